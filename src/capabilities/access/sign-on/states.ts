import { createHash } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { secondsAfter, type Instant } from '../../../kernel/instant.ts';
import { signOnState } from '../tables.ts';

/** Seconds a log-in at the school's own page may take; the browser's cookie lives as long. */
export const stateSeconds = 10 * 60;

/** A log-in under way as it is kept. */
export type StateRow = typeof signOnState.$inferSelect;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What a browser must bring back: the state in the address, and its own cookie. */
export interface Shown {
  readonly signOnId: Uuid;
  readonly state: string;
  readonly browser: string;
}

/** Keeps a log-in under way, and forgets those that nobody finished. */
export async function keepState(
  { db, schoolId }: SchoolTransaction,
  { signOnId, state, browser }: Shown,
  kept: {
    readonly nonce: string | null;
    readonly verifier: string | null;
    readonly returnTo: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { nonce, verifier, returnTo, now } = kept;
  await db
    .delete(signOnState)
    .where(and(eq(signOnState.schoolId, schoolId), lte(signOnState.expiresAt, now)));
  await db.insert(signOnState).values({
    schoolId,
    stateHash: sha256(state),
    browserHash: sha256(browser),
    signOnId,
    nonce,
    verifier,
    returnTo,
    expiresAt: secondsAfter(now, stateSeconds),
  });
}

/** Takes a log-in under way, once; null for an unknown, used, late or foreign one. */
export async function takeState(
  { db, schoolId }: SchoolTransaction,
  { signOnId, state, browser }: Shown,
  now: Instant,
): Promise<StateRow | null> {
  const rows = await db
    .delete(signOnState)
    .where(
      and(
        eq(signOnState.schoolId, schoolId),
        eq(signOnState.stateHash, sha256(state)),
        eq(signOnState.browserHash, sha256(browser)),
        eq(signOnState.signOnId, signOnId),
        gt(signOnState.expiresAt, now),
      ),
    )
    .returning();
  return rows[0] ?? null;
}
