import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { unitCreate } from '../units/actions.ts';
import { bodyClose, bodyCreate, bodyStateGround, bodyUpdate } from './actions.ts';
import { bodyList, postList } from './lists.ts';
import { postClose, postCreate, postUpdate } from './posts.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'bodies');
const other = await sampleSchool(database, 'other-bodies');
const since = d('2024-09-01');

const unit = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const aClass = await school.done(unitCreate, {
  kind: 'class',
  name: '护理2401班',
  parentId: unit.id,
  since,
});
const union = await school.done(bodyCreate, { kind: 'student-union', name: '学生会', since });
const foreign = await other.done(bodyCreate, { kind: 'student-union', name: '学生会', since });
const guide = { role: 'unit-league', unitIds: [unit.id, aClass.id] } as const;
const inUnion = { kind: 'working-department', parentId: union.id, since } as const;

describe('body.create', () => {
  it('founds unions on both levels, departments below them, committees in classes', async () => {
    const own = { kind: 'student-union', name: '护理系学生会', unitId: unit.id, since };
    const unitUnion = await school.done(bodyCreate, own, guide);
    const below = { kind: 'office', name: '办公室', parentId: unitUnion.id, since };
    await school.done(bodyCreate, below, guide);
    const committee = { kind: 'class-committee', name: '班委会', unitId: aClass.id, since };
    await school.done(bodyCreate, committee, guide);
    const page = await school.listed(bodyList, { filters: { unitId: unit.id } }, guide);
    expect(page.ok && page.value.rows.map(({ name }) => name)).toEqual(['办公室', '护理系学生会']);
  });

  it('founds one union of its kind at one place, also of two calls at once', async () => {
    const graduate = { kind: 'graduate-union', name: '研究生会', since };
    const outcomes = await Promise.allSettled([1, 2].map(() => school.done(bodyCreate, graduate)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await school.refused(bodyCreate, graduate)).toEqual(['body-exists']);
  });

  it('refuses what a union may not have, and places of another kind', async () => {
    const refused = async (input: object) => school.refused(bodyCreate, { since, ...input });
    expect(await refused({ ...inUnion, name: '秘书处' })).toEqual(['body-name-forbidden']);
    expect(await refused({ ...inUnion, name: '新媒体中心' })).toEqual(['body-name-forbidden']);
    const alone = { kind: 'working-department', name: '学习部' };
    expect(await refused(alone)).toEqual(['body-place-union']);
    expect(await refused({ kind: 'league-branch', name: '团支部', unitId: aClass.id })).toEqual([
      'body-place-unit',
    ]);
    expect(await refused({ kind: 'administration', name: '管理' })).toEqual(['input-invalid']);
  });

  it('refuses a guide outside the unit, another school’s union, and who may not', async () => {
    const one = { ...inUnion, name: '学习部' };
    expect(await school.refused(bodyCreate, one, guide)).toEqual(['body-unknown']);
    expect(await school.refused(bodyCreate, { ...one, parentId: foreign.id })).toEqual([
      'body-unknown',
    ]);
    const atSchool = { kind: 'party-committee', name: '党委', since };
    expect(await school.refused(bodyCreate, atSchool, guide)).toEqual(['unit-unknown']);
    expect(await school.refused(bodyCreate, one, { role: 'presidium' })).toEqual(['not-allowed']);
  });
});

describe('body.update, .state-ground and .close', () => {
  it('renames, states a ground, and closes in the right order', async () => {
    const department = await school.done(bodyCreate, { ...inUnion, name: '学习部' });
    await school.done(bodyUpdate, { bodyId: department.id, name: '学业发展部' });
    expect(await school.refused(bodyUpdate, { bodyId: department.id, name: '学业中心' })).toEqual([
      'body-name-forbidden',
    ]);
    await school.done(bodyStateGround, { bodyId: union.id, staffGround: '全校学生一万一千余人' });
    const ground = { bodyId: department.id, staffGround: '人多' };
    expect(await school.refused(bodyStateGround, ground)).toEqual(['ground-of-union-only']);
    const closing = { bodyId: union.id, until: today };
    expect(await school.refused(bodyClose, closing)).toEqual(['body-has-bodies']);
    await school.done(bodyClose, { ...closing, bodyId: department.id });
    expect(await school.refused(bodyClose, { ...closing, bodyId: department.id })).toEqual([
      'body-closed',
    ]);
  });

  it('refuses what is out of reach or of another school', async () => {
    for (const [bodyId, by] of [
      [union.id, guide],
      [foreign.id, undefined],
    ] as const) {
      expect(await school.refused(bodyUpdate, { bodyId, name: '新名' }, by)).toEqual([
        'body-unknown',
      ]);
      expect(await school.refused(bodyClose, { bodyId, until: today }, by)).toEqual([
        'body-unknown',
      ]);
    }
    const ground = { bodyId: foreign.id, staffGround: '人多' };
    expect(await school.refused(bodyStateGround, ground)).toEqual(['body-unknown']);
    expect(await school.refused(bodyStateGround, ground, guide)).toEqual(['not-allowed']);
  });
});

describe('posts', () => {
  it('are the few that the reform allows', async () => {
    const department = await school.done(bodyCreate, { ...inUnion, name: '文体部' });
    const make = { bodyId: department.id, since } as const;
    await school.done(postCreate, { ...make, kind: 'head', name: '文体部部长', seats: 1 });
    const refused = async (input: object) => school.refused(postCreate, { ...make, ...input });
    expect(await refused({ kind: 'head', name: '部长助理' })).toEqual(['post-name-forbidden']);
    expect(await refused({ kind: 'secretary', name: '书记' })).toEqual(['post-kind-not-allowed']);
    const assistant = { bodyId: union.id, kind: 'vice-chair', name: '主席助理', since };
    expect(await school.refused(postCreate, assistant)).toEqual(['post-name-forbidden']);
    const page = await school.listed(postList, { search: '文体' });
    expect(page.ok && page.value.rows).toMatchObject([{ name: '文体部部长', taken: 0 }]);
  });

  it('change and close within reach alone', async () => {
    const chair = { bodyId: union.id, kind: 'chair', name: '主席', seats: 1, since };
    const { id: postId } = await school.done(postCreate, chair);
    await school.done(postUpdate, { postId, seats: 2 });
    expect(await school.refused(postUpdate, { postId, name: '会长' })).toEqual([
      'post-name-forbidden',
    ]);
    expect(await school.refused(postUpdate, { postId, seats: 1 }, guide)).toEqual(['post-unknown']);
    expect(await other.refused(postUpdate, { postId, seats: 1 })).toEqual(['post-unknown']);
    expect(await other.refused(postClose, { postId, until: today })).toEqual(['post-unknown']);
    expect(await school.refused(postCreate, chair, guide)).toEqual(['body-unknown']);
    expect(await other.refused(postCreate, chair)).toEqual(['body-unknown']);
    await school.done(postClose, { postId, until: today });
    expect(await school.refused(postClose, { postId, until: today })).toEqual(['post-closed']);
  });
});
