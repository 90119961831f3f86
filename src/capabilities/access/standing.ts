import { createHash } from 'node:crypto';
import type { Capacity, Standing, StandingReader } from '../../engines/actions/actor.ts';
import { runNamed } from '../../engines/storage/named.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay } from '../../kernel/instant.ts';
import { capacitiesFrom, heldPostsSql, type HeldPost } from '../organisation/capacities.ts';
import type { Role } from '../organisation/roles.ts';
import type { SessionMethod } from './model.ts';

/** What is stored of a session's token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * The role of whoever is logged in, whatever else they are. It is no post: it lets a person without any look after
 * their own password and log-ins, and it is all that is left where the school wants a second factor first.
 */
export const accountHolder: Role = 'account-holder';

// Person and posts are looked up by key, each behind its own fence (`offset 0`): joined freely, a server that has no
// statistics yet reads all accounts or all people of a school for every call.
const reading = {
  name: 'standing',
  text: `select s.id as session_id, s.method, s.account_id, a.person_id, a.totp_since is not null as totp, p.kind,
    (p.since <= $4::date and (p.until is null or p.until >= $4::date)) as registered, held.*,
    array(select d.role from second_factor_demand d where d.school_id = $1) as demanded
  from session s
  cross join lateral (
    select person_id, totp_since from account
    where school_id = $1 and id = s.account_id and disabled_at is null offset 0) a
  cross join lateral (
    select kind, since, until from person where school_id = $1 and id = a.person_id offset 0) p
  left join lateral (${heldPostsSql('$1', 'a.person_id', '$4::date')} offset 0) held on true
  where s.school_id = $1 and s.token_hash = $2 and s.expires_at > $3::timestamptz`,
};

interface Who {
  readonly session_id: Uuid;
  readonly method: SessionMethod;
  readonly account_id: Uuid;
  readonly person_id: Uuid;
  readonly totp: boolean;
  readonly kind: 'student' | 'teacher';
  readonly registered: boolean;
  readonly demanded: readonly string[];
}

/** One row a post held; one with nulls in its place where somebody holds none. */
type Row = Who & (HeldPost | { readonly held_id: null });

/** A standing, and whether capacities were held back until a second factor is set up. */
export interface AccessStanding extends Standing {
  readonly sessionId: Uuid;
  readonly secondFactorDue: boolean;
}

/** Who a session belongs to and what they are that day; null for a session that is unknown, ended or disabled. */
export const readStanding = (async (tx, token, at): Promise<AccessStanding | null> => {
  const rows = await runNamed<Row>(tx.client, {
    ...reading,
    values: [tx.schoolId, tokenHash(token), at, chinaDay(at)],
  });
  const row = rows[0];
  if (!row) return null;
  const student = row.kind === 'student' && row.registered ? { personId: row.person_id } : null;
  const posts = rows.flatMap((one) => (one.held_id === null ? [] : [one]));
  const held = await capacitiesFrom(tx, posts, student);
  // The school's own log-in has factors of its own; whoever set up theirs has just shown it.
  const demanded = row.method === 'password' && !row.totp ? row.demanded : [];
  const allowed = held.filter(({ role }) => !demanded.includes(role));
  const holder: Capacity = {
    id: row.session_id,
    role: accountHolder,
    unitId: null,
    unitIds: null,
  };
  return {
    accountId: row.account_id,
    personId: row.person_id,
    sessionId: row.session_id,
    secondFactorDue: allowed.length < held.length,
    // Last, so that whoever is something more acts as that.
    capacities: [...allowed, holder],
  };
}) satisfies StandingReader;
