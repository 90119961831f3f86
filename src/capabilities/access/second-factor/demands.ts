import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, instant, rowId } from '../../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { roles, type Role } from '../../organisation/roles.ts';
import { keepers } from '../grants.ts';
import { secondFactorDemand } from '../tables.ts';

const room = 'access';

type FromPost = Exclude<Role, 'public' | 'student' | 'account-holder'>;

/** Roles a second factor can be demanded of: those that follow from a post. */
const demandable = roles.filter(
  (role): role is FromPost => role !== 'public' && role !== 'student' && role !== 'account-holder',
) as [FromPost, ...FromPost[]];

/** Whether this log-in would still let its holder in were the demand made of them. */
async function metByCaller({ tx, actor }: Context): Promise<boolean> {
  if (actor.kind !== 'person') return true;
  const { rows } = await tx.client.query<{ readonly met: boolean }>({
    name: 'second-factor-met',
    text: `select bool_or(a.totp_since is not null or s.method in ('oidc', 'cas')) as met
      from account a left join session s
        on s.school_id = a.school_id and s.account_id = a.id and s.id = $3
      where a.school_id = $1 and a.id = $2`,
    values: [tx.schoolId, actor.accountId, actor.sessionId ?? null],
  });
  return rows[0]?.met ?? false;
}

export const demandMake = defineAction({
  name: 'second-factor.demand',
  room,
  may: keepers,
  refuses: ['second-factor-own', 'second-factor-demanded'],
  input: z.object({ role: choice(demandable) }),
  run: async ({ role }, context) => {
    const { tx, now } = context;
    // An administrator who demanded it of themselves first would be left outside at once.
    if (role === 'administrator' && !(await metByCaller(context)))
      return err([refusal('second-factor-own', 'role')]);
    const made = await tx.db
      .insert(secondFactorDemand)
      .values({ schoolId: tx.schoolId, role, since: now })
      .onConflictDoNothing()
      .returning({ role: secondFactorDemand.role });
    if (made.length === 0) return err([refusal('second-factor-demanded', 'role')]);
    return ok({
      subject: { kind: 'second-factor', id: role },
      before: null,
      after: { role, since: now },
      answer: {},
    });
  },
});

export const demandWaive = defineAction({
  name: 'second-factor.waive',
  room,
  may: keepers,
  refuses: ['second-factor-not-demanded'],
  input: z.object({ role: choice(demandable) }),
  run: async ({ role }, { tx }) => {
    const gone = await tx.db
      .delete(secondFactorDemand)
      .where(and(eq(secondFactorDemand.schoolId, tx.schoolId), eq(secondFactorDemand.role, role)))
      .returning({ since: secondFactorDemand.since });
    if (!gone[0]) return err([refusal('second-factor-not-demanded', 'role')]);
    return ok({
      subject: { kind: 'second-factor', id: role },
      before: { role, since: gone[0].since },
      after: null,
      answer: {},
    });
  },
});

const demandRow = z.object({ id: rowId(), role: choice(demandable), since: instant() });

export const demandList = defineList({
  name: 'second-factor.list',
  room,
  may: keepers,
  refuses: [],
  input: z.object({}),
  row: demandRow,
  sortable: ['since', 'role'],
  searchable: false,
  run: async ({ sort, offset, limit }, { tx }) => {
    const by = sort.by === 'role' ? secondFactorDemand.role : secondFactorDemand.since;
    const rows = await tx.db
      .select({
        // A demand has no id of its own: a role is demanded of once in a school.
        id: sql<string>`md5(${secondFactorDemand.role})::uuid::text`,
        role: secondFactorDemand.role,
        since: secondFactorDemand.since,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(secondFactorDemand)
      .where(eq(secondFactorDemand.schoolId, tx.schoolId))
      .orderBy(sort.descending ? desc(by) : asc(by), secondFactorDemand.role)
      .offset(offset)
      .limit(limit);
    const shown = rows.map(({ id, role, since }) => ({ id, role, since }));
    return ok({
      rows: shown as unknown as readonly z.output<typeof demandRow>[],
      total: rows[0]?.total ?? 0,
    });
  },
});
