import type { Fact } from '../../../facts/fact.ts';
import type { ElectingBody } from '../../../facts/vocabulary.ts';
import { factFrom, type Sentence, type Statements } from './sentences.ts';

/** Who elects or appoints the presidium (item 10 of the 2021 form). */
type Office = 'presidium' | 'chair' | 'heads';

const trigger = /选举|选出|产生|推选|任命|聘任|指定|当选|互选|票选|选定|委任|改选/;

/** Bodies by name, the more particular first: a committee of the congress is not the congress. */
const bodies: readonly (readonly [ElectingBody, RegExp])[] = [
  ['standing-delegates', /常任代表(?:会议|大会|会)?|常代会/g],
  ['standing-committee', /常务委员会|常委会|常设委员会|常务理事会/g],
  [
    'committee',
    /(?:学生|研究生|学联|本届|新一届|第[一二三四五六七八九十\d]+届)?(?:会)?委员会(?:全体)?(?:会议|全会|委员)?|全委会|全体委员|委员们?(?=[^,。]{0,6}(?:投票|选举|互选|表决))/g,
  ],
  ['assembly', /全体(?:学生|研究生|会员)(?:大会|会议)/g],
  [
    'congress',
    /(?:学生|研究生)?代表大会|学代会|研代会|学生代表会议?|(?:全体|与会|到会|参会|正式|出席会议的)?代表们?(?=[^,。]{0,14}(?:投票|选举|选出|票选|表决|无记名))|(?<!全体(?:学生|会员))大会/g,
  ],
  [
    'presidium',
    /(?:上(?:一)?届|原|往届|历届)?主席团(?:会议|全体会议)?(?=(?:集体|会议)?(?:提名|讨论|研究|推选|互选|内部|任命|指定|聘任|决定))/g,
  ],
  [
    'party-or-league',
    /(?:校|院|学校|学院)?(?:党委|团委|学生工作?部|学生处|学工部|学工处|指导教师|指导老师)/g,
  ],
];

interface BodyHit {
  readonly body: ElectingBody;
  readonly at: number;
  readonly end: number;
}

function bodiesIn(text: string): readonly BodyHit[] {
  const hits: BodyHit[] = [];
  for (const [body, pattern] of bodies) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      if (hits.some((hit) => at < hit.end && end > hit.at)) continue;
      hits.push({ body, at, end });
    }
  }
  return hits.sort((a, b) => a.at - b.at);
}

/** Removes what is named only to be excluded: (非其委员会、…), 而非…, 不得由…代行. Lengths are kept. */
function withoutExclusions(text: string): string {
  return text.replace(
    /\((?:非|不含|不得|不是|不包括|而非)[^)]*\)|(?:而)?(?:并)?(?:非|不是)(?:由|其)[^,。;)]*|(?:不得|不经|不能|不产生|不选举|不推选|并不|不可以|没有[^,。;]{0,8}(?=选举)|无权|均无|不可|不应|不再|不由|不宜|无权|不参与|不行使|不负责|不代替|不代行|不能代替|不承担)[^,。;]*/g,
    (part) => '○'.repeat(part.length),
  );
}

const officePattern =
  /主席团(?:成员|组成人员|人选|班子)?|(?:正、?副|轮值执行|执行|副)?主席(?!团|台|令|持)|(?:主要)?负责人|领导机构|领导班子|各?部(?:门)?(?:部)?长|部门负责人/g;
const notOffice =
  /^(?:候选|团?候选|人选资格|助理|述职|报告|汇报|换届工作|会议|的?(?:资格|条件|职责|任期|组成|资料))/;

function officesIn(
  text: string,
): readonly { readonly office: Office; readonly at: number; readonly end: number }[] {
  const out: { office: Office; at: number; end: number }[] = [];
  for (const match of text.matchAll(officePattern)) {
    const end = match.index + match[0].length;
    if (notOffice.test(text.slice(end))) continue;
    const word = match[0];
    const office: Office = /部/.test(word)
      ? 'heads'
      : /团|领导|负责人/.test(word)
        ? 'presidium'
        : 'chair';
    out.push({ office, at: match.index, end });
  }
  return out;
}

const electing = /选举|选出|推选|票选|互选|改选|投票|表决|当选|产生/;
const appointing = /任命|聘任|指定|委任|委派|直接确定/;

interface Reading {
  readonly by: ElectingBody;
  readonly office: Office;
  readonly alternative: ElectingBody | null;
  readonly contested: boolean | null;
}

function contestedIn(text: string): boolean | null {
  if (/等额/.test(text) && !/差额/.test(text)) return false;
  return /差额/.test(text) ? true : null;
}

/** A passive statement: <office> 由 <body> 选举产生. The last body before the verb acts. */
function passive(text: string): Reading | null {
  const verb =
    /(?:选举产生|选举|选出|推选产生|推选|票选|互选|投票产生|产生|任命|聘任|指定|(?<![团党])委任|直接确定)/g;
  for (const by of text.matchAll(/由|经(?!过)|经过|在(?=[^,。]{0,30}(?:上|中)(?:选举)?产生)/g)) {
    const offices = officesIn(text.slice(0, by.index));
    const office = offices.at(-1);
    const subject = text.slice(0, by.index);
    if (!office || /(?:委员|代表)[^,]{0,18}$/.test(subject.slice(office.end))) continue;
    const rest = text.slice(by.index);
    const verbs = [...rest.matchAll(verb)];
    const clauseEnd = rest.search(/[。;]/);
    const acting = verbs.filter((match) => clauseEnd === -1 || match.index < clauseEnd);
    const first = acting[0];
    if (!first) continue;
    const agent = agentBefore(
      rest,
      acting.map((match) => match.index),
    );
    if (!agent) continue;
    return {
      by: agent.body,
      office: strongest(offices),
      alternative: agent.alternative,
      contested: contestedIn(rest),
    };
  }
  return null;
}

function strongest(offices: readonly { readonly office: Office }[]): Office {
  if (offices.some((item) => item.office === 'presidium')) return 'presidium';
  return offices.some((item) => item.office === 'chair') ? 'chair' : 'heads';
}

/** The body nearest before the deciding verb; another joined by 或 / 、 is its alternative. */
function agentBefore(
  rest: string,
  verbs: readonly number[],
): { readonly body: ElectingBody; readonly alternative: ElectingBody | null } | null {
  const last = verbs.at(-1) ?? 0;
  const hits = bodiesIn(rest.slice(0, last));
  const agent = hits.at(-1);
  if (!agent) return null;
  const before = hits.at(-2);
  const joined =
    before !== undefined &&
    /^(?:或者?|、|及其?|与|和|\/)/.test(rest.slice(before.end, agent.at)) &&
    agent.at - before.end <= 4;
  if (joined && before) return { body: before.body, alternative: agent.body };
  // 大会 alone is the congress only where nothing more particular acts.
  return { body: agent.body, alternative: null };
}

/** An active statement: <body> 选举产生 <office>, or an agenda line 选举产生… under a congress. */
function active(text: string, context: string): Reading | null {
  const verb = /选举产生|选举|选出|推选|票选|改选|产生(?!办法)|任命|聘任|指定/.exec(text);
  if (!verb) return null;
  const offices = officesIn(text.slice(verb.index + verb[0].length)).filter((item) => item.at < 60);
  if (offices.length === 0) return null;
  const between = text.slice(
    verb.index + verb[0].length,
    verb.index + verb[0].length + (offices[0]?.at ?? 0),
  );
  if (
    /办法|候选|调整|条例|规程|监督|程序/.test(between) ||
    /调整|增补|补选|办法/.test(
      text.slice(verb.index, verb.index + 40).slice(0, (offices.at(-1)?.end ?? 0) + 8),
    )
  )
    return null;
  const hit = bodiesIn(text.slice(0, verb.index)).at(-1) ?? bodiesIn(context).at(-1);
  if (!hit) return null;
  return {
    by: hit.body,
    office: strongest(offices),
    alternative: null,
    contested: contestedIn(text),
  };
}

const unsuited =
  /办法(?:\(|》|$)|选举办法|候选人(?:由|经|名单|预备)|补选|增补|届中|空缺|缺额|辞职|罢免|撤换|代行/;

function fromSentence(statements: Statements, sentence: Sentence): Fact | null {
  if (sentence.pastTerm || sentence.quotedRule || sentence.inTable) return null;
  const text = withoutExclusions(sentence.text);
  if (!trigger.test(text) || (!electing.test(text) && !appointing.test(text))) return null;
  if (unsuited.test(text) && !/候选人中/.test(text)) return null;
  const context = sentence.lead + (sentence.section.kind === 'congress' ? '大会' : '');
  const found = passive(text) ?? active(text, context);
  if (!found) return null;
  if (found.by === 'presidium' && found.office !== 'presidium') return null;
  if (found.office !== 'presidium' && (found.by === 'party-or-league' || found.by === 'other')) {
    if (found.office === 'heads') return null;
  }
  return factFrom(statements, sentence, 'presidium.elected', found);
}

/** Statements of who elects the presidium, its chair, or the heads of departments. */
export function readElections(statements: Statements): readonly Fact[] {
  const facts: Fact[] = [];
  for (const sentence of statements.sentences) {
    if (!trigger.test(sentence.text) || !/主席|领导机构|领导班子|负责人|部长/.test(sentence.text))
      continue;
    const fact = fromSentence(statements, sentence);
    if (fact) facts.push(fact);
  }
  return facts;
}
