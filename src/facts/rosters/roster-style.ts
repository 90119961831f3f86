import { hyphensSeparate, type RankStyle } from './rank-cell.ts';
import { columnOf, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';

/** How the ranks of a roster are to be read, decided by its header and by the column as a whole. */
export function rankStyleOf(sheet: Sheet): RankStyle {
  const at = columnOf(sheet.columns, 'rank');
  const header = sheet.columns[at]?.header ?? '';
  return {
    sizeFirst: /人数[^/]{0,6}\/[^/]{0,6}(?:排名|名次)/.test(header),
    hyphens: hyphensSeparate(sheet.rows.map((row) => row.cells[at]?.text ?? '')),
  };
}

/** Where a merged department cell was flattened, the rows below it belong to the same department. */
export function withDepartments(sheet: Sheet): readonly SheetRow[] {
  const at = columnOf(sheet.columns, 'department');
  if (at === -1) return sheet.rows;
  let last: SheetCell | null = null;
  return sheet.rows.map((row) => {
    last = row.cells[at] ?? last;
    if (row.cells[at] || !last) return row;
    return { ...row, cells: row.cells.map((cell, c) => (c === at ? last : cell)) };
  });
}
