import type { Context } from '../../engines/actions/verb.ts';
import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import { chinaDay, secondsAfter, instantOf } from '../../kernel/instant.ts';
import type { Role } from '../organisation/roles.ts';

/** Hours before its end when a code that nobody used is worth a reminder. */
const endingHours = 24;

/** Roles that see or manage many people's data; a second factor is advised to them even where no school demands it. */
const advised: readonly Role[] = ['administrator', 'league', 'student-affairs'];

interface Row {
  readonly totp: boolean;
  readonly by_password: boolean;
  readonly codes: number;
  readonly soonest: Date | null;
}

/** One statement: the caller's own second factor, and for an administrator the codes about to end. */
async function read({ tx, now, actor }: Context): Promise<Row | null> {
  if (actor.kind !== 'person') return null;
  const keeper = actor.capacity.role === 'administrator';
  const { rows } = await tx.client.query<Row>({
    name: 'access-tasks',
    text: `select a.totp_since is not null as totp, a.password_hash is not null as by_password,
        i.codes, i.soonest
      from account a
      cross join lateral (select count(*)::int as codes, min(c.expires_at) as soonest from invitation c
        where $3 and c.school_id = $1 and c.used_at is null
          and c.expires_at > $4::timestamptz and c.expires_at <= $5::timestamptz) i
      where a.school_id = $1 and a.id = $2`,
    values: [tx.schoolId, actor.accountId, keeper, now, secondsAfter(now, endingHours * 3600)],
  });
  return rows[0] ?? null;
}

/** What access puts into a person's inbox: a second factor to set up, codes to hand over before they end. */
export const accessTasks: TaskFeed = {
  room: 'access',
  tasks: async (context): Promise<readonly Task[]> => {
    const found = await read(context);
    if (!found || context.actor.kind !== 'person') return [];
    const { role } = context.actor.capacity;
    const wise = (advised as readonly string[]).includes(role) && !found.totp && found.by_password;
    const own = { room: 'access', values: {}, due: null, href: 'account' } as const;
    return [
      ...(wise ? [{ ...own, code: 'second-factor-advised', weight: 1 } as const] : []),
      ...(found.soonest === null
        ? []
        : [
            {
              room: 'access',
              code: 'codes-ending',
              values: { count: found.codes },
              due: chinaDay(instantOf(found.soonest)),
              href: 'see/account.list',
              weight: 2,
            } as const,
          ]),
    ];
  },
};
