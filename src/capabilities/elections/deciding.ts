import { z } from 'zod';
import {
  choice,
  day,
  longText,
  personal,
  reference,
  rowId,
  text,
  whole,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { conductOf, waitingOf, type Conduct, type OfficeConduct } from './conduct.ts';
import { appendEvents, type NewEvent } from './events.ts';
import { certifying, holdsOrWatches, organising, organisingOrTelling } from './grants.ts';
import { loadElection, ownElection, writeElection, type Held } from './holding.ts';
import { actorOf } from './opening.ts';
import type { CertifiedPayload } from './reads.ts';
import { judgeSettlement, settlementEvents, settlementRefusals, settlements } from './settling.ts';

const room = 'elections';
const why = 'who is elected, and who is not';

/** Which round of which office of an election. */
export const place = () => ({ electionId: rowId(), office: whole(1, 20), round: whole(1, 100) });

/** The last round of an office, found. */
export interface Found {
  readonly held: Held;
  readonly conduct: Conduct;
  readonly at: OfficeConduct;
}

/** The last round of an office of an open election that is held. */
export function lastRound(
  held: Held | null,
  { office, round }: { readonly office: number; readonly round: number },
): Result<Found, readonly Refusal[]> {
  if (held === null) return err([refusal('election-unknown', 'electionId')]);
  const conduct = conductOf(held);
  const at = conduct.offices.find((one) => one.office.number === office);
  if (!at) return err([refusal('office-unknown', 'office')]);
  if (held.row.state !== 'open' || at.current?.result.opened.round !== round)
    return err([refusal('round-not-current', 'round')]);
  return ok({ held, conduct, at });
}

/** Codes of `lastRound`. */
export const roundRefusals = ['election-unknown', 'office-unknown', 'round-not-current'] as const;

/** Adds events of a round that was found. */
export async function appendInRound(
  context: Context,
  { held, conduct }: Found,
  events: readonly NewEvent[],
): Promise<void> {
  const by = { electionId: held.row.id, ...actorOf(context) };
  await appendEvents(context.tx, by, conduct.last, events);
}

/** Tells the meeting what the accepted sheets come to; what is told is frozen with who told it. */
export const electionAnnounce = defineAction({
  name: 'election.announce',
  room,
  may: organisingOrTelling,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [...roundRefusals, 'not-yours-to-announce', 'sheets-missing', 'announced-already'],
  input: z.object(place()),
  run: async ({ electionId, office, round }, context) => {
    const held = await loadElection(context.tx, electionId, 'hold');
    const found = lastRound(held, { office, round });
    if (!found.ok) return found;
    const { at } = found.value;
    if (!holdsOrWatches(found.value.held, context))
      return err([refusal('not-yours-to-announce', 'electionId')]);
    const decision = at.current?.result.decision ?? null;
    const waits = waitingOf(at);
    if (decision === null || decision.kind === 'inconsistent' || waits === 'sheets')
      return err([refusal('sheets-missing', 'round')]);
    if (waits !== 'announcement') return err([refusal('announced-already', 'round')]);
    await appendInRound(context, found.value, [
      { kind: 'announced', office, payload: { round, decision } },
    ]);
    const subject = { kind: 'election', id: electionId };
    const elected = decision.kind === 'decided' ? decision.elected.length : 0;
    const after = { office, round, decision: decision.kind, elected };
    return ok({ subject, before: null, after, answer: { decision: decision.kind, elected } });
  },
});

/**
 * Records how the meeting settled what voting did not: fewer seats, seats left open, lots, the presidium's or a show of
 * hands' choice among the tied, the next one moving up for somebody who declined; or that a round was annulled for a
 * breach outside its numbers.
 */
export const electionResolve = defineAction({
  name: 'election.resolve',
  room,
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [...roundRefusals, ...settlementRefusals],
  input: z.object({
    ...place(),
    settlement: choice(settlements),
    elected: z
      .array(personal(reference('person'), why))
      .max(500)
      .default([])
      .meta({ kind: 'list' }),
    body: text(100),
    reason: longText(500),
  }),
  run: async ({ electionId, office, round, settlement, elected, body, reason }, context) => {
    const found = lastRound(await ownElection(context, electionId), { office, round });
    if (!found.ok) return found;
    const { held, at } = found.value;
    const asked = { settlement, elected };
    const refusals = judgeSettlement(at, held.rules, asked);
    if (refusals.length > 0) return err(refusals);
    const by = { body, on: context.today };
    const events = settlementEvents(at, held.rules, { ...asked, round, by, reason });
    await appendInRound(context, found.value, events);
    const subject = { kind: 'election', id: electionId };
    const after = { office, round, settlement, body };
    return ok({ subject, before: null, after, answer: {} });
  },
});

/** Somebody written in who may not be elected, or does not accept: before the result of the round is announced. */
export const electionBar = defineAction({
  name: 'election.bar',
  room,
  may: organising,
  // Asks for more than the election: it is done on its page, which the row's name opens.
  offered: { state: [] },
  face: 'screen',
  refuses: [...roundRefusals, 'not-written-in', 'announced-already'],
  input: z.object({
    ...place(),
    personId: personal(reference('person'), why),
    reason: choice(['not-eligible', 'declined']),
    body: text(100),
  }),
  run: async ({ electionId, office, round, personId, reason, body }, context) => {
    const found = lastRound(await ownElection(context, electionId), { office, round });
    if (!found.ok) return found;
    const { at } = found.value;
    if (at.current?.announced) return err([refusal('announced-already', 'round')]);
    const written = at.current?.result.sheets.some(({ writeIns }) =>
      writeIns.some(({ id }) => id === personId),
    );
    if (!written) return err([refusal('not-written-in', 'personId')]);
    const by = { body, on: context.today };
    const payload = { round, person: personId, reason, by };
    await appendInRound(context, found.value, [{ kind: 'barred', office, payload }]);
    const subject = { kind: 'election', id: electionId };
    return ok({ subject, before: null, after: { office, round, reason }, answer: {} });
  },
});

/** What stands between an election and its certification. */
function judgeCertifying({ conduct, held }: Pick<Found, 'held' | 'conduct'>): readonly Refusal[] {
  const open = conduct.offices.flatMap((at, index) =>
    waitingOf(at) === 'nothing'
      ? []
      : [refusal('office-not-finished', ['offices', index], { title: at.office.title })],
  );
  const faults = conduct.replay.faults.length;
  return [
    ...(held.row.state === 'open' ? [] : [refusal('election-not-open', 'electionId')]),
    ...open,
    ...(faults > 0 ? [refusal('record-at-fault', 'electionId', { faults })] : []),
  ];
}

function certified({ conduct }: Pick<Found, 'conduct'>, today: Context['today']): CertifiedPayload {
  const first = conduct.offices[0]?.current?.result.opened;
  return {
    day: today,
    expected: first?.expected ?? 0,
    present: first?.present ?? 0,
    offices: conduct.offices.map(({ office, result }) => ({
      number: office.number,
      elected: result.elected.map(({ id, yes, round }) => ({ personId: id as Uuid, yes, round })),
      open: result.open,
    })),
  };
}

/**
 * Confirms the result with one's name; from then on it is the result for every other room. Refused to whoever stands
 * for election themself.
 */
export const electionCertify = defineAction({
  name: 'election.certify',
  room,
  may: certifying,
  offered: { state: ['open'] },
  face: 'screen',
  refuses: [
    'election-unknown',
    'election-not-open',
    'office-not-finished',
    'record-at-fault',
    'own-election',
  ],
  input: z.object({ electionId: rowId() }),
  run: async ({ electionId }, context) => {
    const { tx, actor, authority, today } = context;
    const held = await loadElection(tx, electionId, 'hold');
    if (held === null || !ownsAffairsOf(actor, authority, held.row.unitId))
      return err([refusal('election-unknown', 'electionId')]);
    const personId = actor.kind === 'person' ? actor.personId : null;
    if (held.candidates.some((one) => one.personId === personId))
      return err([refusal('own-election', 'electionId')]);
    const conduct = conductOf(held);
    const refusals = judgeCertifying({ held, conduct });
    if (refusals.length > 0) return err(refusals);
    const payload = certified({ conduct }, today);
    const by = { electionId, ...actorOf(context) };
    await appendEvents(tx, by, conduct.last, [{ kind: 'certified', office: null, payload }]);
    await writeElection(tx, held.row, { state: 'certified' });
    const subject = { kind: 'election', id: electionId };
    const elected = payload.offices.reduce((sum, one) => sum + one.elected.length, 0);
    const after = { state: 'certified', elected };
    return ok({ subject, before: { state: held.row.state }, after, answer: { elected } });
  },
});

/** The days of a term, for appointments. */
export const termFields = () => ({
  since: day(),
  until: day().nullish(),
  termId: reference('term').nullish(),
});
