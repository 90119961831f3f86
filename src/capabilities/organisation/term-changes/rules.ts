import { addDays } from '../../../kernel/day-steps.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { AppointmentRow } from '../appointments/reads.ts';
import { judgeTerm } from '../appointments/rules.ts';
import { includes, within, type Days } from '../spans.ts';

/** An appointment in a body or below it that runs on the last day of the former term, or begins later in that term. */
export type RunningAppointment = Pick<
  AppointmentRow,
  | 'id'
  | 'postId'
  | 'personId'
  | 'basis'
  | 'termId'
  | 'since'
  | 'until'
  | 'secondPostGround'
  | 'secondPostApprover'
  | 'secondPostApprovedOn'
>;

/** A change of term as asked. */
export interface TermChangeCase {
  readonly number: number;
  /** First day of the new term; the former ends the day before. */
  readonly since: Day;
  readonly until: Day | null;
  /** Appointments that go on. */
  readonly stays: readonly Uuid[];
  readonly body: Days;
  readonly terms: readonly (Days & { readonly id: Uuid; readonly number: number })[];
  readonly running: readonly RunningAppointment[];
}

/** What a change of term does, once nothing stands against it. */
export interface TermChangePlan {
  /** The term that ends, with the day it ends; null for a first term. */
  readonly ends: { readonly id: Uuid; readonly until: Day } | null;
  /** Appointments that end with the former term, on its last day. */
  readonly ending: readonly RunningAppointment[];
  /** Of those, who stays: the same post is held anew from the first day of the new term. */
  readonly staying: readonly RunningAppointment[];
}

/** The term that runs when the new one is to begin; null where there is none. */
function formerTerm({ terms, since }: TermChangeCase): TermChangeCase['terms'][number] | null {
  return terms.find((one) => one.since < since && includes(one, addDays(since, -1))) ?? null;
}

/**
 * Refuses a new term whose number or days are taken, exceptions that are none of the running appointments, those who
 * were elected for the former term (an election counts for its term: whoever is elected again is appointed anew), and
 * appointments of the former term that begin only after its end.
 */
export function judgeTermChange(change: TermChangeCase): readonly Refusal[] {
  const { number, since, until, stays, body, terms, running } = change;
  const former = formerTerm(change);
  const others = terms.filter((one) => one !== former);
  const then = until === null ? includes(body, since) : within({ since, until }, body);
  const late = running.filter((one) => one.since >= since && one.termId === former?.id);
  const stayed = stays.map((id) => running.find((one) => one.id === id && one.since < since));
  return [
    ...(then ? [] : [refusal('body-not-then', 'since')]),
    ...(terms.some((one) => one.number === number)
      ? [refusal('term-number-taken', 'number', { number })]
      : []),
    ...judgeTerm({ since, until }, others),
    ...(former !== null && late.length > 0
      ? [refusal('term-has-appointments', 'since', { count: late.length })]
      : []),
    ...(stayed.includes(undefined) ? [refusal('stay-unknown', 'stays')] : []),
    ...(stayed.some((one) => one?.basis === 'elected') ? [refusal('stay-elected', 'stays')] : []),
  ];
}

/** What is to be done; asked only where nothing was refused. */
export function planTermChange(change: TermChangeCase): TermChangePlan {
  const former = formerTerm(change);
  const stays = new Set(change.stays);
  const over = change.running.filter(({ since }) => since < change.since);
  return {
    ends: former && { id: former.id, until: addDays(change.since, -1) },
    ending: over,
    staying: over.filter(({ id }) => stays.has(id)),
  };
}
