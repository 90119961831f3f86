import type { Level } from '../../facts/fact.ts';
import { dayParts, partialDay, type PartialDay } from '../../kernel/day.ts';
import type { EvaluationContext } from '../evaluation/context.ts';
import { limitsFor } from '../evaluation/limits.ts';
import type { FormReading } from './model.ts';

/** First month of the Chinese school year for this purpose: first-years enter in late August or September. */
const entryMonth = 8;

/** The month of the state a form tells, by its own words or, failing that, by its edition. */
function stateOf(form: FormReading): PartialDay | null {
  if (form.asOf !== null) return form.asOf;
  return form.version === '2020' || form.version === '2021'
    ? partialDay(Number(form.version), 12, 31)
    : null;
}

function freshmanYearOf(form: FormReading, state: PartialDay | null): number | null {
  if (form.schoolYear !== null) return form.schoolYear;
  if (state === null) return null;
  const { year, month } = dayParts(state);
  if (year === null) return null;
  return month >= entryMonth ? year : year - 1;
}

/** What the criteria need to know of a form: level, limits, the day of the state, the first-years' year. */
export function contextOf(form: FormReading, level: Level): EvaluationContext {
  const asOf = stateOf(form);
  return {
    level,
    limits: limitsFor(level),
    asOf,
    freshmanYear: freshmanYearOf(form, asOf),
    congressSince: form.version === '2020' ? partialDay(2019, 10, null) : null,
    membersOnly: form.version === '2023-2024',
    recorded: false,
  };
}
