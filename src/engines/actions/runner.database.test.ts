import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { withSchool } from '../storage/door.ts';
import type { Standing } from './actor.ts';
import { text } from './fields.ts';
import { act, ask, list, type ActionCall, type RunnerParts } from './runner.ts';
import { defineAction, defineList, defineQuery } from './verb.ts';

const database = await testDatabase({ connections: 60 });
const now = '2026-09-01T08:00:00.000Z' as Instant;
const account = randomUUID() as Uuid;
const clerk: Standing = {
  accountId: account,
  personId: randomUUID() as Uuid,
  capacities: [{ id: randomUUID() as Uuid, role: 'clerk', unitId: null, unitIds: null }],
};
const parts: RunnerParts = {
  database,
  clock: () => now,
  standing: async (tx, token) => {
    await tx.client.query('select 1');
    return token === 'clerk' ? clerk : null;
  },
};

const record = defineAction({
  name: 'day.record',
  room: 'test',
  may: [{ role: 'clerk', reach: 'school' }],
  refuses: ['day-taken'],
  input: z.object({ day: text(), name: text() }),
  run: async ({ day, name }, { tx }) => {
    const { rowCount } = await tx.client.query(
      `insert into calendar_day (school_id, day, kind, name) values ($1, $2, 'holiday', $3)
       on conflict do nothing`,
      [tx.schoolId, day, name],
    );
    if (rowCount === 0) return err([refusal('day-taken', 'day')]);
    const subject = { kind: 'calendar-day', id: day };
    return ok({ subject, before: null, after: { day, name }, answer: { day } });
  },
});

const days = defineQuery({
  name: 'day.count',
  room: 'test',
  may: [{ role: 'public', reach: 'school' }],
  refuses: [],
  input: z.object({}),
  run: async (_, { tx }) => {
    const { rows } = await tx.client.query<{ days: number; entries: number }>(
      `select (select count(*)::int from calendar_day where school_id = $1) as days,
        (select count(*)::int from journal_entry where school_id = $1) as entries`,
      [tx.schoolId],
    );
    return ok(rows[0] ?? { days: 0, entries: 0 });
  },
});

let school = await testSchool(database, 'start');
let turn = 0;
beforeEach(async () => {
  turn += 1;
  school = await testSchool(database, `school-${turn}`);
});

const call = (parted: Partial<ActionCall> = {}): ActionCall => ({
  schoolId: school,
  credential: { kind: 'session', token: 'clerk' },
  capacityId: null,
  key: randomUUID() as Uuid,
  input: { day: '2026-10-01', name: '国庆节' },
  ...parted,
});
const counted = async () => {
  const outcome = await ask(parts, days, { ...call(), credential: { kind: 'visitor' }, input: {} });
  return outcome.ok ? outcome.value : null;
};

describe('an action', () => {
  it('changes and journals in one transaction', async () => {
    expect(await act(parts, record, call())).toEqual(ok({ day: '2026-10-01' }));
    expect(await counted()).toEqual({ days: 1, entries: 1 });
    const { rows } = await withSchool(database, school, (tx) =>
      tx.client.query(
        `select e.verb, e.actor, e.account_id, e.capacity_role, e.subject_id, e.at, p.payload
         from journal_entry e join journal_payload p using (school_id, seq) where e.school_id = $1`,
        [school],
      ),
    );
    expect(rows).toEqual([
      {
        verb: 'day.record',
        actor: 'person',
        account_id: account,
        capacity_role: 'clerk',
        subject_id: '2026-10-01',
        at: new Date(now),
        payload:
          '{"after":{"day":"2026-10-01","name":"国庆节"},"answer":{"day":"2026-10-01"},"before":null}',
      },
    ]);
  });

  it('refuses whoever may not before it says what is wrong with the input', async () => {
    const visitor = call({ credential: { kind: 'visitor' }, input: {} });
    expect(await act(parts, record, visitor)).toEqual(err([refusal('not-logged-in')]));
    const wrong = await act(parts, record, call({ input: { day: '', name: 'x', extra: 1 } }));
    expect(wrong).toEqual(
      err([
        refusal('input-invalid', 'day', { issue: 'too_small' }),
        refusal('input-invalid', 'extra', { issue: 'unrecognized_keys' }),
      ]),
    );
    expect(await counted()).toEqual({ days: 0, entries: 0 });
  });

  it('leaves nothing of what it refuses', async () => {
    await act(parts, record, call());
    expect(await act(parts, record, call())).toEqual(err([refusal('day-taken', 'day')]));
    expect(await counted()).toEqual({ days: 1, entries: 1 });
  });

  it('answers a repetition without doing it again', async () => {
    const once = call();
    expect(await act(parts, record, once)).toEqual(await act(parts, record, once));
    expect(await counted()).toEqual({ days: 1, entries: 1 });
    const other = { ...once, input: { day: '2026-10-02', name: '国庆节' } };
    expect(await act(parts, record, other)).toEqual(err([refusal('key-reused')]));
  });

  it('does it once for twenty calls at the same time with one key', async () => {
    const once = call();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => act(parts, record, once)));
    for (const outcome of outcomes) expect(outcome).toEqual(ok({ day: '2026-10-01' }));
    expect(await counted()).toEqual({ days: 1, entries: 1 });
  });

  it('gives one winner to fifty calls for one day', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => act(parts, record, call())),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await counted()).toEqual({ days: 1, entries: 1 });
  });

  it('fails, with nothing done, where the school keeps no journal', async () => {
    const nowhere = call({ schoolId: randomUUID() as typeof school });
    await expect(act(parts, record, nowhere)).rejects.toThrow('null value in column "seq"');
    const { rows } = await withSchool(database, nowhere.schoolId, (tx) =>
      tx.client.query('select 1 from calendar_day where school_id = $1', [nowhere.schoolId]),
    );
    expect(rows).toEqual([]);
  });
});

const dayList = defineList({
  name: 'day.list',
  room: 'test',
  may: [{ role: 'clerk', reach: 'school' }],
  refuses: [],
  input: z.object({ name: text().optional() }),
  row: z.object({ id: text(), name: text() }),
  sortable: ['id', 'name'],
  searchable: true,
  run: async ({ sort, limit }) =>
    ok({ rows: [{ id: sort.by, name: String(sort.descending) }], total: limit }),
});

describe('a list', () => {
  const request = { filters: {}, search: null, sort: null, offset: 0, limit: 10 };
  it('sorts by its first field unless told otherwise', async () => {
    const page = await list(parts, dayList, { ...call(), request });
    expect(page).toEqual(ok({ rows: [{ id: 'id', name: 'false' }], total: 10 }));
  });
  it('refuses an order it does not have', async () => {
    const sort = { by: 'secret', descending: false };
    const page = await list(parts, dayList, { ...call(), request: { ...request, sort } });
    expect(page).toEqual(err([refusal('input-invalid', 'sort', { issue: 'invalid_value' })]));
  });
});
