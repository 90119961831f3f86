import { and, eq } from 'drizzle-orm';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { SchoolTransaction } from '../../storage/door.ts';
import { matterKind, midnight, ofMatter, type Matter } from './matter.ts';
import { anonymousRight } from './tables.ts';

/** Why a right is not returned. */
export const returnRefusals = ['right-not-spent', 'right-of-today', 'nothing-missing'] as const;

/** Which right, and on which day it is asked for. */
export interface ReturnRequest {
  readonly matter: Matter;
  readonly holder: Uuid;
  readonly today: Day;
}

/**
 * Returns a right whose content never arrived because the machine stopped between the two transactions and the caller's
 * key is lost too. Only as many as are missing can be returned: rights spent before today, less what the journal says
 * was received for them. Today's may still be on their way. Nobody can tell whose content is missing, so whoever returns
 * a right takes its holder's word; the sum stays right. To be called in an action of a named person, whose journal entry
 * says so.
 */
export async function returnRight(
  { db, client, schoolId }: SchoolTransaction,
  { matter, holder, today }: ReturnRequest,
): Promise<Result<null, readonly Refusal[]>> {
  const rights = ofMatter(anonymousRight, schoolId, matter);
  const own = and(rights, eq(anonymousRight.holderId, holder));
  // All of them are locked, so that two returns at once do not both find the one that is missing.
  const spent = await db
    .select({ holderId: anonymousRight.holderId, day: anonymousRight.day })
    .from(anonymousRight)
    .where(rights)
    .for('update');
  const right = spent.find(({ holderId }) => holderId === holder);
  if (!right) return err([refusal('right-not-spent')]);
  if (right.day >= today) return err([refusal('right-of-today')]);
  const { rows } = await client.query<{ received: number }>(
    `select count(*)::int as received from journal_entry
     where school_id = $1 and verb = $2 and subject_kind = $3 and subject_id = $4 and actor = 'anonymous' and at < $5`,
    [schoolId, matter.verb, matterKind, matter.topic, midnight(today)],
  );
  const before = spent.filter(({ day }) => day < today).length;
  if (before <= (rows[0]?.received ?? 0)) return err([refusal('nothing-missing')]);
  await db.delete(anonymousRight).where(own);
  return ok(null);
}
