import { createHash } from 'node:crypto';
import type { Capacity, Standing, StandingReader } from '../../engines/actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay } from '../../kernel/instant.ts';
import { capacitiesFrom, capacitiesSql, type HeldPost } from '../organisation/capacities.ts';
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

const reading = {
  name: 'standing',
  text: `select s.id as session_id, s.method, s.account_id, a.person_id, a.totp_since is not null as totp, p.kind,
    (p.since <= $4::date and (p.until is null or p.until >= $4::date)) as registered, held.held,
    (select array_agg(d.role) from second_factor_demand d where d.school_id = $1) as demanded
  from session s
  join account a on a.school_id = s.school_id and a.id = s.account_id
  join person p on p.school_id = a.school_id and p.id = a.person_id
  cross join lateral (${capacitiesSql('$1', 'a.person_id', '$4::date')}) held
  where s.school_id = $1 and s.token_hash = $2 and s.expires_at > $3::timestamptz and a.disabled_at is null`,
};

interface Row {
  readonly session_id: Uuid;
  readonly method: SessionMethod;
  readonly account_id: Uuid;
  readonly person_id: Uuid;
  readonly totp: boolean;
  readonly kind: 'student' | 'teacher';
  readonly registered: boolean;
  readonly held: readonly HeldPost[];
  readonly demanded: readonly string[] | null;
}

/** A standing, and whether capacities were held back until a second factor is set up. */
export interface AccessStanding extends Standing {
  readonly sessionId: Uuid;
  readonly secondFactorDue: boolean;
}

/** Who a session belongs to and what they are that day; null for a session that is unknown, ended or disabled. */
export const readStanding = (async (tx, token, at): Promise<AccessStanding | null> => {
  const { rows } = await tx.client.query<Row>({
    ...reading,
    values: [tx.schoolId, tokenHash(token), at, chinaDay(at)],
  });
  const row = rows[0];
  if (!row) return null;
  const student = row.kind === 'student' && row.registered ? { personId: row.person_id } : null;
  const held = capacitiesFrom(row.held, student);
  // The school's own log-in has factors of its own; whoever set up theirs has just shown it.
  const demanded = row.method === 'password' && !row.totp ? (row.demanded ?? []) : [];
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
