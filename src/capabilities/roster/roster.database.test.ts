import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { Uuid } from '../../kernel/id.ts';
import { bodyCreate } from '../organisation/bodies/actions.ts';
import { personCreate } from '../organisation/people/actions.ts';
import {
  d,
  sampleSchool,
  today,
  type SampleSchool,
} from '../organisation/samples/sample-school.ts';
import { rosterEdit, standingChoose } from './editing.ts';
import { rosterEvidence } from './evidence.ts';
import { rosterList } from './list.ts';
import { numberSettle, provisionalList } from './numbers.ts';
import { rosterHistory, rosterRead } from './reading.ts';
import { roster, uploaded } from './samples/sample-roster.ts';
import { rosterExamine, rosterImport, type Examined } from './taking/actions.ts';

const database = await testDatabase();
const period = { span: 'year', academicYear: 2025 } as const;
const since = today;

async function founded(slug: string): Promise<{ school: SampleSchool; union: Uuid }> {
  const school = await sampleSchool(database, slug);
  const union = await school.done(bodyCreate, {
    ...{ kind: 'student-union', name: '学生会', since: d('2020-09-01') },
  });
  return { school, union: union.id };
}

async function examine(school: SampleSchool, union: Uuid, rows = roster): Promise<Examined> {
  const file = await uploaded(school, rows);
  const told = await school.asked(rosterExamine, { file, bodyId: union, since });
  if (!told.ok) throw new Error(JSON.stringify(told.error));
  return told.value;
}

const asLines = ({ lines }: Examined) =>
  lines.map(({ sheet, row, cells }) => ({ sheet, row, cells }));

const importing = (union: Uuid, told: Examined) => ({
  ...{ bodyId: union, since, ...period, createPeople: true, createPlaces: true },
  lines: asLines(told),
});

async function readRoster(school: SampleSchool, union: Uuid, day = today) {
  const read = await school.asked(rosterRead, { bodyId: union, day });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('a school with nothing but a union', () => {
  let school: SampleSchool;
  let union: Uuid;
  beforeAll(async () => {
    ({ school, union } = await founded('newcomer'));
  });

  it('is told what an import would make, and nothing is written by that', async () => {
    const told = await examine(school, union);
    expect(told.problems).toEqual([]);
    expect(told.lines.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
    expect(told.creations).toEqual({
      units: ['护理系', '机电工程学院'],
      departments: ['学习部', '办公室'],
      posts: [
        '学生会 · 主席',
        '学生会 · 副主席',
        '学习部 · 部长',
        '学习部 · 干事',
        '办公室 · 部长',
      ],
      people: 5,
    });
    expect((await readRoster(school, union)).rows).toEqual([]);
  });

  it('takes the roster over in one act, people by provisional numbers', async () => {
    const told = await examine(school, union);
    const taken = await school.done(rosterImport, importing(union, told));
    expect(taken).toMatchObject({
      ...{ lines: 5, people: 5, units: 2, departments: 2, posts: 5, appointments: 5, standings: 5 },
    });
    const { rows, summary, withinPercent } = await readRoster(school, union);
    expect(rows.map(({ row, name, shownRank }) => [row, name, shownRank])).toEqual([
      [1, '林一鸣', '2/40'],
      [2, '方小雨', '4/46'],
      [3, '马丁', '12%'],
      [4, '何青', '10/46'],
      [5, '欧阳云', '未达到一学期'],
    ]);
    expect(rows.every(({ number }) => number.startsWith('暂-'))).toBe(true);
    expect(summary?.needed.rows).toEqual([1, 2, 3, 4]);
    expect(summary?.withinThirty.count).toBe(4);
    expect(withinPercent).toBe('100.00');
    expect(summary?.topFive.rows).toEqual([1]);
  });

  it('takes the same roster again without making anything', async () => {
    const told = await examine(school, union);
    expect(told.lines.map(({ match }) => match)).toEqual(Array(5).fill('known'));
    const taken = await school.done(rosterImport, importing(union, told));
    expect(taken).toMatchObject({
      people: 0,
      posts: 0,
      appointments: 0,
      standings: 0,
      statuses: 0,
    });
  });

  it('shows columns by who asks', async () => {
    const full = await school.listed(rosterList, {});
    const work = await school.listed(rosterList, {}, { role: 'office' });
    const name = await school.listed(rosterList, {}, { role: 'staff' });
    if (!full.ok || !work.ok || !name.ok) throw new Error('refused');
    expect(full.value.rows[1]).toMatchObject({
      politicalStatus: 'league-member',
      rank: '4/46',
      failed: false,
    });
    expect(work.value.rows[1]).not.toHaveProperty('rank');
    expect(work.value.rows[1]).not.toHaveProperty('politicalStatus');
    expect(work.value.rows[1]).toHaveProperty('grade');
    expect(name.value.rows[1]).not.toHaveProperty('grade');
    expect(name.value.total).toBe(5);
  });

  it('tells the criteria every row, without names', async () => {
    const facts = await school.inside((tx) => rosterEvidence(tx, today));
    const members = facts.get(union) ?? [];
    expect(members).toHaveLength(5);
    expect(members[0]).toMatchObject({
      name: 'staff.member',
      level: 'school',
      coverage: 'complete',
      value: { row: 1, name: null, rank: { kind: 'place', place: 2, size: 40 }, failed: false },
    });
  });

  it('settles a number, and joins whoever the list of students brought meanwhile', async () => {
    const before = await school.listed(provisionalList, {});
    if (!before.ok) throw new Error('refused');
    expect(before.value.total).toBe(5);
    const [first, second] = (await readRoster(school, union)).rows;
    await school.done(numberSettle, { personId: first?.personId, number: '24010001' });
    const known = await school.done(personCreate, {
      ...{ kind: 'student', number: '24010002', name: second?.name, since: d('2024-09-01') },
    });
    expect(
      await school.refused(numberSettle, { personId: second?.personId, number: '24010001' }),
    ).toEqual(['number-of-other-name']);
    await school.done(numberSettle, { personId: second?.personId, number: '24010002' });
    const after = await readRoster(school, union);
    expect(after.rows[1]).toMatchObject({
      personId: known.id,
      number: '24010002',
      shownRank: '4/46',
    });
    expect(after.rows[1]?.status).toBe('league-member');
    expect(after.rows).toHaveLength(5);
  });
});

describe('two officers on one row', () => {
  it('tells the second who was first and what stands there, and overwrites nothing', async () => {
    const { school, union } = await founded('officers');
    await school.done(rosterImport, importing(union, await examine(school, union)));
    const [row] = (await readRoster(school, union)).rows;
    const edit = { personId: row?.personId, bodyId: union, revision: row?.revision, ...period };
    await school.done(rosterEdit, { ...edit, rank: '3/40' });
    expect(await school.refused(rosterEdit, { ...edit, rank: '9/40' })).toEqual([
      'changed-meanwhile-unnamed',
    ]);
    expect((await readRoster(school, union)).rows[0]).toMatchObject({ shownRank: '3/40' });
    const both = await Promise.allSettled(
      ['5/40', '6/40'].map((rank) =>
        school.done(rosterEdit, { ...edit, revision: (row?.revision ?? 0) + 1, rank }),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps every version, and the status of a past day', async () => {
    const { school, union } = await founded('versions');
    await school.done(rosterImport, importing(union, await examine(school, union)));
    const row = (await readRoster(school, union)).rows.find(({ name }) => name === '何青');
    const edit = { personId: row?.personId, bodyId: union, revision: row?.revision, ...period };
    await school.done(rosterEdit, {
      ...edit,
      ...{ rank: '11/46', failed: true, status: 'probationary-party-member', statusSince: today },
    });
    const told = await school.asked(rosterHistory, { personId: row?.personId });
    if (!told.ok) throw new Error('refused');
    expect(told.value.standings.map(({ rank, replacedAt }) => [rank, replacedAt !== null])).toEqual(
      expect.arrayContaining([
        ['11/46', false],
        ['10/46', true],
      ]),
    );
    expect(told.value.statuses).toMatchObject([
      { was: 'league-member', becomes: 'probationary-party-member' },
    ]);
  });
});

describe('which standing counts', () => {
  it('follows the span the union chose, and forgets what is too old', async () => {
    const { school, union } = await founded('spans');
    const told = await examine(school, union);
    await school.done(rosterImport, importing(union, told));
    await school.done(rosterImport, {
      ...importing(union, told),
      span: 'term',
      academicYear: 2025,
      half: 2,
    });
    const shown = async (day = today) =>
      (await readRoster(school, union, day)).rows.map(({ shownRank }) => shownRank);
    expect(await shown()).toContain('2/40');
    await school.done(standingChoose, { bodyId: union, span: 'since-entry' });
    expect(new Set(await shown())).toEqual(new Set([null]));
    await school.done(standingChoose, { bodyId: union, span: 'term' });
    expect(await shown()).toContain('2/40');
    expect(new Set(await shown(d('2028-10-01')))).toEqual(new Set([null]));
  });
});

describe('an import that is wrong', () => {
  it('names line, column and fault of every fault, and keeps nothing', async () => {
    const { school, union } = await founded('faults');
    const wrong = roster.map((row, at) =>
      at === 3
        ? row.with(7, '50/46')
        : at === 4
          ? row.with(6, '部长助理')
          : at === 5
            ? row.with(1, '')
            : row,
    );
    const told = await examine(school, union, wrong);
    expect(
      told.problems.map(({ line, field, code }) => [told.lines[line]?.row, field, code]),
    ).toEqual([
      [4, 'rank', 'line-rank-impossible'],
      [5, 'post', 'line-post-forbidden'],
      [6, 'name', 'line-name-missing'],
    ]);
    expect(await school.refused(rosterImport, importing(union, told))).toEqual([
      'line-rank-impossible',
      'line-post-forbidden',
      'line-name-missing',
    ]);
    expect((await readRoster(school, union)).rows).toEqual([]);
  });

  it('refuses at the organisation’s own rules with the line they concern, and keeps nothing', async () => {
    const { school, union } = await founded('rules');
    const wrong = roster.map((row, at) => (at === 6 ? row.with(6, '主任') : row));
    const told = await examine(school, union, wrong);
    expect(told.problems).toEqual([]);
    expect(await school.refused(rosterImport, importing(union, told))).toEqual([
      'post-name-forbidden',
    ]);
    expect((await readRoster(school, union)).rows).toEqual([]);
    expect(
      await school.refused(rosterImport, {
        ...importing(union, told),
        createPeople: false,
        createPlaces: false,
      }),
    ).toContain('line-person-unknown');
  });
});
