import { expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Standing } from '../../engines/actions/actor.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { appointmentMake } from './appointments/actions.ts';
import { termOpen } from './appointments/terms.ts';
import { postList } from './bodies/lists.ts';
import { classCommitteeFound } from './classes/actions.ts';
import { dutyRecord } from './duties/actions.ts';
import { handoverDraw, handoverSign } from './handover/actions.ts';
import type { Role } from './roles.ts';
import { d, now, sampleSchool, today } from './samples/sample-school.ts';
import { sampleUnion, since } from './samples/sample-union.ts';
import { organisationTasks } from './tasks.ts';
import { unitCreate } from './units/actions.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'tasks');
const { union, study, person, hold, chairPost } = await sampleUnion(school);

async function tasksOf(
  role: Role,
  {
    personId = null,
    unitIds = null,
  }: { personId?: Uuid | null; unitIds?: readonly Uuid[] | null } = {},
) {
  const capacity = { id: union, role, unitId: unitIds?.[0] ?? null, unitIds };
  const standing: Standing = { accountId: union, personId, capacities: [capacity] };
  const context = (tx: Context['tx']): Context => ({
    ...{ tx, schoolId: school.id, now: now as Instant, today, newId: () => union },
    actor: { kind: 'person', ...standing, capacity },
    authority: unitIds === null ? { reach: 'school' } : { reach: 'unit', unitIds },
  });
  return school.inside((tx) => organisationTasks.tasks(context(tx)));
}
const codesOf = async (...asked: Parameters<typeof tasksOf>) =>
  (await tasksOf(...asked)).map(({ code, values }) => [code, Object.values(values).join(' ')]);

it('asks whoever must sign, until they have', async () => {
  const [former, next] = [await person(), await person()];
  const giverId = await hold(chairPost, former, { until: d('2026-08-31') });
  const takerId = await hold(chairPost, next, { since: today });
  const items = [{ kind: 'record', name: '档案' }];
  const list = { bodyId: union, giverId, takerId, day: today, items };
  const { id } = await school.done(handoverDraw, list);
  expect(await codesOf('student', { personId: former })).toEqual([['handover-sign', '学生会']]);
  expect(await codesOf('presidium', { personId: next })).toEqual([['handover-sign', '学生会']]);
  const sign = { handoverId: id, revision: 1 };
  await school.done(handoverSign, sign, { role: 'student', personId: former });
  expect(await codesOf('student', { personId: former })).toEqual([]);
  expect(await tasksOf('presidium', { personId: next })).toMatchObject([{ due: '2026-09-08' }]);
});

it('tells the keepers what nobody wrote down, and terms that are over', async () => {
  const elected = { postId: chairPost, personId: await person(), basis: 'elected' };
  await school.done(appointmentMake, { ...elected, since: today });
  const term = { bodyId: union, number: 1, since, until: d('2026-08-31') };
  await school.done(termOpen, term);
  expect(await codesOf('league')).toEqual([
    ['term-over', '学生会 1 2026-08-31'],
    ['electors-unlisted', '1'],
    ['duties-unlisted', '1'],
    ['guides-unlisted', '1'],
  ]);
  expect(await codesOf('staff')).toEqual([]);
  await school.done(dutyRecord, { bodyId: study, text: '讲座', purpose: 'study', since });
  await school.done(termOpen, { bodyId: union, number: 2, since: today });
  expect(await codesOf('league')).toEqual([
    ['electors-unlisted', '1'],
    ['guides-unlisted', '1'],
  ]);
});

it('tells a unit’s guides of class committees that have served a year', async () => {
  const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
  const place = { kind: 'class', parentId: unit.id, grade: 2024, since };
  const guide = { role: 'unit-league', unitIds: [unit.id] } as const;
  const classes: Uuid[] = [];
  for (const [name, begun] of [
    ['护理2401', '2025-09-01'],
    ['护理2402', '2025-09-02'],
  ] as const) {
    const { id: unitId } = await school.done(unitCreate, { ...place, name });
    classes.push(unitId);
    const { id: bodyId } = await school.done(classCommitteeFound, { unitId, since });
    const posts = await school.listed(postList, { filters: { bodyId } });
    const postId = posts.ok ? posts.value.rows[0]?.id : null;
    const elected = { postId, personId: await person(), basis: 'elected', electedBy: 'assembly' };
    await school.done(appointmentMake, { ...elected, since: d(begun) });
  }
  const unitIds = [unit.id, ...classes];
  expect(await codesOf(guide.role, { unitIds })).toEqual([['class-term-over', '护理2401 12']]);
  expect(await codesOf(guide.role, { unitIds: [union] })).toEqual([]);
});
