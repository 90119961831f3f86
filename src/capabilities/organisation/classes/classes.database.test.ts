import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { postList } from '../bodies/lists.ts';
import { sampleSchool, type Caller } from '../samples/sample-school.ts';
import { since } from '../samples/sample-union.ts';
import { unitCreate } from '../units/actions.ts';
import { classCommitteeFound } from './actions.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'classes');
const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const other = await school.done(unitCreate, { kind: 'department', name: '机电系', since });
const place = { kind: 'class', name: '护理2401', parentId: unit.id, grade: 2024, since };
const { id: unitId } = await school.done(unitCreate, place);
const guideOf = (id: typeof unitId, ...classes: (typeof unitId)[]): Caller => ({
  ...{ role: 'unit-league', unitIds: [id, ...classes] },
});

it('founds a committee with its five posts, one seat each, once', async () => {
  const wanted = { unitId, since };
  expect(await school.refused(classCommitteeFound, wanted, guideOf(other.id))).toEqual([
    'unit-unknown',
  ]);
  expect(await school.refused(classCommitteeFound, { ...wanted, unitId: unit.id })).toEqual([
    'body-place-class',
  ]);
  const guide = guideOf(unit.id, unitId);
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => school.done(classCommitteeFound, wanted, guide)),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const posts = await school.listed(postList, {}, guide);
  expect(posts.ok && posts.value.rows.map(({ name, kind, seats }) => [name, kind, seats])).toEqual(
    expect.arrayContaining([
      ['班长', 'head', 1],
      ['学习委员', 'member', 1],
      ['生劳委员', 'member', 1],
      ['文艺委员', 'member', 1],
      ['体育委员', 'member', 1],
    ]),
  );
});
