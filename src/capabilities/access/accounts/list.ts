import { z } from 'zod';
import {
  choice,
  instant,
  personal,
  reference,
  rowId,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineList } from '../../../engines/actions/verb.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { ok } from '../../../kernel/result.ts';
import { peopleSql } from '../../organisation/reads.ts';
import { keepers } from '../grants.ts';
import { accountStates, nameField, numberField, type AccountState } from '../model.ts';
import type { Uuid } from '../../../kernel/id.ts';

interface Row {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly number: string;
  readonly name: string;
  readonly state: AccountState;
  readonly totp: boolean;
  readonly invitedUntil: Date | null;
  readonly openedAt: Date;
  readonly total: number;
}

const orders: Readonly<Record<string, string>> = {
  name: 'name_key collate "C"',
  number: 'number collate "C"',
  openedAt: '"openedAt"',
};

const listing = (order: string): string => `with accounts as (
    select a.id, a.person_id as "personId", p.number, p.name, p.name_key, a.totp_since is not null as totp, a.created_at as "openedAt",
      i.until as "invitedUntil",
      case when a.disabled_at is not null then 'disabled'
        when a.password_hash is not null then 'active'
        when i.until is not null then 'invited'
        else 'waiting' end as state
    from account a
    join ${peopleSql('$1')} p on p.id = a.person_id
    left join lateral (select max(i.expires_at) as until from invitation i
      where i.school_id = a.school_id and i.account_id = a.id and i.used_at is null and i.expires_at > $2) i on true
    where a.school_id = $1
      and ($5::uuid is null or p.unit_id = $5 or p.class_id = $5)
      and ($9::uuid is null or a.person_id = $9)
      and ($6::text is null or position(lower($6) in lower(p.name)) > 0 or starts_with(p.number, $6)
        or starts_with(replace(p.name_key, ' ', ''), lower($6)))
  )
  select id, "personId", number, name, state, totp, "invitedUntil", "openedAt", count(*) over ()::int as total
  from accounts
  where ($3::text is null or state = $3) and ($4::boolean is null or totp = $4)
  order by ${order}, id offset $7 limit $8`;

/** Every account of the school: whose, whether it works, and until when a code waits to be used. */
export const accountList = defineList({
  name: 'account.list',
  room: 'access',
  may: keepers,
  refuses: [],
  input: z.object({
    state: choice(accountStates).optional(),
    totp: yesNo().optional(),
    unitId: reference('unit').optional(),
    personId: personal(reference('person'), 'whose account is looked for').optional(),
  }),
  row: z.object({
    id: rowId(),
    personId: personal(rowId(), 'leads to the person'),
    name: nameField(),
    number: numberField(),
    state: choice(accountStates),
    totp: yesNo(),
    invitedUntil: instant().nullable(),
    openedAt: instant(),
  }),
  sortable: ['name', 'number', 'openedAt'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, now }) => {
    const order = `${orders[sort.by] ?? 'name_key'}${sort.descending ? ' desc' : ''}`;
    const { state = null, totp = null, unitId = null, personId = null } = filters;
    const { rows } = await tx.client.query<Row>(listing(order), [
      ...[tx.schoolId, now, state, totp, unitId, search, offset, limit, personId],
    ]);
    return ok({
      rows: rows.map(({ total: _total, invitedUntil, openedAt, ...row }) => ({
        ...row,
        invitedUntil: invitedUntil === null ? null : instantOf(invitedUntil),
        openedAt: instantOf(openedAt),
      })),
      total: rows[0]?.total ?? 0,
    });
  },
});
