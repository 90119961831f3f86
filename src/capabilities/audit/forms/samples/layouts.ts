import { createTreeBuilder } from '../../../../engines/documents/tree-builder.ts';
import type { DocumentTree } from '../../../../engines/documents/tree.ts';
import type { FormTable } from '../../../evaluation/forms/form-model.ts';
import type { FilledForm, FilledRow } from './filled-form.ts';
import type { TickStyle } from './tick-styles.ts';

/** A way of setting a form: as a tree with tables, or as text that a reader gets. */
export interface Layout {
  readonly name: string;
  /** Whether the layout keeps an empty conclusion apart from the remark, so that single words can be used. */
  readonly cells: boolean;
  /** Where a remark that only its place tells to be one survives: in the last row nothing may tell its end. */
  readonly freeRemarks: 'everywhere' | 'before-the-last-row' | 'nowhere';
  readonly render: (form: FilledForm, style: TickStyle) => DocumentTree;
}

interface PrintedRow {
  readonly number: string;
  readonly wording: string;
  readonly answer: string;
  readonly remark: string;
}

function printed(form: FilledForm, row: FilledRow, style: TickStyle): PrintedRow {
  const { item } = row;
  const { yes, no } = form.version.vocabulary;
  const star = item.core ? '★' : '';
  return {
    number: item.row === null ? `${item.no}${star}` : '',
    wording: item.wording,
    answer:
      item.level === 'school' ? style.mark(row.claim, yes, no) : (row.count?.toString() ?? ''),
    remark: row.cell,
  };
}

/** Every line a paragraph: what a reader gives that recognises no tables. */
export function plainTree(text: string): DocumentTree {
  const builder = createTreeBuilder();
  for (const line of text.split('\n')) builder.paragraph(line);
  return builder.finish('form.txt', 'txt', true);
}

function headLines(form: FilledForm): readonly string[] {
  const { version, organisation } = form;
  const year = version.schoolYear;
  const period = year === null ? '' : `${year}—${year + 1}学年`;
  const title = version.id === '2020' ? [version.title] : [];
  return [
    `${organisation}学生会组织改革情况`,
    `现将我校${version.id === '2021' ? '截至2021年11月' : period}学生会改革情况公开如下。`,
    ...title,
    `组织名称：${organisation} ☑学生会 □研究生会`,
    ...(version.items.some((item) => item.core) ? ['注：★为核心指标。'] : []),
  ];
}

interface PrintedTable {
  readonly table: FormTable;
  readonly rows: readonly { readonly row: FilledRow; readonly cells: PrintedRow }[];
}

function tablesOf(form: FilledForm, style: TickStyle): readonly PrintedTable[] {
  return form.version.tables.flatMap((table) => {
    const rows = form.rows.filter((row) => row.item.level === table.level);
    if (rows.length === 0) return [];
    return [{ table, rows: rows.map((row) => ({ row, cells: printed(form, row, style) })) }];
  });
}

const afterForm = ['', '二、章程', '第一条 学生会是学生自己的群众组织。', ''];
const secondHeading = '二级学生会组织改革自评表';

/** Lines of text, from one function for a table's rows. */
function textLayout(
  name: string,
  options: {
    readonly cells?: boolean;
    readonly freeRemarks?: Layout['freeRemarks'];
    readonly head?: boolean;
  },
  rowLines: (cells: PrintedRow, table: FormTable) => readonly string[],
): Layout {
  return {
    name,
    cells: options.cells ?? false,
    freeRemarks: options.freeRemarks ?? 'everywhere',
    render: (form, style) => {
      const lines = [...headLines(form)];
      for (const { table, rows } of tablesOf(form, style)) {
        lines.push(table.heading ?? (table.level === 'school' ? '' : secondHeading), '');
        if (options.head !== false) lines.push(table.columns.join('\t'));
        for (const { row, cells } of rows) {
          if (row.item.row === 1) lines.push('3. 机构和人员规模');
          lines.push(...rowLines(cells, table));
        }
      }
      return plainTree([...lines, ...afterForm].join('\n'));
    },
  };
}

const numbered = ({ number, wording }: PrintedRow, point = '. '): string =>
  number === '' ? wording : `${number}${point}${wording}`;

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines;
}

/** Columns side by side as a PDF gives them: marks and remark end up after the wording's `at`th line. */
function interleaved(
  cells: PrintedRow,
  width: number,
  at: number,
  breaks: readonly string[],
): string[] {
  const lines = wrap(numbered(cells, '．'), width);
  const beside = Math.min(at, lines.length - 1);
  return lines.flatMap((line, index) => [
    index === beside ? `${line}  ${cells.answer}  ${cells.remark}`.trimEnd() : line,
    ...(index === beside && index < lines.length - 1 ? breaks : []),
  ]);
}

/** A cut near the wording's end, with the marks in between, as a page break in a web editor leaves it. */
function cutInTwo(cells: PrintedRow): string[] {
  const text = numbered(cells);
  const cut = text.length < 30 ? text.length : text.length - 8;
  const first = [text.slice(0, cut), cells.answer, cells.remark].join('\t');
  return cut === text.length ? [first] : [first, '', `${text.slice(cut)}\t\t`];
}

const textLayouts: readonly Layout[] = [
  textLayout('tabs', { cells: true }, (cells) => [
    [numbered(cells), cells.answer, cells.remark].join('\t'),
  ]),
  textLayout('a cell a line', { head: false, freeRemarks: 'before-the-last-row' }, (cells) => [
    numbered(cells, '.'),
    cells.answer,
    cells.remark,
  ]),
  textLayout('a cell a line, after tabs', {}, (cells) => [
    `\t${numbered(cells)}`,
    `\t${cells.answer}`,
    `\t${cells.remark}`,
    '',
  ]),
  textLayout(
    'number on its own line',
    { head: false, freeRemarks: 'before-the-last-row' },
    (cells) => [
      ...(cells.number === '' ? [] : [`${cells.number}.`]),
      cells.wording,
      cells.answer,
      cells.remark,
    ],
  ),
  textLayout('bars', { cells: true }, (cells) => [
    `| ${numbered(cells, '、')} | ${cells.answer} | ${cells.remark} |`,
  ]),
  textLayout('bars with a number column', { cells: true }, (cells) => [
    `${cells.number}｜${cells.wording}｜${cells.answer}｜${cells.remark}`,
  ]),
  textLayout('spaces', { freeRemarks: 'nowhere' }, (cells) => [
    `${numbered(cells)}   ${cells.answer}   ${cells.remark}`,
  ]),
  textLayout(
    'wrapped, marks beside the first line',
    { freeRemarks: 'nowhere', head: false },
    (cells) => interleaved(cells, 26, 0, []),
  ),
  textLayout('wrapped, marks in the middle', { freeRemarks: 'nowhere', head: false }, (cells) =>
    interleaved(cells, 22, 1, []),
  ),
  textLayout('wrapped, a page break in the wording', { freeRemarks: 'nowhere' }, (cells) =>
    interleaved(cells, 28, 0, ['', '— 3 —', '']),
  ),
  textLayout('cut in two', { cells: true }, cutInTwo),
];

const flattened: Layout = {
  name: 'one paragraph',
  cells: false,
  freeRemarks: 'nowhere',
  render: (form, style) => {
    const lines = [...headLines(form)];
    for (const { table, rows } of tablesOf(form, style)) {
      const parts = rows.flatMap(({ row, cells }) => [
        ...(row.item.row === 1 ? ['3. 机构和人员规模'] : []),
        `${numbered(cells)} ${cells.answer} ${cells.remark}`.trimEnd(),
      ]);
      lines.push(table.heading ?? secondHeading, [...table.columns, ...parts].join(' '));
    }
    return plainTree([...lines, ...afterForm].join('\n'));
  },
};

function treeLayout(name: string, withNumbers: boolean, withWords: boolean): Layout {
  return {
    name,
    cells: true,
    freeRemarks: 'everywhere',
    render: (form, style) => {
      const builder = createTreeBuilder();
      const row = (texts: readonly string[]): void => {
        builder.openRow();
        texts.forEach((text, column) => {
          builder.openCell(column);
          for (const line of text.split('\n')) builder.paragraph(line);
          builder.closeCell();
        });
        builder.closeRow();
      };
      for (const line of headLines(form)) builder.paragraph(line);
      for (const { table, rows } of tablesOf(form, style)) {
        builder.paragraph(table.heading ?? secondHeading);
        const [head, answer, remark] = table.columns;
        const { yes, no } = form.version.vocabulary;
        const words = withWords && table.level === 'school';
        builder.openTable();
        row([...(withNumbers ? ['序号'] : []), head, ...(words ? [yes, no] : [answer]), remark]);
        for (const { row: filled, cells } of rows) {
          const answers = words
            ? [filled.claim === 'yes' ? '√' : '', filled.claim === 'no' ? '√' : '']
            : [cells.answer];
          const lead = withNumbers ? [cells.number, cells.wording] : [numbered(cells, '.')];
          row([...lead, ...answers, cells.remark]);
        }
        builder.closeTable();
      }
      for (const line of afterForm) builder.paragraph(line);
      return builder.finish('form.docx', 'docx', false);
    },
  };
}

/** Every layout in which offices' forms reach a reader. */
export const layouts: readonly Layout[] = [
  treeLayout('table', false, false),
  treeLayout('table with a number column', true, false),
  treeLayout('table with columns for 是 and 否', false, true),
  ...textLayouts,
  flattened,
];
