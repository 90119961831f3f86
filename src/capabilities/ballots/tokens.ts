import { and, eq } from 'drizzle-orm';
import { numberOf } from '../../engines/ballots/big-numbers.ts';
import { fromB64, toB64 } from '../../engines/ballots/bytes.ts';
import type { Issuer } from '../../engines/ballots/model.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { electorsOf, type Elector } from './electors.ts';
import { setupIn, type RoundRow } from './holding.ts';
import { blindedValues, signatureValues, type Way } from './model.ts';
import type { BallotParts } from './parts.ts';
import { ballotHolder, ballotToken } from './tables.ts';

/** Codes of `issueTo`. */
export const issueRefusals = [
  'phase-other',
  'ballot-void',
  'not-an-elector',
  'not-present',
  'took-paper',
  'blinded-refused',
  'other-request',
] as const;

/** What whoever asks is told: signatures in the order of the setup's issuers, null where one is still to come. */
export interface Issued {
  readonly signatures: readonly (string | null)[];
}

/** The elector that a person is in a round; null where they have no vote in it. */
export async function electorIn(
  context: Context,
  round: RoundRow,
  unitId: Uuid | null,
  fits: (one: Elector) => boolean,
): Promise<Elector | null> {
  const electors = await electorsOf(context, round, unitId);
  return electors.find(fits) ?? null;
}

/** The row of a person in a round, made where there is none, and held until the commit: one way to vote each. */
export async function holdHolder(
  { tx }: Pick<Context, 'tx'>,
  roundId: Uuid,
  personId: Uuid,
): Promise<{ readonly way: Way | null; readonly called: boolean; readonly present: boolean }> {
  const { db, schoolId } = tx;
  await db.insert(ballotHolder).values({ schoolId, roundId, personId }).onConflictDoNothing();
  const [row] = await db
    .select()
    .from(ballotHolder)
    .where(ofHolder(schoolId, roundId, personId))
    .for('update');
  if (!row) throw new Error('a row that was just made is not there');
  return row;
}

const ofHolder = (schoolId: RoundRow['schoolId'], roundId: Uuid, personId: Uuid) =>
  and(
    eq(ballotHolder.schoolId, schoolId),
    eq(ballotHolder.roundId, roundId),
    eq(ballotHolder.personId, personId),
  );

/** Writes columns of somebody's row. */
export async function writeHolder(
  { tx }: Pick<Context, 'tx'>,
  { roundId, personId }: { readonly roundId: Uuid; readonly personId: Uuid },
  set: Partial<typeof ballotHolder.$inferInsert>,
): Promise<void> {
  await tx.db
    .update(ballotHolder)
    .set(set)
    .where(ofHolder(tx.schoolId, roundId, personId));
}

/** Somebody's token of a round, while its content is kept. */
export async function tokenOf({ tx }: Pick<Context, 'tx'>, roundId: Uuid, personId: Uuid) {
  const [row] = await tx.db
    .select()
    .from(ballotToken)
    .where(
      and(
        eq(ballotToken.schoolId, tx.schoolId),
        eq(ballotToken.roundId, roundId),
        eq(ballotToken.personId, personId),
      ),
    );
  if (row === undefined) return null;
  return row.blinded === null
    ? { blinded: null, signatures: [] }
    : {
        blinded: blindedValues.parse(row.blinded),
        signatures: signatureValues.parse(row.signatures),
      };
}

/** The bytes of each blinded value: one an issuer, of its modulus's length and between 1 and the modulus; else null. */
function blindedBytes(
  issuers: readonly Issuer[],
  blinded: readonly string[],
): readonly Uint8Array[] | null {
  if (blinded.length !== issuers.length) return null;
  const read = blinded.flatMap((text, at) => {
    const bytes = fromB64(text);
    const modulus = fromB64(issuers[at]?.n ?? '');
    if (!bytes || bytes.length !== modulus?.length) return [];
    const value = numberOf(bytes);
    return value > 1n && value < numberOf(modulus) ? [bytes] : [];
  });
  return read.length === blinded.length ? read : null;
}

/**
 * Gives an elector their token: signs what they blinded and keeps both in the same transaction, so that the same bytes are
 * answered with the same signatures ever after and others are refused. The round's row must be shared.
 */
export async function issueTo(
  { keys, others }: BallotParts,
  context: Context,
  {
    round,
    elector,
    blinded,
  }: { readonly round: RoundRow; readonly elector: Elector; readonly blinded: readonly string[] },
): Promise<Result<Issued, readonly Refusal[]>> {
  const { personId } = elector;
  const holder = await holdHolder(context, round.id, personId);
  const token = await tokenOf(context, round.id, personId);
  if (token !== null) {
    const same =
      token.blinded?.length === blinded.length &&
      token.blinded.every((one, at) => one === blinded[at]);
    if (same) return ok({ signatures: token.signatures });
    others.note(round.id, personId);
    return err([refusal('other-request', 'blinded')]);
  }
  if (!elector.present) return err([refusal('not-present', 'roundId')]);
  if (holder.way === 'paper') return err([refusal('took-paper', 'roundId')]);
  const { issuers } = setupIn(round);
  const bytes = blindedBytes(issuers, blinded);
  const first = bytes?.[0];
  const signature = first === undefined ? null : await keys.sign(round.id, first);
  if (signature === null) return err([refusal('blinded-refused', 'blinded')]);
  const signatures = issuers.map((_, at) => (at === 0 ? toB64(signature) : null));
  await writeHolder(context, { roundId: round.id, personId }, { way: 'electronic' });
  const row = { schoolId: context.schoolId, roundId: round.id, personId };
  await context.tx.db
    .insert(ballotToken)
    .values({ ...row, blinded: [...blinded] as Json, signatures: signatures as Json });
  return ok({ signatures });
}

/** Whether tokens can be fetched in a phase. */
export const issuesIn = ({ phase }: RoundRow): Refusal | null => {
  if (phase === 'issuing' || phase === 'casting') return null;
  return refusal(phase === 'void' ? 'ballot-void' : 'phase-other', 'roundId');
};
