import { z } from 'zod';
import { choice, personal, rowId, text } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DelegateWithVote } from '../reads.ts';
import { attendanceOf, type Attendance } from './attendance-reads.ts';
import { codeOf, readCode, saltOf } from './codes.ts';
import { doorkeepers } from './grants.ts';
import { sittingOfOwn, type SittingRow } from './hall.ts';
import type { AttendanceKind, AttendanceWay } from './model.ts';
import { minuteOf } from './minute-of.ts';
import { sittingGoing } from './planning.ts';
import { judgeAttendance, standingEvents } from './rules.ts';
import { attendanceEvent } from './tables.ts';

const room = 'congress';

/** Codes of what can stand in the way at the door. */
const doorRefusals = ['sitting-unknown', 'sitting-over', 'sitting-another-day'];

interface Door {
  readonly sitting: SittingRow;
  readonly attendance: Attendance;
  /** Whether those on the roll are students of an assembly, not delegates. */
  readonly assembly: boolean;
}

/** The sitting, held, and who is where. Nobody is checked in on another day than the sitting's. */
async function atDoor(
  context: Context,
  sittingId: Uuid,
): Promise<Result<Door, readonly Refusal[]>> {
  const found = await sittingGoing(context, sittingId);
  if (!found.ok) return found;
  const { sitting, congress } = found.value;
  const attendance = await attendanceOf(context.tx, sitting);
  return ok({ sitting, attendance, assembly: congress.kind === 'assembly' });
}

/** Whom an event is told of, as it is stored. */
const toldOf = ({ assembly }: Door, id: Uuid) =>
  assembly ? { delegateId: null, personId: id } : { delegateId: id, personId: null };

interface Told {
  readonly delegate: DelegateWithVote;
  readonly kind: Exclude<AttendanceKind, 'taken-back'>;
  readonly way: AttendanceWay;
  readonly reason?: string | null;
}

/** Writes one event of a delegate, or says why it cannot follow where they are. */
async function tell(context: Context, door: Door, { delegate, kind, way, reason = null }: Told) {
  const { tx, actor, now, today } = context;
  const { sitting, attendance } = door;
  const early = kind === 'excused' ? sitting.day < today : sitting.day !== today;
  if (early) return err([refusal('sitting-another-day', 'sittingId', { day: sitting.day })]);
  const before = attendance.presence.get(delegate.id) ?? 'absent';
  const wrong = judgeAttendance(kind, before);
  if (wrong !== null) {
    const own = standingEvents(attendance.events).filter(
      ({ delegateId }) => delegateId === delegate.id,
    );
    const at = minuteOf(own.at(-1)?.at ?? now);
    return err([refusal(wrong, 'delegateId', { name: delegate.name, at })]);
  }
  const number = (attendance.events.at(-1)?.number ?? 0) + 1;
  const byId = actor.kind === 'person' ? actor.personId : null;
  const event = { number, delegateId: delegate.id, kind, way, at: now, reason };
  await tx.db.insert(attendanceEvent).values({
    ...{ schoolId: tx.schoolId, sittingId: sitting.id, ...event, byId, corrects: null },
    ...toldOf(door, delegate.id),
  });
  const first = kind === 'arrived' && sitting.openedAt !== null ? 'late' : kind;
  const moved = (kind === 'arrived' ? 1 : 0) - (before === 'present' ? 1 : 0);
  return ok({
    subject: { kind: 'sitting', id: sitting.id },
    before: null,
    after: event as Json,
    answer: {
      number,
      name: delegate.name,
      unitName: delegate.unitName,
      came: first,
      present: attendance.quorum.present + moved,
      expected: attendance.quorum.expected,
      needed: attendance.quorum.needed,
    },
  });
}

interface Ticked extends Pick<Told, 'kind' | 'reason'> {
  readonly sittingId: Uuid;
  readonly delegateId: Uuid;
}

/** Writes one event of somebody on the roll, ticked on the list. */
async function tick(context: Context, { sittingId, delegateId, ...told }: Ticked) {
  const door = await atDoor(context, sittingId);
  if (!door.ok) return door;
  const delegate = door.value.attendance.roll.find(({ id }) => id === delegateId);
  if (delegate === undefined) return err([refusal('delegate-not-on-roll', 'delegateId')]);
  return tell(context, door.value, { ...told, delegate, way: 'list' });
}

/** Checks a delegate in by a tick on the list; also who comes late or comes back. */
export const attendanceCheckIn = defineAction({
  name: 'attendance.check-in',
  room,
  may: doorkeepers,
  face: 'screen',
  refuses: [...doorRefusals, 'delegate-not-on-roll', 'already-present'],
  input: z.object({ sittingId: rowId(), delegateId: rowId() }),
  run: (place, context) => tick(context, { ...place, kind: 'arrived' }),
});

/** Checks in whoever shows this code: typed, scanned, or the address in the square code. */
export const attendanceByCode = defineAction({
  name: 'attendance.by-code',
  room,
  may: doorkeepers,
  face: 'screen',
  refuses: [
    ...doorRefusals,
    'code-unreadable',
    'code-unknown',
    'code-ambiguous',
    'already-present',
  ],
  input: z.object({ sittingId: rowId(), code: text(300) }),
  run: async ({ sittingId, code }, context) => {
    const door = await atDoor(context, sittingId);
    if (!door.ok) return door;
    const digits = readCode(code);
    if (digits === null) return err([refusal('code-unreadable', 'code')]);
    const salt = await saltOf(context.tx, door.value.sitting.congressId);
    const { roll } = door.value.attendance;
    const fit = salt === null ? [] : roll.filter(({ id }) => codeOf(salt, id) === digits);
    const [delegate] = fit;
    if (!delegate) return err([refusal('code-unknown', 'code')]);
    if (fit.length > 1) return err([refusal('code-ambiguous', 'code')]);
    return tell(context, door.value, { delegate, kind: 'arrived', way: 'code' });
  },
});

/** Writes that a delegate has left the hall for good or for a while; they are in no later number until they come back. */
export const attendanceLeave = defineAction({
  name: 'attendance.leave',
  room,
  may: doorkeepers,
  face: 'screen',
  refuses: [...doorRefusals, 'delegate-not-on-roll', 'not-present'],
  input: z.object({ sittingId: rowId(), delegateId: rowId() }),
  run: (place, context) => tick(context, { ...place, kind: 'left' }),
});

/** Writes that a delegate is excused (请假), also before the day. They stay among those expected. */
export const attendanceExcuse = defineAction({
  name: 'attendance.excuse',
  room,
  may: doorkeepers,
  face: 'screen',
  refuses: [...doorRefusals, 'delegate-not-on-roll', 'already-present', 'already-excused'],
  input: z.object({
    sittingId: rowId(),
    delegateId: rowId(),
    reason: personal(text(200), 'why a delegate with a vote was not there').nullish(),
  }),
  run: ({ reason = null, ...place }, context) =>
    tick(context, { ...place, kind: 'excused', reason }),
});

/** Takes back the last thing that was told of a delegate by mistake; the event stays, and this one names it. */
export const attendanceTakeBack = defineAction({
  name: 'attendance.take-back',
  room,
  may: doorkeepers,
  face: 'screen',
  refuses: [...doorRefusals, 'nothing-told'],
  input: z.object({ sittingId: rowId(), delegateId: rowId() }),
  run: async ({ sittingId, delegateId }, context) => {
    const door = await atDoor(context, sittingId);
    if (!door.ok) return door;
    const { sitting, attendance } = door.value;
    const own = standingEvents(attendance.events).filter((one) => one.delegateId === delegateId);
    const last = own.at(-1);
    if (!last) return err([refusal('nothing-told', 'delegateId')]);
    const { tx, actor, now } = context;
    const number = (attendance.events.at(-1)?.number ?? 0) + 1;
    const event = {
      number,
      delegateId,
      kind: 'taken-back' as const,
      at: now,
      corrects: last.number,
    };
    await tx.db.insert(attendanceEvent).values({
      ...{ schoolId: tx.schoolId, sittingId: sitting.id, ...event, way: 'list', reason: null },
      ...toldOf(door.value, delegateId),
      byId: actor.kind === 'person' ? actor.personId : null,
    });
    return ok({
      subject: { kind: 'sitting', id: sitting.id },
      before: { number: last.number, kind: last.kind } as Json,
      after: event as Json,
      answer: {},
    });
  },
});

/** Everybody with a vote in a sitting and where they are, for those at the door. */
export const attendanceRead = defineQuery({
  name: 'attendance.read',
  room,
  may: doorkeepers,
  refuses: ['sitting-unknown'],
  input: z.object({ sittingId: rowId(), show: choice(['all', 'missing']).default('all') }),
  run: async ({ sittingId, show }, context) => {
    const found = await sittingOfOwn(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const { sitting, congress } = found;
    const { roll, events, presence, quorum } = await attendanceOf(context.tx, sitting);
    const last = new Map(standingEvents(events).map((event) => [event.delegateId, event.at]));
    const all = roll.map(({ id, number, personId, name, unitName }) => ({
      ...{ id, number, personId, name, unitName },
      presence: presence.get(id) ?? ('absent' as const),
      at: last.get(id) ?? null,
    }));
    return ok({
      sitting: {
        ...{ id: sitting.id, title: sitting.title, day: sitting.day, place: sitting.place },
        ...{ openedAt: sitting.openedAt, closedAt: sitting.closedAt, congress: congress.title },
      },
      today: context.today,
      /** Students of an assembly have no codes: they are ticked on the list. */
      codes: congress.kind === 'congress',
      quorum,
      delegates: show === 'all' ? all : all.filter((one) => one.presence !== 'present'),
    });
  },
});
