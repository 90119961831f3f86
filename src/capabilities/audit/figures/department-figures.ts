import type { Fact } from '../../../facts/fact.ts';
import type { Section } from '../statements/sections.ts';
import type { Sentence } from '../statements/sentences.ts';
import type { Unit } from '../statements/units.ts';
import { amountOf, amountSource, basisOf, figure, isFormer, isSupposed } from './figure-text.ts';
import { sourceAt } from '../statements/sentences.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** How many working departments the union has and what they are called. */

const noun =
  '(?:工作部门|职能部门|工作机构|职能机构|内设机构|部门|部室|部\\(室\\)|职能部室|工作部室)';
const counts: readonly RegExp[] = [
  new RegExp(
    `(?<!相关|有关|政|校|院|行政|学校|学院|党政|各)${noun}(?:总数|数量|数|设置)?,?(?:现|目前|共|总|原则上|一般|应|控制在|压缩(?:至|到|为)|精简(?:至|到|为)|整合(?:至|到|为)|调整为|由[^,。;]{1,8}个(?:精简|压缩|整合|调整)(?:至|到|为))*(?:有|为|设|计|是|:)*${amountSource}个`,
    'g',
  ),
  new RegExp(
    `${amountSource}个(?:学生会|校级|内设|常设)?(?:工作部门|职能部门|工作机构|职能机构|部门|部室|部\\(室\\)|工作部室|部(?=以外|之外|,|。|$|的部长|均|都|分别|\\())(?!负责人|的?(?:联合|代表|老师|教师|领导|负责))`,
    'g',
  ),
];
const item = '(?:[一-龥]{1,8}?(?:部|办公室|中心|事务室|工作室)|办公室)';
const listPattern = new RegExp(
  `${item}(?:\\([^)]{1,12}\\))?(?:(?:、|和|及|以及|与|,)${item}(?:\\([^)]{1,12}\\))?)+`,
  'g',
);
const opener =
  /(?:下设|设立|设置|设有|内设|分设|常设|包括|分为|分别(?:为|是)|由|即|有|为|设|是|:|\(|—|-)(?:了|主席团(?:和|及|、|以及))?(?:[^,。;、]{0,14}?(?:部门|机构|部室)(?:,|:|,?分别(?:是|为):?|为|:|\()?)?$/;
const lead =
  /^.*(?:下设|设立|设置|设有|内设|分设|常设|包括|分为|分别为|分别是|由|即|设|有|为|是|学生会|研究生会|主席团[和及]?)(?=(?:[一-龥]{1,8}(?:部|中心|室)|办公室)$)/;
const otherSubject =
  /党(?:委|政|支部)|学校(?:各|相关|有关|职能)|后勤|教务|保卫部|组织人事|相关部门|有关部门|职能部门(?:交流|负责|联合)|社团联合会|青(?:年志愿者)?协|团委(?:下设|内设|设)|宣传统战|武装部|学工部|学生工作部|自律委员会|评议会|志愿者协会|艺术团|团委[^,。;]{0,6}部/;
const unionSubject = /学生会|研究生会|学生联合会|本会|我会|主席团|工作部门|职能部门|部室/;

function subjectFits(sentence: Sentence, at: number): boolean {
  const before = sentence.text.slice(0, at);
  if (otherSubject.test(before.slice(-30)) && !unionSubject.test(before.slice(-12))) return false;
  if (unionSubject.test(sentence.lead + before)) return true;
  return ['charter', 'chart', 'roster', 'plan'].includes(sentence.section.kind);
}

function countFacts(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  const facts: Fact[] = [];
  for (const pattern of counts) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      const [, bound, low, high] = match;
      const amount = amountOf(bound, low, high, text.slice(to));
      const numberAt = match.index + match[0].lastIndexOf(low ?? '');
      if (!amount || amount.max === 0 || (amount.max ?? 99) > 30) continue;
      if (isFormer(text, numberAt, to) || isSupposed(text, match.index, to)) continue;
      if (
        /其中|各|每|相关|有关|另|第|联合|协同|涉及|分布|任何|某|哪|同/.test(
          text.slice(Math.max(0, match.index - 4), match.index),
        )
      )
        continue;
      if (!subjectFits(sentence, match.index) && !unionSubject.test(match[0])) continue;
      if (/(?:年级|班级|学院|党|行政|学校|校内|二级)[^,。;]{0,6}$/.test(text.slice(0, match.index)))
        continue;
      facts.push(
        figure(told, sentence, 'department.count', amount, {
          from: match.index,
          to,
          basis: basisOf(sentence, amount),
        }),
      );
    }
  }
  return facts;
}

/** The names in a list, without what introduces the first and without the presidium. */
function namesIn(list: string): readonly string[] {
  return list
    .split(/、|,|以及|(?<=部|室|心)(?:和|及|与)/)
    .map((name) => name.replace(/\([^)]*\)/g, ''))
    .map((name, index) => (index === 0 ? name.replace(lead, '') : name))
    .filter((name) => name.length >= 2 && !/主席团|各部|部门$|全部|干部|内部|本部/.test(name));
}

function isOpen(text: string, to: number, names: number): boolean {
  const after = text.slice(to, to + 14);
  const number = new RegExp(`^等?,?(?:共)?(${numberSource})个`).exec(after);
  if (number) return parseWholeNumber(number[1] ?? '') !== names;
  return after.startsWith('等') || /若干|可根据|根据(?:工作)?需要|视(?:工作|情况)|可设/.test(text);
}

function listFacts(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  const facts: Fact[] = [];
  for (const match of text.matchAll(listPattern)) {
    const names = [...new Set(namesIn(match[0]))];
    if (names.length < 3) continue;
    const tail = names.at(-1) ?? '';
    const to = match.index + match[0].lastIndexOf(tail) + tail.length;
    const first = match[0].indexOf(names[0] ?? '');
    const from = match.index + Math.max(0, first);
    if (
      /^(?:部长|长|门|的?(?:负责人|部长|成员)|干事|联合|共同|配合|协助|等部门(?:联合|配合|共同))/.test(
        text.slice(to),
      )
    )
      continue;
    const before = text.slice(0, from);
    const counted = /^[^,。;]{0,3}(?:等)?[^,。;]{0,3}个(?:工作|职能)?(?:部门|部室|机构)/.test(
      text.slice(to),
    );
    if (!opener.test(before) && !counted) continue;
    if (!subjectFits(sentence, from) || isFormer(text, from, to)) continue;
    if (/党委|教务|学工|学生处|后勤|保卫处|财务/.test(match[0])) continue;
    facts.push(
      figure(
        told,
        sentence,
        'department.list',
        { names, open: isOpen(text, to, names.length) },
        { from, to },
      ),
    );
  }
  return facts;
}

/** Reads numbers and lists of working departments from one sentence. */
export function readDepartmentFigures(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (sentence.quotedRule || sentence.level !== 'school' || !/部|室/.test(text)) return [];
  const facts: Fact[] = [];
  if (/[\d一二两三四五六七八九十]个/.test(text)) facts.push(...countFacts(told, sentence));
  const charted = sentence.section.kind === 'chart';
  if (!sentence.pastTerm && !charted && text.includes('、'))
    facts.push(...listFacts(told, sentence));
  return facts;
}

const dutyHeading = new RegExp(
  `^(?:\\([一二三四五六七八九十\\d]{1,3}\\)|[\\d.]{1,10}|第[一二三四五六七八九十\\d]{1,4}条|[一二三四五六七八九十]{1,3}、|[*#]+)?\\**([一-龥]{1,8}?(?:部|办公室|中心)|办公室)\\**(?:的)?(?:(?:主要)?(?:工作)?(?:职责|职能)|[:—-]{1,2}(?=.))`,
);

const headingHint = /(?:部|室|中心).{0,3}(?:职责|职能|主要|工作|[:—-])/;

function headingName(unit: Unit): string | null {
  const name = dutyHeading.exec(unit.text)?.[1]?.replace(/^(?:学生会|研究生会|校学生会)/, '');
  return name === undefined ||
    /主席|各部|秘书长|部门|干部|全部|党委|团委|支部/.test(name) ||
    name.length < 2
    ? null
    : name;
}

/**
 * Departments told by headings over their duties (（三）学习部职责), one list a section. Headings do not say
 * that there is no other, so the list is open.
 */
export function readDutyHeadings(told: Told): readonly Fact[] {
  const facts: Fact[] = [];
  const { units, sections, reading } = told.statements;
  let section: Section | undefined;
  let at = 0;
  let names: string[] = [];
  let first: Unit | null = null;
  const close = (): void => {
    if (first && section && new Set(names).size >= 3) {
      facts.push({
        name: 'department.list',
        level: 'school',
        value: { names: [...new Set(names)], open: true },
        basis: section.basis,
        grain: 'aggregate',
        coverage: 'partial',
        day: null,
        source: sourceAt(
          reading,
          first.start,
          first.start + (dutyHeading.exec(first.text)?.[0].length ?? 1),
        ),
      });
    }
    names = [];
    first = null;
  };
  for (const unit of units) {
    while (at < sections.length && (sections[at]?.end ?? 0) <= unit.start) at += 1;
    if (sections[at] !== section) {
      close();
      section = sections[at];
    }
    if (unit.inTable || !headingHint.test(unit.text.slice(0, 24))) continue;
    const name = headingName(unit);
    if (name === null) continue;
    first = first ?? unit;
    names.push(name);
  }
  close();
  return facts;
}

const whole = new RegExp(`^${item}$`);

/** The departments an organisation chart names in words: its boxes, lines or list. */
export function readCharts(told: Told): readonly Fact[] {
  const { units, sections, reading } = told.statements;
  const facts: Fact[] = [];
  for (const section of sections) {
    if (section.kind !== 'chart') continue;
    const names = new Map<string, { readonly from: number; readonly to: number }>();
    for (const unit of units) {
      if (unit.start < section.titleEnd || unit.end > section.end || unit.text.length > 200)
        continue;
      if (/[。;]/.test(unit.text)) continue;
      for (const match of unit.text.matchAll(/[一-龥]{2,10}/g)) {
        const before = unit.text[match.index - 1] ?? '|';
        if (
          !whole.test(match[0]) ||
          /主席|党委|团委|支部|全部|中心$|项目办/.test(match[0]) ||
          /["《]/.test(before)
        )
          continue;
        const from = unit.start + match.index;
        if (!names.has(match[0])) names.set(match[0], { from, to: from + match[0].length });
      }
    }
    const places = [...names.values()];
    const first = places[0];
    const last = places.at(-1);
    if (names.size < 3 || !first || !last) continue;
    facts.push({
      name: 'department.list',
      level: 'school',
      value: { names: [...names.keys()], open: true },
      basis: 'practice',
      grain: 'aggregate',
      coverage: 'partial',
      day: null,
      source: sourceAt(reading, first.from, last.to),
    });
  }
  return facts;
}
