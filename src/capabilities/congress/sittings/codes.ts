import { createHmac, randomBytes } from 'node:crypto';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';

/** A congress's salt of 256 random bits. */
export const newSalt = (): Buffer => randomBytes(32);

/**
 * A delegate's code at the door: eight digits that nobody can work out without the congress's salt. Who holds it is
 * not thereby the delegate: it spares looking them up, and the person at the door looks at the face.
 */
export function codeOf(salt: Buffer, delegateId: Uuid): string {
  const digest = createHmac('sha256', salt).update(delegateId).digest();
  return String(digest.readUInt32BE(0) % 100_000_000).padStart(8, '0');
}

/** A code as typed, scanned or spoken: its digits, also where an address stands around it; null where there is none. */
export function readCode(typed: string): string | null {
  const plain = typed.normalize('NFKC');
  const inAddress = /[?&]code=(\d{8})(?:&|$)/.exec(plain);
  if (inAddress) return inAddress[1] ?? null;
  const digits = plain.replace(/[\s-]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** The salt of a congress; null before its first sitting was planned. */
export async function saltOf(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<Buffer | null> {
  const { rows } = await client.query<{ salt: Buffer }>({
    name: 'congress-salt',
    text: 'select salt from congress_hall where school_id = $1 and congress_id = $2',
    values: [schoolId, congressId],
  });
  return rows[0]?.salt ?? null;
}

/** Gives a congress its salt; one that has it keeps it. */
export const giveSalt = async (
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<unknown> =>
  client.query({
    name: 'congress-salt-given',
    text: `insert into congress_hall (school_id, congress_id, salt) values ($1, $2, $3)
      on conflict (school_id, congress_id) do nothing`,
    values: [schoolId, congressId, newSalt()],
  });
