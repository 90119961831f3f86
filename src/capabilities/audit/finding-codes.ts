import type { CriterionName } from '../../facts/criteria.ts';
import type { ReasonCode } from '../evaluation/reason-codes.ts';

/** Findings about the form itself, beside those a criterion gives. */
export const formFindingSlugs = [
  'claim-unreadable',
  'item-absent',
  'unsupported',
  'claimed-no-but-met',
  'number-missing',
  'date-missing',
  'date-without-year',
] as const;

/** Findings about the second level and the sections, each under its nearest criterion. */
export const documentFindingCodes = [
  'structure.charter-missing',
  'structure.chart-missing',
  'structure.chart-is-picture',
  'structure.second-level-total-missing',
  'structure.second-level-units-differ',
  'structure.second-level-count-over-total',
  'elected-by-congress.no-election-rule',
] as const;

type FormFindingCode = `${CriterionName}.${(typeof formFindingSlugs)[number]}`;

export type FindingCode = ReasonCode | FormFindingCode | (typeof documentFindingCodes)[number];

/** The code of a finding about the form, under the item's criterion. */
export function formFinding(
  criterion: CriterionName,
  slug: (typeof formFindingSlugs)[number],
): FormFindingCode {
  return `${criterion}.${slug}`;
}
