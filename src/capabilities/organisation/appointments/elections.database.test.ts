import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { personRead } from '../people/read.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { sampleUnion, since } from '../samples/sample-union.ts';
import { unitCreate } from '../units/actions.ts';
import { appointmentCorrect, appointmentMake } from './actions.ts';
import { appointmentList } from './list.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'elections');
const { person, body, post, hold, chairPost, staffPost } = await sampleUnion(school);
const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const unitUnion = await body({ kind: 'student-union', name: '护理系学生会', unitId: unit.id });
const unitChair = await post(unitUnion, 'chair', '主席');
const guide = { role: 'unit-league', unitIds: [unit.id] } as const;

it('lets a person serve in the union of the school and of a unit where that is approved', async () => {
  const personId = await person();
  await hold(staffPost, personId);
  const second = { postId: unitChair, personId, since: today, basis: 'elected' };
  expect(await school.refused(appointmentMake, second)).toEqual(['second-post-approval']);
  const approved = {
    ...second,
    secondPostGround: '系级社团联合工作，两级衔接',
    secondPostApprover: 'league-committee',
    secondPostApprovedOn: d('2026-08-30'),
  };
  expect(await school.refused(appointmentMake, approved, guide)).toEqual(['second-post-by-school']);
  await school.done(appointmentMake, approved);
  const read = await school.asked(personRead, { personId });
  expect(read.ok && read.value.posts.map(({ postName }) => postName).sort()).toEqual([
    '主席',
    '干事',
  ]);
});

it('keeps who elected, until it turns out that nobody did', async () => {
  const elected = {
    ...{ since: today, basis: 'elected', electedBy: 'congress' },
    ...{ contested: true, electedOn: d('2026-05-20') },
  };
  const appointmentId = await hold(chairPost, await person(), elected);
  const row = async () => {
    const found = await school.listed(appointmentList, { filters: { postId: chairPost } });
    return found.ok ? found.value.rows.find(({ id }) => id === appointmentId) : null;
  };
  expect(await row()).toMatchObject({ electedBy: 'congress', contested: true });
  await school.done(appointmentCorrect, { appointmentId, electedBy: 'standing-delegates' });
  expect(await row()).toMatchObject({ electedBy: 'standing-delegates', contested: true });
  await school.done(appointmentCorrect, { appointmentId, basis: 'appointed' });
  expect(await row()).toMatchObject({ basis: 'appointed', electedBy: null, contested: null });
  const said = { postId: staffPost, personId: await person(), since, basis: 'appointed' };
  expect(await school.refused(appointmentMake, { ...said, contested: true })).toEqual([
    'election-not-elected',
  ]);
});
