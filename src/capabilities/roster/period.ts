import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { Day } from '../../kernel/day.ts';
import type { Period, Span, Standing } from './model.ts';

/** The year in which the school year of a day began; classes enter in autumn. */
export function schoolYearOf(day: Day): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 8 ? year : year - 1;
}

/** The half of its school year a day lies in; the second begins in February. */
export function halfOf(day: Day): 1 | 2 {
  const month = Number(day.slice(5, 7));
  return month >= 2 && month < 8 ? 2 : 1;
}

const termIndex = (academicYear: number, half: number): number => academicYear * 2 + half - 1;

/** The period that is looked at on a day: the last term or year that is over, since entry to the end of that year. */
export function periodOn(span: Span, day: Day): Period {
  const year = schoolYearOf(day);
  if (span !== 'term') return { span, academicYear: year - 1, half: null };
  return halfOf(day) === 2
    ? { span, academicYear: year, half: 1 }
    : { span, academicYear: year - 1, half: 2 };
}

/**
 * Whether a period still counts as the most recent one on a day: the running one and the one before. A term counts one
 * longer, because results of a term come out in the next.
 */
export function isRecent({ span, academicYear, half }: Period, day: Day): boolean {
  const year = schoolYearOf(day);
  if (span !== 'term') return academicYear >= year - 1 && academicYear <= year;
  const behind = termIndex(year, halfOf(day)) - termIndex(academicYear, half ?? 1);
  return behind >= 0 && behind <= 2;
}

const order = ({ academicYear, half }: Period): number => termIndex(academicYear, half ?? 2);

/** The standing of a span that counts on a day: the latest of those that are recent; null where there is none. */
export function standingOn(all: readonly Standing[], span: Span, day: Day): Standing | null {
  const recent = all.filter((one) => one.span === span && isRecent(one, day));
  return recent.sort((a, b) => order(b) - order(a))[0] ?? null;
}

/** Refuses a term without its half, and a half for anything but a term. */
export function judgePeriod({ span, half }: Period): readonly Refusal[] {
  if (span === 'term') return half === null ? [refusal('half-missing', 'half')] : [];
  return half === null ? [] : [refusal('half-of-term-only', 'half')];
}
