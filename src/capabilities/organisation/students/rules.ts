import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { changedOf } from '../changes.ts';
import { columnOf, isExampleNumber, studentColumns } from './columns.ts';
import {
  maximumStudents,
  type RowCode,
  type RowIssue,
  type StudentColumn,
  type StudentRow,
  type StudentRows,
} from './model.ts';
import { meaningOf } from './values.ts';

/** Rows at the head of a sheet that may hold a title before the titles of the columns. */
const headRows = 10;

interface Header {
  readonly at: number;
  readonly places: ReadonlyMap<StudentColumn, number>;
  readonly titles: Readonly<Partial<Record<StudentColumn, string>>>;
  readonly unknown: readonly string[];
}

function headerOf(cells: readonly string[], at: number): Header {
  const places = new Map<StudentColumn, number>();
  const titles: Partial<Record<StudentColumn, string>> = {};
  const unknown: string[] = [];
  cells.forEach((cell, place) => {
    const title = cell.trim();
    const column = columnOf(title);
    if (column !== null && !places.has(column)) {
      places.set(column, place);
      titles[column] = title;
    } else if (title !== '') unknown.push(title);
  });
  return { at, places, titles, unknown };
}

/** The row of titles: the one of the first rows that names the most columns we know. */
function findHeader(rows: readonly (readonly string[])[]): Header | null {
  let best: Header | null = null;
  rows.slice(0, headRows).forEach((cells, at) => {
    const header = headerOf(cells, at);
    if (header.places.size > (best?.places.size ?? 0)) best = header;
  });
  return best;
}

const maximumLength: Readonly<Partial<Record<StudentColumn, number>>> = {
  name: 60,
  programme: 60,
  unit: 60,
  class: 60,
  ethnicGroup: 20,
};

/** What is wrong with a number, or null. Letters, digits and marks without blanks; text, never `2.026E+09`. */
function numberFault(number: string): RowCode | null {
  if (number === '') return 'row-number-missing';
  if (/^\d(?:\.\d+)?e\+\d+$/i.test(number)) return 'row-number-scientific';
  return /^[0-9A-Za-z][0-9A-Za-z._/-]{0,31}$/.test(number) ? null : 'row-number-wrong';
}

/** A reader of one sheet's rows; it tells faults through `wrong`. Made once a sheet, since sheets have many rows. */
function rowReader(
  header: Header,
  wrong: (code: RowCode, row: number, column: StudentColumn) => void,
): (cells: readonly string[], row: number) => StudentRow {
  let cells: readonly string[] = [];
  let row = 0;
  const text = (column: StudentColumn): string => {
    const place = header.places.get(column);
    const value = place === undefined ? '' : (cells[place] ?? '').trim();
    if (value.length > (maximumLength[column] ?? 200)) wrong('row-value-too-long', row, column);
    return value;
  };
  const value = <Column extends keyof typeof meaningOf>(column: Column): StudentRow[Column] => {
    const said = text(column);
    if (said === '') return null as StudentRow[Column];
    const meant = meaningOf[column](said);
    if (meant === undefined) wrong('row-value-unknown', row, column);
    return (meant ?? null) as StudentRow[Column];
  };
  return (given, at) => {
    [cells, row] = [given, at];
    const number = halfWidth(text('number'));
    const fault = numberFault(number);
    if (fault) wrong(fault, row, 'number');
    const name = text('name');
    if (name === '') wrong('row-name-missing', row, 'name');
    const unit = text('unit') || null;
    const aClass = text('class') || null;
    if (aClass !== null && unit === null) wrong('row-class-without-unit', row, 'class');
    return {
      row,
      number,
      name,
      sex: value('sex'),
      ethnicGroup: value('ethnicGroup'),
      citizen: value('citizen'),
      politicalStatus: value('politicalStatus'),
      educationLevel: value('educationLevel'),
      programme: value('programme'),
      grade: value('grade'),
      fullTime: value('fullTime'),
      unit,
      class: aClass,
    };
  };
}

/** `２０２６` as `2026`. */
const halfWidth = (text: string): string => (/[^ -~]/.test(text) ? text.normalize('NFKC') : text);

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const titleOf = (header: Header, column: StudentColumn): string =>
  header.titles[column] ?? studentColumns.find((known) => known.column === column)?.zh ?? column;

/**
 * Reads the rows of a sheet as students: titles in Chinese or English, in any order, below up to nine rows of heading.
 * The template's example row is passed over. Every fault names its row (as the sheet counts) and column; a row with a fault is no student. Pure.
 * Refuses `file-columns-missing` (no number or no name) and `file-too-many-rows`.
 */
export function readStudentRows(
  rows: readonly (readonly string[])[],
): Result<StudentRows, readonly Refusal[]> {
  const header = findHeader(rows);
  const missing = studentColumns
    .filter(({ column }) => column === 'number' || column === 'name')
    .filter(({ column }) => !header?.places.has(column));
  if (header === null || missing.length > 0)
    return err(missing.map(({ zh }) => refusal('file-columns-missing', 'file', { column: zh })));
  if (rows.length - header.at - 1 > maximumStudents)
    return err([refusal('file-too-many-rows', 'file', { limit: maximumStudents })]);
  const students: StudentRow[] = [];
  const issues: RowIssue[] = [];
  const seen = new Set<string>();
  const wrong = (code: RowCode, row: number, column: StudentColumn): void => {
    issues.push({ code, row, column: titleOf(header, column) });
  };
  const readRow = rowReader(header, wrong);
  const numberPlace = header.places.get('number') ?? -1;
  for (let at = header.at + 1; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    if (isEmpty(cells) || isExampleNumber(cells[numberPlace] ?? '')) continue;
    const before = issues.length;
    const student = readRow(cells, at + 1);
    const { row, number } = student;
    if (number !== '' && seen.has(number)) wrong('row-number-twice', row, 'number');
    seen.add(number);
    if (issues.length === before) students.push(student);
  }
  return ok({ students, issues, unknownColumns: header.unknown, titles: header.titles });
}

/** What a file changes of a known student: what it says and differs. What it is silent on stays. */
export function changesOf<T extends object>(known: T, said: Partial<T>): Partial<T> {
  const spoken = Object.entries(said).filter(([, value]) => value !== null);
  return changedOf(known, Object.fromEntries(spoken) as Partial<T>);
}

/** Faults told at once; more would bury the first. */
export const toldIssues = 200;

/** The faults as refusals, each with its place; the last one counts those that are not told. */
export function issueRefusals(issues: readonly RowIssue[]): readonly Refusal[] {
  const told = issues
    .slice(0, toldIssues)
    .map(({ code, row, column }) => refusal(code, ['file', row, column], { row, column }));
  const more = issues.length - told.length;
  return more > 0 ? [...told, refusal('file-more-faults', 'file', { count: more })] : told;
}
