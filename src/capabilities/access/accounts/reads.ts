import { and, eq, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { peopleSql, schoolSlugSql } from '../../organisation/reads.ts';
import { account } from '../tables.ts';

/** An account as stored. */
export type AccountRow = typeof account.$inferSelect;

/** The account of an id, held until the transaction ends; null where there is none. */
export async function holdAccount(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<AccountRow | null> {
  const rows = await db
    .select()
    .from(account)
    .where(and(eq(account.schoolId, schoolId), eq(account.id, id)))
    .for('update');
  return rows[0] ?? null;
}

/** Whose account it is, with what a password must not be made of. */
export interface Owner {
  readonly personId: Uuid;
  readonly number: string;
  readonly name: string;
  readonly schoolSlug: string;
}

/** The person of an account, with the school's address. Throws for an unknown account: the caller holds it. */
export async function ownerOf({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<Owner> {
  const { rows } = await client.query<Owner>({
    name: 'account-owner',
    text: `select p.id as "personId", p.number, p.name, ${schoolSlugSql('$1')} as "schoolSlug"
      from account a
      join ${peopleSql('$1')} p on p.id = a.person_id
      where a.school_id = $1 and a.id = $2`,
    values: [schoolId, id],
  });
  if (!rows[0]) throw new Error(`no account ${id}`);
  return rows[0];
}

/** What logging in by a number needs to know. */
export interface LogInRow {
  readonly personId: Uuid;
  /** Whether the person is known to the school on that day; those who left keep their account and cannot use it. */
  readonly present: boolean;
  readonly accountId: Uuid | null;
  readonly passwordHash: string | null;
  readonly passwordSetAt: Date | null;
  readonly totpSealed: Buffer | null;
  readonly disabled: boolean;
}

/** The person of a number with their account, if any. */
export async function findLogIn(
  { client, schoolId }: SchoolTransaction,
  number: string,
  day: Day,
): Promise<LogInRow | null> {
  const { rows } = await client.query<LogInRow>({
    name: 'account-log-in',
    text: `select p.id as "personId",
        (p.since <= $3::date and (p.until is null or p.until >= $3::date)) as present,
        a.id as "accountId", a.password_hash as "passwordHash", a.password_set_at as "passwordSetAt",
        a.totp_sealed as "totpSealed", a.disabled_at is not null as disabled
      from ${peopleSql('$1')} p
      left join account a on a.school_id = $1 and a.person_id = p.id
      where p.number = $2`,
    values: [schoolId, number, day],
  });
  return rows[0] ?? null;
}

/** A person's account, as far as another room may know it. */
export interface AccountOfPerson {
  readonly id: Uuid;
  readonly disabled: boolean;
  /** Whether a second step is set up. */
  readonly totp: boolean;
}

/** The account of a person, or null. */
export async function accountOfPerson(
  { db, schoolId }: SchoolTransaction,
  personId: Uuid,
): Promise<AccountOfPerson | null> {
  const rows = await db
    .select({
      id: account.id,
      disabled: sql<boolean>`${account.disabledAt} is not null`,
      totp: sql<boolean>`${account.totpSealed} is not null`,
    })
    .from(account)
    .where(and(eq(account.schoolId, schoolId), eq(account.personId, personId)));
  return rows[0] ?? null;
}

/** Whose account it is. */
export interface AccountOwner {
  readonly personId: Uuid;
  readonly name: string;
}

/** Whose accounts these are, by the account's id. */
export async function accountOwners(
  { client, schoolId }: SchoolTransaction,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, AccountOwner>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<AccountOwner & { readonly id: Uuid }>({
    name: 'account-owners',
    text: `select a.id, a.person_id as "personId", p.name from account a join ${peopleSql('$1')} p on p.id = a.person_id
      where a.school_id = $1 and a.id = any($2::uuid[])`,
    values: [schoolId, ids],
  });
  return new Map(rows.map(({ id, ...owner }) => [id, owner]));
}

/** Whether a person has an account. */
export async function hasAccount(
  { db, schoolId }: SchoolTransaction,
  personId: Uuid,
): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(account)
    .where(and(eq(account.schoolId, schoolId), eq(account.personId, personId)));
  return rows.length > 0;
}
