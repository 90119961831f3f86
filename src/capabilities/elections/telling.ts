import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  longText,
  personal,
  reference,
  rowId,
  whole,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Sheet } from '../../engines/counting/model.ts';
import { rulesIn } from '../../engines/counting/count-round.ts';
import { roundKindOf } from '../../engines/counting/replay-step.ts';
import { sheetFaultsOf } from '../../engines/counting/sheet-faults.ts';
import { sheetFaults } from '../../engines/counting/decision.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { agreedSheet, differencesIn } from './agreement.ts';
import { conductOf, type Box, type Conduct, type CurrentRound } from './conduct.ts';
import { appendEvents, type NewEvent } from './events.ts';
import { holdsOrWatches, organisingOrTelling, telling } from './grants.ts';
import { loadElection, type Held } from './holding.ts';
import { actorOf } from './opening.ts';
import { knownPeople } from './prepare.ts';
import { electionEntry } from './tables.ts';

const room = 'elections';
const why = 'who was written in on a ballot';
const channelField = () => z.string().max(40).meta({ kind: 'text' });

/** What names one sheet. */
const sheetPlace = () => ({
  electionId: rowId(),
  office: whole(1, 20),
  round: whole(1, 100),
  channel: channelField(),
});

interface Place {
  readonly electionId: Uuid;
  readonly office: number;
  readonly round: number;
  readonly channel: string;
}

/** A sheet somebody wants to enter, and what it belongs to. */
interface Wanted {
  readonly held: Held;
  readonly conduct: Conduct;
  readonly current: CurrentRound;
  readonly box: Box;
}

const placeRefusals = [
  'election-unknown',
  'office-unknown',
  'sheet-not-awaited',
  'channel-unknown',
  'channel-electronic',
] as const;

/** The sheet of a place, with its election held; only the last round of an office may still change. */
async function wantedSheet(
  { tx }: Context,
  { electionId, office, round, channel }: Place,
): Promise<Result<Wanted, readonly Refusal[]>> {
  const held = await loadElection(tx, electionId, 'hold');
  if (held === null) return err([refusal('election-unknown', 'electionId')]);
  const conduct = conductOf(held);
  const at = conduct.offices.find((one) => one.office.number === office);
  if (!at) return err([refusal('office-unknown', 'office')]);
  const { current } = at;
  if (held.row.state !== 'open' || current?.result.opened.round !== round)
    return err([refusal('sheet-not-awaited', 'round')]);
  const box = current.boxes.find((one) => one.channel === channel);
  if (!box) return err([refusal('channel-unknown', 'channel')]);
  return box.kind === 'electronic'
    ? err([refusal('channel-electronic', 'channel')])
    : ok({ held, conduct, current, box });
}

/** One entry as stored. */
export interface EntryRow {
  readonly slot: number;
  readonly personId: Uuid;
  readonly sheet: Sheet;
}

/** What was entered of one sheet since it was last accepted, in the order of the slots. */
export async function entriesOf(
  { db, schoolId }: SchoolTransaction,
  { electionId, office, round, channel }: Place,
): Promise<readonly EntryRow[]> {
  const rows = await db
    .select({
      slot: electionEntry.slot,
      personId: electionEntry.personId,
      figures: electionEntry.figures,
    })
    .from(electionEntry)
    .where(
      and(
        eq(electionEntry.schoolId, schoolId),
        eq(electionEntry.electionId, electionId),
        eq(electionEntry.office, office),
        eq(electionEntry.round, round),
        eq(electionEntry.channel, channel),
      ),
    )
    .orderBy(asc(electionEntry.slot));
  return rows.map(({ figures, ...row }) => ({ ...row, sheet: figures as unknown as Sheet }));
}

const faultRefusals = sheetFaults.map((code) => `sheet-${code}`);

function judgeSheet({ held, current }: Wanted, sheet: Sheet): readonly Refusal[] {
  const { call } = current.result;
  const kind = roundKindOf(call);
  const context = {
    rules: rulesIn(held.rules.counting, kind),
    seats: call.seats,
    candidates: call.candidates,
  };
  return sheetFaultsOf([sheet], context).map(({ code, candidate, found, expected }) => {
    const at = call.candidates.indexOf(candidate ?? '');
    const field = at === -1 ? ['returned'] : ['lines', at];
    return refusal(`sheet-${code}`, field, { found, expected });
  });
}

interface Figures {
  readonly returned: number;
  readonly invalid: number;
  readonly lines: readonly {
    readonly personId: Uuid;
    readonly yes: number;
    readonly no: number;
    readonly abstain: number;
  }[];
  readonly writeIns: readonly { readonly personId: Uuid; readonly votes: number }[];
}

/** Candidates in the order of the list, those written in by id: so that two entries of the same numbers are the same. */
function sheetFrom(
  { current, box }: Wanted,
  { returned, invalid, lines, writeIns }: Figures,
): Sheet {
  const order = current.result.call.candidates;
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return {
    channel: box.channel,
    issued: box.issued ?? 0,
    returned,
    invalid,
    candidates: lines
      .map(({ personId: id, yes, no, abstain }) => ({ id, yes, no, abstain }))
      .toSorted((a, b) => place(a.id) - place(b.id)),
    writeIns: writeIns
      .filter(({ votes }) => votes > 0)
      .map(({ personId: id, votes }) => ({ id, votes }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** How far a sheet is after an entry. */
export type SheetProgress = 'second-wanted' | 'third-wanted' | 'disagree' | 'accepted';

function progressOf(entries: readonly EntryRow[], agreed: Sheet | null): SheetProgress {
  if (agreed !== null) return 'accepted';
  if (entries.length < 2) return 'second-wanted';
  return entries.length < 3 ? 'third-wanted' : 'disagree';
}

/** A teller's own entry in its slot; the third slot is for when the first two differ. */
function slotFor(entries: readonly EntryRow[], personId: Uuid): 1 | 2 | 3 | null {
  const own = entries.find((one) => one.personId === personId)?.slot;
  if (own !== undefined) return own as 1 | 2 | 3;
  return entries.length < 3 ? ((entries.length + 1) as 1 | 2 | 3) : null;
}

/** Writes an entry; where the entries agree then, the sheet is accepted and the slots are free again. */
async function writeEntry(
  context: Context,
  place: Place,
  entry: EntryRow,
  entries: readonly EntryRow[],
): Promise<void> {
  const { db, schoolId } = context.tx;
  const values = { figures: entry.sheet as unknown as Json, at: context.now };
  await db
    .insert(electionEntry)
    .values({ schoolId, ...place, slot: entry.slot, personId: entry.personId, ...values })
    .onConflictDoUpdate({
      target: [
        electionEntry.schoolId,
        electionEntry.electionId,
        electionEntry.office,
        electionEntry.round,
        electionEntry.channel,
        electionEntry.slot,
      ],
      set: values,
    });
  if (agreedSheet(entries.map(({ sheet }) => sheet)) === null) return;
  await db
    .delete(electionEntry)
    .where(
      and(
        eq(electionEntry.schoolId, schoolId),
        eq(electionEntry.electionId, place.electionId),
        eq(electionEntry.office, place.office),
        eq(electionEntry.round, place.round),
        eq(electionEntry.channel, place.channel),
      ),
    );
}

/** Where a sheet stands for whoever entered it: nothing of another's numbers before both are in. */
function answerFor(entries: readonly EntryRow[], agreed: Sheet | null) {
  const progress = progressOf(entries, agreed);
  const differences =
    progress === 'accepted' ? [] : differencesIn(entries.map(({ sheet }) => sheet));
  return { progress, differences: differences.length };
}

function eventsFor(
  wanted: Wanted,
  place: Place,
  entry: EntryRow,
  entries: readonly EntryRow[],
): readonly NewEvent[] {
  const { round, office } = place;
  const entered: NewEvent = {
    kind: 'entered',
    office,
    payload: { round, slot: entry.slot, sheet: entry.sheet },
  };
  const sheets = entries.map(({ sheet }) => sheet);
  const agreed = agreedSheet(sheets);
  if (agreed === null) return [entered];
  const accepted: NewEvent = {
    kind: 'sheet',
    office,
    payload: {
      id: `sheet-${wanted.conduct.last + 2}`,
      round,
      replaces: wanted.box.sheet,
      entries: sheets,
      entrants: entries.map(({ personId }) => personId),
      sheet: agreed,
    },
  };
  return [entered, accepted];
}

function judgeFigures(
  wanted: Wanted,
  { figures, sheet, recounted }: { figures: Figures; sheet: Sheet; recounted: boolean },
  known: ReadonlySet<Uuid>,
): readonly Refusal[] {
  const { issued } = wanted.box;
  const { returned } = figures;
  if (issued === null) return [refusal('ballots-not-issued', 'channel')];
  if (returned > issued && !recounted)
    return [refusal('returned-above-issued', 'returned', { returned, issued })];
  const unknown = figures.writeIns.flatMap(({ personId }, at) =>
    known.has(personId) ? [] : [refusal('person-unknown', ['writeIns', at, 'personId'])],
  );
  return [...unknown, ...judgeSheet(wanted, sheet)];
}

const line = () =>
  z.object({
    personId: personal(reference('person'), 'whom the votes of a line are for'),
    yes: whole(0, 100_000),
    no: whole(0, 100_000),
    abstain: whole(0, 100_000),
  });

/**
 * Enters a sheet as one teller. Two tellers enter it, neither seeing the other's numbers; where they differ, a third
 * looks. The same entry again changes nothing; another one by the same teller replaces theirs until the sheet is accepted.
 */
export const electionEnter = defineAction({
  name: 'election.enter',
  room,
  may: telling,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [
    ...placeRefusals,
    ...faultRefusals,
    'not-a-teller',
    'sheet-accepted',
    'ballots-not-issued',
    'returned-above-issued',
    'person-unknown',
    'entries-full',
  ],
  input: z.object({
    ...sheetPlace(),
    returned: whole(0, 100_000),
    invalid: whole(0, 100_000),
    lines: z.array(line()).min(1).max(500).meta({ kind: 'list' }),
    writeIns: z
      .array(z.object({ personId: personal(reference('person'), why), votes: whole(0, 100_000) }))
      .max(500)
      .default([])
      .meta({ kind: 'list' }),
    /** More came back than were handed out, and a second count says so too. */
    recounted: yesNo().default(false),
  }),
  run: async ({ electionId, office, round, channel, recounted, ...figures }, context) => {
    const place = { electionId, office, round, channel };
    const personId = context.actor.kind === 'person' ? context.actor.personId : null;
    const found = await wantedSheet(context, place);
    if (!found.ok) return found;
    const wanted = found.value;
    if (personId === null || !wanted.held.tellers.some((one) => one.personId === personId))
      return err([refusal('not-a-teller', 'electionId')]);
    const sheet = sheetFrom(wanted, figures);
    const subject = { kind: 'election', id: electionId };
    const { box } = wanted;
    if (box.sheet !== null && box.reopened === null)
      return err([refusal('sheet-accepted', 'channel')]);
    const [before, known] = await Promise.all([
      entriesOf(context.tx, place),
      knownPeople(
        context.tx,
        figures.writeIns.map((one) => one.personId),
      ),
    ]);
    const refusals = judgeFigures(wanted, { figures, sheet, recounted }, known);
    if (refusals.length > 0) return err(refusals);
    const slot = slotFor(before, personId);
    if (slot === null) return err([refusal('entries-full', 'channel')]);
    const same = before.find((one) => one.slot === slot);
    if (same && equal(same.sheet, sheet))
      return ok({ subject, before: null, after: null, answer: answerFor(before, null) });
    const entry = { slot, personId, sheet };
    const entries = [...before.filter((one) => one.slot !== slot), entry].toSorted(
      (a, b) => a.slot - b.slot,
    );
    await writeEntry(context, place, entry, entries);
    const events = eventsFor(wanted, place, entry, entries);
    await appendEvents(
      context.tx,
      { electionId, ...actorOf(context) },
      wanted.conduct.last,
      events,
    );
    const agreed = agreedSheet(entries.map((one) => one.sheet));
    const after = { office, round, channel, slot, accepted: agreed !== null };
    return ok({ subject, before: null, after, answer: answerFor(entries, agreed) });
  },
});

const equal = (a: Sheet, b: Sheet): boolean =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json);

/** Has an accepted sheet entered anew, because it was found wrong. It stays in the record, and so does why. */
export const electionReopenSheet = defineAction({
  name: 'election.reopen-sheet',
  room,
  may: organisingOrTelling,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [...placeRefusals, 'sheet-not-accepted', 'not-yours-to-open'],
  input: z.object({ ...sheetPlace(), reason: longText(500) }),
  run: async ({ reason, ...place }, context) => {
    const found = await wantedSheet(context, place);
    if (!found.ok) return found;
    const { held, box, conduct } = found.value;
    if (!holdsOrWatches(held, context)) return err([refusal('not-yours-to-open', 'electionId')]);
    if (box.sheet === null || box.reopened !== null)
      return err([refusal('sheet-not-accepted', 'channel')]);
    const { electionId, office, round, channel } = place;
    await appendEvents(context.tx, { electionId, ...actorOf(context) }, conduct.last, [
      { kind: 'reopened', office, payload: { round, channel, reason } },
    ]);
    const subject = { kind: 'election', id: electionId };
    const after = { office, round, channel, reopened: true };
    return ok({ subject, before: { sheet: box.sheet }, after, answer: {} });
  },
});
