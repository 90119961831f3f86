import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { AppointmentRow } from './reads.ts';
import type { EndedBy } from './model.ts';
import { mostAtOnce, overlap, reversed, within, type Days } from '../spans.ts';

/** A post held by somebody, as rules look at it. */
export interface HolderDays extends Days {
  readonly id: Uuid;
  readonly personId: Uuid;
}

/** Everything an appointment is judged by; `others` leave out the appointment itself where it is being corrected. */
export interface AppointmentCase {
  readonly days: Days;
  readonly personId: Uuid;
  readonly post: Days & { readonly seats: number | null };
  readonly body: Days;
  readonly person: Days;
  readonly term: Days | null;
  /** Everybody else's and the person's own appointments to this post. */
  readonly others: readonly HolderDays[];
}

/**
 * Judges an appointment: its days lie within those of post, body, person and term; nobody holds one post twice on a
 * day; and no day has more holders than seats. Every refusal is given at once; second posts have rules of their own.
 */
export function judgeAppointment(judged: AppointmentCase): readonly Refusal[] {
  const { days, post, others, personId } = judged;
  const before = reversed(days);
  if (before.length > 0) return before;
  const refusals: Refusal[] = [...judgeDays(judged)];
  if (others.some((other) => other.personId === personId && overlap(other, days)))
    refusals.push(refusal('appointment-overlaps', 'since'));
  if (post.seats !== null && mostAtOnce(others, days) >= post.seats)
    refusals.push(refusal('no-seat-left', 'postId', { seats: post.seats }));
  return refusals;
}

function judgeDays({ days, post, body, person, term }: AppointmentCase): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!within(days, post) || !within(days, body)) refusals.push(refusal('post-not-then', 'since'));
  if (!within(days, person)) refusals.push(refusal('person-not-then', 'personId'));
  if (term !== null && !within(days, term)) refusals.push(refusal('term-not-then', 'termId'));
  return refusals;
}

/** Refuses to say who elected somebody who was not elected (`election-not-elected`). */
export function judgeElection(
  row: Pick<AppointmentRow, 'basis' | 'electedBy' | 'contested' | 'electedOn'>,
): readonly Refusal[] {
  const said = (['electedBy', 'contested', 'electedOn'] as const).find(
    (field) => row[field] !== null,
  );
  return row.basis === 'elected' || said === undefined
    ? []
    : [refusal('election-not-elected', said)];
}

/**
 * Refuses to end what has ended already or would end sooner by itself (`appointment-ended`), and an end before the
 * beginning. A wrong end is corrected, not set again.
 */
export function judgeEnding(
  row: Days & { readonly endedBy: EndedBy | null },
  until: Day,
): readonly Refusal[] {
  const ended = row.until !== null && (row.endedBy !== null || row.until < until);
  if (ended) return [refusal('appointment-ended', 'until', { until: row.until ?? '' })];
  return reversed({ since: row.since, until });
}

/**
 * Refuses a change after which no administrator would be left without an end: a school that nobody may keep is lost.
 * `after` are the days of all administrators as they would be.
 */
export function judgeAdministrators(after: readonly Days[], today: Day): readonly Refusal[] {
  const lasting = after.some(({ since, until }) => since <= today && until === null);
  return lasting ? [] : [refusal('last-administrator')];
}

/** Refuses a term that shares days with another of the body (`term-overlaps`). */
export function judgeTerm(
  days: Days,
  others: readonly (Days & { readonly number: number })[],
): readonly Refusal[] {
  const other = others.find((one) => overlap(one, days));
  const overlaps = other ? [refusal('term-overlaps', 'since', { number: other.number })] : [];
  return [...reversed(days), ...overlaps];
}
