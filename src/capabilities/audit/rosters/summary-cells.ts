import type { StaffSummary } from '../../../facts/vocabulary.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';
import { readYesNo } from '../../../facts/rosters/person-cells.ts';

/** A figure of the summary, told by its label. */
export type SummaryKey = keyof StaffSummary | 'ignored';

const rules: readonly (readonly [SummaryKey, RegExp])[] = [
  ['ignored', /违纪|处分|前5%|前10%|前15%|前20%|主席团|部门数/],
  [
    'withinThirtyPercent',
    /前(?:百分之三十|30%).{0,6}(?:比例|占比|比率|百分比|率)|前30%.{0,8}\(%\)/,
  ],
  ['withinThirty', /前(?:百分之三十|30%)/],
  ['failed', /不及格|挂科|不合格/],
  ['nonFreshmen', /(?:非|除).{0,6}(?:新生|一年级)|(?:二|高)年级以上/],
  ['freshmen', /新生|一年级/],
  ['activists', /积极分子/],
  ['partyMembers', /党员/],
  ['leagueMembers', /团员/],
  [
    'staff',
    /^(?:校级)?(?:学生会|研究生会)?(?:组织)?(?:的)?工作人员(?:总人?数|人数|总量|数)?$|^(?:总|成员|干部|在册|合计)人数$|^总数$/,
  ],
];

/** What figure a label announces; null for none. Folded text. */
export function summaryKey(label: string): SummaryKey | null {
  const plain = label.replace(/\((?![^)]*%)[^)]*\)|[:*]/g, '');
  if (plain === '' || plain.length > 40) return null;
  return rules.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** A summary with nothing known. */
export const emptySummary: StaffSummary = {
  staff: null,
  partyMembers: null,
  leagueMembers: null,
  activists: null,
  freshmen: null,
  nonFreshmen: null,
  withinThirty: null,
  withinThirtyPercent: null,
  failed: null,
};

/** Reads one figure into a summary; the summary unchanged where the cell gives none. */
export function withFigure(summary: StaffSummary, key: SummaryKey, text: string): StaffSummary {
  switch (key) {
    case 'ignored':
      return summary;
    case 'failed': {
      const count = parseWholeNumber(text.replace(/[人名门]$/, ''));
      return { ...summary, failed: count === null ? readYesNo(text) : count > 0 };
    }
    case 'withinThirtyPercent': {
      const percent = /^(\d{1,3}(?:\.\d{1,6})?)%?$/.exec(text)?.[1];
      return percent === undefined ? summary : { ...summary, withinThirtyPercent: percent };
    }
    default: {
      const both = /^(\d{1,4})人?\((\d{1,3}(?:\.\d{1,6})?)%\)$/.exec(text);
      const count = parseWholeNumber(both?.[1] ?? text.replace(/[人名]$/, ''));
      const counted = count === null ? summary : { ...summary, [key]: count };
      const percent =
        both?.[2] ??
        (key === 'withinThirty' ? /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(text)?.[1] : undefined);
      return key === 'withinThirty' && percent !== undefined
        ? { ...counted, withinThirtyPercent: percent }
        : counted;
    }
  }
}

/** How many figures a summary gives. */
export function figuresIn(summary: StaffSummary): number {
  return Object.values(summary).filter((value) => value !== null).length;
}
