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
