import type { Level } from '../../facts/fact.ts';
import { partialDay, type PartialDay } from '../../kernel/day.ts';
import { freshmanYearOn, type EvaluationContext } from '../evaluation/context.ts';
import { formVersion } from '../evaluation/forms/catalogue.ts';
import { limitsFor } from '../evaluation/limits.ts';
import type { FormReading } from './model.ts';

/** The month of the state a form tells, by its own words or, failing that, by its edition. */
function stateOf(form: FormReading): PartialDay | null {
  if (form.asOf !== null) return form.asOf;
  return form.version === '2020' || form.version === '2021'
    ? partialDay(Number(form.version), 12, 31)
    : null;
}

function freshmanYearOf(form: FormReading, state: PartialDay | null): number | null {
  if (form.schoolYear !== null) return form.schoolYear;
  return state === null ? null : freshmanYearOn(state);
}

/** What the criteria need to know of a form: level, limits, the day of the state, the first-years' year. */
export function contextOf(form: FormReading, level: Level): EvaluationContext {
  const asOf = stateOf(form);
  const version = form.version === null ? null : formVersion(form.version);
  return {
    level,
    limits: limitsFor(level),
    asOf,
    freshmanYear: freshmanYearOf(form, asOf),
    congressSince: version?.congressSince ?? null,
    membersOnly: version?.membersOnly ?? false,
    recorded: false,
  };
}
