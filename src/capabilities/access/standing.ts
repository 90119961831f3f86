import { createHash } from 'node:crypto';
import type { Standing, StandingReader } from '../../engines/actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay } from '../../kernel/instant.ts';
import { capacitiesFrom, capacitiesSql, type HeldPost } from '../organisation/capacities.ts';

/** What is stored of a session's token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const reading = {
  name: 'standing',
  text: `select s.account_id, a.person_id, p.kind,
    (p.since <= $4::date and (p.until is null or p.until >= $4::date)) as registered, held.held
  from session s
  join account a on a.school_id = s.school_id and a.id = s.account_id
  join person p on p.school_id = a.school_id and p.id = a.person_id
  cross join lateral (${capacitiesSql('$1', 'a.person_id', '$4::date')}) held
  where s.school_id = $1 and s.token_hash = $2 and s.expires_at > $3::timestamptz and a.disabled_at is null`,
};

interface Row {
  readonly account_id: Uuid;
  readonly person_id: Uuid;
  readonly kind: 'student' | 'teacher';
  readonly registered: boolean;
  readonly held: readonly HeldPost[];
}

/** Who a session belongs to and what they are that day; null for a session that is unknown, ended or disabled. */
export const readStanding: StandingReader = async (tx, token, at): Promise<Standing | null> => {
  const { rows } = await tx.client.query<Row>({
    ...reading,
    values: [tx.schoolId, tokenHash(token), at, chinaDay(at)],
  });
  const row = rows[0];
  if (!row) return null;
  const student = row.kind === 'student' && row.registered ? { personId: row.person_id } : null;
  return {
    accountId: row.account_id,
    personId: row.person_id,
    capacities: capacitiesFrom(row.held, student),
  };
};
