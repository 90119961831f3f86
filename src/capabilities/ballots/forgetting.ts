import { and, eq } from 'drizzle-orm';
import type { Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ballotRoster, ballotToken } from './tables.ts';

/** Deletes what nobody needs once a round is over: blinded values, signatures, and the list with its names. */
export async function forgetTokens({ tx }: Pick<Context, 'tx'>, roundId: Uuid): Promise<void> {
  const { db, schoolId } = tx;
  await db
    .update(ballotToken)
    .set({ blinded: null, signatures: null })
    .where(and(eq(ballotToken.schoolId, schoolId), eq(ballotToken.roundId, roundId)));
  await db
    .update(ballotRoster)
    .set({ list: null })
    .where(and(eq(ballotRoster.schoolId, schoolId), eq(ballotRoster.roundId, roundId)));
}
