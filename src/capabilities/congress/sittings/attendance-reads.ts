import { and, asc, eq, type SQL } from 'drizzle-orm';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Threshold } from '../../../engines/counting/model.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { DelegateWithVote } from '../reads.ts';
import { rollOf, type SittingRow } from './hall.ts';
import type { AttendanceEvent, Presence, Quorum } from './model.ts';
import { quorumOn } from './provisions.ts';
import { presenceAt, quorumOf } from './rules.ts';
import { attendanceEvent } from './tables.ts';

/** One event as told of somebody on the roll: a delegate, or a student of an assembly. */
export type AttendanceRow = Omit<typeof attendanceEvent.$inferSelect, 'delegateId'> &
  AttendanceEvent;

function ofRoll(row: typeof attendanceEvent.$inferSelect): readonly AttendanceRow[] {
  const delegateId = row.delegateId ?? row.personId;
  return delegateId === null ? [] : [{ ...row, delegateId }];
}

/** What was told at doors, in the order of each sitting. */
export const eventsWhere = (
  { db, schoolId }: SchoolTransaction,
  wanted: SQL | undefined,
): Promise<readonly AttendanceRow[]> =>
  db
    .select()
    .from(attendanceEvent)
    .where(and(eq(attendanceEvent.schoolId, schoolId), wanted))
    .orderBy(asc(attendanceEvent.number))
    .then((rows) => rows.flatMap(ofRoll));

/** Everything told at the door of a sitting, in its order. */
export const eventsOf = (
  tx: SchoolTransaction,
  sittingId: Uuid,
): Promise<readonly AttendanceRow[]> => eventsWhere(tx, eq(attendanceEvent.sittingId, sittingId));

/** The share of those with a vote that must be there: frozen when the sitting opened, else what the articles say. */
export async function quorumShare(
  tx: SchoolTransaction,
  { quorumN, quorumD, quorumOp, day }: SittingRow,
): Promise<Threshold> {
  if (quorumN !== null && quorumD !== null && quorumOp !== null)
    return { n: quorumN, d: quorumD, op: quorumOp };
  return quorumOn(await readStatedValues(tx), day);
}

/** How many of a roll were there. Somebody who has lost their vote since is in no number. */
export const presentOf = (
  roll: readonly DelegateWithVote[],
  presence: ReadonlyMap<Uuid, Presence>,
): number => roll.filter(({ id }) => presence.get(id) === 'present').length;

/** Who has a vote in a sitting, where they are, and whether that is enough. */
export interface Attendance {
  readonly roll: readonly DelegateWithVote[];
  readonly events: readonly AttendanceRow[];
  readonly presence: ReadonlyMap<Uuid, Presence>;
  readonly quorum: Quorum;
}

/** Reads it at a moment, or as it stands; three statements that travel together. */
export async function attendanceOf(
  tx: SchoolTransaction,
  sitting: SittingRow,
  moment: Instant | null = null,
): Promise<Attendance> {
  const [roll, events, share] = await Promise.all([
    rollOf(tx, sitting),
    eventsOf(tx, sitting.id),
    quorumShare(tx, sitting),
  ]);
  const presence = presenceAt(events, moment);
  return {
    roll,
    events,
    presence,
    quorum: quorumOf(roll.length, presentOf(roll, presence), share),
  };
}
