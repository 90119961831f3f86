import type { VerbDescription } from '../../../engines/actions/description.ts';
import { fieldsOf, type FieldShape } from '../field-shape.ts';

/** One column of a table. */
export interface Column {
  readonly shape: FieldShape;
  readonly sortable: boolean;
  /** Figures stand at the right, under each other. */
  readonly figures: boolean;
}

/** What a row carries for the forms it opens, and nobody reads: the number of the version that was seen. */
const carried = 'revision';

/**
 * The columns of a list in the order of its row: ids and what is only carried are not shown, a reference is shown by its
 * name beside it.
 */
export function columnsOf(list: VerbDescription): readonly Column[] {
  if (!list.row) return [];
  return fieldsOf(list.row)
    .filter(
      ({ kind, name }) =>
        kind !== 'id' && kind !== 'reference' && name !== 'id' && name !== carried,
    )
    .map((shape) => ({
      shape,
      sortable: list.sortable.includes(shape.name),
      figures: shape.kind === 'number' || shape.kind === 'money',
    }));
}
