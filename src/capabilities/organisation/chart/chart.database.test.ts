import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { sampleUnion, since } from '../samples/sample-union.ts';
import { unitCreate } from '../units/actions.ts';
import { chartRead } from './actions.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'chart');
const { union, body, person, hold, chairPost, headPost, post } = await sampleUnion(school);
await body({ kind: 'league-committee', name: '校团委' });
await body({ kind: 'student-committee', name: '学生委员会', parentId: union });
await hold(chairPost, await person('student', '何同学'));
await hold(headPost, await person('student', '吕同学'), { since: today });
const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const unitUnion = await body({ kind: 'student-union', name: '护理系学生会', unitId: unit.id });
await body({ kind: 'league-branch', name: '护理系团总支', unitId: unit.id });
await hold(await post(unitUnion, 'chair', '主席'), await person());
const read = async (input: object, by?: Parameters<typeof school.asked>[2]) => {
  const answer = await school.asked(chartRead, input, by);
  return answer.ok ? answer.value.chart : answer.error;
};

it('shows the school’s union as it stood on a day, with names where they are asked for', async () => {
  expect(await read({ names: true }, { role: 'student' })).toMatchObject({
    ...{ id: union, staff: 2, ofSchool: true },
    around: [
      { kind: 'student-committee', name: '学生委员会' },
      { kind: 'league-committee', name: '校团委' },
    ].sort((a, b) => (a.name < b.name ? 1 : -1)),
    presidium: [
      { kind: 'chair', names: ['何同学'] },
      { kind: 'vice-chair', holders: 0 },
    ],
    departments: [{ name: '学习部', posts: [{ names: ['吕同学'] }, { holders: 0 }] }],
    secondLevel: [{ name: '护理系学生会', presidium: 1, staff: 1, departments: 0 }],
  });
  expect(await read({ day: d('2026-08-31') })).toMatchObject({
    ...{ staff: 1, presidium: [{ holders: 1, names: [] }, { holders: 0 }] },
  });
  expect(await read({ day: d('2024-08-31') })).toBeNull();
});

it('shows a unit’s union below its own League organisation, to those of the unit alone', async () => {
  const chart = { name: '护理系学生会', around: [{ name: '护理系团总支' }], secondLevel: [] };
  const byUnit = { role: 'unit-presidium', unitIds: [unit.id] } as const;
  expect(await read({ bodyId: unitUnion })).toMatchObject(chart);
  expect(await read({}, byUnit)).toMatchObject(chart);
  expect(await read({ bodyId: union }, byUnit)).toMatchObject([{ code: 'body-unknown' }]);
});
