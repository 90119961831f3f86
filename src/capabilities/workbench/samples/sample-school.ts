import { randomUUID } from 'node:crypto';
import { testSchool } from '../../../../tests/database/test-database.ts';
import type { Capacity, Standing } from '../../../engines/actions/actor.ts';
import { act, ask, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { TaskFeed } from '../../../engines/actions/task.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { withSchool } from '../../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { workbenchVerbs } from '../actions.ts';
import { recurringDuties } from '../duties.ts';

const now = '2026-11-20T02:00:00.000Z' as Instant;

/** Faults that workbenches of this file's tests reported, in their order. */
export const reported: unknown[] = [];

/** The room's verbs over some sources. */
export const verbsOver = (feeds: readonly TaskFeed[]) =>
  workbenchVerbs({ feeds, duties: recurringDuties, report: (fault) => reported.push(fault) });

export const [, calendarRead, publish, withdraw, noticeList, noticeRead, journalList, journalRead] =
  verbsOver([]);

/** The first page of a list, unsorted and unsearched. */
export const request = (filters: object = {}) => ({
  filters,
  search: null,
  sort: null,
  offset: 0,
  limit: 50,
});

interface Held {
  readonly body: string;
  readonly post: string;
  readonly role: string;
  readonly unitId?: Uuid;
}

type Write = (text: string, values: readonly unknown[]) => Promise<unknown>;

async function addUnit(write: Write, kind: string, name: string, parent: Uuid | null = null) {
  const id = randomUUID() as Uuid;
  await write(
    `insert into unit (school_id, id, kind, name, name_key, parent_id, since)
     values ($1, $2, $3, $4, 'key', $5, '2020-09-01')`,
    [id, kind, name, parent],
  );
  return id;
}

async function addPost(write: Write, personId: Uuid, held: Held): Promise<Capacity> {
  const [bodyId, postId, id] = [randomUUID(), randomUUID(), randomUUID() as Uuid];
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
    [id, postId, personId],
  );
  return { id, role: held.role, unitId, unitIds: unitId === null ? null : [unitId] };
}

interface Someone {
  readonly number: string;
  readonly classId?: Uuid;
  readonly unitId?: Uuid;
  readonly held?: Held;
}

/** Somebody with an account, a student where they have a class; the verbs see them in the post they hold. */
async function addPerson(write: Write, someone: Someone): Promise<Standing> {
  const [personId, accountId] = [randomUUID() as Uuid, randomUUID() as Uuid];
  const { number, classId, unitId, held } = someone;
  await write(
    `insert into person (school_id, id, kind, number, name, name_key, class_id, unit_id, since)
     values ($1, $2, $3, $4, $5, 'key', $6, $7, '2024-09-01')`,
    [personId, classId ? 'student' : 'teacher', number, `某${number}`, classId, unitId],
  );
  await write(
    `insert into account (school_id, id, person_id, created_at) values ($1, $2, $3, now())`,
    [accountId, personId],
  );
  const capacity = held
    ? await addPost(write, personId, held)
    : { id: personId, role: 'student', unitId: null, unitIds: null };
  return { accountId, personId, capacities: [capacity] };
}

const made = { schools: 0 };

/**
 * A school with a department (`department`, and in it the class of `student`), another one (`otherUnit`), an
 * administrator and the department's `guide`; its people log in by those words. Today is 20 November 2026.
 */
export async function sampleSchool(database: Database) {
  made.schools += 1;
  const school: SchoolId = await testSchool(database, `sample-${made.schools}`);
  const write: Write = (text, values) =>
    withSchool(database, school, (tx) => tx.client.query(text, [school, ...values]));
  const department = await addUnit(write, 'department', '机电系');
  const classId = await addUnit(write, 'class', '机电2401班', department);
  const otherUnit = await addUnit(write, 'department', '艺术系');
  const people = new Map<string, Standing>();
  const add = async (someone: Someone) =>
    people.set(someone.number, await addPerson(write, someone));
  await add({
    number: 'administrator',
    held: { body: 'administration', post: 'administrator', role: 'administrator' },
  });
  await add({
    number: 'guide',
    held: { body: 'league-branch', post: 'secretary', role: 'unit-league', unitId: department },
  });
  await add({ number: 'student', classId, unitId: department });
  const parts: RunnerParts = {
    database,
    clock: () => now,
    standing: async (_, token) => people.get(token) ?? null,
  };
  const call = (token: string) => ({
    schoolId: school,
    credential: { kind: 'session' as const, token },
    capacityId: null,
  });
  const workbenchOf = async (token: string, feeds: readonly TaskFeed[] = []) => {
    const answer = await ask(parts, verbsOver(feeds)[0], { ...call(token), input: {} });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  const notice = (token: string, input: object = {}) =>
    act(parts, publish, {
      ...call(token),
      key: randomUUID() as Uuid,
      input: { title: '例会通知', text: '周一开会。', since: '2026-11-01', ...input },
    });
  return { school, department, otherUnit, people, parts, write, call, workbenchOf, notice };
}

/** The id that an action answered. */
export function idOf(
  done:
    | { readonly ok: true; readonly value: { readonly id: Uuid } }
    | { readonly ok: false; readonly error: unknown },
): Uuid {
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.id;
}
