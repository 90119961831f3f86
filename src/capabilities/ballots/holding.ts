import { and, asc, eq } from 'drizzle-orm';
import type { Phase, Setup } from '../../engines/ballots/model.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { holds, isFar } from '../elections/grants.ts';
import { loadElection, type Held } from '../elections/holding.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { ballotObserver, ballotRound } from './tables.ts';

// What every verb of a ballot round begins with. The row of the round is held first, then that of its election.

/** A round as stored. */
export type RoundRow = typeof ballotRound.$inferSelect;

/** An observer as stored. */
export type ObserverRow = typeof ballotObserver.$inferSelect;

/** How a row is read: as it stands, kept from changing, or about to change. */
export type How = 'read' | 'share' | 'update';

/** One round, or null. */
export async function roundById(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  how: How = 'read',
): Promise<RoundRow | null> {
  const found = db
    .select()
    .from(ballotRound)
    .where(and(eq(ballotRound.schoolId, schoolId), eq(ballotRound.id, id)));
  const rows = await (how === 'read' ? found : found.for(how));
  return rows[0] ?? null;
}

/** Observers of a round by number. */
export const observersOf = (
  { db, schoolId }: SchoolTransaction,
  roundId: Uuid,
): Promise<readonly ObserverRow[]> =>
  db
    .select()
    .from(ballotObserver)
    .where(and(eq(ballotObserver.schoolId, schoolId), eq(ballotObserver.roundId, roundId)))
    .orderBy(asc(ballotObserver.number))
    .then((rows) => rows);

/** A round with its election and observers. */
export interface HeldRound {
  readonly round: RoundRow;
  readonly election: Held;
  readonly observers: readonly ObserverRow[];
}

/** The number of whoever acts among the observers of a round; null where they are none. */
export function observerNumber(
  observers: readonly ObserverRow[],
  { actor }: Pick<Context, 'actor'>,
): number | null {
  const personId = actor.kind === 'person' ? actor.personId : null;
  if (personId === null) return null;
  return observers.find((one) => one.personId === personId)?.number ?? null;
}

async function load({ tx }: Context, id: Uuid, how: How): Promise<HeldRound | null> {
  const round = await roundById(tx, id, how);
  if (round === null) return null;
  const [election, observers] = await Promise.all([
    loadElection(tx, round.electionId, how === 'read' ? 'read' : 'hold'),
    observersOf(tx, id),
  ]);
  return election === null ? null : { round, election, observers };
}

const unknown = err([refusal('ballot-unknown', 'roundId')]);

const wrongPhase = ({ phase }: RoundRow, phases: readonly Phase[]): Refusal | null => {
  if (phases.includes(phase)) return null;
  return refusal(phase === 'void' ? 'ballot-void' : 'phase-other', 'roundId');
};

/** Codes of `roundRun`, `roundObserved` and `roundInPhase`. */
export const phaseRefusals = ['ballot-unknown', 'ballot-void', 'phase-other'] as const;

/** A round that the caller runs, held with its election until the commit, in one of these phases. */
export async function roundRun(
  context: Context,
  id: Uuid,
  phases: readonly Phase[],
): Promise<Result<HeldRound, readonly Refusal[]>> {
  const held = await load(context, id, 'update');
  if (held === null || !ownsAffairsOf(context.actor, context.authority, held.election.row.unitId))
    return unknown;
  const wrong = wrongPhase(held.round, phases);
  return wrong === null ? ok(held) : err([wrong]);
}

/** A round that the caller observes, held likewise, and their number. */
export async function roundObserved(
  context: Context,
  id: Uuid,
  phases: readonly Phase[],
): Promise<Result<HeldRound & { readonly number: number }, readonly Refusal[]>> {
  const held = await load(context, id, 'update');
  if (held === null) return unknown;
  const number = observerNumber(held.observers, context);
  if (number === null) return unknown;
  const wrong = wrongPhase(held.round, phases);
  return wrong === null ? ok({ ...held, number }) : err([wrong]);
}

/** Whether the caller runs a round: by their role, and within reach. */
export const runs = (context: Context, election: Pick<Held, 'row'>): boolean =>
  context.actor.kind !== 'visitor' && holds(election, context);

/** A round as whoever runs or observes it reads it. */
export async function roundSeen(context: Context, id: Uuid): Promise<HeldRound | null> {
  const held = await load(context, id, 'read');
  if (held === null || isFar(context.authority, held.election.row.unitId)) return null;
  const own = runs(context, held.election) || observerNumber(held.observers, context) !== null;
  return own ? held : null;
}

/** The setup of a round that has one. */
export function setupIn({ setup }: Pick<RoundRow, 'setup'>): Setup {
  if (setup === null) throw new Error('the round has no setup yet');
  return JSON.parse(setup) as Setup;
}

/** Writes columns of a round, and counts the change. */
export async function writeRound(
  { db, schoolId }: SchoolTransaction,
  { id, revision }: Pick<RoundRow, 'id' | 'revision'>,
  set: Partial<RoundRow>,
): Promise<void> {
  await db
    .update(ballotRound)
    .set({ ...set, revision: revision + 1 })
    .where(and(eq(ballotRound.schoolId, schoolId), eq(ballotRound.id, id)));
}

/** What a change is made to. */
export const roundSubject = (id: Uuid) => ({ kind: 'ballot-round', id }) as const;
