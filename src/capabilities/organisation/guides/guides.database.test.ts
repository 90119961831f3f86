import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { d, sampleSchool } from '../samples/sample-school.ts';
import { sampleUnion, since } from '../samples/sample-union.ts';
import { unitCreate } from '../units/actions.ts';
import { guideAssign, guideCorrect, guideStrike } from './actions.ts';
import { guideList } from './list.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'guides');
const { person, body, post, hold, union, study } = await sampleUnion(school);
const league = await body({ kind: 'league-committee', name: '校团委' });
const deputyPost = await post(league, 'deputy-secretary', '副书记');
const officerPost = await post(league, 'officer', '干事');
const [deputy, officer, stranger] = [
  await person('teacher', '周老师'),
  await person('teacher', '吴老师'),
  await person('teacher', '郑老师'),
];
await hold(deputyPost, deputy);
await hold(officerPost, officer);
const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const unitUnion = await body({ kind: 'student-union', name: '护理系学生会', unitId: unit.id });
const branch = await body({ kind: 'league-branch', name: '护理系团总支', unitId: unit.id });
const branchPost = await post(branch, 'secretary', '书记');
const secretary = await person('teacher', '王老师');
await hold(branchPost, secretary);
const byUnit = { role: 'unit-league', unitIds: [unit.id] } as const;
const deputyGuide = {
  ...{ bodyId: union, kind: 'deputy-secretary', personId: deputy, fullTime: true, since },
};

it('names one of a kind for each union, who holds a post of the League', async () => {
  await school.done(guideAssign, deputyGuide);
  expect(await school.refused(guideAssign, deputyGuide)).toEqual(['guide-taken']);
  const wrong = [
    [{ personId: officer }, ['guide-no-post', 'guide-taken']],
    [{ kind: 'secretary-general', personId: stranger }, ['guide-no-post']],
    [{ kind: 'unit-guide' }, ['guide-kind-school']],
    [{ bodyId: unitUnion }, ['guide-kind-unit']],
    [{ bodyId: study }, ['not-a-union']],
    [{ bodyId: unitUnion, kind: 'unit-guide', personId: stranger }, ['guide-no-post']],
  ] as const;
  for (const [change, codes] of wrong)
    expect(await school.refused(guideAssign, { ...deputyGuide, ...change })).toEqual(codes);
  const general = { ...deputyGuide, kind: 'secretary-general', personId: officer, fullTime: false };
  await school.done(guideAssign, general);
  const named = await school.listed(guideList, { filters: { bodyId: union } });
  expect(named.ok && named.value.rows.map(({ kind, fullTime }) => [kind, fullTime])).toEqual(
    expect.arrayContaining([
      ['deputy-secretary', true],
      ['secretary-general', false],
    ]),
  );
});

it('lets a unit’s League organisation name those of its own union', async () => {
  const guide = {
    bodyId: unitUnion,
    kind: 'unit-guide',
    personId: secretary,
    fullTime: false,
    since,
  };
  expect(await school.refused(guideAssign, deputyGuide, byUnit)).toEqual(['body-unknown']);
  const { id } = await school.done(guideAssign, guide, byUnit);
  await school.done(guideCorrect, { guideId: id, fullTime: true, until: d('2026-07-01') }, byUnit);
  await school.done(guideAssign, { ...guide, since: d('2026-07-02') }, byUnit);
  expect(await school.refused(guideCorrect, { guideId: id, until: null })).toEqual(['guide-taken']);
  await school.done(guideStrike, { guideId: id });
  expect(await school.refused(guideCorrect, { guideId: id })).toEqual(['guide-unknown']);
});
