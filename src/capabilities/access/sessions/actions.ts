import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, instant, rowId, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { anyAccount } from '../grants.ts';
import { sessionMethods } from '../model.ts';
import { ownAccount } from '../own-account.ts';
import { session } from '../tables.ts';
import { endSessions } from './writes.ts';

const room = 'access';

const mine = (context: Context) =>
  and(
    eq(session.schoolId, context.tx.schoolId),
    eq(session.accountId, ownAccount(context).accountId),
  );

export const sessionList = defineList({
  name: 'session.list',
  room,
  may: anyAccount,
  refuses: [],
  input: z.object({}),
  row: z.object({
    id: rowId(),
    current: yesNo(),
    method: choice(sessionMethods),
    since: instant(),
    until: instant(),
  }),
  sortable: ['since', 'until'],
  searchable: false,
  run: async ({ sort, offset, limit }, context) => {
    const by = sort.by === 'until' ? session.expiresAt : session.createdAt;
    const rows = await context.tx.db
      .select({
        id: session.id,
        method: session.method,
        since: session.createdAt,
        until: session.expiresAt,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(session)
      .where(and(mine(context), gt(session.expiresAt, context.now)))
      .orderBy(sort.descending ? desc(by) : by, session.id)
      .offset(offset)
      .limit(limit);
    const { sessionId } = ownAccount(context);
    return ok({
      rows: rows.map(({ total: _total, ...row }) => ({ ...row, current: row.id === sessionId })),
      total: rows[0]?.total ?? 0,
    });
  },
});

export const sessionEnd = defineAction({
  name: 'session.end',
  room,
  may: anyAccount,
  refuses: ['session-unknown'],
  face: 'confirm',
  input: z.object({ sessionId: rowId() }),
  run: async ({ sessionId }, context) => {
    const { tx } = context;
    const ended = await tx.db
      .delete(session)
      .where(and(mine(context), eq(session.id, sessionId)))
      .returning({ id: session.id, method: session.method, since: session.createdAt });
    if (!ended[0]) return err([refusal('session-unknown')]);
    return ok({
      subject: { kind: 'session', id: sessionId },
      before: { ...ended[0] },
      after: null,
      answer: {},
    });
  },
});

export const sessionEndOthers = defineAction({
  name: 'session.end-others',
  room,
  may: anyAccount,
  refuses: [],
  face: 'confirm',
  input: z.object({}),
  run: async (_input, context) => {
    const { accountId, sessionId } = ownAccount(context);
    const ended = await endSessions(context.tx, accountId, sessionId);
    return ok({
      subject: { kind: 'account', id: accountId },
      before: null,
      after: { sessionsEnded: ended },
      answer: { ended },
    });
  },
});

export const sessionEndAll = defineAction({
  name: 'session.end-all',
  room,
  may: anyAccount,
  refuses: [],
  face: 'confirm',
  input: z.object({}),
  run: async (_input, context) => {
    const { accountId } = ownAccount(context);
    const ended = await endSessions(context.tx, accountId, null);
    return ok({
      subject: { kind: 'account', id: accountId },
      before: null,
      after: { sessionsEnded: ended },
      answer: { ended },
    });
  },
});
