import type { Fact } from '../../../facts/fact.ts';
import type { DelegateStep } from '../../../facts/vocabulary.ts';
import { isDeniedBefore } from './modality.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

/** How delegates come about: class League branch recommends, unit elects (item 12 of 2021). */
const topic = /代表(?!大会|会议|性|作)|候选人预备人选|候选人初步人选/;
const verbs = /推荐|提名|推选|选举|产生|指定|委派|分配|酝酿|票选|选派|直接确定|遴选/;
const notDelegates =
  /常任代表|常代会|主席团|干事|部长|评议会|评议委员|学生代表为主|代表学生|代表学校|代表广大/;

const nominators: readonly (readonly [
  Extract<DelegateStep, { step: 'nominated' }>['by'],
  RegExp,
])[] = [
  [
    'class-league',
    /(?:班级?|各)?(?:团支部|团小组)[^,;。]{0,16}(?:推荐|提名|推选|民主|推出|酝酿|产生|上报|召开|大会)|(?:推荐|提名)[^,;。]{0,8}团支部/,
  ],
  [
    'unit-union',
    /(?:学生会|研究生会|学生联合会)(?:组织)?[^;。]{0,40}?(?:提名|推荐|酝酿|指定|遴选)(?!.{0,6}团支部)/,
  ],
  ['unit-league', /(?:团总支|分团委|学院团委|系团委)[^,;。]{0,12}(?:提名|推荐(?!.{0,8}选举))/],
  ['class', /(?:班委会?|班级(?:学生)?|班会|全班同学|班主任|辅导员)[^,;。]{0,12}(?:提名|推荐|推选)/],
  ['self', /(?:自愿报名|个人报名|自荐|个人自荐)/],
];

const elected =
  /(?:学院|院系|系部?|各系|各单位|选举单位|二级学院|书院|学部|代表团|院\(系\)|系学生组织|所在单位|本单位)[^;。]{0,40}?(?:选举|票选|无记名投票|差额)|(?:学生会|代表会议|学生大会|团员大会|代表大会)[^;。]{0,30}?(?:无记名|投票|差额)[^;。]{0,10}选举|(?:无记名投票|差额选举|投票选举)[^;。]{0,20}(?:产生|选出)/;
const appointed =
  /代表[^;。]{0,20}?(?:由|经)([^,;。]{2,24}?)(?:直接)?(?:指定|委派|指派|直接确定|任命|选派|分派|安排)|(?:由|经)([^,;。]{2,20}?)(?:直接)?(?:指定|委派|指派|直接确定|选派)(?:[^;。]{0,10})代表|(?:不再|无需|不另|未|不经)(?:另行)?(?:组织|推荐和|推荐、)?选举|(?:指派|委派|选派|指定)(?:学生)?代表|由([^,;。]{2,16}?)直接(?:指定|确定|委派|指派)/;

const leftOut =
  /(?:不经|未经|无需|不再经|不需|跳过|没有(?:经过)?)[^,;。]{0,12}团支部[^,;。]{0,4}(?:推荐|提名)/;

function stepsOf(text: string): readonly DelegateStep[] {
  const out: DelegateStep[] = [];
  const named = nominators.find(([, pattern]) => {
    const match = pattern.exec(text);
    return match !== null && !isDeniedBefore(text, match.index);
  });
  if (named) out.push({ step: 'nominated', by: named[0] });
  if (leftOut.test(text)) out.push({ step: 'skipped', by: 'class-league' });
  const vote = elected.exec(text);
  if (vote && !isDeniedBefore(text, vote.index)) out.push({ step: 'elected', by: 'unit' });
  const chosen = appointed.exec(text);
  if (chosen && !isDeniedBefore(text, chosen.index)) {
    out.push({ step: 'appointed', by: chosen.slice(1).find((body) => body !== undefined) ?? '' });
  }
  return out;
}

const namesDelegates =
  /代表(?:人选|由|均|先|名额|总数|的产生|产生|候选|应|共|\d|[一二三四五六七八九十百]+(?:名|人))|代表大会代表/;

function concerns(sentence: Sentence, units: ReadonlySet<number>): boolean {
  if (namesDelegates.test(sentence.text) && !/常任代表|常代会|评议/.test(sentence.text))
    return true;
  const goesOn = sentence.text.includes('名额') && units.has(sentence.unit - 1);
  if ((units.has(sentence.unit) || goesOn) && !notDelegates.test(sentence.text)) return true;
  const { section, text, lead } = sentence;
  if (notDelegates.test(text)) return false;
  if (
    section.kind === 'review' ||
    (section.kind === 'candidates' && /候选人/.test(text) && !/代表/.test(text))
  )
    return false;
  return topic.test(text) || (/代表/.test(lead + section.title) && /预备人选|名单/.test(text));
}

const minimum =
  /代表[^。;]{0,24}(?:不少于|不低于|不得少于|不得低于|至少)[^。;]{0,24}?(?:(\d+(?:\.\d+)?)%|(百分之一|百分之二|百分之三))/;

/** The least share of delegates that the school's own method sets. */
export function readDelegateMinimum(statements: Statements): readonly Fact[] {
  return statements.sentences.flatMap((sentence): readonly Fact[] => {
    const match = minimum.exec(sentence.text);
    if (!match || sentence.quotedRule || !/学生|在校生|人数/.test(match[0])) return [];
    if (/骨干|职务|女|少数民族|年级|差额/.test(match[0])) return [];
    const words: Readonly<Record<string, string>> = { 百分之一: '1', 百分之二: '2', 百分之三: '3' };
    const percent = match[1] ?? words[match[2] ?? ''] ?? '1';
    return [factFrom(statements, sentence, 'delegates.minimum', { percent })];
  });
}

/** Steps by which delegates are nominated, elected or appointed. */
export function readDelegatePath(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  const units = new Set(
    statements.sentences.filter(({ text }) => namesDelegates.test(text)).map(({ unit }) => unit),
  );
  for (const sentence of statements.sentences) {
    if (!verbs.test(sentence.text) || sentence.quotedRule || sentence.pastTerm) continue;
    if (sentence.inTable && sentence.text.length < 14) continue;
    if (!concerns(sentence, units)) continue;
    for (const step of stepsOf(sentence.text)) {
      facts.push(factFrom(statements, sentence, 'delegates.step', step, { level: 'school' }));
    }
  }
  return facts;
}
