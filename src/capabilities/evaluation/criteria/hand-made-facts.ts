import type { CriterionName } from '../../../facts/criteria.ts';
import type { Fact, FactName, FactOf } from '../../../facts/fact.ts';
import type { StaffMember, StaffSummary } from '../../../facts/vocabulary.ts';
import type { PartialDay } from '../../../kernel/day.ts';
import type { Standing } from '../../../engines/criteria/criterion.ts';
import type { EvaluationContext } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { limitsFor } from '../limits.ts';

/** Facts written by hand for the tests of the criteria; the rooms above make theirs from documents. */

type More = Partial<Pick<Fact, 'level' | 'basis' | 'coverage'>> & {
  readonly day?: string | null;
  /** Place in an imagined text; facts of one place come from one sentence. */
  readonly at?: number;
};

/** A fact of practice of the school's union, unless `more` says otherwise. */
export function fact<N extends FactName>(
  name: N,
  value: FactOf<N>['value'],
  more: More = {},
): FactOf<N> {
  const start = more.at ?? 0;
  return {
    name,
    value,
    level: more.level ?? 'school',
    basis: more.basis ?? 'practice',
    grain: name === 'staff.member' ? 'row' : 'aggregate',
    coverage: more.coverage ?? 'partial',
    day: (more.day ?? null) as PartialDay | null,
    source: { kind: 'quote', start, end: start + 10 },
  };
}

/** An exact number. */
export function exactly(count: number): { readonly min: number; readonly max: number } {
  return { min: count, max: count };
}

/** A row of a roster: a second-year student in the League, 1st of 30, no failed course. */
export function member(value: Partial<StaffMember> = {}, more: More = {}): FactOf<'staff.member'> {
  const row = value.row ?? 1;
  const whole: StaffMember = {
    row,
    name: null,
    post: null,
    department: null,
    status: 'league-member',
    statusText: '共青团员',
    unit: null,
    gradeText: '2020级',
    entryYear: 2020,
    studyYear: null,
    education: 'undergraduate',
    rank: { kind: 'place', place: 1, size: 30 },
    failed: false,
    ...value,
  };
  return fact('staff.member', whole, { at: 1000 + row * 20, ...more });
}

/** As many rows as asked for, numbered from 1. */
export function members(
  count: number,
  value: (row: number) => Partial<StaffMember> = () => ({}),
): readonly FactOf<'staff.member'>[] {
  return Array.from({ length: count }, (_, index) =>
    member({ row: index + 1, ...value(index + 1) }),
  );
}

/** The summary row of the 2020 form, with nothing given but what is asked for. */
export function summary(value: Partial<StaffSummary>): FactOf<'staff.summary'> {
  return fact('staff.summary', {
    staff: null,
    partyMembers: null,
    leagueMembers: null,
    activists: null,
    freshmen: null,
    nonFreshmen: null,
    withinThirty: null,
    withinThirtyPercent: null,
    failed: null,
    ...value,
  });
}

/** A school's form of November 2021, whose first-years entered in 2021. */
export const november2021: EvaluationContext = {
  level: 'school',
  limits: limitsFor('school'),
  asOf: '2021-11' as PartialDay,
  freshmanYear: 2021,
  congressSince: null,
  membersOnly: false,
  recorded: false,
};

/** The second-level part of the same form. */
export const secondLevel2021: EvaluationContext = {
  ...november2021,
  level: 'second-level',
  limits: limitsFor('second-level'),
};

/** One case of a table: facts, what they come to, and each reason as `<weight> <slug>` in order. */
export interface CriterionCase {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly standing: Standing;
  readonly reasons: readonly string[];
  readonly context?: EvaluationContext;
}

/** What a criterion makes of the facts, in the shape a case states. */
export function outcomeOf(
  criterion: CriterionName,
  { facts, context = november2021 }: CriterionCase,
): Pick<CriterionCase, 'standing' | 'reasons'> {
  const { standing, reasons } = evaluate(criterion, facts, context);
  return {
    standing,
    reasons: reasons.map(({ code, weight }) => `${weight} ${code.slice(criterion.length + 1)}`),
  };
}

/** What a case says a criterion makes of its facts. */
export function statedIn({
  standing,
  reasons,
}: CriterionCase): Pick<CriterionCase, 'standing' | 'reasons'> {
  return { standing, reasons };
}

/** The same day, where the facts are the school's own records. */
export const recorded2021: EvaluationContext = { ...november2021, recorded: true };
