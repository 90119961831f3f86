import type { Fact } from '../../../facts/fact.ts';
import type { FactValues } from '../../../facts/vocabulary.ts';
import type { Sentence } from '../statements/sentences.ts';
import { countsPeople, figure, isFormer } from './figure-text.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** How many delegates the congress has, and of what kinds. */

type Part = FactValues['delegates.part'];
type Group = Part['group'];

const n = `(${numberSource})`;
const totals: readonly RegExp[] = [
  new RegExp(
    `(?:正式|全体|应到)?(?<!女|男|民族|生|员|列席|特邀|常任|骨干|部|团|席|特约|嘉宾|教师|届|的|选举单位|级)代表(?:大会代表)?(?:名额)?(?:总数|总额|总名额|人数|名额|总人数|数)?(?:拟定|确定|核定|定)?(?:共计|共有|总计|合计|共|计|为|有|是|应到|:)*(?:代表)?${n}(?:名|人|位)`,
    'g',
  ),
  new RegExp(
    `(?:应到|拟定|选出|产生|选举产生|推选出?|共|共有|确定|审议|全体|来自[^,。;]{2,24}的)(?:正式)?(?:代表)?${n}(?:名|人|位)?(?:正式)?(?:学生|研究生)?代表(?!团|性|大会)`,
    'g',
  ),
  new RegExp(`应到(?:会)?(?:正式)?代表${n}(?:名|人|位)`, 'g'),
  new RegExp(`${n}(?:名|人|位)(?:正式)?代表(?=全部|资格|均|都|中)`, 'g'),
];
const kinds: readonly (readonly [Group, string])[] = [
  ['women', '女(?:性|生)?'],
  ['men', '男(?:性|生)?'],
  ['minority', '少数民族(?:学生)?'],
  [
    'level',
    '(?:本科生?|专科生?|大专生?|中专生?|高职生?|本专科生?|专升本(?:学生)?|研究生|硕士(?:研究)?生|博士(?:研究)?生|预科生?)',
  ],
  [
    'non-officer',
    '(?:非(?:校|院|系|学院|学校|各)?[^,。;]{0,18}?(?:骨干|干部|工作人员|成员)(?:的)?(?:学生)?|(?:未|不)(?:在|担任)[^,。;]{0,20}?(?:职务|骨干|干部|任职)(?:的|者)?(?:学生)?)',
  ],
];
const percentAfter =
  '(?:[,(、]?(?:约)?(?:占|占比|比例|为|恰为|正好为?|即)(?:为|到|达|代表|正式|全体|大会)*(?:代表)?(?:总数|总额|总人数|人数|名额)?(?:的|比例|为|达到?)*(\\d{1,3}(?:\\.\\d{1,4})?)%\\)?|\\((?:占)?(\\d{1,3}(?:\\.\\d{1,4})?)%\\))';
const partPatterns = kinds.map(([group, label]): readonly [Group, RegExp, RegExp] => [
  group,
  new RegExp(
    `(${label}(?:代表)?)(?:人数)?(?:共计|共有|共|有|为|是|计|:)*${n}(?:名|人|位)(?:代表)?${percentAfter}?`,
    'g',
  ),
  new RegExp(
    `(${label}代表)(?:的)?(?:比例|占比)?(?:为|达到?|约)?(?:占(?:代表|正式代表)?(?:总数|总额|总人数|人数|名额)?(?:的)?)?(?:比例)?(?:为|达到?|约)?(\\d{1,3}(?:\\.\\d{1,4})?)%`,
    'g',
  ),
]);
const congress =
  /代表大会|学代会|研代会|双代会|大会|代表名额|正式代表|代表[^,。;]{0,10}[名人],?[^,。;]{0,2}占(?:全日制|全体|在校|全校|全院)[^,。;]{0,10}(?:生|人数)/;
const others =
  /评议会|座谈会|常任代表|常代会|团代会|共青团|团员代表|人大|党代会|教代会|职工代表|听证|全国|省学联|社团代表|班级代表|家长|调研|列席代表|特邀代表/;
const required =
  /(?:一般|应|须|原则上|要)?(?:不低于|不少于|不得低于|不得少于|至少|以上|左右|不超过)/;

function inContext(told: Told, sentence: Sentence): boolean {
  if (others.test(sentence.text.replace(/《[^》]{0,60}》/g, ''))) return false;
  if (congress.test(sentence.text + sentence.lead)) return true;
  if (['delegates', 'congress'].includes(sentence.section.kind)) return true;
  return congress.test(told.paragraphOf(sentence));
}

/** A club's, a unit's or a class's delegates are no total. */
const ofPart =
  /(?:社团|学院|书院|系|年级|班级?|专业|协会|部门|民族|新生|留学生)[^,。;:]{0,3}(?:有|各|选派|推选|的)?$/;

function totalOf(
  text: string,
): { readonly count: number; readonly from: number; readonly to: number } | null {
  let best: { count: number; from: number; to: number } | null = null;
  for (const pattern of totals) {
    for (const match of text.matchAll(pattern)) {
      const count = parseWholeNumber(match[1] ?? '');
      const to = match.index + match[0].length;
      if (count === null || count < 10 || isFormer(text, match.index, to)) continue;
      const before = text.slice(Math.max(0, match.index - 6), match.index);
      if (
        /实到|出席|到会|与会|参会|参加|缺席|请假|列席|每\d|按|其中|推荐|候选|邀请|特邀/.test(
          before + match[0].slice(0, 4),
        )
      )
        continue;
      if (ofPart.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
      if (/^(?:[以之]内|左右|以上|以下)/.test(text.slice(to)) || required.test(match[0])) continue;
      if (!best || match.index < best.from) best = { count, from: match.index, to };
    }
  }
  return best;
}

function totalFact(told: Told, sentence: Sentence): Fact | null {
  const { text } = sentence;
  const found = totalOf(text);
  if (!found) return null;
  const rest = text.slice(found.to, found.to + 60);
  const share =
    /^[,(]?(?:约)?占(?:全体|全校|全院|我校|我院|学校|学院)?(?:全日制)?(?:普通)?(?:本专科|本科)?(?:在校|在籍)?(?:学生|研究生|生)(?:总数|总人数|人数)?(?:\(?[\d,万名人]+\)?)?的?(\d{1,3}(?:\.\d{1,4})?)%/.exec(
      rest,
    );
  const students = new RegExp(
    `(?:在校|在籍|全日制|全体)[^,。;]{0,6}?(?:学生|研究生|生)(?:总数|总人数|人数)?(?:共|为|有|\\()*${n}(?:余)?(?:名|人)`,
  ).exec(text);
  return figure(
    told,
    sentence,
    'delegates.total',
    {
      count: found.count,
      percentOfStudents: share?.[1] ?? null,
      students: students ? parseWholeNumber(students[1] ?? '') : null,
    },
    { from: found.from, to: found.to + (share?.[0].length ?? 0) },
  );
}

/** A word without which a sentence says nothing of a group. */
const triggers: Partial<Readonly<Record<Group, RegExp>>> = {
  women: /女/,
  men: /男/,
  minority: /少数民族/,
  level: /[本专科职中研预硕博]/,
  'non-officer': /非|不|未/,
};

function lazily<T>(compute: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: compute() }).value;
}

function partFacts(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  const total = lazily(() => (totalOf(text) ?? totalOf(told.paragraphOf(sentence)))?.count ?? null);
  const facts: Fact[] = [];
  const taken: number[] = [];
  const add = (value: Part, from: number, to: number): void => {
    if (taken.some((at) => at >= from && at < to)) return;
    taken.push(from);
    facts.push(figure(told, sentence, 'delegates.part', value, { from, to }));
  };
  for (const [group, counted, shared] of partPatterns) {
    if (!triggers[group]?.test(text)) continue;
    for (const match of text.matchAll(counted)) {
      const to = match.index + match[0].length;
      const count = parseWholeNumber(match[2] ?? '');
      if (
        count === null ||
        /(?:在校|共有|现有|招收|全日制|全体|全校|全院|占|约)$/.test(text.slice(0, match.index))
      )
        continue;
      if (
        group === 'level' &&
        /^(?:名|人)?[^,。;]{0,4}(?:在校|学生)/.test(text.slice(to)) &&
        !/代表/.test(match[0])
      )
        continue;
      const percent = match[3] ?? match[4] ?? null;
      add({ group, label: match[1] ?? '', count, percent, total: total() }, match.index, to);
    }
    for (const match of text.matchAll(shared)) {
      const to = match.index + match[0].length;
      if (required.test(match[0]) || /^(?:以上|左右)/.test(text.slice(to))) continue;
      add(
        { group, label: match[1] ?? '', count: null, percent: match[2] ?? null, total: total() },
        match.index,
        to,
      );
    }
  }
  return facts;
}

const unitSeats = new RegExp(
  `([一-龥]{1,12}?(?:学院|书院|系|学部|校区))(?:学生会)?(?:代表)?${n}(?:名|人|位)`,
  'g',
);

const anySeats = new RegExp(`${numberSource}(?:名|人|位)`, 'g');

/** 经济学院62名,管理学院44名: the seats of each electoral unit, told in one sentence. */
function unitFacts(told: Told, sentence: Sentence): readonly Fact[] {
  const matches = [...sentence.text.matchAll(unitSeats)];
  // A list read in part would not add up, so all of its numbers must belong to units.
  const numbers = [...sentence.text.matchAll(anySeats)].length;
  if (matches.length < 3 || matches.length !== numbers) return [];
  const total = totalOf(told.paragraphOf(sentence))?.count ?? null;
  return matches.flatMap((match) => {
    const count = parseWholeNumber(match[2] ?? '');
    const label = (match[1] ?? '').replace(/^.*(?:其中|分配|如下|为|是|给)/, '');
    if (count === null) return [];
    const value: Part = { group: 'unit', label, count, percent: null, total };
    return [
      figure(told, sentence, 'delegates.part', value, {
        from: match.index,
        to: match.index + match[0].length,
      }),
    ];
  });
}

/** A sentence that goes on about the delegates of its paragraph without naming them (女生132名). */
function goesOn(told: Told, sentence: Sentence): boolean {
  if (
    !/女|民族|学院|系|不担任|非校/.test(sentence.text) ||
    /候选|主席团|监票|评议/.test(sentence.text)
  )
    return false;
  return totalOf(told.paragraphOf(sentence)) !== null;
}

/** Reads the number of delegates and its parts from one sentence about the school's congress. */
export function readDelegateFigures(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (!(countsPeople.test(text) || text.includes('%')) || sentence.quotedRule || sentence.pastTerm)
    return [];
  if (sentence.level !== 'school') return [];
  const names = text.includes('代表');
  if (!names && !goesOn(told, sentence)) return [];
  if (!inContext(told, sentence)) return [];
  const total = names ? totalFact(told, sentence) : null;
  return [...(total ? [total] : []), ...partFacts(told, sentence), ...unitFacts(told, sentence)];
}
