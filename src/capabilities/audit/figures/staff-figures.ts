import type { Basis, Fact } from '../../../facts/fact.ts';
import type { Amount, StaffSummary } from '../../../facts/vocabulary.ts';
import { emptySummary, figuresIn } from '../rosters/summary-cells.ts';
import type { Sentence } from '../statements/sentences.ts';
import {
  amountOf,
  amountSource,
  basisOf,
  countsPeople,
  figure,
  isFormer,
  isSupposed,
} from './figure-text.ts';
import { numberSource, parseWholeNumber } from '../../../facts/numerals.ts';
import type { Told } from './told.ts';

/** How many people work in the union, as sentences tell it. */

const union = '(?:学生会|研究生会|学生联合会|本会|我会|校会)(?:\\([^)]{0,6}\\))?(?:组织)?';
const staff = '(?:工作人员|学生骨干|学生干部|在册人员)';
const kept = '(?:总数|总人数|人数|规模|总量|总规模|编制|名额|数量|队伍)?';
const link =
  '(?:,)?(?:目前|现|总|合)?(?:共有|共计|共|计|有|为|是|达到?|设|现有|实有|总计|合计|原则上|一般|应|保持在?|稳定在|精简(?:至|到)|压缩(?:至|到)|减少?(?:至|到)|:)*';
const patterns: readonly RegExp[] = [
  new RegExp(`${staff}${kept}(?:\\([^)]{0,12}\\))?${link}${amountSource}(?:名|人|位)`, 'g'),
  new RegExp(
    `(?:${union})(?:[^,。;]{0,14}?(?:现有|共有|实有|目前有|现共有|配备|设有))${amountSource}(?:名|人|位)${staff}?(?!主席|副|部|干事|代表|委员|学生代表)`,
    'g',
  ),
  new RegExp(
    `(?:现有|共有|实有|共|由|配备|全体|全部|的|,|^)${amountSource}(?:名|人|位)(?:学生会|研究生会)?(?:组织)?(?:在册|在岗)?工作人员(?!代表)`,
    'g',
  ),
  new RegExp(`(?:${union})(?:现|目前)?共${amountSource}(?:名|人|位)(?=[,。;(]|其中)`, 'g'),
  new RegExp(`${union}(?:全体)?成员${kept}${link}${amountSource}(?:名|人|位)`, 'g'),
];
const otherBodies =
  /社团|委员会|评议会|青(?:年志愿者)?协|志愿者|班委|大会工作人员|会务|食堂|教职|后勤|保卫|保安|宿管|公寓|自管会|楼|国旗|礼仪队|艺术团|广播|记者团|辅导员|团总支|领导小组|专班|工作组|筹备|换届|监票|计票/;
const partial =
  /(?:新增|增补|补充|补录|招募|招新|招收|纳新|吸纳|吸收|选拔|选聘|选配|录用|聘用|聘任|退出|离任|离职|劝退|调离|培训|参训|参加|出席|到会|组织|评选|表彰|推荐|抽调|安排|每个?部门?|各部门?|部门|其余|其他|其中|本科生?|新生|\d{2,4}级|[大研][一二三四]|年级|男|女|非新生|部分|优秀|另有|还有|含|包括|[一-龥]{1,4}部(?:现有|共有|有)?)(?:的|了|为|校级|学生会|研究生会|组织)*$/;
const wholeStaff = /全体|全员|总数|总人数|共|现有|实有|规模|合计|总计/;

function isWhole(sentence: Sentence, match: RegExpMatchArray): boolean {
  const at = match.index ?? 0;
  const { text } = sentence;
  let from = at;
  while (from > Math.max(0, at - 80) && !/[,;。:]/.test(text[from - 1] ?? '')) from -= 1;
  const before = text.slice(from, at);
  if (partial.test(before) && !/全体$|全员$/.test(before)) return false;
  if (otherBodies.test(before + match[0])) return false;
  const after = text.slice(at + match[0].length);
  if (
    /^(?:党员|团员|以上|参加|出席|参训|获|被|当选|报名|主席|副|部长|干事|新成员|左右的)/.test(
      after,
    ) &&
    !/全体|现有|共/.test(before + match[0])
  )
    return false;
  return !/(?:评优|名额|代表)/.test(before) || wholeStaff.test(match[0]);
}

/** 工作人员由58人精简至40人: the number it came down to. */
const reduced = new RegExp(
  `${staff}${kept}(?:已)?(?:由|从)[^,。;]{1,16}?[名人](?:精简|压缩|缩减|减少|调整|优化|下降|增加|扩充)?(?:至|到|为)(?:目前的|现在的|现有的?)?(${numberSource})(?:名|人|位)`,
);

function reducedCount(told: Told, sentence: Sentence): readonly Fact[] {
  const match = reduced.exec(sentence.text);
  const count = match ? parseWholeNumber(match[1] ?? '') : null;
  if (!match || count === null || sentence.basis === 'plan') return [];
  const place = { from: match.index, to: match.index + match[0].length };
  return [figure(told, sentence, 'staff.count', { min: count, max: count }, place)];
}

/** A number told as the present state is practice wherever it stands, a charter's preface included. */
function countBasis(sentence: Sentence, amount: Amount, words: string): Basis {
  const exact = amount.min === amount.max;
  const present = /现有|实有|目前|在册|共有|合计|本会共|[名人位][^,。;]{0,6}工作人员$/.test(words);
  return exact && present && sentence.basis === 'rule' ? 'practice' : basisOf(sentence, amount);
}

function countsIn(told: Told, sentence: Sentence): readonly Fact[] {
  const facts: Fact[] = [];
  const seen = new Set<number>();
  for (const pattern of patterns) {
    for (const match of sentence.text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      const [, bound, low, high] = match;
      const amount = amountOf(bound, low, high, sentence.text.slice(to));
      if (!amount || seen.has(to) || !isWhole(sentence, match)) continue;
      const numberAt = match.index + match[0].lastIndexOf(low ?? '');
      if (isFormer(sentence.text, numberAt, to) || isSupposed(sentence.text, match.index, to))
        continue;
      seen.add(to);
      const place = { from: match.index, to, basis: countBasis(sentence, amount, match[0]) };
      facts.push(figure(told, sentence, 'staff.count', amount, trimmed(sentence.text, place)));
    }
  }
  return facts;
}

function trimmed<P extends { readonly from: number; readonly to: number }>(
  text: string,
  place: P,
): P {
  return /[,的]/.test(text[place.from] ?? '') ? { ...place, from: place.from + 1 } : place;
}

const n = `(${numberSource})`;
const parts: readonly (readonly [keyof StaffSummary, RegExp])[] = [
  ['staff', new RegExp(`工作人员${kept}${link}${n}(?:名|人|位)|${n}(?:名|人|位)工作人员`)],
  [
    'partyMembers',
    new RegExp(
      `(?<!非)党员(?:\\([^)]{0,10}\\))?(?:总数|人数)?(?:共有?|有|为|:)?${n}(?:名|人|位)|${n}(?:名|人|位)(?:为|是|系)?(?:正式|中共)?党员`,
    ),
  ],
  [
    'leagueMembers',
    new RegExp(
      `团员(?:总数|人数)?(?:共有?|有|为|:)?${n}(?:名|人|位)|${n}(?:名|人|位)(?:为|是|系)?(?:共青)?团员`,
    ),
  ],
  [
    'activists',
    new RegExp(
      `积极分子(?:总数|人数)?(?:共有?|有|为|:)?${n}(?:名|人|位)|${n}(?:名|人|位)(?:为|是)?入党积极分子`,
    ),
  ],
  [
    'nonFreshmen',
    new RegExp(
      `(?:非(?:一年级)?新生|(?:除[^,。;]{0,6}新生外[^,。;]{0,8}?))(?:总数|人数|工作人员)?(?:共有?|有|为|:)?${n}(?:名|人|位)`,
    ),
  ],
  [
    'freshmen',
    new RegExp(
      `(?<![非除]|除一年级)(?:一年级)?新生(?:总数|人数)?(?:共有?|有|为|:)?${n}(?:名|人|位)(?!外)`,
    ),
  ],
  [
    'withinThirty',
    new RegExp(
      `前(?:30%|百分之三十)(?:以内)?(?:的)?(?:工作人员)?(?:共有?|有|为|者|:)*${n}(?:名|人|位)|${n}(?:名|人|位)(?:工作人员)?[^,。;]{0,16}前30%`,
    ),
  ],
];
const shareOfStaff =
  /前30%(?:以内)?(?:的)?[^,。;]{0,14}?(?:占比?|比例|达到?|为)[^\d,。;]{0,8}(\d{1,3}(?:\.\d{1,6})?)%|(\d{1,3}(?:\.\d{1,6})?)%的工作人员[^,。;]{0,14}前30%/;
const noneFailed = /(?:均)?(?:无|没有|不存在|未出现|未有)[^,。;]{0,10}(?:不及格|挂科|补考)/;

function summaryIn(told: Told, sentence: Sentence): Fact | null {
  const { text } = sentence;
  let summary = emptySummary;
  let from = text.length;
  let to = 0;
  for (const [key, pattern] of parts) {
    const match = pattern.exec(text);
    if (!match) continue;
    const count = parseWholeNumber(match[1] ?? match[2] ?? '');
    if (count === null) continue;
    if (isFormer(text, match.index, match.index + match[0].length)) continue;
    summary = { ...summary, [key]: count };
    from = Math.min(from, match.index);
    to = Math.max(to, match.index + match[0].length);
  }
  if (summary.staff === null || figuresIn(summary) < 2) return null;
  const share = shareOfStaff.exec(text);
  const percent = share?.[1] ?? share?.[2];
  if (share && percent !== undefined) {
    summary = { ...summary, withinThirtyPercent: percent };
    to = Math.max(to, share.index + share[0].length);
  }
  const none = noneFailed.exec(text);
  if (none) {
    summary = { ...summary, failed: false };
    to = Math.max(to, none.index + none[0].length);
  }
  return figure(told, sentence, 'staff.summary', summary, { from, to });
}

/** Reads head-counts of the staff, and the summary of the staff told in one sentence. */
export function readStaffFigures(told: Told, sentence: Sentence): readonly Fact[] {
  const { text } = sentence;
  if (!countsPeople.test(text)) return [];
  if (
    sentence.quotedRule ||
    !/工作人员|学生骨干|学生干部|学生会|研究生会|本会|成员|在册人员/.test(text)
  )
    return [];
  if (sentence.level !== 'school') return [];
  const facts = [...reducedCount(told, sentence), ...countsIn(told, sentence)];
  const whole = facts.some(
    (fact) => fact.name === 'staff.count' && fact.value.min === fact.value.max,
  );
  if (whole && sentence.basis === 'practice' && /党员|团员|新生|前30%/.test(text)) {
    const summary = summaryIn(told, sentence);
    if (summary) facts.push(summary);
  }
  return facts;
}
