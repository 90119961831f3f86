import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { sampleUnion, since } from '../samples/sample-union.ts';
import { unitCreate } from '../units/actions.ts';
import { dutyCorrect, dutyRecord, dutyStrike } from './actions.ts';
import { dutyList } from './list.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'duties');
const { union, study, hold, headPost, person } = await sampleUnion(school);
const lectures = { bodyId: study, text: '组织学术讲座', purpose: 'study', since };

it('records what a department does, and a forbidden duty once it is confirmed', async () => {
  await school.done(dutyRecord, lectures);
  const policing = { ...lectures, text: '校园文明纠察', purpose: 'policing', degree: 'carries' };
  expect(await school.refused(dutyRecord, policing)).toEqual(['duty-is-policing']);
  const { id } = await school.done(dutyRecord, { ...policing, confirmed: true });
  expect(await school.refused(dutyRecord, { ...lectures, bodyId: union })).toEqual([
    'duty-of-department-only',
  ]);
  const found = await school.listed(dutyList, {
    filters: { bodyId: union, administrative: true, day: today },
  });
  expect(found.ok && found.value.rows).toMatchObject([{ id, degree: 'carries', revision: 1 }]);
  await school.done(dutyStrike, { dutyId: id });
  const left = await school.listed(dutyList, { filters: { bodyId: union } });
  expect(left.ok && left.value.rows.map(({ text }) => text)).toEqual(['组织学术讲座']);
});

it('tells the second of two officers who was first, and changes nothing for them', async () => {
  const { id } = await school.done(dutyRecord, { ...lectures, text: '学风建设' });
  const head = await person('student', '贺同学');
  await hold(headPost, head);
  const seen = { dutyId: id, revision: 1 };
  const by = { role: 'presidium', personId: head } as const;
  const outcomes = await Promise.allSettled([
    school.done(dutyCorrect, { ...seen, text: '学风建设与督学' }, by),
    school.done(dutyCorrect, { ...seen, text: '学风与朋辈辅导' }, by),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const late = await school.refused(dutyCorrect, { ...seen, until: d('2026-12-31') });
  expect(late).toEqual(['changed-meanwhile-unnamed']);
  const again = { ...seen, revision: 2, until: d('2026-12-31') };
  expect(await school.done(dutyCorrect, again)).toEqual({ revision: 3 });
});

it('of a unit are not for the school’s own union to write', async () => {
  const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
  const { study: unitStudy } = await sampleUnion(school, { unitId: unit.id, mark: '系' });
  const wanted = { ...lectures, bodyId: unitStudy };
  const presidium = { role: 'presidium' } as const;
  expect(await school.refused(dutyRecord, wanted, presidium)).toEqual(['body-unknown']);
  const { id } = await school.done(dutyRecord, wanted, {
    ...{ role: 'unit-presidium', unitIds: [unit.id] },
  });
  const change = { dutyId: id, revision: 1, text: '别的' };
  expect(await school.refused(dutyCorrect, change, presidium)).toEqual(['duty-unknown']);
  await school.done(dutyRecord, lectures, presidium);
});
