import { nameFields } from '../row-label.ts';
import type { Column } from './columns.ts';

/** The column a row goes by: the name, else what was done, else the first text. */
export function headOf(columns: readonly Column[]): Column | undefined {
  const named = nameFields.map((name) => columns.find(({ shape }) => shape.name === name));
  return (
    named.find((column) => column) ??
    columns.find(({ shape }) => shape.kind === 'verb' || shape.kind === 'text')
  );
}

/** The column that leads to a row's own page: its name, not that of something else it names. */
export function leadingColumn(columns: readonly Column[]): Column | undefined {
  return headOf(columns.filter(({ shape }) => !shape.name.endsWith('Name'))) ?? columns[0];
}
