import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import type { Capacity, Standing } from '../../engines/actions/actor.ts';
import { act, ask, list, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { SchoolId, Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { roles } from '../organisation/roles.ts';
import { workbenchVerbs } from './actions.ts';
import { recurringDuties } from './duties.ts';
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
const now = '2026-11-20T02:00:00.000Z' as Instant;

interface Person {
  readonly standing: Standing;
  readonly personId: Uuid;
}
const people = new Map<string, Person>();
const parts: RunnerParts = {
  database,
  clock: () => now,
  standing: async (_, token) => people.get(token)?.standing ?? null,
};

let school: SchoolId = await testSchool(database, 'start');
let department: Uuid;
let classId: Uuid;
let otherUnit: Uuid;
let turn = 0;

const write = (text: string, values: readonly unknown[]) =>
  withSchool(database, school, (tx) => tx.client.query(text, [school, ...values]));

async function unit(kind: string, name: string, parent: Uuid | null = null): Promise<Uuid> {
  const id = randomUUID() as Uuid;
  await write(
    `insert into unit (school_id, id, kind, name, name_key, parent_id, since)
     values ($1, $2, $3, $4, 'key', $5, '2020-09-01')`,
    [id, kind, name, parent],
  );
  return id;
}

interface Held {
  readonly body: string;
  readonly post: string;
  readonly role: string;
  readonly unitId?: Uuid;
}
/** Somebody with an account, holding one post or none; the verbs see them in that capacity. */
async function somebody(
  token: string,
  kind: 'student' | 'teacher',
  held: Held | null,
): Promise<void> {
  const personId = randomUUID() as Uuid;
  const accountId = randomUUID() as Uuid;
  const student = kind === 'student';
  await write(
    `insert into person (school_id, id, kind, number, name, name_key, class_id, unit_id, since)
     values ($1, $2, $3, $4, $5, 'key', $6, $7, '2024-09-01')`,
    [personId, kind, token, `某${token}`, student ? classId : null, student ? department : null],
  );
  await write(
    `insert into account (school_id, id, person_id, created_at) values ($1, $2, $3, now())`,
    [accountId, personId],
  );
  let capacity: Capacity = { id: personId, role: 'student', unitId: null, unitIds: null };
  if (held !== null) {
    const [bodyId, postId, appointmentId] = [randomUUID(), randomUUID(), randomUUID() as Uuid];
    const unitId = held.unitId ?? null;
    await write(
      `insert into body (school_id, id, unit_id, kind, name, name_key, since)
       values ($1, $2, $3, $4, $4, 'key', '2020-09-01')`,
      [bodyId, unitId, held.body],
    );
    await write(
      `insert into post (school_id, id, body_id, kind, name, since)
       values ($1, $2, $3, $4, $4, '2020-09-01')`,
      [postId, bodyId, held.post],
    );
    await write(
      `insert into appointment (school_id, id, post_id, person_id, since, basis)
       values ($1, $2, $3, $4, '2026-01-01', 'appointed')`,
      [appointmentId, postId, personId],
    );
    const unitIds = unitId === null ? null : [unitId];
    capacity = { id: appointmentId, role: held.role, unitId, unitIds };
  }
  people.set(token, { personId, standing: { accountId, personId, capacities: [capacity] } });
}

beforeEach(async () => {
  turn += 1;
  people.clear();
  school = await testSchool(database, `school-${turn}`);
  department = await unit('department', '机电系');
  classId = await unit('class', '机电2401班', department);
  otherUnit = await unit('department', '艺术系');
  await somebody('administrator', 'teacher', {
    body: 'administration',
    post: 'administrator',
    role: 'administrator',
  });
  await somebody('guide', 'teacher', {
    body: 'league-branch',
    post: 'secretary',
    role: 'unit-league',
    unitId: department,
  });
  await somebody('student', 'student', null);
});

const call = (token: string) => ({
  schoolId: school,
  credential: { kind: 'session' as const, token },
  capacityId: null,
});
const reported: unknown[] = [];
const verbsOver = (feeds: readonly TaskFeed[]) =>
  workbenchVerbs({ feeds, duties: recurringDuties, report: (fault) => reported.push(fault) });
const [, calendarRead, publish, withdraw, noticeList, noticeRead, journalList, journalRead] =
  verbsOver([]);
async function workbenchOf(token: string, feeds: readonly TaskFeed[] = []) {
  const answer = await ask(parts, verbsOver(feeds)[0], { ...call(token), input: {} });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}
const request = (filters: object = {}) => ({
  filters,
  search: null,
  sort: null,
  offset: 0,
  limit: 50,
});
const notice = (token: string, input: object = {}) =>
  act(parts, publish, {
    ...call(token),
    key: randomUUID() as Uuid,
    input: { title: '例会通知', text: '周一开会。', since: '2026-11-01', ...input },
  });
const idOf = (done: Awaited<ReturnType<typeof notice>>): Uuid => {
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.id;
};

describe('tasks', () => {
  it('come from every room: overdue first, undated last, the heavier first within a day', async () => {
    const { tasks, faults } = await workbenchOf('student', [
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
    const { tasks, faults, dataEnds } = await workbenchOf('student', feeds);
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
        const { tasks, faults } = await workbenchOf('student', feeds);
        expect(tasks.map(({ room }) => room)).toEqual(['one']);
        expect(faults.map((fault) => fault.source)).toEqual(failing.map(({ room }) => room));
      }
  });
});

describe('deadlines', () => {
  it('are those of everything the reader is', async () => {
    const [administrator, student] = [
      await workbenchOf('administrator'),
      await workbenchOf('student'),
    ];
    expect(administrator.deadlines.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['congress']),
    );
    expect(student.deadlines).toEqual([]);
  });
});

describe('first steps', () => {
  it('are told to the administrator of a new school, and done by records', async () => {
    const { firstSteps } = await workbenchOf('administrator');
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
    expect((await workbenchOf('student')).firstSteps).toEqual([]);
  });

  it('are gone when all are done', async () => {
    await write(
      `insert into semester (school_id, id, academic_year, half, since, until)
       values ($1, $2, 2026, 1, '2026-09-07', '2027-01-15')`,
      [randomUUID()],
    );
    await write(
      `insert into rule_document (school_id, id, kind, title, edition, since)
       values ($1, $2, 'charter', '示例学院学生会章程', '2025', '2025-09-01')`,
      [randomUUID()],
    );
    expect((await workbenchOf('administrator')).firstSteps).toEqual([]);
  });
});

describe('the year calendar', () => {
  it('stands on the school’s own semesters, days and articles', async () => {
    const before = await ask(parts, calendarRead, { ...call('student'), input: { year: 2026 } });
    await write(
      `insert into semester (school_id, id, academic_year, half, since, until)
       values ($1, $2, 2026, 1, '2026-09-07', '2027-01-15')`,
      [randomUUID()],
    );
    await write(
      `insert into calendar_day (school_id, day, kind, name) values ($1, '2026-11-30', 'holiday', '校庆')`,
      [],
    );
    const after = await ask(parts, calendarRead, { ...call('student'), input: { year: 2026 } });
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

describe('notices', () => {
  const titlesOf = async (token: string) =>
    (await workbenchOf(token)).notices.map(({ title }) => title);

  it('reach whom they are meant for', async () => {
    await notice('administrator', { title: '致全校' });
    await notice('administrator', { title: '致团支部', roles: ['unit-league'] });
    await notice('guide', { title: '致机电系', unitId: department });
    await notice('administrator', { title: '致艺术系', unitId: otherUnit });
    await notice('administrator', { title: '以后', since: '2026-12-01' });
    await notice('administrator', { title: '以前', until: '2026-11-19' });
    await notice('administrator', { title: '今天为止', until: '2026-11-20' });
    expect(await titlesOf('student')).toEqual(['今天为止', '致机电系', '致全校']);
    expect(await titlesOf('guide')).toEqual(['今天为止', '致机电系', '致团支部', '致全校']);
    expect(await titlesOf('administrator')).toEqual(['今天为止', '致全校']);
  });

  it('are taken down once, by whoever may speak to the unit, and stay in the records', async () => {
    const mine = idOf(await notice('administrator', { unitId: otherUnit }));
    const whole = idOf(await notice('administrator'));
    const take = (token: string, noticeId: Uuid) =>
      act(parts, withdraw, { ...call(token), key: randomUUID() as Uuid, input: { noticeId } });
    for (const foreign of [mine, whole])
      expect(await take('guide', foreign)).toEqual(err([refusal('notice-unknown', 'noticeId')]));
    expect(await take('administrator', whole)).toEqual(ok({}));
    expect(await take('administrator', whole)).toEqual(
      err([refusal('notice-withdrawn', 'noticeId')]),
    );
    expect(await titlesOf('student')).toEqual([]);
    const kept = await list(parts, noticeList, { ...call('administrator'), request: request() });
    expect(kept).toMatchObject(ok({ total: 2 }));
    const gone = await list(parts, noticeList, { ...call('student'), request: request() });
    expect(gone).toEqual(ok({ rows: [], total: 0 }));
  });

  it('are read and listed only where they are meant for the reader or in their hand', async () => {
    const art = idOf(await notice('administrator', { unitId: otherUnit }));
    const own = idOf(await notice('guide', { unitId: department, roles: ['student'] }));
    const read = (token: string, noticeId: Uuid) =>
      ask(parts, noticeRead, { ...call(token), input: { noticeId } });
    expect(await read('student', own)).toMatchObject(ok({ id: own, text: '周一开会。' }));
    expect(await read('guide', own)).toMatchObject(ok({ id: own }));
    for (const token of ['student', 'guide'])
      expect(await read(token, art)).toEqual(err([refusal('notice-unknown', 'noticeId')]));
    const page = await list(parts, noticeList, {
      ...call('student'),
      request: { ...request({ current: true }), search: '周一' },
    });
    expect(page).toMatchObject(
      ok({ total: 1, rows: [{ id: own, roles: ['student'], unitName: '机电系' }] }),
    );
  });

  it('are refused beyond one’s reach, to no unit, and with reversed days', async () => {
    expect(await notice('guide')).toEqual(err([refusal('notice-beyond-reach', 'unitId')]));
    expect(await notice('guide', { unitId: otherUnit })).toEqual(
      err([refusal('notice-beyond-reach', 'unitId')]),
    );
    expect(await notice('administrator', { unitId: randomUUID() })).toEqual(
      err([refusal('unit-unknown', 'unitId')]),
    );
    expect(await notice('administrator', { until: '2026-10-31' })).toEqual(
      err([refusal('dates-reversed', 'until', { since: '2026-11-01' })]),
    );
    expect(await notice('student')).toEqual(err([refusal('not-allowed')]));
  });
});

describe('the journal', () => {
  it('shows the school’s to those who answer for it, and everybody their own', async () => {
    await notice('administrator');
    const own = idOf(await notice('guide', { unitId: department }));
    const seen = async (token: string, filters: object = {}) => {
      const page = await list(parts, journalList, { ...call(token), request: request(filters) });
      return page.ok ? page.value.rows.map(({ seq, personName }) => [seq, personName]) : page.error;
    };
    expect(await seen('administrator')).toEqual([
      [2, '某guide'],
      [1, '某administrator'],
    ]);
    expect(await seen('guide')).toEqual([[2, '某guide']]);
    expect(await seen('student')).toEqual([]);
    const guide = people.get('guide')?.personId;
    const boss = people.get('administrator')?.personId;
    expect(await seen('administrator', { personId: guide })).toEqual([[2, '某guide']]);
    expect(await seen('guide', { personId: boss })).toEqual([]);
    expect(await seen('administrator', { subjectKind: 'notice', subjectId: own })).toEqual([
      [2, '某guide'],
    ]);
    expect(await seen('administrator', { verb: 'notice.withdraw' })).toEqual([]);
    expect(await seen('administrator', { since: '2026-11-20', until: '2026-11-20' })).toHaveLength(
      2,
    );
    expect(await seen('administrator', { until: '2026-11-19' })).toEqual([]);
    expect(await seen('administrator', { since: '2026-11-21' })).toEqual([]);
  });

  it('shows what an entry changed, and says when that was erased', async () => {
    await notice('guide', { unitId: department });
    const read = (token: string, seq: number) =>
      ask(parts, journalRead, { ...call(token), input: { seq } });
    expect(await read('guide', 1)).toMatchObject(
      ok({
        verb: 'notice.publish',
        role: 'unit-league',
        erased: false,
        before: null,
        after: { title: '例会通知' },
      }),
    );
    expect(await read('student', 1)).toEqual(err([refusal('entry-unknown', 'seq')]));
    expect(await read('administrator', 2)).toEqual(err([refusal('entry-unknown', 'seq')]));
    const owner = await database.pool.connect();
    try {
      await owner.query('begin; set local role mingzhang_operator');
      await owner.query('delete from journal_payload where school_id = $1', [school]);
      await owner.query('commit');
    } finally {
      owner.release();
    }
    expect(await read('administrator', 1)).toMatchObject(ok({ erased: true, after: null }));
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
  for (const role of roles.filter((one) => one !== 'public'))
    it(`reads, and publishes or not, as ${role}`, async () => {
      const person = people.get('guide');
      if (!person) throw new Error('nobody');
      const within = role.startsWith('unit-') || role === 'class-committee';
      const capacity = {
        id: randomUUID() as Uuid,
        role,
        unitId: within ? department : null,
        unitIds: within ? [department] : null,
      };
      people.set('anyone', {
        ...person,
        standing: { ...person.standing, capacities: [capacity] },
      });
      expect((await workbenchOf('anyone')).faults).toEqual([]);
      const year = await ask(parts, calendarRead, { ...call('anyone'), input: {} });
      expect(year.ok).toBe(true);
      for (const verb of [noticeList, journalList]) {
        const page = await list(parts, verb as typeof noticeList, {
          ...call('anyone'),
          request: request(),
        });
        expect(page.ok).toBe(true);
      }
      expect((await notice('anyone', { unitId: department })).ok).toBe(role in reach);
      expect((await notice('anyone')).ok).toBe(reach[role] === 'school');
    });

  it('shows nothing to a visitor, and nothing of another school', async () => {
    await notice('administrator');
    const visitor = { ...call('student'), credential: { kind: 'visitor' as const } };
    expect(await ask(parts, calendarRead, { ...visitor, input: {} })).toEqual(
      err([refusal('not-logged-in')]),
    );
    const other = await testSchool(database, `other-${turn}`);
    const there = { ...call('administrator'), schoolId: other };
    for (const verb of [noticeList, journalList])
      expect(
        await list(parts, verb as typeof noticeList, { ...there, request: request() }),
      ).toEqual(ok({ rows: [], total: 0 }));
    expect(await ask(parts, journalRead, { ...there, input: { seq: 1 } })).toEqual(
      err([refusal('entry-unknown', 'seq')]),
    );
  });
});
