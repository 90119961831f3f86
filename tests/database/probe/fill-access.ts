import { createHash, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { invitationHash } from '../../../src/capabilities/access/invitations/writes.ts';
import { accessKeys, seal } from '../../../src/capabilities/access/keys.ts';
import { hashPassword } from '../../../src/capabilities/access/passwords/hashing.ts';
import { totpPlace } from '../../../src/capabilities/access/second-factor/actions.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import { millisecondsOf } from '../../../src/kernel/instant.ts';
import { now } from './calls.ts';

/** An account with a session that does not end and a code that can be accepted. */
export interface AccountIds {
  readonly accountId: Uuid;
  readonly personId: Uuid;
  readonly sessionId: Uuid;
  readonly token: string;
  readonly code: string;
}

/** What log-in knows of a school. */
export interface AccessIds {
  /** By what their holder is. */
  readonly accounts: Readonly<Record<string, AccountIds>>;
  readonly signOn: Uuid;
}

/** Everybody's password. */
export const password = 'lanterns-over-the-river';

/** The keys that the verbs of `allVerbs` are composed with. */
const keys = accessKeys(Buffer.alloc(32));
const secret = Secret.fromBase32('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');

/** What an authenticator shows for everybody at `now`. */
export const totpCode = new TOTP({ secret }).generate({ timestamp: millisecondsOf(now) });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code as the product makes them, of which each school and person has another. */
const codeOf = (school: SchoolId, holder: string): string =>
  [...digest(`${school}/${holder}`)]
    .slice(0, 10)
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');

type Write = (text: string, values: readonly unknown[]) => Promise<unknown>;

async function writeAccount(
  write: Write,
  {
    school,
    holder,
    personId,
    hash,
  }: { school: SchoolId; holder: string; personId: Uuid; hash: string },
): Promise<AccountIds> {
  const [accountId, sessionId] = [randomUUID() as Uuid, randomUUID() as Uuid];
  const token = `${school}/${holder}`;
  const code = codeOf(school, holder);
  await write(
    `insert into account (school_id, id, person_id, email, password_hash, password_set_at, created_at)
     values ($1, $2, $3, $4, $5, '2026-11-01', '2026-11-01')`,
    [accountId, personId, `${accountId}@example.invalid`, hash],
  );
  await write(
    `insert into session (school_id, token_hash, id, account_id, method, created_at, expires_at)
     values ($1, $2, $3, $4, 'cas', '2026-11-01', '2099-01-01')`,
    [digest(token), sessionId, accountId],
  );
  await write(
    `insert into invitation (school_id, code_hash, account_id, purpose, created_at, expires_at)
     values ($1, $2, $3, 'reset', '2026-11-01', '2099-01-01')`,
    [invitationHash(keys, school, code), accountId],
  );
  await write('insert into recovery_code (school_id, account_id, code_hash) values ($1, $2, $3)', [
    accountId,
    digest(accountId),
  ]);
  return { accountId, personId, sessionId, token, code };
}

async function writeSignOn(write: Write): Promise<Uuid> {
  const signOn = randomUUID() as Uuid;
  await write(
    `insert into single_sign_on (school_id, id, kind, name, address, opens_accounts, since)
     values ($1, $2, 'cas', '统一身份认证', $3, false, '2026-11-01')`,
    [signOn, `https://sso.example.com/${signOn}`],
  );
  await write(
    `insert into sign_on_state (school_id, state_hash, browser_hash, sign_on_id, return_to, expires_at)
     values ($1, $2, $2, $3, '/', '2099-01-01')`,
    [digest(signOn), signOn],
  );
  return signOn;
}

/**
 * Gives everybody named an account and a session, and rows to each other table of log-in, by hand: the administrator
 * has begun the second factor, the League committee has one, the account of `disabled` is so.
 */
export async function fillAccess(
  database: Database,
  school: SchoolId,
  holders: Readonly<Record<string, Uuid>>,
): Promise<AccessIds> {
  const hash = await hashPassword(password);
  return withSchool(database, school, async ({ client }) => {
    const write: Write = (text, values) => client.query(text, [school, ...values]);
    const accounts: Record<string, AccountIds> = {};
    for (const [holder, personId] of Object.entries(holders))
      accounts[holder] = await writeAccount(write, { school, holder, personId, hash });
    const set = (holder: string, what: string, values: readonly unknown[] = []): Promise<unknown> =>
      write(`update account set ${what} where school_id = $1 and id = $2`, [
        accounts[holder]?.accountId,
        ...values,
      ]);
    const sealedFor = (holder: string): Buffer => {
      const id = accounts[holder]?.accountId;
      if (id === undefined) throw new Error(`nobody is ${holder}`);
      return seal(keys, totpPlace(school, id), secret.base32);
    };
    const pending = 'totp_pending_sealed = $3, totp_pending_at = $4';
    await set('administrator', pending, [sealedFor('administrator'), now]);
    await set('league', 'totp_sealed = $3, totp_since = $4', [sealedFor('league'), now]);
    await set('disabled', `disabled_at = '2026-11-02'`);
    await write(
      'insert into attempt (school_id, key_hash, failures, last_at) values ($1, $2, 1, now())',
      [digest('somebody')],
    );
    await write(
      `insert into second_factor_demand (school_id, role, since) values ($1, $2, '2026-11-01')`,
      ['office'],
    );
    return { accounts, signOn: await writeSignOn(write) };
  });
}
