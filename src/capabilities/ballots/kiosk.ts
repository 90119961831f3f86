import { createHash, randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { rowId, secret } from '../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { codeOf, readCode, saltOf } from '../congress/sittings/codes.ts';
import { sittingSeen } from '../congress/sittings/hall.ts';
import { organising } from '../elections/grants.ts';
import { memberRoles, schoolWide } from '../organisation/roles.ts';
import { rosterTexts, roundsOf } from './delegate-looking.ts';
import { electorsOf, type Elector } from './electors.ts';
import { phaseRefusals, roundById, roundRun, roundSubject, type RoundRow } from './holding.ts';
import { blindedInput } from './issuing.ts';
import { mostFailures } from './model.ts';
import type { BallotParts } from './parts.ts';
import { ballotKiosk, ballotRound } from './tables.ts';
import { issueRefusals, issuesIn, issueTo } from './tokens.ts';

// A shared device at the door (公用投票机): whoever shows a delegate's code fetches that delegate's token with it. What holds
// for a phone holds for it.

const room = 'ballots';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const anybody = schoolWide('public', ...memberRoles);

/** Gives the link of a kiosk for a round's election; earlier ones open nothing any more. Told once. */
export const ballotKioskGive = defineAction({
  name: 'ballot.kiosk',
  room,
  may: organising,
  offered: { phase: ['issuing', 'casting'] },
  face: 'screen',
  secretAnswer: true,
  refuses: [...phaseRefusals, 'kiosk-needs-sitting'],
  input: z.object({ roundId: rowId() }),
  run: async ({ roundId }, context) => {
    const found = await roundRun(context, roundId, ['keys', 'issuing', 'casting']);
    if (!found.ok) return found;
    const { round } = found.value;
    // Only delegates have a code.
    if (round.sittingId === null) return err([refusal('kiosk-needs-sitting', 'roundId')]);
    const { db, schoolId } = context.tx;
    const { electionId } = round;
    await db
      .update(ballotKiosk)
      .set({ ended: true })
      .where(and(eq(ballotKiosk.schoolId, schoolId), eq(ballotKiosk.electionId, electionId)));
    const token = randomBytes(32).toString('base64url');
    const row = { schoolId, id: context.newId(), electionId, tokenHash: hashOf(token) };
    await db.insert(ballotKiosk).values({ ...row, made: context.today });
    const after = { kiosk: 'given' };
    return ok({ subject: roundSubject(roundId), before: null, after, answer: { token } });
  },
});

type KioskRow = typeof ballotKiosk.$inferSelect;

async function kioskOf(
  { tx }: Context,
  token: string,
): Promise<Result<KioskRow, readonly Refusal[]>> {
  const { db, schoolId } = tx;
  const [row] = await db
    .select()
    .from(ballotKiosk)
    .where(and(eq(ballotKiosk.schoolId, schoolId), eq(ballotKiosk.tokenHash, hashOf(token))));
  return !row || row.ended ? err([refusal('kiosk-unknown')]) : ok(row);
}

interface ByCode {
  readonly fits: (one: Elector) => boolean;
}

/** Finds the elector of a code in rounds of a sitting; whoever has none is counted as a failure. */
async function byCode(context: Context, sittingId: Uuid, code: string): Promise<ByCode | null> {
  const digits = readCode(code);
  const found = await sittingSeen(context, sittingId);
  const salt = found === null ? null : await saltOf(context.tx, found.sitting.congressId);
  if (digits === null || salt === null) return null;
  return { fits: ({ delegateId }) => delegateId !== null && codeOf(salt, delegateId) === digits };
}

/** Rounds of a kiosk's election that go on or went on lately, each with its sitting. */
const roundsIn = async ({ tx }: Context, electionId: Uuid): Promise<readonly RoundRow[]> =>
  tx.db
    .select()
    .from(ballotRound)
    .where(and(eq(ballotRound.schoolId, tx.schoolId), eq(ballotRound.electionId, electionId)))
    .orderBy(sql`${ballotRound.prepared} desc, ${ballotRound.id} desc`);

/** The one elector whose code it is in a round; null where nobody's or several people's. */
async function holderOf(context: Context, round: RoundRow, code: string): Promise<Elector | null> {
  if (round.sittingId === null) return null;
  const by = await byCode(context, round.sittingId, code);
  if (by === null) return null;
  const fit = (await electorsOf(context, round, null)).filter(by.fits);
  return fit.length === 1 ? (fit[0] ?? null) : null;
}

const codeInput = { token: secret(43, 43), code: secret(1, 300) };

/** A kiosk by its link, unless too many codes that nobody has were typed there. */
async function openKiosk(
  { others }: BallotParts,
  context: Context,
  token: string,
): Promise<Result<KioskRow, readonly Refusal[]>> {
  const found = await kioskOf(context, token);
  if (!found.ok) return found;
  const { id } = found.value;
  return (others.of(id).get(id) ?? 0) >= mostFailures ? err([refusal('kiosk-locked')]) : found;
}

/** The rounds of whoever has this code. Codes that nobody has are counted: after a hundred the link is dead. */
export const ballotKioskMine = (parts: BallotParts) =>
  defineQuery({
    name: 'ballot.kiosk-mine',
    room,
    may: anybody,
    refuses: ['kiosk-unknown', 'kiosk-locked', 'code-unknown'],
    input: z.object(codeInput),
    run: async ({ token, code }, context) => {
      const found = await openKiosk(parts, context, token);
      if (!found.ok) return found;
      const { id, electionId } = found.value;
      const [newest] = await roundsIn(context, electionId);
      const elector = newest ? await holderOf(context, newest, code) : null;
      if (elector === null) {
        parts.others.note(id, id);
        return err([refusal('code-unknown', 'code')]);
      }
      const { personId, name } = elector;
      const fits = (one: Elector): boolean => one.personId === personId;
      const rounds = await roundsOf(parts, context, { fits, personId, electionId });
      return ok({ person: { name }, rounds });
    },
  });

/** Fetches the token of whoever has this code, at the kiosk. */
export const ballotKioskIssue = (parts: BallotParts) =>
  defineAction({
    name: 'ballot.kiosk-issue',
    room,
    may: anybody,
    offered: { state: [] },
    face: 'screen',
    unnamed: true,
    refuses: ['kiosk-unknown', 'kiosk-locked', 'ballot-unknown', ...issueRefusals],
    input: z.object({ ...codeInput, roundId: rowId(), blinded: blindedInput() }),
    run: async ({ token, code, roundId, blinded }, context) => {
      const found = await openKiosk(parts, context, token);
      if (!found.ok) return found;
      const round = await roundById(context.tx, roundId, 'share');
      if (round === null || round.electionId !== found.value.electionId)
        return err([refusal('ballot-unknown', 'roundId')]);
      const wrong = issuesIn(round);
      if (wrong !== null) return err([wrong]);
      const elector = await holderOf(context, round, code);
      if (elector === null) {
        // Being refused writes nothing down, so these are counted in memory.
        parts.others.note(found.value.id, found.value.id);
        return err([refusal('not-an-elector', 'code')]);
      }
      const issued = await issueTo(parts, context, { round, elector, blinded });
      if (!issued.ok) return issued;
      const after = { issued: elector.personId, kiosk: found.value.id };
      return ok({ subject: roundSubject(roundId), before: null, after, answer: issued.value });
    },
  });

/** The list of who can be written in, at the kiosk. */
export const ballotKioskRoster = defineQuery({
  name: 'ballot.kiosk-roster',
  room,
  may: anybody,
  refuses: ['kiosk-unknown', 'ballot-unknown'],
  input: z.object({ token: secret(43, 43), roundId: rowId() }),
  run: async ({ token, roundId }, context) => {
    const found = await kioskOf(context, token);
    if (!found.ok) return found;
    const round = await roundById(context.tx, roundId);
    if (round === null || round.electionId !== found.value.electionId)
      return err([refusal('ballot-unknown', 'roundId')]);
    return ok({ people: await rosterTexts(context, roundId) });
  },
});
