import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { semesterCreate } from '../calendar/actions.ts';
import { personCreate } from '../people/actions.ts';
import { d, now, sampleSchool } from '../samples/sample-school.ts';
import { unitCreate } from '../units/actions.ts';
import { headcountCompute, headcountList, headcountRecord } from './actions.ts';
import { headcountRead } from './read.ts';
import { headcounts } from './reads.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'heads');
const other = await sampleSchool(database, 'other-heads');
const since = d('2024-09-01');
const autumn = { academicYear: 2026, half: 1, since: d('2026-08-31'), until: d('2027-01-17') };

const { id: semesterId } = await school.done(semesterCreate, autumn);
const abroad = await other.done(semesterCreate, autumn);
const nursing = await school.done(unitCreate, { kind: 'department', name: '护理系', since });
const campus = await school.done(unitCreate, { kind: 'campus', name: '南校区', since });
const software = await school.done(unitCreate, {
  kind: 'department',
  name: '软件系',
  parentId: campus.id,
  since,
});
const aClass = await school.done(unitCreate, {
  kind: 'class',
  name: '护理2401班',
  parentId: nursing.id,
  since,
});
const guide = { role: 'unit-league', unitIds: [nursing.id] } as const;
const cell = { educationLevel: 'junior-college', sex: 'female', minority: false } as const;
const record = { semesterId, unitId: nursing.id, cells: [{ ...cell, students: 812 }] };

describe('headcount.record', () => {
  it('takes the whole table of a unit at once and replaces the one before', async () => {
    await school.done(headcountRecord, record, guide);
    const cells = [
      { ...cell, students: 800 },
      { ...cell, minority: true, students: 12 },
    ];
    await school.done(headcountRecord, { ...record, cells });
    const page = await school.listed(headcountList, { filters: { semesterId } });
    expect(page.ok && page.value.rows.map(({ students }) => students).sort()).toEqual([12, 800]);
  });

  it('refuses a cell told twice, a class, and what is unknown here', async () => {
    const twice = { ...record, cells: [...record.cells, ...record.cells] };
    expect(await school.refused(headcountRecord, twice)).toEqual(['headcount-twice']);
    expect(await school.refused(headcountRecord, { ...record, unitId: aClass.id })).toEqual([
      'unit-is-class',
    ]);
    expect(await school.refused(headcountRecord, { ...record, semesterId: abroad.id })).toEqual([
      'semester-unknown',
    ]);
    expect(await school.refused(headcountRecord, { ...record, unitId: campus.id }, guide)).toEqual([
      'unit-unknown',
    ]);
    expect(await other.refused(headcountRecord, { ...record, semesterId: abroad.id })).toEqual([
      'unit-unknown',
    ]);
    expect(await school.refused(headcountRecord, record, { role: 'staff' })).toEqual([
      'not-allowed',
    ]);
  });
});

describe('headcount.read', () => {
  it('shows every unit with students of its own, and who recorded what when', async () => {
    const shown = await school.asked(headcountRead, { semesterId });
    expect(shown).toMatchObject({
      ok: true,
      value: {
        semesterId,
        semesters: [{ academicYear: 2026, half: 1 }],
        units: [
          { unitName: '护理系', cells: [{ students: 800 }, { students: 12 }], at: now },
          { unitName: '软件系', cells: [], at: null, by: null },
        ],
      },
    });
  });

  it('keeps to the units within reach, and to the semesters of the school', async () => {
    const own = await school.asked(headcountRead, {}, guide);
    expect(own.ok && own.value.units.map(({ unitName }) => unitName)).toEqual(['护理系']);
    const elsewhere = await school.asked(headcountRead, { semesterId: abroad.id });
    expect(elsewhere).toMatchObject({ ok: false, error: [{ code: 'semester-unknown' }] });
    const theirs = await other.asked(headcountRead, {});
    expect(theirs.ok && theirs.value.units).toEqual([]);
  });
});

it('are complete when every unit with students of its own has told', async () => {
  const read = () => school.inside((tx) => headcounts(tx, semesterId));
  // The campus holds departments; they are the ones to tell.
  expect(await read()).toMatchObject({ coverage: 'partial', missing: [{ unitName: '软件系' }] });
  await school.done(headcountRecord, { ...record, unitId: software.id });
  expect(await read()).toMatchObject({ coverage: 'complete', missing: [] });
  expect(await school.inside((tx) => headcounts(tx, abroad.id))).toBeNull();
});

describe('headcount.compute', () => {
  it('counts the people known by name and says of how many something is unknown', async () => {
    const student = { kind: 'student', unitId: nursing.id, since } as const;
    const known = { ...student, ...{ educationLevel: 'undergraduate', sex: 'male' } };
    const people = [
      { ...known, ethnicGroup: '回族' },
      { ...known, ethnicGroup: '汉族' },
      { ...known, ethnicGroup: '汉族' },
      known,
      student,
      { ...known, ethnicGroup: '汉族', fullTime: false },
      { ...known, ethnicGroup: '汉族', since: d('2026-09-02') },
    ];
    for (const [at, person] of people.entries())
      await school.done(personCreate, { ...person, number: `H${at}`, name: '点人头' });
    const counted = await school.asked(headcountCompute, { semesterId }, guide);
    expect(counted).toMatchObject({
      ok: true,
      value: {
        day: '2026-09-01',
        units: [
          {
            unitName: '护理系',
            cells: [
              { minority: false, students: 2 },
              { minority: true, students: 1 },
            ],
            unknown: 2,
            unknownSex: 1,
            unknownEthnicGroup: 2,
          },
        ],
      },
    });
  });

  it('keeps to the units within reach', async () => {
    const elsewhere = await school.asked(
      headcountCompute,
      { semesterId, unitId: software.id },
      guide,
    );
    expect(elsewhere).toMatchObject({ ok: false, error: [{ code: 'unit-unknown' }] });
    const page = await school.listed(headcountList, {}, guide);
    expect(page.ok && new Set(page.value.rows.map(({ unitName }) => unitName))).toEqual(
      new Set(['护理系']),
    );
  });
});
