import { z } from 'zod';
import { readStatedValues } from '../../charter/reads.ts';
import { choice, personal, reference, rowId, whole } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { dueRefusals, dueRound } from '../elections/electronic.ts';
import { organising } from '../elections/grants.ts';
import { ownElection, type Held } from '../elections/holding.ts';
import { rollOf } from './electors.ts';
import { roundSubject } from './holding.ts';
import { secrecies, type Secrecy } from './model.ts';
import { sittingWith, withAccounts } from './names.ts';
import { ballotRulesOn, type BallotRules } from './provisions.ts';
import { ballotObserver, ballotRound } from './tables.ts';

const room = 'ballots';
const why = 'who watches over a vote by phone';

/** As many observers as a round has room for. */
const mostObservers = 9;

interface Wanted {
  readonly secrecy: Secrecy;
  readonly threshold?: number | null | undefined;
  readonly coIssuerId?: Uuid | null | undefined;
  readonly observerIds?: readonly Uuid[] | null | undefined;
}

/** Observers of a round in the order of their numbers, and how many of them open it. */
interface Watch {
  readonly observers: readonly Uuid[];
  readonly threshold: number | null;
  readonly coIssuer: number | null;
}

/** The election's 监票人 who can log in, or those of them who are named. */
async function watchOf(
  { tx }: Context,
  { tellers }: Held,
  { wanted, rules }: { readonly wanted: Wanted; readonly rules: BallotRules },
): Promise<Result<Watch, readonly Refusal[]>> {
  if (wanted.secrecy === 'server')
    return rules.serverAlone
      ? ok({ observers: [], threshold: null, coIssuer: null })
      : err([refusal('server-alone-not-allowed', 'secrecy')]);
  const monitors = tellers.flatMap(({ personId, role }) => (role === 'monitor' ? [personId] : []));
  const named = wanted.observerIds ?? monitors;
  const stranger = named.findIndex((id) => !monitors.includes(id));
  if (stranger !== -1) return err([refusal('not-a-monitor', ['observerIds', stranger])]);
  const known = await withAccounts(tx, named);
  const observers = monitors
    .filter((id) => named.includes(id) && known.has(id))
    .slice(0, mostObservers);
  const threshold = wanted.threshold ?? rules.threshold;
  if (observers.length < threshold) {
    const values = { threshold, observers: observers.length };
    return err([refusal('observers-missing', 'observerIds', values)]);
  }
  if (!wanted.coIssuerId) return ok({ observers, threshold, coIssuer: null });
  const at = observers.indexOf(wanted.coIssuerId);
  return at === -1
    ? err([refusal('not-a-monitor', 'coIssuerId')])
    : ok({ observers, threshold, coIssuer: at + 1 });
}

/** The sitting whose present delegates are the electors: the one named, else the one whose agenda has the election. */
async function placeOf(
  context: Context,
  { row }: Held,
  sittingId: Uuid | null,
): Promise<{ readonly sittingId: Uuid | null; readonly electors: number | null }> {
  const found = sittingId ?? (await sittingWith(context.tx, row.id));
  // A congress elects in its hall; whoever studies in a unit is no delegate of it.
  const hallOnly = row.elector === 'congress' || row.elector === 'standing-delegates';
  const unitId = hallOnly ? null : row.unitId;
  const roll = await rollOf(context, { sittingId: found, unitId });
  return { sittingId: found, electors: roll?.length ?? null };
}

const refuses = [
  'election-unknown',
  ...dueRefusals,
  'electronic-not-allowed',
  'server-alone-not-allowed',
  'electors-unknown',
  'too-few-electors',
  'observers-missing',
  'not-a-monitor',
  'round-prepared',
] as const;

/**
 * Prepares the round that an office waits for to be voted on by phone: who the electors are, who watches, and what keeps the
 * ballots secret. Nothing is handed out yet.
 */
export const ballotPrepare = defineAction({
  name: 'ballot.prepare',
  room,
  may: organising,
  offered: { state: [] },
  face: 'screen',
  refuses,
  input: z.object({
    electionId: rowId(),
    office: whole(1, 20),
    /** Left out: the one whose agenda has the election; a unit's or a class's election needs none. */
    sittingId: rowId().nullish(),
    secrecy: choice(secrecies).default('observers'),
    /** How many observers open the ballots; left out: what the charter says. */
    threshold: whole(1, mostObservers).nullish(),
    /** Left out: every 监票人 of the election who can log in. */
    observerIds: z
      .array(personal(reference('person'), why))
      .max(mostObservers)
      .nullish()
      .meta({ kind: 'list' }),
    /** Whose browser signs every token beside the server. */
    coIssuerId: personal(reference('person'), why).nullish(),
  }),
  run: async ({ electionId, office, sittingId, ...wanted }, context) => {
    const { tx, today } = context;
    const election = await ownElection(context, electionId);
    if (election === null) return err([refusal('election-unknown', 'electionId')]);
    const due = dueRound(election, office);
    if (!due.ok) return due;
    const rules = ballotRulesOn(await readStatedValues(tx), today);
    if (!rules.allowed) return err([refusal('electronic-not-allowed', 'electionId')]);
    const place = await placeOf(context, election, sittingId ?? null);
    if (place.electors === null) return err([refusal('electors-unknown', 'sittingId')]);
    const { leastVoters } = rules;
    if (place.electors < leastVoters) {
      const values = { electors: place.electors, least: leastVoters };
      return err([refusal('too-few-electors', 'electionId', values)]);
    }
    const watch = await watchOf(context, election, { wanted, rules });
    if (!watch.ok) return watch;
    const { secrecy } = wanted;
    const { round } = due.value.call;
    const made = { electionId, office, round, sittingId: place.sittingId, secrecy, leastVoters };
    const id = context.newId();
    if (!(await insert(context, { id, ...made }, watch.value)))
      return err([refusal('round-prepared', 'office')]);
    const { observers, threshold } = watch.value;
    const after = { office, round, secrecy, threshold, observers: observers.length };
    return ok({ subject: roundSubject(id), before: null, after, answer: { id } });
  },
});

type Made = Pick<
  typeof ballotRound.$inferInsert,
  'id' | 'electionId' | 'office' | 'round' | 'sittingId' | 'secrecy' | 'leastVoters'
>;

/** Whether the round was written; false where it is prepared already. The election's held row lets one come after the other. */
async function insert(
  { tx, today }: Context,
  made: Made,
  { observers, threshold, coIssuer }: Watch,
): Promise<boolean> {
  const { db, schoolId } = tx;
  const written = await db
    .insert(ballotRound)
    .values({ schoolId, ...made, phase: 'keys', threshold, coIssuer, prepared: today })
    .onConflictDoNothing()
    .returning({ id: ballotRound.id });
  if (written.length === 0) return false;
  if (observers.length > 0)
    await db.insert(ballotObserver).values(
      observers.map((personId, at) => ({
        ...{ schoolId, roundId: made.id, number: at + 1, personId, keys: null, proof: null },
      })),
    );
  return true;
}
