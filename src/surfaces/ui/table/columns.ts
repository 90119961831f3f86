import type { VerbDescription } from '../../../engines/actions/description.ts';
import { fieldsOf, type FieldShape } from '../field-shape.ts';

/** One column of a table. */
export interface Column {
  readonly shape: FieldShape;
  readonly sortable: boolean;
  /** Figures stand at the right, under each other. */
  readonly figures: boolean;
}

/** The columns of a list in the order of its row: ids are not shown, a reference is shown by its name beside it. */
export function columnsOf(list: VerbDescription): readonly Column[] {
  if (!list.row) return [];
  return fieldsOf(list.row)
    .filter(({ kind, name }) => kind !== 'id' && kind !== 'reference' && name !== 'id')
    .map((shape) => ({
      shape,
      sortable: list.sortable.includes(shape.name),
      figures: shape.kind === 'number' || shape.kind === 'money',
    }));
}
