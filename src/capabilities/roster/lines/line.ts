import type { ColumnKind } from '../../../facts/rosters/columns.ts';

/** What a line of a roster may say of a person; the order is that of the grid. */
export const lineFields = [
  'name',
  'number',
  'status',
  'unit',
  'grade',
  'class',
  'department',
  'post',
  'rank',
  'failed',
  'education',
  'programme',
] as const;

/** One of them. */
export type LineField = (typeof lineFields)[number];

/** The words of a line as people wrote or corrected them; a field nobody wrote is left out or empty. */
export type LineCells = Readonly<Partial<Record<LineField, string>>>;

/** A line of a file, and where it stands there. */
export interface SourceLine {
  /** The name of the sheet, where the file has several. */
  readonly sheet: string | null;
  /** The row of the spreadsheet, or of the table in other files, as people count it. */
  readonly row: number;
  readonly cells: LineCells;
}

/** Something wrong with a line. Its words are `refusal.<code>` and `refusal.<code>.way`, filled with the values. */
export interface LineProblem {
  readonly code: string;
  readonly field: LineField;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Which field of a line a column fills; the size and share of a rank go into the rank. */
export const fieldOfColumn: Readonly<Partial<Record<ColumnKind, LineField>>> = {
  name: 'name',
  'student-id': 'number',
  status: 'status',
  unit: 'unit',
  grade: 'grade',
  class: 'class',
  department: 'department',
  post: 'post',
  rank: 'rank',
  size: 'rank',
  percent: 'rank',
  failed: 'failed',
  passed: 'failed',
  education: 'education',
  major: 'programme',
};

/** Longest text of a cell; names of units and classes are shorter. */
export const longestCell = 60;

/** Most lines one import or sending takes; a union has at most sixty members. */
export const mostLines = 300;
