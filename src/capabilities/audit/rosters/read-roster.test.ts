import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recoverBlocks } from '../../../engines/documents/text/recover-blocks.ts';
import { readDelimited } from '../../../engines/documents/text/delimited.ts';
import { createTreeBuilder } from '../../../engines/documents/tree-builder.ts';
import type { DocumentTree } from '../../../engines/documents/tree.ts';
import { factsNamed } from '../../../facts/fact.ts';
import type { StaffMember } from '../../../facts/vocabulary.ts';
import { readingOf } from '../../../facts/reading.ts';
import { readRosters } from './read-roster.ts';

function textTree(text: string, format: 'txt' | 'md' | 'csv' = 'txt'): DocumentTree {
  const blocks = format === 'csv' ? readDelimited(text) : recoverBlocks(text, format === 'md');
  const span = { start: 0, end: text.length };
  return {
    text,
    blocks,
    files: [{ name: `a.${format}`, format, span, wrapped: format !== 'csv' }],
    notices: [],
  };
}

interface TableOptions {
  readonly title?: string;
  readonly repeatHeaderEvery?: number;
  readonly sideBySide?: boolean;
  readonly splitAfter?: number;
}

function wordTree(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): DocumentTree {
  const builder = createTreeBuilder();
  const cell = (text: string, column: number, columns = 1): void => {
    builder.openCell(column, columns);
    for (const line of text.split('\n')) builder.paragraph(line);
    builder.closeCell();
  };
  const row = (cells: readonly string[]): void => {
    builder.openRow();
    cells.forEach((text, column) => cell(text, column));
    builder.closeRow();
  };
  builder.paragraph(caption, 2);
  builder.openTable();
  if (options.title !== undefined) {
    builder.openRow();
    cell(options.title, 0, header.length);
    builder.closeRow();
  }
  if (options.sideBySide) {
    row([...header, ...header]);
    const half = Math.ceil(rows.length / 2);
    for (let k = 0; k < half; k += 1) {
      row([...(rows[k] ?? []), ...(rows[half + k] ?? header.map(() => ''))]);
    }
  } else {
    row(header);
    rows.forEach((cells, k) => {
      if (options.repeatHeaderEvery && k > 0 && k % options.repeatHeaderEvery === 0) row(header);
      if (options.splitAfter === k) {
        builder.closeTable();
        builder.openTable();
      }
      row(cells);
    });
  }
  builder.closeTable();
  return builder.finish('a.docx', 'docx', false);
}

function membersOf(tree: DocumentTree): readonly StaffMember[] {
  return factsNamed(readRosters(readingOf(tree), []), 'staff.member').map((fact) => fact.value);
}

/** A row as the property writes and expects it. */
interface Person {
  readonly name: string;
  readonly status: string;
  readonly unit: string;
  readonly grade: string;
  readonly rank: string;
  readonly failed: string;
}

const header = ['序号', '姓名', '政治面貌', '院系', '年级', '学习成绩排名', '是否存在不及格情况'];
const given = '明雨晨帆可欣宇泽思远若彤浩博雅琪';
const person: fc.Arbitrary<Person> = fc.record({
  name: fc
    .tuple(
      fc.constantFrom('赵', '钱', '孙', '周', '吴', '欧阳', '贺'),
      fc.constantFrom(...given),
      fc.constantFrom('', ...given),
    )
    .map((parts) => parts.join('')),
  status: fc.constantFrom('共青团员', '中共党员', '中共预备党员', '入党积极分子'),
  unit: fc.constantFrom('机械工程系', '护理系', '经济管理学院', '信息学院', '青云书院'),
  grade: fc.constantFrom('2019级', '2020级', '2021级'),
  rank: fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 }))
    .map(([place, more]) => `${place}/${place + more}`),
  failed: fc.constantFrom('否', '是'),
});
const people = fc.array(person, { minLength: 3, maxLength: 45 });

function cellsOf(list: readonly Person[]): readonly (readonly string[])[] {
  return list.map((p, k) => [String(k + 1), p.name, p.status, p.unit, p.grade, p.rank, p.failed]);
}

function expected(list: readonly Person[]): readonly unknown[] {
  return list.map((p, k) => ({
    row: k + 1,
    name: p.name,
    statusText: p.status,
    unit: p.unit,
    gradeText: p.grade,
    rank: p.rank,
    failed: p.failed === '是',
  }));
}

function told(members: readonly StaffMember[]): readonly unknown[] {
  return members.map((m) => ({
    row: m.row,
    name: m.name,
    statusText: m.statusText,
    unit: m.unit,
    gradeText: m.gradeText,
    rank: m.rank.kind === 'place' ? `${m.rank.place}/${m.rank.size}` : m.rank.kind,
    failed: m.failed,
  }));
}

const caption = '校级组织工作人员名单';
const lines = (rows: readonly (readonly string[])[], between: string): string =>
  rows.map((row) => row.join(between)).join('\n');

/** A cell broken in two by a hard wrap, as converters of PDF leave it. */
function hardWrapped(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row, k) => {
      const unit = row[3] ?? '';
      if (k % 3 !== 1 || unit.length < 4) return row.join('\t');
      const first = [...row.slice(0, 3), unit.slice(0, -2), ...row.slice(4)].join('\t');
      return `${first}\n\n\t\t\t${unit.slice(-2)}\t\t\t`;
    })
    .join('\n');
}

function brokenInside(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row, k) => {
      const unit = row[3] ?? '';
      if (k % 4 !== 2) return row.join('\t');
      return `${[...row.slice(0, 3), unit.slice(0, 2)].join('\t')}\n${[unit.slice(2), ...row.slice(4)].join('\t')}`;
    })
    .join('\n');
}

type Layout = (rows: readonly (readonly string[])[]) => DocumentTree;
const layouts: Readonly<Record<string, Layout>> = {
  tabs: (rows) =>
    textTree(`${caption}\n\n${lines([header, ...rows], '\t')}\n\n以上名单如有异议请反映。\n`),
  'tabs with blanks inside cells': (rows) =>
    textTree(
      `${caption}\n${lines([header, ...rows.map((r) => r.map((c, k) => (k === 3 ? `${c.slice(0, 2)} ${c.slice(2)}` : k === 4 ? c.replace('级', ' 级') : c)))], '\t')}\n`,
    ),
  'tabs, a cell continued below': (rows) =>
    textTree(`${caption}\n${header.join('\t')}\n${hardWrapped(rows)}\n`),
  'tabs, a row broken inside a cell': (rows) =>
    textTree(`${caption}\n${header.join('\t')}\n${brokenInside(rows)}\n`),
  'tabs with blank lines between': (rows) =>
    textTree(`${caption}\n\n${lines([header, ...rows], '\t').replaceAll('\n', '\n\n')}\n`),
  bars: (rows) => textTree(`${caption}\n${lines([header, ...rows], ' | ')}\n`),
  markdown: (rows) =>
    textTree(
      `## ${caption}\n\n| ${header.join(' | ')} |\n|${' --- |'.repeat(header.length)}\n${rows.map((r) => `| ${r.join(' | ')} |`).join('\n')}\n`,
      'md',
    ),
  csv: (rows) => textTree(`${lines([header, ...rows], ',')}\n`, 'csv'),
  'commas in plain text': (rows) => textTree(`${caption}\n${lines([header, ...rows], '，')}\n`),
  'blanks between columns': (rows) => textTree(`${caption}\n${lines([header, ...rows], '   ')}\n`),
  'wide blanks between columns': (rows) =>
    textTree(`${caption}\n${lines([header, ...rows], '　')}\n`),
  'single blanks between columns': (rows) =>
    textTree(`${caption}\n${lines([header, ...rows], ' ')}\n`),
  'a cell a line': (rows) =>
    textTree(`${caption}\n${lines([header, ...rows], '\n')}\n\n说明：排名为最近一学年综合排名。\n`),
  'a cell a line behind tabs': (rows) =>
    textTree(
      `${caption}\n${[header, ...rows].map((r) => r.map((c) => `\t${c}`).join('\n')).join('\n\n')}\n`,
    ),
  'word table': (rows) => wordTree(caption, header, rows),
  'word table with a title row and broken headers': (rows) =>
    wordTree(
      '附件',
      header.map((h) => (h.length > 5 ? `${h.slice(0, 4)}\n${h.slice(4)}` : h)),
      rows,
      { title: `某学院学生会${caption}` },
    ),
  'word table with repeated headers': (rows) =>
    wordTree(caption, header, rows, { repeatHeaderEvery: 5 }),
  'word table split by a page': (rows) => wordTree(caption, header, rows, { splitAfter: 2 }),
};

describe('readRosters over layouts', () => {
  it.each(Object.entries(layouts))('reads back a roster laid out as %s', (_, layout) => {
    fc.assert(
      fc.property(people, (list) => {
        expect(told(membersOf(layout(cellsOf(list))))).toEqual(expected(list));
      }),
      { numRuns: 40 },
    );
  });

  it('reads two people side by side in one row', () => {
    fc.assert(
      fc.property(people, (list) => {
        const members = membersOf(wordTree(caption, header, cellsOf(list), { sideBySide: true }));
        expect(told(members)).toEqual(expected(list));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the columns of a cell-a-line roster whose blanks were lost', () => {
    const rows = [
      ['1', '赵明', '共青团员', '护理系', '2020级', '3/40', '否'],
      ['2', '钱可欣', '共青团员', '护理系', '2021级', '否'],
      ['3', '孙浩', '中共党员', '信息学院', '2020级', '9/30', '否'],
      ['4', '李若彤', '共青团员', '信息学院', '2021级'],
    ];
    const members = membersOf(textTree(`${caption}\n${lines([header, ...rows], '\n')}\n`));
    expect(told(members)).toMatchObject([
      { row: 1, rank: '3/40', failed: false },
      { row: 2, name: '钱可欣', gradeText: '2021级', rank: 'blank', failed: false },
      { row: 3, rank: '9/30', failed: false },
      { row: 4, rank: 'blank', failed: null },
    ]);
  });
});
