import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentColumns } from './columns.ts';
import { studentTemplate } from './template.ts';
import { issueRefusals, readStudentRows } from './rules.ts';

const read = (...rows: readonly (readonly string[])[]) => {
  const result = readStudentRows(rows);
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  return result.value;
};
const titled = studentColumns.map(({ zh }) => zh);

describe('readStudentRows', () => {
  it('passes over the example of the template, in either language, and nothing else', () => {
    for (const language of ['zh', 'en'] as const) {
      const { titles, example, notes } = studentTemplate(language);
      expect(read(titles, example)).toMatchObject({ students: [], issues: [] });
      expect(notes.map(({ title }) => title)).toEqual(titles);
    }
    const { issues } = read(['学号', '姓名'], ['样例1', '林小舟']);
    expect(issues).toMatchObject([{ code: 'row-number-wrong', row: 2 }]);
  });

  it('reads the template it tells people to fill in, in both languages', () => {
    const { example } = studentTemplate('zh');
    const filled = ['2026010101', ...example.slice(1)];
    for (const titles of [titled, studentColumns.map(({ en }) => en)]) {
      const { students, issues, unknownColumns } = read(titles, filled);
      expect([issues, unknownColumns]).toEqual([[], []]);
      expect(students).toEqual([
        {
          row: 2,
          number: '2026010101',
          name: '林小舟',
          sex: 'female',
          ethnicGroup: '汉族',
          politicalStatus: 'league-member',
          educationLevel: 'junior-college',
          programme: '护理',
          grade: 2026,
          unit: '护理系',
          class: '护理2601班',
          fullTime: true,
          citizen: true,
        },
      ]);
    }
  });

  it('finds the titles below a heading, in other words and in any order', () => {
    const { students, unknownColumns } = read(
      ['2026 级新生名单'],
      [],
      ['序号', '学生姓名', '学 号*', '学历层次', '所在院系', '是否全日制'],
      ['1', '梁小雨', ' A-01 ', '专科', '机电系', '否'],
    );
    expect(students).toMatchObject([
      { row: 4, number: 'A-01', educationLevel: 'junior-college', unit: '机电系', fullTime: false },
    ]);
    expect(unknownColumns).toEqual(['序号']);
  });

  it('leaves unknown what is empty, and jumps over empty rows', () => {
    const { students } = read(['学号', '姓名', '性别'], ['', '', ''], ['1', '某', '']);
    expect(students).toMatchObject([{ row: 3, sex: null, ethnicGroup: null, citizen: null }]);
  });

  it.each([
    ['24级', 2024],
    ['2024级', 2024],
    ['2024', 2024],
  ])('reads grade %s', (text, grade) => {
    expect(read(['学号', '姓名', '年级'], ['1', '某', text]).students[0]?.grade).toBe(grade);
  });

  it.each([
    ['中国', true],
    ['中国香港', true],
    ['China', true],
    ['是', true],
    ['老挝', false],
    ['否', false],
  ])('reads citizenship %s', (text, citizen) => {
    expect(read(['学号', '姓名', '国籍'], ['1', '某', text]).students[0]?.citizen).toBe(citizen);
  });

  it('names row, column and fault, and never the value', () => {
    const titles = ['学号', '姓名', '性别', '年级', '政治面貌', '班级'];
    const { students, issues } = read(
      titles,
      ['2.024E+09', '某', '', '', '', ''],
      ['有 空格', '某', '', '', '', ''],
      ['', '', '', '', '', ''],
      ['3', '', '未知', '大一', '积极分子', '一班'],
      ['4', '某', '', '', '', ''],
      ['4', '某某', '', '', '', ''],
      ['5', '某'.repeat(61), '', '', '', ''],
    );
    expect(students.map(({ row }) => row)).toEqual([6]);
    expect(issues).toEqual([
      { code: 'row-number-scientific', row: 2, column: '学号' },
      { code: 'row-number-wrong', row: 3, column: '学号' },
      { code: 'row-name-missing', row: 5, column: '姓名' },
      { code: 'row-class-without-unit', row: 5, column: '班级' },
      { code: 'row-value-unknown', row: 5, column: '性别' },
      { code: 'row-value-unknown', row: 5, column: '政治面貌' },
      { code: 'row-value-unknown', row: 5, column: '年级' },
      { code: 'row-number-twice', row: 7, column: '学号' },
      { code: 'row-value-too-long', row: 8, column: '姓名' },
    ]);
  });

  it('refuses a sheet without number or name, saying which', () => {
    expect(readStudentRows([['姓名', '性别']])).toMatchObject({
      ok: false,
      error: [{ code: 'file-columns-missing', values: { column: '学号' } }],
    });
    expect(readStudentRows([])).toMatchObject({ ok: false, error: [{}, {}] });
  });

  it('takes any rows without throwing, and tells of each row at most once as a student', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('男', '女', '汉', '2024', '1', '2', '党员', '__proto__', 'constructor'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 12 }), (rows) => {
        const { students, issues } = read(titled, ...rows);
        const wrong = new Set(issues.map(({ row }) => row));
        expect(students.filter(({ row }) => wrong.has(row))).toEqual([]);
        expect(new Set(students.map(({ number }) => number)).size).toBe(students.length);
        const filled = rows.filter((cells) => cells.some((text) => text.trim() !== '')).length;
        expect(students.length + wrong.size).toBe(filled);
      }),
      { numRuns: 300 },
    );
  });
});

it('tells two hundred faults and counts the rest', () => {
  const issues = Array.from({ length: 230 }, (_, at) => ({
    code: 'row-name-missing' as const,
    row: at + 2,
    column: '姓名',
  }));
  const told = issueRefusals(issues);
  expect(told).toHaveLength(201);
  expect(told.at(-1)).toMatchObject({ code: 'file-more-faults', values: { count: 30 } });
  expect(told[0]?.field).toEqual(['file', 2, '姓名']);
});
