import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { findPersonByNumber, personById, studentsOn } from '../reads.ts';
import { d, sampleSchool, today, type Caller } from '../samples/sample-school.ts';
import { unitCreate } from '../units/actions.ts';
import { personCreate, personLeave, personUpdate } from './actions.ts';
import { disciplineLift, disciplineRecord } from './discipline.ts';
import { personList } from './list.ts';
import { personRead } from './read.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'people');
const other = await sampleSchool(database, 'other-people');
const since = d('2024-09-01');

const department = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const college = await school.done(unitCreate, { kind: 'college', name: '信息学院', since });
const aClass = await school.done(unitCreate, {
  kind: 'class',
  name: '护理2401班',
  parentId: department.id,
  since,
});
const student = { kind: 'student', since } as const;
const zeng = await school.done(personCreate, {
  ...student,
  number: '2024010101',
  name: '曾小贤',
  classId: aClass.id,
  sex: 'male',
  ethnicGroup: '回',
  politicalStatus: 'league-member',
  educationLevel: 'junior-college',
  grade: 2024,
});
const ouyang = await school.done(personCreate, {
  ...student,
  number: '2024020101',
  name: '欧阳静',
  unitId: college.id,
  sex: 'female',
  ethnicGroup: '汉族',
});
const foreigner = await other.done(personCreate, { ...student, number: '1', name: '外校生' });
const guide: Caller = { role: 'unit-league', unitIds: [department.id, aClass.id] };
const self: Caller = { role: 'student', personId: zeng.id };
const rows = async (
  wanted: Parameters<typeof school.listed>[1] = {},
  by: Caller = { role: 'league' },
) => {
  const page = await school.listed(personList, wanted, by);
  if (!page.ok) throw new Error(page.error[0]?.code);
  return page.value.rows;
};
const names = async (...args: Parameters<typeof rows>) =>
  (await rows(...args)).map((row) => row.name);

describe('person.create', () => {
  it('takes the unit from the class, and the group by its full name', async () => {
    const read = await school.asked(personRead, { personId: zeng.id });
    expect(read).toMatchObject({
      ok: true,
      value: { unitName: '护理系', className: '护理2401班', ethnicGroup: '回族' },
    });
  });

  it('refuses a number that is taken, of two calls at once too; another school may have it', async () => {
    const twin = { ...student, number: '2024010102', name: '孪生' };
    const outcomes = await Promise.allSettled([1, 2].map(() => school.done(personCreate, twin)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await school.refused(personCreate, twin)).toEqual(['number-taken']);
    await other.done(personCreate, twin);
  });

  it('refuses a class for a unit, a unit for a class, and a class of another unit', async () => {
    const one = { ...student, number: '9', name: '无处去' };
    expect(await school.refused(personCreate, { ...one, unitId: aClass.id })).toEqual([
      'unit-is-class',
    ]);
    expect(await school.refused(personCreate, { ...one, classId: college.id })).toEqual([
      'class-is-unit',
    ]);
    const mixed = { ...one, classId: aClass.id, unitId: college.id };
    expect(await school.refused(personCreate, mixed)).toEqual(['class-not-in-unit']);
  });

  it('keeps a guide to the unit', async () => {
    const one = { ...student, number: '9', name: '越界' };
    for (const place of [{}, { unitId: college.id }])
      expect(await school.refused(personCreate, { ...one, ...place }, guide)).toEqual([
        'unit-unknown',
      ]);
    await school.done(personCreate, { ...one, number: '10', unitId: department.id }, guide);
  });
});

describe('person.update', () => {
  it('leaves the class where only another unit is named, and clears what is null', async () => {
    const { id } = await school.done(personCreate, {
      ...student,
      number: '11',
      name: '转系生',
      classId: aClass.id,
      sex: 'female',
    });
    await school.done(personUpdate, { personId: id, unitId: college.id, sex: null });
    const read = await school.asked(personRead, { personId: id });
    expect(read).toMatchObject({
      ok: true,
      value: { unitName: '信息学院', classId: null, sex: null },
    });
  });

  it('refuses who is out of reach or of another school', async () => {
    const renamed = { name: '改名' };
    const away = { personId: ouyang.id, ...renamed };
    expect(await school.refused(personUpdate, away, guide)).toEqual(['person-unknown']);
    expect(await school.refused(personUpdate, { personId: foreigner.id, ...renamed })).toEqual([
      'person-unknown',
    ]);
    const carried = { personId: zeng.id, unitId: college.id };
    expect(await school.refused(personUpdate, carried, guide)).toEqual(['unit-unknown']);
    expect(await school.refused(personUpdate, { personId: zeng.id, number: '11' })).toEqual([
      'number-taken',
    ]);
    expect(await school.refused(personUpdate, away, { role: 'office' })).toEqual(['not-allowed']);
  });
});

describe('person.leave', () => {
  it('ends the registration on a day, once', async () => {
    const { id } = await school.done(personCreate, { ...student, number: '12', name: '毕业生' });
    const leave = { personId: id, until: d('2026-06-30') };
    expect(await school.refused(personLeave, { ...leave, until: d('2024-08-31') })).toEqual([
      'dates-reversed',
    ]);
    await school.done(personLeave, leave);
    expect(await school.refused(personLeave, leave)).toEqual(['person-left']);
    expect(await names({ filters: { current: false } })).toEqual(['毕业生']);
    const counted = await school.inside((tx) =>
      Promise.all([studentsOn(tx, d('2026-06-30')), studentsOn(tx, d('2026-07-01'))]),
    );
    expect(counted[0] - counted[1]).toBe(1);
  });

  it('refuses who is out of reach or of another school', async () => {
    const until = today;
    expect(await school.refused(personLeave, { personId: ouyang.id, until }, guide)).toEqual([
      'person-unknown',
    ]);
    expect(await school.refused(personLeave, { personId: foreigner.id, until })).toEqual([
      'person-unknown',
    ]);
  });
});

describe('person.list', () => {
  it('finds by number, name, pinyin and initials; 曾 is Zeng', async () => {
    for (const search of ['20240101', '小贤', 'zengxiao', 'zeng xiao', 'zxx'])
      expect(await names({ search })).toContain('曾小贤');
    expect(await names({ search: 'ouyj' })).toEqual([]);
    expect(await names({ search: 'oyj' })).toEqual(['欧阳静']);
  });

  it('sorts by pinyin and takes units with what lies below them', async () => {
    const sorted = await rows({ sort: { by: 'name', descending: true } });
    expect(sorted[1]?.name).toBe('曾小贤');
    expect(await names({ filters: { unitId: department.id } })).toEqual(['越界', '曾小贤']);
    expect(await names({ filters: { minority: true } })).toEqual(['曾小贤']);
    expect(await names({ filters: { minority: false, sex: 'female' } })).toEqual(['欧阳静']);
  });

  it('shows each role its people and its columns', async () => {
    const [first] = await rows({ search: '曾小贤' });
    expect(first).toMatchObject({
      sex: 'male',
      ethnicGroup: '回族',
      politicalStatus: 'league-member',
    });
    const [work] = await rows({ search: '曾小贤' }, { role: 'presidium' });
    expect(Object.keys(work ?? {})).toContain('number');
    for (const hidden of ['sex', 'ethnicGroup', 'citizen', 'politicalStatus'])
      expect(Object.keys(work ?? {})).not.toContain(hidden);
    const [bare] = await rows({ search: '曾小贤' }, { role: 'staff' });
    expect(Object.keys(bare ?? {}).sort()).toEqual(
      ['className', 'id', 'kind', 'name', 'since', 'unitName', 'until'].sort(),
    );
    expect(await names({ search: '20240101' }, { role: 'staff' })).toEqual([]);
    expect(await names({}, guide)).toEqual(['越界', '曾小贤']);
    expect(await names({}, self)).toEqual(['曾小贤']);
  });

  it('does not tell by filter or order what it does not show', async () => {
    for (const filters of [{ sex: 'female' }, { minority: true }, { politicalStatus: 'none' }])
      await expect(rows({ filters }, { role: 'presidium' })).rejects.toThrow('column-not-shown');
    const sort = { by: 'grade', descending: false };
    await expect(rows({ sort }, { role: 'staff' })).rejects.toThrow('column-not-shown');
  });

  it('pages without loss', async () => {
    const all = await names();
    const paged: string[] = [];
    for (let offset = 0; offset < all.length; offset += 2)
      paged.push(...(await names({ offset, limit: 2 })));
    expect(paged).toEqual(all);
  });
});

describe('person.read and discipline', () => {
  const status = { kind: 'probation', since: d('2026-03-01') } as const;

  it('tells sanctions to those who guide and to oneself, and to nobody else', async () => {
    const { id } = await school.done(disciplineRecord, { personId: zeng.id, ...status }, guide);
    for (const by of [guide, self]) {
      const read = await school.asked(personRead, { personId: zeng.id }, by);
      expect(read.ok && read.value.disciplines).toMatchObject([{ id, kind: 'probation' }]);
    }
    const strangers: readonly (readonly [Uuid, Caller, string])[] = [
      [ouyang.id, guide, 'person-unknown'],
      [ouyang.id, self, 'person-unknown'],
      [zeng.id, { role: 'presidium' }, 'not-allowed'],
      [foreigner.id, { role: 'league' }, 'person-unknown'],
    ];
    for (const [personId, by, code] of strangers) {
      const read = await school.asked(personRead, { personId }, by);
      expect(read).toMatchObject({ ok: false, error: [{ code }] });
    }
  });

  it('is lifted on a day, once, within reach', async () => {
    const record = { personId: ouyang.id, ...status };
    expect(await school.refused(disciplineRecord, record, guide)).toEqual(['person-unknown']);
    expect(await school.refused(disciplineRecord, record, { role: 'office' })).toEqual([
      'not-allowed',
    ]);
    const { id } = await school.done(disciplineRecord, record);
    const lift = { disciplineId: id, until: d('2026-08-31') };
    expect(await school.refused(disciplineLift, lift, guide)).toEqual(['discipline-unknown']);
    expect(await other.refused(disciplineLift, lift)).toEqual(['discipline-unknown']);
    await school.done(disciplineLift, lift);
    expect(await school.refused(disciplineLift, lift)).toEqual(['discipline-lifted']);
  });
});

it('tells neighbours who somebody is', async () => {
  const [byNumber, byId, none] = await school.inside((tx) =>
    Promise.all([
      findPersonByNumber(tx, '2024010101'),
      personById(tx, zeng.id),
      personById(tx, foreigner.id),
    ]),
  );
  expect(byNumber).toEqual(byId);
  expect(byNumber?.name).toBe('曾小贤');
  expect(none).toBeNull();
});
