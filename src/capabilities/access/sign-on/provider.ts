import { and, asc, eq, isNull } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { SealPlace } from '../keys.ts';
import { singleSignOn } from '../tables.ts';

/** A school's own log-in as stored. */
export type SignOnRow = typeof singleSignOn.$inferSelect;

/** A log-in under way: what came out of beginning it, kept until the browser comes back. */
export interface Begun {
  /** Where the browser is sent. */
  readonly to: string;
  readonly nonce: string | null;
  readonly verifier: string | null;
}

/** What comes back with the browser, checked against what was kept. */
export interface Returned {
  /** The whole address the browser came to, on our public host. */
  readonly address: URL;
  readonly state: string;
  readonly nonce: string | null;
  readonly verifier: string | null;
}

/** One kind of single sign-on. `identify` answers the person's number; null where the answer names none. */
export interface Provider {
  begin(asked: { readonly callback: string; readonly state: string }): Promise<Begun>;
  identify(returned: Returned): Promise<string | null>;
}

/** Where a client's secret is sealed to. */
export const clientSecretPlace = (school: SchoolId, id: Uuid): SealPlace => ({
  school,
  purpose: 'client-secret',
  id,
});

/** A log-in of the school that is in use; null where there is none of this id. */
export async function findSignOn(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<SignOnRow | null> {
  const rows = await db
    .select()
    .from(singleSignOn)
    .where(
      and(
        eq(singleSignOn.schoolId, schoolId),
        eq(singleSignOn.id, id),
        isNull(singleSignOn.disabledAt),
      ),
    );
  return rows[0] ?? null;
}

/** What the log-in page offers, oldest first. */
export function offeredSignOns({ db, schoolId }: SchoolTransaction) {
  return db
    .select({ id: singleSignOn.id, name: singleSignOn.name, kind: singleSignOn.kind })
    .from(singleSignOn)
    .where(and(eq(singleSignOn.schoolId, schoolId), isNull(singleSignOn.disabledAt)))
    .orderBy(asc(singleSignOn.since), singleSignOn.id);
}

/** A number as a provider told it: text or a whole number, of a length a number can have. */
export function numberTold(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return null;
  const number = text.trim();
  return number.length >= 1 && number.length <= 32 ? number : null;
}
