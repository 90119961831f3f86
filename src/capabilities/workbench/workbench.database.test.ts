import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { ask, list } from '../../engines/actions/runner.ts';
import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { memberRoles } from '../organisation/roles.ts';
import {
  calendarRead,
  journalList,
  journalRead,
  noticeList,
  reported,
  request,
  sampleSchool,
} from './samples/sample-school.ts';
import { workbenchWordsZh } from './words.zh.ts';

const task = (room: string, due: string | null, weight: Task['weight'] = 2): Task => ({
  room,
  code: 'test',
  values: {},
  due: due as Day | null,
  href: 'see/test',
  weight,
});
const source = (room: string, ...tasks: readonly Task[]): TaskFeed => ({
  room,
  tasks: async ({ tx }) => {
    await tx.client.query('select 1');
    return tasks;
  },
});
const broken: TaskFeed = {
  room: 'broken',
  tasks: async ({ tx }) => {
    await tx.client.query('select 1 / 0');
    return [];
  },
};
const throwing: TaskFeed = {
  room: 'throwing',
  tasks: async () => {
    throw new Error('no statement at all');
  },
};
const swallowing: TaskFeed = {
  room: 'swallowing',
  tasks: async ({ tx }) => {
    await tx.client.query('select 1 / 0').catch(() => undefined);
    return [task('swallowing', null)];
  },
};

const database = await testDatabase();
let at = await sampleSchool(database);
beforeEach(async () => {
  at = await sampleSchool(database);
});

describe('tasks', () => {
  it('come from every room: overdue first, undated last, the heavier first within a day', async () => {
    const { tasks, faults } = await at.workbenchOf('student', [
      source('one', task('one', null), task('one', '2026-11-25', 1)),
      source('two', task('two', '2026-11-25', 3), task('two', '2026-11-19')),
    ]);
    expect(tasks.map(({ room, due, overdue }) => [room, due, overdue])).toEqual([
      ['two', '2026-11-19', true],
      ['two', '2026-11-25', false],
      ['one', '2026-11-25', false],
      ['one', null, false],
    ]);
    expect(faults).toEqual([]);
  });

  it('of other rooms stay when a source fails, and the fault is told and logged', async () => {
    reported.length = 0;
    const feeds = [source('one', task('one', null)), broken, source('two', task('two', null))];
    const { tasks, faults, dataEnds } = await at.workbenchOf('student', feeds);
    expect(tasks.map(({ room }) => room)).toEqual(['one', 'two']);
    expect(faults).toEqual([{ source: 'broken', reference: expect.any(String) as string }]);
    expect(reported).toMatchObject([{ ...faults[0], error: { code: '22012' } }]);
    expect(dataEnds).toMatch(/^\d{4}-12-31$/);
  });

  it('stay whatever way another source fails', async () => {
    const one = source('one', task('one', null));
    for (const failing of [[throwing], [swallowing], [swallowing, broken, throwing]])
      for (const feeds of [
        [one, ...failing],
        [...failing, one],
      ]) {
        const { tasks, faults } = await at.workbenchOf('student', feeds);
        expect(tasks.map(({ room }) => room)).toEqual(['one']);
        expect(faults.map((fault) => fault.source)).toEqual(failing.map(({ room }) => room));
      }
  });
});

describe('deadlines', () => {
  it('are those of everything the reader is', async () => {
    const [administrator, student] = [
      await at.workbenchOf('administrator'),
      await at.workbenchOf('student'),
    ];
    expect(administrator.deadlines.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['congress']),
    );
    expect(student.deadlines).toEqual([]);
  });
});

describe('first steps', () => {
  it('are told to the administrator of a new school, and done by records', async () => {
    const { firstSteps } = await at.workbenchOf('administrator');
    const done = Object.fromEntries(firstSteps.map((step) => [step.code, step.done]));
    expect(done).toEqual({
      units: true,
      students: true,
      semesters: false,
      bodies: true,
      posts: true,
      appointments: true,
      charter: false,
    });
    for (const { code } of firstSteps)
      expect(workbenchWordsZh).toHaveProperty([`first-step.${code}`]);
    expect((await at.workbenchOf('student')).firstSteps).toEqual([]);
  });

  it('are gone when all are done', async () => {
    await at.write(
      `insert into semester (school_id, id, academic_year, half, since, until)
       values ($1, $2, 2026, 1, '2026-09-07', '2027-01-15')`,
      [randomUUID()],
    );
    await at.write(
      `insert into rule_document (school_id, id, kind, title, edition, since)
       values ($1, $2, 'charter', '示例学院学生会章程', '2025', '2025-09-01')`,
      [randomUUID()],
    );
    expect((await at.workbenchOf('administrator')).firstSteps).toEqual([]);
  });
});

describe('the year calendar', () => {
  it('stands on the school’s own semesters, days and articles', async () => {
    const before = await ask(at.parts, calendarRead, {
      ...at.call('student'),
      input: { year: 2026 },
    });
    await at.write(
      `insert into semester (school_id, id, academic_year, half, since, until)
       values ($1, $2, 2026, 1, '2026-09-07', '2027-01-15')`,
      [randomUUID()],
    );
    await at.write(
      `insert into calendar_day (school_id, day, kind, name) values ($1, '2026-11-30', 'holiday', '校庆')`,
      [],
    );
    const after = await ask(at.parts, calendarRead, {
      ...at.call('student'),
      input: { year: 2026 },
    });
    const congress = (answer: typeof after) =>
      answer.ok
        ? answer.value.months.flatMap(({ entries }) =>
            entries.filter(({ code }) => code === 'congress').map(({ day }) => day),
          )
        : null;
    expect(congress(before)).toEqual(['2026-11-30']);
    expect(congress(after)).toEqual(['2026-12-01']);
    const autumn = (answer: typeof after) =>
      answer.ok
        ? answer.value.months[8]?.entries.find(({ code }) => code === 'heads-meeting')
        : null;
    expect(autumn(before)).toMatchObject({ certain: false });
    expect(autumn(after)).toMatchObject({ day: '2026-09-07', certain: true });
  });
});

describe('who may', () => {
  const reach: Readonly<Record<string, 'school' | 'unit'>> = {
    administrator: 'school',
    league: 'school',
    'student-affairs': 'school',
    presidium: 'school',
    office: 'school',
    'unit-league': 'unit',
    'unit-presidium': 'unit',
  };
  for (const role of memberRoles)
    it(`reads, and publishes or not, as ${role}`, async () => {
      const guide = at.people.get('guide');
      if (!guide) throw new Error('nobody');
      const within = role.startsWith('unit-') || role === 'class-committee';
      const capacity = {
        id: randomUUID() as Uuid,
        role,
        unitId: within ? at.department : null,
        unitIds: within ? [at.department] : null,
      };
      at.people.set('anyone', { ...guide, capacities: [capacity] });
      expect((await at.workbenchOf('anyone')).faults).toEqual([]);
      const year = await ask(at.parts, calendarRead, { ...at.call('anyone'), input: {} });
      expect(year.ok).toBe(true);
      for (const verb of [noticeList, journalList]) {
        const page = await list(at.parts, verb as typeof noticeList, {
          ...at.call('anyone'),
          request: request(),
        });
        expect(page.ok).toBe(true);
      }
      expect((await at.notice('anyone', { unitId: at.department })).ok).toBe(role in reach);
      expect((await at.notice('anyone')).ok).toBe(reach[role] === 'school');
    });

  it('shows nothing to a visitor, and nothing of another school', async () => {
    await at.notice('administrator');
    const visitor = { ...at.call('student'), credential: { kind: 'visitor' as const } };
    expect(await ask(at.parts, calendarRead, { ...visitor, input: {} })).toEqual(
      err([refusal('not-logged-in')]),
    );
    const other = await testSchool(database, `other-${randomUUID().slice(0, 8)}`);
    const there = { ...at.call('administrator'), schoolId: other };
    for (const verb of [noticeList, journalList])
      expect(
        await list(at.parts, verb as typeof noticeList, { ...there, request: request() }),
      ).toEqual(ok({ rows: [], total: 0 }));
    expect(await ask(at.parts, journalRead, { ...there, input: { seq: 1 } })).toEqual(
      err([refusal('entry-unknown', 'seq')]),
    );
  });
});
