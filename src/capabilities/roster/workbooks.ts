import writeExcelFile from 'write-excel-file/node';
import { footNote, officialColumns, officialRow, summaryFigures } from './papers.ts';
import type { Day } from '../../kernel/day.ts';
import type { UnionRoster } from './roster-rows.ts';

// Cells are texts: a rank such as 4/10 must never become a day.

const text = (value: string) => ({ value, type: String });
const head = (value: string) => ({ ...text(value), fontWeight: 'bold' as const, wrap: true });

const official = [6, 12, 14, 20, 10, 14, 14];

/** The official roster as a workbook: its columns in their order, the foot-note, and the summary row on a sheet of its own. */
export async function officialWorkbook(roster: UnionRoster, day: Day): Promise<Buffer> {
  const figures = summaryFigures(roster, day);
  const rows = [
    officialColumns.map(head),
    ...roster.rows.map((row) => officialRow(row).map(text)),
    [text(footNote(roster.span))],
  ];
  const sheets = [
    {
      data: rows,
      sheet: '工作人员名单',
      columns: official.map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      data: [figures.map((figure) => head(figure.head)), figures.map(({ figure }) => text(figure))],
      sheet: '汇总',
      columns: figures.map(() => ({ width: 16 })),
    },
  ];
  return writeExcelFile(sheets as never).toBuffer();
}

const templateColumns = [
  ['序号', 6],
  ['姓名', 12],
  ['学号', 16],
  ['政治面貌', 16],
  ['年级', 10],
  ['班级', 18],
  ['部门', 14],
  ['职务', 12],
  ['学习成绩排名', 16],
  ['是否存在不及格情况', 20],
] as const;

/** What is written below the head of a template; the reader knows that a line beginning so is no person. */
const templateNote =
  '注：每人一行；排名写作“4/46”，新生写“未达到一学期”；学号可以不填；主席团成员的部门填“主席团”。填表时请勿改动表头。';

/** The template a unit fills in: the columns the reader knows best, every cell a text, forty empty rows. */
export async function templateWorkbook(title: string): Promise<Buffer> {
  const empty = Array.from({ length: 40 }, (_, at) => [
    text(String(at + 1)),
    ...templateColumns.slice(1).map(() => ({ value: '', type: String, format: '@' })),
  ]);
  const rows = [
    [
      { ...head(title), span: templateColumns.length, align: 'center' as const },
      ...templateColumns.slice(1).map(() => null),
    ],
    templateColumns.map(([name]) => head(name)),
    ...empty,
    [text(templateNote)],
  ];
  const book = writeExcelFile(rows as never, {
    columns: templateColumns.map(([, width]) => ({ width })),
    stickyRowsCount: 2,
    sheet: '名单',
  });
  return book.toBuffer();
}
