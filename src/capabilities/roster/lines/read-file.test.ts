import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roster, workbook } from '../samples/sample-roster.ts';
import { rosterWordsEn } from '../words.en.ts';
import { rosterWordsZh } from '../words.zh.ts';
import { templateWorkbook } from '../workbooks.ts';
import type { SourceLine } from './line.ts';
import { readRosterFile } from './read-file.ts';
import { lineRefusals, readLine, type LineValues } from './read-line.ts';

const yearBegun = 2026;

async function linesOf(name: string, content: Uint8Array): Promise<readonly SourceLine[]> {
  const read = await readRosterFile({ name, content });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.lines;
}

const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
  );

const valuesOf = (lines: readonly SourceLine[]): readonly LineValues[] =>
  lines.map(({ cells }) => {
    const { values, problems } = readLine(cells, yearBegun);
    expect(problems).toEqual([]);
    return values;
  });

/** What people call each column, the first as the official roster does. */
const names: Readonly<Record<string, readonly string[]>> = {
  name: ['姓名', '学生姓名', '姓  名', '成员姓名'],
  number: ['学号', '学籍号'],
  status: ['政治面貌', '面貌', '党团情况'],
  unit: ['院系', '所在学院', '系别', '二级学院'],
  grade: ['年级', '入学年份', '级别'],
  department: ['部门', '所属部门', '学生会部门'],
  post: ['职务', '岗位', '担任职务', '职位'],
  rank: ['学习成绩排名', '专业排名', '成绩排名（名次/人数）', '综合测评名次'],
  failed: ['是否存在不及格情况', '有无挂科', '是否有不及格'],
};
const fields = Object.keys(names);

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
const person = fc.record({
  name: pick(['林一鸣', '方小雨', '欧阳云', '何青', '马丁一', '阿依古丽·买买提']),
  number: fc.integer({ min: 24_010_000, max: 26_019_999 }).map(String),
  status: pick(['共青团员', '中共党员', '中共预备党员', '群众']),
  unit: pick(['护理系', '机电工程学院', '求是书院']),
  grade: pick([2024, 2025, 2026]),
  department: pick(['学习部', '办公室', '文体部']),
  post: pick(['部长', '副部长', '干事']),
  size: fc.integer({ min: 20, max: 400 }),
  share: fc.integer({ min: 1, max: 100 }),
  failed: fc.boolean(),
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

const placeOf = ({ size, share }: Person): number => Math.max(1, Math.ceil((size * share) / 100));

const rankStyles = [
  (one: Person) => `${placeOf(one)}/${one.size}`,
  (one: Person) => `${placeOf(one)} / ${one.size}`,
  (one: Person) => `${placeOf(one)}／${one.size}`,
  (one: Person) => `第${placeOf(one)}名（共${one.size}人）`,
];
const gradeStyles = [
  (year: number) => `${year}级`,
  (year: number) => `${year % 100}级`,
  (year: number) => String(year),
  (year: number) => `大${['一', '二', '三'][yearBegun - year]}`,
];
const failedStyles = [(yes: boolean) => (yes ? '是' : '否'), (yes: boolean) => (yes ? '有' : '无')];

const style = fc.record({
  order: fc.shuffledSubarray(fields, { minLength: fields.length, maxLength: fields.length }),
  headers: fc.record(Object.fromEntries(fields.map((field) => [field, pick(names[field] ?? [])]))),
  rank: pick(rankStyles),
  grade: pick(gradeStyles),
  failed: pick(failedStyles),
  title: fc.boolean(),
  numbered: fc.boolean(),
  gap: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function written(people: readonly Person[], how: Style): readonly (readonly string[])[] {
  const cellOf = (one: Person, field: string): string => {
    if (field === 'rank') return how.rank(one);
    if (field === 'grade') return how.grade(one.grade);
    if (field === 'failed') return how.failed(one.failed);
    return String(one[field as keyof Person]);
  };
  const number = (text: string): readonly string[] => (how.numbered ? [text] : []);
  return [
    ...(how.title ? [['某某学院学生会工作人员名单']] : []),
    [...number('序号'), ...how.order.map((field) => how.headers[field] ?? '')],
    ...people.flatMap((one, at) => [
      [...number(String(at + 1)), ...how.order.map((field) => cellOf(one, field))],
      ...(how.gap ? [[]] : []),
    ]),
  ];
}

const expected = (one: Person): Partial<LineValues> => ({
  name: one.name,
  number: one.number,
  unit: one.unit,
  grade: one.grade,
  department: one.department,
  rank: { kind: 'place', place: placeOf(one), size: one.size },
  failed: one.failed,
});

describe('a roster in any order of columns and any words for them', () => {
  it('reads the same from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(person, { minLength: 1, maxLength: 12, selector: ({ number }) => number }),
        style,
        async (people, how) => {
          const values = valuesOf(await linesOf('名单.xlsx', await workbook(written(people, how))));
          expect(values).toMatchObject(people.map(expected));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads the same from a text table', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(person, { minLength: 3, maxLength: 12, selector: ({ number }) => number }),
        style,
        async (people, how) => {
          const rows = written(people, { ...how, gap: false });
          expect(valuesOf(await linesOf('名单.csv', csv(rows)))).toMatchObject(
            people.map(expected),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('where a line stands', () => {
  it('is the row the spreadsheet shows, empty rows counted', async () => {
    const rows = [[], ...roster.slice(0, 3), [], [], ...roster.slice(3)];
    const lines = await linesOf('名单.xlsx', await workbook(rows));
    expect(lines.map(({ row }) => row)).toEqual([4, 7, 8, 9, 10]);
  });

  it('finds nobody in an empty template', async () => {
    const read = await readRosterFile({
      name: 't.xlsx',
      content: await templateWorkbook('某系学生会名单'),
    });
    expect(read.ok ? [] : read.error.map(({ code }) => code)).toEqual(['file-no-roster']);
  });
});

describe('ranks as people write them', () => {
  it.each([
    ['4/46', { kind: 'place', place: 4, size: 46 }],
    ['4／46', { kind: 'place', place: 4, size: 46 }],
    ['第4名（共46人）', { kind: 'place', place: 4, size: 46 }],
    ['8.7%', { kind: 'share', percent: '8.7' }],
    ['前12％', { kind: 'share', percent: '12' }],
    ['未达到一学期', { kind: 'not-yet' }],
    ['新生', { kind: 'not-yet' }],
    ['无', { kind: 'blank' }],
    ['/', { kind: 'blank' }],
    ['', { kind: 'blank' }],
  ])('%s', (rank, wanted) => {
    expect(readLine({ name: '林一鸣', rank }, yearBegun)).toMatchObject({
      values: { rank: wanted },
      problems: [],
    });
  });

  it('takes place and size from two columns, and a share from a column of its own', async () => {
    const rows = [
      ['姓名', '政治面貌', '专业排名', '专业人数'],
      ['林一鸣', '共青团员', '4', '46'],
      ['方小雨', '共青团员', '第12名', '46人'],
    ];
    const lines = await linesOf('名单.xlsx', await workbook(rows));
    expect(lines.map(({ cells }) => cells.rank)).toEqual(['4/46', '12/46']);
    const shares = [
      ['姓名', '政治面貌', '排名百分比'],
      ['林一鸣', '共青团员', '8.7'],
    ];
    expect((await linesOf('名单.xlsx', await workbook(shares)))[0]?.cells.rank).toBe('8.7%');
  });
});

describe('departments', () => {
  it('are nobody’s where the cell of a workbook is empty', async () => {
    const rows = [
      ['姓名', '政治面貌', '部门', '职务'],
      ['林一鸣', '共青团员', '学习部', '部长'],
      ['方小雨', '共青团员', '', ''],
    ];
    const lines = await linesOf('名单.xlsx', await workbook(rows));
    expect(lines.map(({ cells }) => cells.department)).toEqual(['学习部', undefined]);
  });

  it('are those of the title row above, where rosters are grouped so', async () => {
    const rows = [
      ['姓名', '政治面貌', '职务'],
      ['办公室（2人）'],
      ['林一鸣', '共青团员', '部长'],
      ['方小雨', '共青团员', '干事'],
      ['文体部'],
      ['何青', '共青团员', '部长'],
    ];
    const lines = await linesOf('名单.xlsx', await workbook(rows));
    expect(lines.map(({ cells }) => cells.department)).toEqual(['办公室', '办公室', '文体部']);
  });
});

describe('posts as people write them', () => {
  it.each([
    [{ post: '学习部部长' }, '学习部', 'head', '部长'],
    [{ post: '副部长', department: '校学生会文体部' }, '文体部', 'deputy-head', '副部长'],
    [{ post: '主席', department: '主席团' }, null, 'chair', '主席'],
    [{ department: '主席团' }, null, 'presidium-member', '主席团成员'],
    [{ post: '轮值执行主席' }, null, 'rotating-chair', '轮值执行主席'],
    [{ department: '办公室' }, '办公室', 'department-member', '部门成员'],
  ])('%o', (cells, department, kind, title) => {
    const { values, problems } = readLine({ name: '林一鸣', ...cells }, yearBegun);
    expect([values.department, values.post, problems]).toEqual([department, { kind, title }, []]);
  });
});

describe('what is wrong within a line', () => {
  const wrong = [
    [{ name: '' }, 'line-name-missing', 'name'],
    [{ name: '合计' }, 'line-name-odd', 'name'],
    [{ class: '很'.repeat(61) }, 'line-too-long', 'class'],
    [{ number: '2024 / 01#' }, 'line-number-odd', 'number'],
    [{ status: '团圆' }, 'line-status-unknown', 'status'],
    [{ status: '入党积极分子' }, 'line-status-activist', 'status'],
    [{ grade: '二零级' }, 'line-grade-unknown', 'grade'],
    [{ rank: '很好' }, 'line-rank-unreadable', 'rank'],
    [{ rank: '4月10日' }, 'line-rank-day', 'rank'],
    [{ rank: '50/46' }, 'line-rank-impossible', 'rank'],
    [{ failed: '也许' }, 'line-failed-unknown', 'failed'],
    [{ post: '主席助理' }, 'line-post-forbidden', 'post'],
    [{ post: '部长' }, 'line-department-missing', 'department'],
  ] as const;

  it.each(wrong)('%o is told as %s at %s', (cells, code, field) => {
    const { problems } = readLine({ name: '林一鸣', ...cells }, yearBegun);
    expect(problems.map((one) => [one.code, one.field])).toEqual([[code, field]]);
  });

  it('has words and a way out in both languages', () => {
    for (const code of lineRefusals)
      for (const words of [rosterWordsZh, rosterWordsEn]) {
        expect(words).toHaveProperty([`refusal.${code}`]);
        expect(words).toHaveProperty([`refusal.${code}.way`]);
      }
  });
});

describe('a file that is no roster', () => {
  it.each([
    ['空.xlsx', Buffer.alloc(0), 'file-unreadable'],
    ['坏.xlsx', Buffer.from('PK\u0003\u0004 and no more'), 'file-unreadable'],
    ['信.txt', Buffer.from('各位同学：\n\n明天开会。\n'), 'file-no-roster'],
  ])('%s is refused', async (name, content, code) => {
    const read = await readRosterFile({ name, content });
    expect(read.ok ? [] : read.error.map((one) => one.code)).toEqual([code]);
  });

  it('with more lines than a union has people is refused', async () => {
    const rows = [
      ['姓名', '政治面貌'],
      ...Array.from({ length: 301 }, () => ['林一鸣', '共青团员']),
    ];
    const read = await readRosterFile({ name: 'a.csv', content: csv(rows) });
    expect(read.ok ? [] : read.error.map((one) => one.code)).toEqual(['file-too-many-rows']);
  });
});
