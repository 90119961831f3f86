import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { fromB64 } from '../../engines/ballots/bytes.ts';
import { numberOf, publicPower } from '../../engines/ballots/big-numbers.ts';
import { personal, rowId } from '../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { telling } from '../elections/grants.ts';
import { unitOfElection } from './election-unit.ts';
import {
  observerNumber,
  observersOf,
  phaseRefusals,
  roundById,
  roundObserved,
  roundSubject,
  setupIn,
} from './holding.ts';
import { blindedValues, signatureValues } from './model.ts';
import type { BallotParts } from './parts.ts';
import { ballotToken } from './tables.ts';
import { electorIn, issueRefusals, issuesIn, issueTo } from './tokens.ts';

const room = 'ballots';

/** Base64url of a number as long as a modulus of 4096 bits at most. */
export const numberText = () => z.string().max(683).meta({ kind: 'text' });

/** Blinded values as a phone sends them. */
export const blindedInput = () => z.array(numberText()).min(1).max(2).meta({ kind: 'list' });

/**
 * Fetches one's own token: the blinded values are signed without being understood. The same values are answered with the
 * same signatures, from whatever device; others are refused, and observers see that somebody tried.
 */
export const ballotIssue = (parts: BallotParts) =>
  defineAction({
    name: 'ballot.issue',
    room,
    may: telling,
    offered: { state: [] },
    face: 'screen',
    refuses: ['ballot-unknown', ...issueRefusals],
    input: z.object({ roundId: rowId(), blinded: blindedInput() }),
    run: async ({ roundId, blinded }, context) => {
      const { tx, actor } = context;
      const personId = actor.kind === 'person' ? actor.personId : null;
      const round = await roundById(tx, roundId, 'share');
      if (round === null) return err([refusal('ballot-unknown', 'roundId')]);
      const wrong = issuesIn(round);
      if (wrong !== null) return err([wrong]);
      const unitId = await unitOfElection(tx, round.electionId);
      const elector = await electorIn(context, round, unitId, (one) => one.personId === personId);
      if (elector === null) return err([refusal('not-an-elector', 'roundId')]);
      const issued = await issueTo(parts, context, { round, elector, blinded });
      if (!issued.ok) return issued;
      const subject = roundSubject(roundId);
      return ok({
        subject,
        before: null,
        after: { issued: elector.personId },
        answer: issued.value,
      });
    },
  });

interface Waiting {
  readonly personId: Uuid;
  readonly name: string;
  readonly blinded: Json;
  readonly signatures: Json;
}

/** Tokens of a round in the order of their holders' names. */
async function tokensOf({ tx }: Context, roundId: Uuid): Promise<readonly Waiting[]> {
  const { rows } = await tx.client.query<Waiting>({
    name: 'ballot-to-sign',
    text: `select t.person_id as "personId", p.name, t.blinded, t.signatures from ballot_token t
      join person p on p.school_id = $1 and p.id = t.person_id
      where t.school_id = $1 and t.round_id = $2 and t.blinded is not null
      order by p.name_key collate "C", p.id`,
    values: [tx.schoolId, roundId],
  });
  return rows;
}

/** Which issuer of the setup an observer is; null where they sign no tokens. */
function issuerOf(setup: ReturnType<typeof setupIn>, number: number): number | null {
  const at = setup.issuers.findIndex(({ by }) => by === number);
  return at === -1 ? null : at;
}

/** What the co-issuing observer has still to sign, and how many tokens there are. */
export const ballotToSign = defineQuery({
  name: 'ballot.to-sign',
  room,
  may: telling,
  refuses: ['ballot-unknown', 'not-co-issuer'],
  input: z.object({ roundId: rowId() }),
  run: async ({ roundId }, context) => {
    const [round, observers] = await Promise.all([
      roundById(context.tx, roundId),
      observersOf(context.tx, roundId),
    ]);
    const number = observerNumber(observers, context);
    if (round === null || number === null) return err([refusal('ballot-unknown', 'roundId')]);
    if (round.coIssuer !== number) return err([refusal('not-co-issuer', 'roundId')]);
    const at = round.setup === null ? null : issuerOf(setupIn(round), number);
    const tokens = at === null ? [] : await tokensOf(context, roundId);
    const waiting = tokens.flatMap(({ personId, name, blinded, signatures }) => {
      const value = blindedValues.parse(blinded)[at ?? 0] ?? '';
      return signatureValues.parse(signatures)[at ?? 0] === null
        ? [{ personId, name, blinded: value }]
        : [];
    });
    return ok({ phase: round.phase, issued: tokens.length, waiting });
  },
});

/** Whether a signature is the key's for what was blinded: `s^e = b`. */
function signs(modulus: string, blinded: string, signature: string): boolean {
  const [n, b, s] = [fromB64(modulus), fromB64(blinded), fromB64(signature)];
  if (!n || !b || !s || s.length !== n.length) return false;
  const value = numberOf(s);
  return value < numberOf(n) && publicPower(value, numberOf(n)) === numberOf(b);
}

/** The co-issuing observer's signatures of what waits. Each is checked; one that is there already stays. */
export const ballotCoSign = defineAction({
  name: 'ballot.co-sign',
  room,
  may: telling,
  offered: { state: [] },
  face: 'screen',
  refuses: [...phaseRefusals, 'not-co-issuer', 'signature-wrong'],
  input: z.object({
    roundId: rowId(),
    signed: z
      .array(
        z.object({
          personId: personal(rowId(), 'whose token an observer signs'),
          signature: numberText(),
        }),
      )
      .min(1)
      .max(200)
      .meta({ kind: 'list' }),
  }),
  run: async ({ roundId, signed }, context) => {
    const found = await roundObserved(context, roundId, ['issuing', 'casting']);
    if (!found.ok) return found;
    const setup = setupIn(found.value.round);
    const at = issuerOf(setup, found.value.number);
    const modulus = at === null ? undefined : setup.issuers[at]?.n;
    if (at === null || modulus === undefined) return err([refusal('not-co-issuer', 'roundId')]);
    const tokens = new Map((await tokensOf(context, roundId)).map((one) => [one.personId, one]));
    const { db, schoolId } = context.tx;
    for (const [index, { personId, signature }] of signed.entries()) {
      const token = tokens.get(personId);
      const wrong = err([refusal('signature-wrong', ['signed', index, 'signature'])]);
      if (!token) return wrong;
      const blinded = blindedValues.parse(token.blinded)[at] ?? '';
      const before = signatureValues.parse(token.signatures);
      if (!signs(modulus, blinded, signature)) return wrong;
      if (before[at] !== null) continue;
      const signatures = before.map((one, place) => (place === at ? signature : one));
      await db
        .update(ballotToken)
        .set({ signatures: signatures as Json })
        .where(
          and(
            eq(ballotToken.schoolId, schoolId),
            eq(ballotToken.roundId, roundId),
            eq(ballotToken.personId, personId),
          ),
        );
    }
    const after = { coSigned: signed.length };
    return ok({ subject: roundSubject(roundId), before: null, after, answer: {} });
  },
});
