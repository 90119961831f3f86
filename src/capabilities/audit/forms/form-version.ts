import { expectedItems, formVersion, formVersions } from '../../evaluation/forms/catalogue.ts';
import type { FormVersion } from '../../evaluation/forms/form-model.ts';
import type { PartialDay } from '../../../kernel/day.ts';
import type { Confidence } from '../model.ts';
import type { FormHead } from './form-head.ts';
import type { FormRow } from './form-rows.ts';

export interface DecidedVersion {
  readonly version: FormVersion | null;
  readonly confidence: Confidence;
}

/** What speaks for one year's form or another. */
export interface VersionEvidence {
  readonly head: FormHead;
  readonly rows: readonly FormRow[];
  /** Whether 达标 and 未达标 stand as answers; null where marks stand without words. */
  readonly saysMet: boolean | null;
  readonly congressDay: PartialDay | null;
}

const unknown: DecidedVersion = { version: null, confidence: 'unknown' };

function usesOf(rows: readonly FormRow[], id: string): number {
  return rows.filter((row) => row.hit?.wording.uses.some((use) => use.version === id)).length;
}

function decided(id: string, exact: boolean): DecidedVersion {
  return { version: formVersion(id), confidence: exact ? 'exact' : 'likely' };
}

/** Whether the printed numbers are those that the version gives the wordings. */
function numbersAgree(rows: readonly FormRow[], id: string): boolean {
  return rows.every(({ hit, printed, level }) => {
    const use = hit?.wording.uses.find((one) => one.version === id && one.item.level === level);
    return !use || printed.no === null || printed.no === use.item.no;
  });
}

function isWhole(rows: readonly FormRow[], version: FormVersion): boolean {
  return version.tables.every(({ level }) => {
    const present = rows.filter((row) => row.level === level);
    if (present.length === 0) return level === 'second-level';
    return present.length >= expectedItems(version, level).length;
  });
}

function of2020(evidence: VersionEvidence): DecidedVersion | null {
  const { rows, head, saysMet } = evidence;
  const own = usesOf(rows, '2020');
  const next = usesOf(rows, '2021');
  const filing = head.folded.includes('备案表');
  const votes = (saysMet ? 2 : 0) + Math.sign(own - next) * 2 + (filing ? 1 : 0);
  if (votes < 2) return null;
  const version = formVersion('2020');
  const whole = version !== null && isWhole(rows, version) && numbersAgree(rows, '2020');
  return decided('2020', (saysMet ?? filing) && own > next && whole);
}

/** Without a school year, the years 2021–2022 and 2022–2023 differ in nothing but the day of the congress. */
function laterYear(congressDay: PartialDay | null): string {
  const known = congressDay !== null && !congressDay.startsWith('--');
  return known && congressDay < '2022-09' ? '2021-2022' : '2022-2023';
}

function hasLaterSigns({ head, rows }: VersionEvidence): boolean {
  return (
    /[★▲]["')】]*(?:为|是|的|指标|标|核心|观测)|[标带注][有]?["'(【]*[★▲]/.test(
      head.folded.slice(-600),
    ) ||
    rows.some((row) => row.printed.core || row.printed.observation) ||
    /改革成果的若干措施/.test(head.folded) ||
    head.folded.slice(-20).includes('指标结论备注')
  );
}

function laterVersion(evidence: VersionEvidence): DecidedVersion | null {
  const { head, rows, congressDay } = evidence;
  const titles = usesOf(rows, '2021') > usesOf(rows, '2023-2024');
  const members = usesOf(rows, '2023-2024') > usesOf(rows, '2021-2022');
  if (head.schoolYear !== null) {
    const version = formVersions.find((one) => one.schoolYear === head.schoolYear);
    if (!version) return unknown;
    const allKnown = rows.every(({ hit, level }) =>
      expectedItems(version, level).some((item) => item.wording === hit?.wording.wording),
    );
    return decided(version.id, allKnown && numbersAgree(rows, version.id));
  }
  if (!hasLaterSigns(evidence) && (titles || !members)) return null;
  return decided(members ? '2023-2024' : laterYear(congressDay), false);
}

/**
 * Decides which year's form it is, by the vocabulary, the wordings, the head and the signs. `exact` where
 * all of it agrees; null where the year is one whose form is not known, or nothing tells.
 */
export function decideVersion(evidence: VersionEvidence): DecidedVersion {
  const { head, rows } = evidence;
  const early = of2020(evidence);
  if (early) return early;
  const later = laterVersion(evidence);
  if (later) return later;
  const version = formVersion('2021');
  const own = usesOf(rows, '2021');
  if (version === null || own * 2 < rows.length) return unknown;
  const inYear = head.asOf === null || head.asOf.startsWith('2021');
  return decided(
    '2021',
    inYear && own === rows.length && isWhole(rows, version) && numbersAgree(rows, '2021'),
  );
}
