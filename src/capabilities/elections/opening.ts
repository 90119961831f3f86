import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { day, longText, rowId, whole, yesNo } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { countRound } from '../../engines/counting/count-round.ts';
import type { RoundDecision } from '../../engines/counting/decision.ts';
import type { Call } from '../../engines/counting/replay-model.ts';
import { roundKindOf } from '../../engines/counting/replay-step.ts';
import { checkSlate } from '../../engines/counting/slate.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { addWorkingDays } from '../organisation/calendar/working-days.ts';
import { schoolCalendar } from '../organisation/reads.ts';
import { conductOf, waitingOf, type Conduct, type OfficeConduct } from './conduct.ts';
import { appendEvents, type NewEvent } from './events.ts';
import { organising } from './grants.ts';
import { ownElection, standing, writeElection, type Held, type OfficeRow } from './holding.ts';
import { inOrderOfStrokes, knowsStrokes } from './strokes.ts';
import { electionCandidate, electionOffice } from './tables.ts';

const room = 'elections';

export const slateRefusals = [
  'slate-too-short',
  'slate-too-long',
  'slate-not-equal',
  'teller-is-candidate',
] as const;

/** What is wrong with the list of an office; a length that was overridden with a reason is not. */
export function judgeSlate(held: Held, office: OfficeRow, at: number): readonly Refusal[] {
  const { breaches } = checkSlate({
    rules: held.rules.counting,
    seats: office.seats,
    contest: office.mode,
    candidates: standing(held, office.number).map(({ personId }) => personId),
    tellers: held.tellers.map(({ personId }) => personId),
  });
  return breaches
    .filter(({ code }) => office.overrideReason === null || code === 'teller-is-candidate')
    .map(({ code, values }) => refusal(code, ['offices', at], { title: office.title, ...values }));
}

const judgeSlates = (held: Held): readonly Refusal[] =>
  held.offices.flatMap((office, at) => judgeSlate(held, office, at));

/** Fixes the order of the ballot: by strokes of the surname. */
async function fixOrder(tx: SchoolTransaction, held: Held): Promise<void> {
  if (!knowsStrokes()) throw new Error('this machine cannot sort by strokes (full ICU is missing)');
  const { db, schoolId } = tx;
  for (const { number } of held.offices)
    for (const [at, { personId }] of inOrderOfStrokes(standing(held, number)).entries())
      await db
        .update(electionCandidate)
        .set({ position: at + 1 })
        .where(
          and(
            eq(electionCandidate.schoolId, schoolId),
            eq(electionCandidate.electionId, held.row.id),
            eq(electionCandidate.office, number),
            eq(electionCandidate.personId, personId),
          ),
        );
}

type Override = { readonly office: number; readonly reason: string };

async function override(
  { db, schoolId }: SchoolTransaction,
  held: Held,
  overrides: readonly Override[],
): Promise<Held> {
  for (const { office, reason } of overrides)
    await db
      .update(electionOffice)
      .set({ overrideReason: reason })
      .where(
        and(
          eq(electionOffice.schoolId, schoolId),
          eq(electionOffice.electionId, held.row.id),
          eq(electionOffice.number, office),
        ),
      );
  const reasonOf = (number: number): string | null =>
    overrides.find(({ office }) => office === number)?.reason ?? null;
  const offices = held.offices.map((office) => ({
    ...office,
    overrideReason: reasonOf(office.number) ?? office.overrideReason,
  }));
  return { ...held, offices };
}

/** Public from its first day to the end of the last of so many working days after it. */
async function publicUntil(tx: SchoolTransaction, from: Day, workingDays: number): Promise<Day> {
  return addWorkingDays(from, workingDays, await schoolCalendar(tx)).value;
}

/**
 * Fixes the list, checks it against the seats, puts it in the order of strokes and makes it public. What was public on
 * paper before may be recorded with its day.
 */
export const electionPublish = defineAction({
  name: 'election.publish',
  room,
  may: organising,
  offered: { state: ['preparing'] },
  face: 'screen',
  refuses: [
    'election-unknown',
    'list-fixed',
    'day-to-come',
    'candidates-missing',
    ...slateRefusals,
  ],
  input: z.object({
    electionId: rowId(),
    from: day().nullish(),
    overrides: z
      .array(z.object({ office: whole(1, 20), reason: longText(500) }))
      .max(20)
      .default([])
      .meta({ kind: 'list' }),
  }),
  run: async ({ electionId, from, overrides }, context) => {
    const { tx, today } = context;
    const found = await ownElection(context, electionId);
    if (found === null) return err([refusal('election-unknown', 'electionId')]);
    if (found.row.state !== 'preparing') return err([refusal('list-fixed', 'electionId')]);
    const first = from ?? today;
    if (first > today) return err([refusal('day-to-come', 'from', { today })]);
    const empty = found.offices.findIndex(({ number }) => standing(found, number).length === 0);
    if (empty !== -1) return err([refusal('candidates-missing', ['offices', empty])]);
    const held = await override(tx, found, overrides);
    const refusals = judgeSlates(held);
    if (refusals.length > 0) return err(refusals);
    await fixOrder(tx, held);
    const until = await publicUntil(tx, first, held.rules.publicityDays);
    const set = { state: 'published', publicFrom: first, publicUntil: until } as const;
    await writeElection(tx, held.row, set);
    const subject = { kind: 'election', id: electionId };
    return ok({ subject, before: { state: 'preparing' }, after: set, answer: { until } });
  },
});

/** Takes the list back into preparation; its publicity begins anew. */
export const electionReopenList = defineAction({
  name: 'election.reopen-list',
  room,
  may: organising,
  offered: { state: ['published'] },
  refuses: ['election-unknown', 'list-not-public'],
  input: z.object({ electionId: rowId(), reason: longText(500) }),
  run: async ({ electionId, reason }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const { state, publicFrom, publicUntil: until } = held.row;
    if (state !== 'published') return err([refusal('list-not-public', 'electionId')]);
    const set = { state: 'preparing', publicFrom: null, publicUntil: null } as const;
    await writeElection(context.tx, held.row, set);
    const subject = { kind: 'election', id: electionId };
    const before = { state, publicFrom, publicUntil: until };
    return ok({ subject, before, after: { ...set, reason }, answer: {} });
  },
});

/** Who acts, for an event. */
export function actorOf({ actor, now }: Context): {
  readonly at: Context['now'];
  readonly personId: Uuid | null;
  readonly role: string | null;
} {
  const person = actor.kind === 'person' ? actor : null;
  return { at: now, personId: person?.personId ?? null, role: person?.capacity.role ?? null };
}

/** What must stand before the first ballot is handed out. */
export function judgeBeginning(held: Held, today: Day, approved: boolean): readonly Refusal[] {
  const { state, publicUntil: until } = held.row;
  if (state === 'preparing') return [refusal('list-not-public', 'electionId')];
  if (until !== null && today <= until && held.rules.publicityDays > 0)
    return [refusal('publicity-runs', 'electionId', { until })];
  const monitors = held.tellers.filter(({ role }) => role === 'monitor').length;
  const few = monitors < 1 || held.tellers.length < 2;
  return [
    ...(few
      ? [refusal('tellers-missing', 'electionId', { tellers: held.tellers.length, monitors })]
      : []),
    ...(approved ? [] : [refusal('tellers-not-approved', 'tellersApproved')]),
    ...judgeSlates(held),
  ];
}

/** The offices that wait for a round, of those wanted; refused where there is none. */
export function callsOf(
  { offices }: Conduct,
  wanted: number | null,
): Result<readonly { readonly at: OfficeConduct; readonly call: Call }[], readonly Refusal[]> {
  const named = offices.filter(({ office }) => wanted === null || office.number === wanted);
  const due = named.flatMap((at) => {
    const { state } = at.result;
    return state.kind === 'opening' && waitingOf(at) === 'round' ? [{ at, call: state.call }] : [];
  });
  return due.length > 0 ? ok(due) : err([refusal('round-not-due', 'office')]);
}

/** 应到 and 实到. */
export interface Attended {
  readonly expected: number;
  readonly present: number;
}

/** The decision that there is no quorum, or null where there is one. */
export function withoutQuorum(held: Held, call: Call, attended: Attended): RoundDecision | null {
  const decision = countRound({
    ...call,
    ...attended,
    rules: held.rules.counting,
    kind: roundKindOf(call),
    sheets: [],
    barred: [],
  });
  return decision.kind === 'no-quorum' ? decision : null;
}

const opened = (
  call: Call,
  attended: Attended,
  boxes: number,
): Extract<NewEvent, { kind: 'round-opened' }>['payload'] => ({
  round: call.round,
  is: call.is,
  ...attended,
  channels: Array.from({ length: boxes }, (_, at) => ({ id: `paper-${at + 1}`, kind: 'paper' })),
});

/**
 * Opens the rounds that are due, with 应到 and 实到 as counted. Without a quorum nothing is handed out: that is recorded,
 * and the round has to be opened again.
 */
export const electionOpenRound = defineAction({
  name: 'election.open-round',
  room,
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [
    'election-unknown',
    'election-over',
    'list-not-public',
    'publicity-runs',
    'tellers-missing',
    'tellers-not-approved',
    'present-above-expected',
    'round-not-due',
    ...slateRefusals,
  ],
  input: z.object({
    electionId: rowId(),
    /** Left out: every office that waits for a round. */
    office: whole(1, 20).nullish(),
    expected: whole(1, 100_000),
    present: whole(0, 100_000),
    boxes: whole(1, 20).default(1),
    tellersApproved: yesNo().default(false),
  }),
  run: async ({ electionId, office, boxes, tellersApproved, ...attended }, context) => {
    const { tx, today } = context;
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const { state } = held.row;
    if (state === 'certified' || state === 'cancelled')
      return err([refusal('election-over', 'electionId')]);
    const { expected, present } = attended;
    if (present > expected)
      return err([refusal('present-above-expected', 'present', { expected, present })]);
    const first = state === 'open' ? [] : judgeBeginning(held, today, tellersApproved);
    if (first.length > 0) return err(first);
    const conduct = conductOf(held);
    const due = callsOf(conduct, office ?? null);
    if (!due.ok) return due;
    const events = due.value.flatMap(({ at, call }): readonly NewEvent[] => {
      const { number } = at.office;
      const payload = opened(call, attended, boxes);
      const failed = withoutQuorum(held, call, attended);
      return [
        { kind: 'round-opened', office: number, payload },
        ...(failed === null
          ? []
          : [
              {
                kind: 'announced' as const,
                office: number,
                payload: { round: call.round, decision: failed },
              },
            ]),
      ];
    });
    await appendEvents(tx, { electionId, ...actorOf(context) }, conduct.last, events);
    if (state !== 'open') await writeElection(tx, held.row, { state: 'open' });
    const missed = events.find((event) => event.kind === 'announced')?.payload.decision;
    const subject = { kind: 'election', id: electionId };
    const answer = {
      rounds: due.value.map(({ at }) => at.office.number),
      quorate: missed === undefined,
      needed: missed?.kind === 'no-quorum' ? missed.totals.quorumNeeded : null,
    };
    return ok({ subject, before: null, after: { ...attended, ...answer }, answer });
  },
});

/** How many ballots are handed out for a box; corrected as long as nobody has entered its sheet. */
export const electionIssue = defineAction({
  name: 'election.issue',
  room,
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [
    'election-unknown',
    'office-unknown',
    'sheet-not-awaited',
    'channel-unknown',
    'channel-electronic',
    'ballots-counted',
    'issued-above-present',
  ],
  input: z.object({
    electionId: rowId(),
    office: whole(1, 20),
    round: whole(1, 100),
    channel: z.string().max(40).meta({ kind: 'text' }),
    issued: whole(0, 100_000),
  }),
  run: async ({ electionId, office, round, channel, issued }, context) => {
    const held = await ownElection(context, electionId);
    if (held === null) return err([refusal('election-unknown', 'electionId')]);
    const conduct = conductOf(held);
    const at = conduct.offices.find((one) => one.office.number === office);
    if (!at) return err([refusal('office-unknown', 'office')]);
    const { current } = at;
    if (current?.result.opened.round !== round || at.result.state.kind !== 'sheets')
      return err([refusal('sheet-not-awaited', 'round')]);
    const box = current.boxes.find((one) => one.channel === channel);
    if (!box) return err([refusal('channel-unknown', 'channel')]);
    if (box.kind === 'electronic') return err([refusal('channel-electronic', 'channel')]);
    const entered = held.events.some(
      ({ kind, payload, office: of }) =>
        kind === 'entered' &&
        of === office &&
        sheetOf(payload).round === round &&
        sheetOf(payload).sheet.channel === channel,
    );
    if (entered || box.sheet !== null) return err([refusal('ballots-counted', 'channel')]);
    const { present } = current.result.opened;
    const others = current.boxes.reduce(
      (sum, one) => (one.channel === channel ? sum : sum + (one.issued ?? 0)),
      0,
    );
    if (others + issued > present)
      return err([refusal('issued-above-present', 'issued', { issued: others + issued, present })]);
    await appendEvents(context.tx, { electionId, ...actorOf(context) }, conduct.last, [
      { kind: 'issued', office, payload: { round, channel, issued } },
    ]);
    const subject = { kind: 'election', id: electionId };
    const after = { office, round, channel, issued };
    return ok({ subject, before: { issued: box.issued }, after, answer: {} });
  },
});

const sheetOf = (payload: unknown) =>
  payload as { readonly round: number; readonly sheet: { readonly channel: string } };
