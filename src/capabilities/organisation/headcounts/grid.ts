import { educationLevels, sexes, type EducationLevel, type Sex } from '../people/model.ts';
import type { HeadcountCell } from './model.ts';

/** One column of the grid: students alike in what quotas are made of. */
export interface GridColumn {
  readonly key: string;
  readonly educationLevel: EducationLevel;
  readonly sex: Sex;
  readonly minority: boolean;
}

/** What stands in the cells, as typed, by `cellKey`; a cell that is not there is empty. */
export type GridTexts = Readonly<Record<string, string>>;

/** Where one number stands. */
export const cellKey = (unitId: string, column: string): string => `${unitId} ${column}`;

const keyOf = ({ educationLevel, sex, minority }: Omit<GridColumn, 'key'>): string =>
  `${educationLevel}-${sex}-${minority ? 'minority' : 'han'}`;

/** The columns of these levels in their order. */
export function gridColumns(levels: readonly EducationLevel[]): readonly GridColumn[] {
  return educationLevels
    .filter((level) => levels.includes(level))
    .flatMap((educationLevel) =>
      sexes.flatMap((sex) =>
        [false, true].map((minority) => {
          const group = { educationLevel, sex, minority };
          return { key: keyOf(group), ...group };
        }),
      ),
    );
}

/** Every column there can be. */
export const allColumns: readonly GridColumn[] = gridColumns(educationLevels);

/** The levels of which anything was counted. */
export function levelsOf(cells: readonly HeadcountCell[]): readonly EducationLevel[] {
  const counted = new Set(cells.map(({ educationLevel }) => educationLevel));
  return educationLevels.filter((level) => counted.has(level));
}

/** What a unit's cells look like when nobody typed anything. */
export function textsOf(unitId: string, cells: readonly HeadcountCell[]): GridTexts {
  return Object.fromEntries(
    cells.map((cell) => [cellKey(unitId, keyOf(cell)), String(cell.students)]),
  );
}

/** A number of students as people write it: at most six digits, full-width too; null for anything else. */
export function parseStudents(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,人]/g, '');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}

/** A unit's cells to record; what is empty is left out, and a unit without any student keeps one zero. */
export function cellsToRecord(unitId: string, texts: GridTexts): readonly HeadcountCell[] {
  const cells = allColumns.flatMap(({ key, ...group }) => {
    const text = texts[cellKey(unitId, key)] ?? '';
    const students = parseStudents(text);
    return students === null ? [] : [{ ...group, students }];
  });
  const [first] = allColumns;
  if (cells.length > 0 || !first) return cells;
  const { key: _key, ...group } = first;
  return [{ ...group, students: 0 }];
}

/** Cells in which something stands that is no number of students. */
export function wrongCells(texts: GridTexts): readonly string[] {
  return Object.entries(texts)
    .filter(([, text]) => text.trim() !== '' && parseStudents(text) === null)
    .map(([key]) => key);
}

/** How many students stand in these columns of these units. */
export function totalOf(
  texts: GridTexts,
  units: readonly string[],
  columns: readonly GridColumn[],
): number {
  return units
    .flatMap((unit) =>
      columns.map(({ key }) => parseStudents(texts[cellKey(unit, key)] ?? '') ?? 0),
    )
    .reduce((sum, students) => sum + students, 0);
}

/** A share in per mille, rounded; null of nobody. */
export function perMille(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole);
}

/** What a paste changed: the cells, in how many rows, and the names that no unit here has. */
export interface Pasted {
  readonly texts: GridTexts;
  readonly rows: number;
  readonly unknown: readonly string[];
}

interface Grid {
  readonly units: readonly { readonly unitId: string; readonly unitName: string }[];
  readonly columns: readonly GridColumn[];
}

const linesOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));

/**
 * Puts rows copied from a spreadsheet into the grid. Where they begin with the names of units, each goes to its unit,
 * from the first column on; else they go down and to the right from the cell that has the focus.
 */
export function pasted(
  { units, columns }: Grid,
  at: { readonly row: number; readonly column: number },
  text: string,
): Pasted {
  const lines = linesOf(text);
  const places = new Map(units.map(({ unitName }, row) => [unitName, row]));
  const named = lines.some(([first = '']) => places.has(first));
  const unknown = named
    ? lines.map(([first = '']) => first).filter((name) => name !== '' && !places.has(name))
    : [];
  const placed = lines.flatMap((cells, line) => {
    const row = named ? places.get(cells[0] ?? '') : at.row + line;
    const unit = row === undefined ? undefined : units[row];
    if (!unit) return [];
    const values = named ? cells.slice(1) : cells;
    return [{ unitId: unit.unitId, values }];
  });
  const from = named ? 0 : at.column;
  const changed = placed.flatMap(({ unitId, values }) =>
    values.flatMap((value, step) => {
      const column = columns[from + step];
      return column ? [[cellKey(unitId, column.key), value] as const] : [];
    }),
  );
  return { texts: Object.fromEntries(changed), rows: placed.length, unknown };
}
