import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { bodyCreate } from '../bodies/actions.ts';
import { personCreate, personLeave } from '../people/actions.ts';
import { personRead } from '../people/read.ts';
import { unitTree } from '../reads.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { unitClose, unitCreate, unitList, unitUpdate } from './actions.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'units');
const other = await sampleSchool(database, 'other-units');
const since = d('2024-09-01');

const department = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const college = await school.done(unitCreate, { kind: 'college', name: '信息学院', since });
const foreign = await other.done(unitCreate, { kind: 'department', name: '护理系', since });
const guide = { role: 'unit-league', unitIds: [department.id] } as const;
const names = async (
  ...wanted: Parameters<typeof school.listed> extends [unknown, ...infer R] ? R : never
) => {
  const page = await school.listed(unitList, ...wanted);
  if (!page.ok) throw new Error('refused');
  return page.value.rows.map(({ name }) => name);
};

describe('unit.create', () => {
  it('puts a class below a unit, and for the guide of that unit too', async () => {
    const { id } = await school.done(
      unitCreate,
      { kind: 'class', name: '护理2401班', parentId: department.id, grade: 2024, since },
      guide,
    );
    expect(id).toMatch(/-7/);
    expect(await names({ filters: { parentId: department.id } })).toContain('护理2401班');
  });

  it('refuses a guide of another unit, a unit of another school, and who may not at all', async () => {
    const aClass = { kind: 'class', name: '护理2499班', since };
    const there = { ...aClass, parentId: college.id };
    expect(await school.refused(unitCreate, there, guide)).toEqual(['unit-unknown']);
    const abroad = { ...aClass, parentId: foreign.id };
    expect(await school.refused(unitCreate, abroad)).toEqual(['unit-unknown']);
    const own = { kind: 'department', name: '机电系', since };
    expect(await school.refused(unitCreate, own, guide)).toEqual(['unit-parent-not-allowed']);
    expect(await school.refused(unitCreate, own, { role: 'staff' })).toEqual(['not-allowed']);
  });

  it('refuses a name that is taken, also of two calls at once', async () => {
    const input = { kind: 'department', name: '机电系', since };
    const calls = await Promise.allSettled([1, 2, 3].map(() => school.done(unitCreate, input)));
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await school.refused(unitCreate, input)).toEqual(['unit-name-taken']);
  });

  it('refuses a class without a unit and a college below a department', async () => {
    expect(await school.refused(unitCreate, { kind: 'class', name: '一班', since })).toEqual([
      'unit-parent-not-allowed',
    ]);
    const below = { kind: 'college', name: '二级', parentId: department.id, since };
    expect(await school.refused(unitCreate, below)).toEqual(['unit-parent-not-allowed']);
  });
});

describe('unit.update', () => {
  it('changes what is named and journals both', async () => {
    await school.done(unitUpdate, { unitId: college.id, name: '信息工程学院' });
    const { rows } = await school.inside(({ client }) =>
      client.query<{ payload: string }>(
        `select p.payload from journal_payload p join journal_entry e using (school_id, seq)
         where e.school_id = $1 and e.subject_id = $2 order by seq desc limit 1`,
        [school.id, college.id],
      ),
    );
    expect(JSON.parse(rows[0]?.payload ?? '')).toMatchObject({
      before: { name: '信息学院' },
      after: { name: '信息工程学院' },
    });
  });

  it('takes the people of a class along to its new unit', async () => {
    const aClass = await school.done(unitCreate, {
      kind: 'class',
      name: '软件2401班',
      parentId: department.id,
      since,
    });
    const person = await school.done(personCreate, {
      kind: 'student',
      number: 'U1',
      name: '何迁班',
      classId: aClass.id,
      since,
    });
    await school.done(unitUpdate, { unitId: aClass.id, parentId: college.id });
    const read = await school.asked(personRead, { personId: person.id });
    expect(read).toMatchObject({
      ok: true,
      value: { unitId: college.id, className: '软件2401班' },
    });
  });

  it('refuses what is out of reach, of another school, or named alike', async () => {
    const rename = { name: '改名' };
    expect(await school.refused(unitUpdate, { unitId: college.id, ...rename }, guide)).toEqual([
      'unit-unknown',
    ]);
    expect(await school.refused(unitUpdate, { unitId: foreign.id, ...rename })).toEqual([
      'unit-unknown',
    ]);
    expect(await school.refused(unitUpdate, { unitId: college.id, name: '护理系' })).toEqual([
      'unit-name-taken',
    ]);
  });
});

describe('unit.close', () => {
  it('is refused while anything in it goes on, and says how much', async () => {
    const unit = await school.done(unitCreate, { kind: 'department', name: '建工系', since });
    const inUnit = { parentId: unit.id, since };
    const aClass = await school.done(unitCreate, { kind: 'class', name: '建工2401班', ...inUnit });
    const student = await school.done(personCreate, {
      kind: 'student',
      number: 'U2',
      name: '郑在册',
      classId: aClass.id,
      since,
    });
    await school.done(bodyCreate, {
      kind: 'student-union',
      name: '建工系学生会',
      unitId: unit.id,
      since,
    });
    const closing = { unitId: unit.id, until: today };
    expect(await school.refused(unitClose, closing)).toEqual([
      'unit-has-units',
      'unit-has-people',
      'unit-has-bodies',
    ]);
    expect(await school.refused(unitClose, { unitId: aClass.id, until: today })).toEqual([
      'unit-has-people',
    ]);
    await school.done(personLeave, { personId: student.id, until: d('2026-08-31') });
    await school.done(unitClose, { unitId: aClass.id, until: today });
    expect(await school.refused(unitClose, { unitId: aClass.id, until: today })).toEqual([
      'unit-closed',
    ]);
    expect(await names({ filters: { parentId: unit.id, current: false } })).toEqual([]);
  });

  it('lets nobody in while it closes', async () => {
    const unit = await school.done(unitCreate, { kind: 'department', name: '短命系', since });
    const outcomes = await Promise.allSettled([
      school.done(unitClose, { unitId: unit.id, until: d('2026-06-30') }),
      school.done(personCreate, {
        kind: 'teacher',
        number: 'U3',
        name: '冯赶巧',
        unitId: unit.id,
        since: today,
      }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses a guide of another unit and a unit of another school', async () => {
    const closing = { until: today };
    expect(await school.refused(unitClose, { unitId: college.id, ...closing }, guide)).toEqual([
      'unit-unknown',
    ]);
    expect(await school.refused(unitClose, { unitId: foreign.id, ...closing })).toEqual([
      'unit-unknown',
    ]);
  });
});

describe('unit.list', () => {
  it('finds by name, pinyin and initials', async () => {
    expect(await names({ search: '护理系' })).toEqual(['护理系']);
    expect(await names({ search: 'huli' })).toEqual(['护理2401班', '护理系']);
    expect(await names({ search: 'hlx' })).toEqual(['护理系']);
    expect(await names({ search: "'; %_" })).toEqual([]);
  });

  it('shows a guide their own unit alone', async () => {
    expect(await names({}, guide)).toEqual(['护理系']);
  });

  it('pages and counts', async () => {
    const page = await school.listed(unitList, { offset: 1, limit: 2 });
    expect(page.ok && page.value.rows).toHaveLength(2);
    expect(page.ok && page.value.total).toBeGreaterThan(4);
  });
});

it('stands as a tree', async () => {
  const tree = await school.inside((tx) => unitTree(tx, today));
  const found = tree.find(({ id }) => id === department.id);
  expect(found?.children.map(({ name }) => name)).toEqual(['护理2401班']);
});
