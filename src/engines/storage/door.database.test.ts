import { randomUUID } from 'node:crypto';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import type { Day } from '../../kernel/day.ts';
import { schoolId } from '../../kernel/id.ts';
import { day, schoolColumn } from './columns.ts';
import { withSchool, type SchoolTransaction } from './door.ts';
import type { NamedStatement } from './named.ts';
import { sqlState, violatedConstraint } from './retry.ts';

const database = await testDatabase();
const first = await testSchool(database, 'first');
const second = await testSchool(database, 'second');
const count = 'select count(*)::int as n from journal_head';

it('shows a school its own rows only', async () => {
  for (const school of [first, second]) {
    const { rows } = await withSchool(database, school, (tx) =>
      tx.client.query('select school_id from journal_head'),
    );
    expect(rows).toEqual([{ school_id: school }]);
  }
  const none = await withSchool(database, schoolId(randomUUID()), (tx) => tx.client.query(count));
  expect(none.rows).toEqual([{ n: 0 }]);
});

it('refuses rows of another school', async () => {
  const writing = withSchool(database, first, (tx) =>
    tx.client.query(`insert into journal_head (school_id, seq, hash) values ($1, 0, '')`, [
      randomUUID(),
    ]),
  );
  expect(sqlState(await writing.catch((error: unknown) => error))).toBe('42501');
});

it('lets nobody in outside a door', async () => {
  const refused = await database.pool.query(count).catch((error: unknown) => error);
  expect(sqlState(refused)).toBe('42501');
});

it('refuses a door inside a door', async () => {
  const nested = withSchool(database, first, () => withSchool(database, second, async () => 1));
  await expect(nested).rejects.toThrow('inside a door');
});

it('takes nothing but a UUID for a school', () => {
  const bad = "x'; drop table school; --" as ReturnType<typeof schoolId>;
  expect(() => withSchool(database, bad, async () => 1)).toThrow('must be a UUID');
});

describe('statements that are not waited for', () => {
  const calendarDay = pgTable('calendar_day', {
    schoolId: schoolColumn(),
    day: day('day').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
  });
  const dayOff = ({ db, schoolId: school }: SchoolTransaction, on: string, kind = 'holiday') =>
    db.insert(calendarDay).values({ schoolId: school, day: on as Day, kind, name: '校庆' });
  const named = (school: string, on: string, kind = 'holiday'): NamedStatement => ({
    name: 'test-day-off',
    text: `insert into calendar_day (school_id, day, kind, name) values ($1, $2, $3, '校庆')`,
    values: [school, on, kind],
  });
  const daysOf = async (school: typeof first): Promise<readonly string[]> =>
    withSchool(database, school, async ({ db }) => {
      const rows = await db.select({ day: calendarDay.day }).from(calendarDay);
      return rows.map((row) => row.day).toSorted();
    });
  const failing = (work: (tx: SchoolTransaction) => Promise<unknown>): Promise<unknown> =>
    withSchool(database, second, work).catch((error: unknown) => error);

  it('are committed with the rest, whichever way they are written', async () => {
    const told = await withSchool(database, first, async (tx) => {
      tx.handOver(dayOff(tx, '2026-10-01'));
      tx.handOver(named(tx.schoolId, '2026-10-02'));
      tx.finishWith(named(tx.schoolId, '2026-10-03'));
      return 'told';
    });
    expect(told).toBe('told');
    expect(await daysOf(first)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
  });

  it('undo everything by their failure, which is told as their own', async () => {
    const wrong = [
      async (tx: SchoolTransaction) => tx.handOver(dayOff(tx, '2026-10-04', 'feast')),
      async (tx: SchoolTransaction) => {
        tx.handOver(named(tx.schoolId, '2026-10-04', 'feast'));
        tx.finishWith(named(tx.schoolId, '2026-10-05'));
      },
      async (tx: SchoolTransaction) => {
        tx.handOver(dayOff(tx, '2026-10-04', 'feast'));
        await dayOff(tx, '2026-10-05');
      },
      async (tx: SchoolTransaction) => {
        await dayOff(tx, '2026-10-05');
        tx.finishWith(named(tx.schoolId, '2026-10-04', 'feast'));
      },
    ];
    for (const work of wrong) {
      expect(violatedConstraint(await failing(work))).toBe('calendar_day_kind_check');
      expect(await daysOf(second)).toEqual([]);
    }
  });

  it('are undone where the work fails for another reason', async () => {
    const thrown = await failing(async (tx) => {
      tx.handOver(dayOff(tx, '2026-10-04'));
      throw new Error('changed my mind');
    });
    expect(thrown).toMatchObject({ message: 'changed my mind' });
    expect(await daysOf(second)).toEqual([]);
  });

  it('leave the connection as it was', async () => {
    await failing(async (tx) => tx.finishWith(named(tx.schoolId, '2026-10-04', 'feast')));
    await withSchool(database, second, async (tx) =>
      tx.finishWith(named(tx.schoolId, '2026-10-06')),
    );
    expect(await daysOf(second)).toEqual(['2026-10-06']);
  });
});
