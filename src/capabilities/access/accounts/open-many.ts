import { z } from 'zod';
import {
  choice,
  instant,
  personal,
  reference,
  text,
  whole,
} from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdersSql, peopleSql, unitAndBelowSql } from '../../organisation/reads.ts';
import { keepers } from '../grants.ts';
import { makeCodes } from '../invitations/writes.ts';
import type { AccessKeys } from '../keys.ts';
import { account } from '../tables.ts';

/** Accounts opened at once: as many slips as somebody prints and cuts in an afternoon. */
const atOnce = 500;

interface Without {
  readonly id: Uuid;
  readonly number: string;
  readonly name: string;
  readonly total: number;
}

interface Wanted {
  readonly unitId: Uuid | null;
  readonly bodyId: Uuid | null;
  readonly kind: string | null;
  readonly today: Day;
}

/** People present that day without an account, of a unit and all below it, or holding a post in a body. */
async function peopleWithout(
  { client, schoolId }: SchoolTransaction,
  { unitId, bodyId, kind, today }: Wanted,
): Promise<readonly Without[]> {
  const { rows } = await client.query<Without>({
    name: 'people-without-account',
    text: `with below as ${unitAndBelowSql('$1', '$3')}
      select p.id, p.number, p.name, count(*) over ()::int as total
      from ${peopleSql('$1')} p
      where p.since <= $2::date and (p.until is null or p.until >= $2::date)
        and ($5::text is null or p.kind = $5)
        and ($3::uuid is null or p.unit_id in (select id from below) or p.class_id in (select id from below))
        and ($4::uuid is null or p.id in ${holdersSql('$1', '$4', '$2::date')})
        and not exists (select from account x where x.school_id = $1 and x.person_id = p.id)
      order by p.name_key collate "C", p.id
      limit ${atOnce}`,
    values: [schoolId, today, unitId, bodyId, kind],
  });
  return rows;
}

const slip = z.object({
  name: personal(text(60), 'the slip is handed to its person'),
  number: personal(text(32), 'the log-in name'),
  code: text(20),
});

/** What is printed: one slip a person, and how many people are left for the next time. */
const opened = z.object({ slips: z.array(slip), until: instant(), left: whole() });

/**
 * Opens accounts for everybody of a unit or a body who has none. At most 500 at once; the same again takes the next.
 * The codes are told once, to be printed and handed over.
 */
export const accountOpenMany = (keys: AccessKeys) =>
  defineAction({
    name: 'account.open-many',
    room: 'access',
    may: keepers,
    refuses: ['whom-missing', 'nobody-without'],
    secretAnswer: true,
    input: z.object({
      unitId: reference('unit').optional(),
      bodyId: reference('body').optional(),
      kind: choice(['student', 'teacher']).optional(),
    }),
    run: async ({ unitId = null, bodyId = null, kind = null }, { tx, now, today, newId }) => {
      if (unitId === null && bodyId === null && kind !== 'teacher')
        return err([refusal('whom-missing', 'unitId')]);
      const people = await peopleWithout(tx, { unitId, bodyId, kind, today });
      if (people.length === 0) return err([refusal('nobody-without')]);
      const rows = people.map((person) => ({ person, id: newId() }));
      await tx.db.insert(account).values(
        rows.map(({ person, id }) => ({
          schoolId: tx.schoolId,
          id,
          personId: person.id,
          createdAt: now,
        })),
      );
      const accountIds = rows.map(({ id }) => id);
      const codes = await makeCodes(tx, keys, { accountIds, purpose: 'invite', now });
      const slips = rows.map(({ person: { name, number } }, at) => ({
        name,
        number,
        code: codes[at]?.code ?? '',
      }));
      const answer: z.output<typeof opened> = {
        slips,
        until: codes[0]?.until ?? now,
        left: (people[0]?.total ?? 0) - people.length,
      };
      return ok({
        subject: { kind: 'accounts', id: unitId ?? bodyId ?? 'teachers' },
        before: null,
        after: { accounts: accountIds, until: answer.until },
        answer,
      });
    },
  });
