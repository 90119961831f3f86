import { z } from 'zod';
import { personal, reference, rowId, yesNo } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Phase } from '../../engines/ballots/model.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { noteIssued, paperBox } from '../elections/electronic.ts';
import { organising } from '../elections/grants.ts';
import { countsOf, electorsOf, type Elector } from './electors.ts';
import { phaseRefusals, roundRun, roundSubject, type HeldRound } from './holding.ts';
import { holdHolder, writeHolder } from './tokens.ts';

// What the organisers write down of people at the door: ballots on paper, who was called, who is there.

const room = 'ballots';
const why = 'how somebody with a vote votes: on paper, by phone, or not at all';

const input = () => z.object({ roundId: rowId(), personId: personal(reference('person'), why) });

interface AtDoor extends HeldRound {
  readonly elector: Elector;
  readonly electors: readonly Elector[];
}

const doorRefusals = [...phaseRefusals, 'not-an-elector'] as const;

/** An elector of a round that the caller runs, their row held. */
async function atDoor(
  context: Context,
  { roundId, personId }: { readonly roundId: Uuid; readonly personId: Uuid },
  phases: readonly Phase[],
): Promise<Result<AtDoor, readonly Refusal[]>> {
  const found = await roundRun(context, roundId, phases);
  if (!found.ok) return found;
  const { round, election } = found.value;
  const electors = await electorsOf(context, round, election.row.unitId);
  const elector = electors.find((one) => one.personId === personId);
  if (!elector) return err([refusal('not-an-elector', 'personId')]);
  await holdHolder(context, roundId, personId);
  return ok({ ...found.value, elector, electors });
}

const going: readonly Phase[] = ['issuing', 'casting'];

/** Once casting is open, the paper box of the election is told how many ballots are out for it. */
async function tellPaper(
  context: Context,
  { round, election, electors }: AtDoor,
  change: 1 | -1,
): Promise<boolean> {
  if (round.phase !== 'casting') return true;
  const opened = election.events.findLast(
    ({ kind, office }) => kind === 'round-opened' && office === round.office,
  );
  if (!opened) throw new Error('the round is not open in its election');
  const { channels } = opened.payload as unknown as { channels: readonly { id: string }[] };
  if (!channels.some(({ id }) => id === paperBox.id)) return false;
  const { office } = round;
  const issued = countsOf(electors).paper + change;
  await noteIssued(context, election, { office, round: round.round, channel: paperBox, issued });
  return true;
}

/** That somebody has a ballot, in whichever way; null where they have none. */
const takenAlready = ({ way }: Elector): Refusal | null =>
  way === null ? null : refusal(way === 'paper' ? 'took-paper' : 'took-electronic', 'personId');

const told = (roundId: Uuid, after: { readonly [key: string]: string | boolean }) =>
  ok({ subject: roundSubject(roundId), before: null, after, answer: {} });

/** Hands out a ballot on paper to somebody who has no token: they vote in this way alone. */
export const ballotHandPaper = defineAction({
  name: 'ballot.hand-paper',
  room,
  may: organising,
  offered: { present: [true] },
  face: 'screen',
  refuses: [...doorRefusals, 'not-present', 'took-electronic', 'took-paper', 'no-paper-box'],
  input: input(),
  run: async (place, context) => {
    const found = await atDoor(context, place, going);
    if (!found.ok) return found;
    const { elector } = found.value;
    if (!elector.present) return err([refusal('not-present', 'personId')]);
    const taken = takenAlready(elector);
    if (taken !== null) return err([taken]);
    if (!(await tellPaper(context, found.value, 1)))
      return err([refusal('no-paper-box', 'roundId')]);
    await writeHolder(context, place, { way: 'paper' });
    return told(place.roundId, { paper: place.personId });
  },
});

/** Takes a ballot on paper back, unused: whoever had it may fetch one by phone. */
export const ballotTakePaperBack = defineAction({
  name: 'ballot.take-paper-back',
  room,
  may: organising,
  offered: { way: ['paper'] },
  face: 'screen',
  refuses: [...doorRefusals, 'no-paper-taken'],
  input: input(),
  run: async (place, context) => {
    const found = await atDoor(context, place, going);
    if (!found.ok) return found;
    if (found.value.elector.way !== 'paper') return err([refusal('no-paper-taken', 'personId')]);
    await tellPaper(context, found.value, -1);
    await writeHolder(context, place, { way: null });
    return told(place.roundId, { paperBack: place.personId });
  },
});

/** Writes down that somebody who is there was called and fetched no ballot: the others need not wait for them. */
export const ballotCall = defineAction({
  name: 'ballot.call',
  room,
  may: organising,
  offered: { present: [true] },
  face: 'screen',
  refuses: [...doorRefusals, 'not-present', 'took-electronic', 'took-paper'],
  input: input(),
  run: async (place, context) => {
    const found = await atDoor(context, place, going);
    if (!found.ok) return found;
    const { elector } = found.value;
    if (!elector.present) return err([refusal('not-present', 'personId')]);
    const taken = takenAlready(elector);
    if (taken !== null) return err([taken]);
    await writeHolder(context, place, { called: true });
    return told(place.roundId, { called: place.personId });
  },
});

/** Writes down at the door who is there, where no sitting does: in the election of a unit or a class. */
export const ballotMarkPresent = defineAction({
  name: 'ballot.mark-present',
  room,
  may: organising,
  offered: { state: [] },
  face: 'screen',
  refuses: [...doorRefusals, 'sitting-marks', 'took-electronic', 'took-paper'],
  input: input().extend({ present: yesNo().default(true) }),
  run: async ({ present, ...place }, context) => {
    const found = await atDoor(context, place, ['keys', 'issuing']);
    if (!found.ok) return found;
    const { round, elector } = found.value;
    if (round.sittingId !== null) return err([refusal('sitting-marks', 'roundId')]);
    const taken = present ? null : takenAlready(elector);
    if (taken !== null) return err([taken]);
    await writeHolder(context, place, { marked: present });
    return told(place.roundId, { marked: place.personId, present });
  },
});
