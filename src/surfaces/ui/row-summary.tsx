import type { VerbDescription } from '../../engines/actions/description.ts';
import type { Row } from './asking.ts';
import { CellText } from './table/cell-text.tsx';
import { useColumnLabel } from './table/column-label.ts';
import { columnsOf } from './table/columns.ts';

/** A row of a list, field by field: what an action is about. */
export function RowSummary({ list, row }: { readonly list: VerbDescription; readonly row: Row }) {
  const label = useColumnLabel(list);
  return (
    <dl className="summary">
      {columnsOf(list).map((column) => (
        <div key={column.shape.name}>
          <dt>{label(column.shape)}</dt>
          <dd>
            <CellText list={list} shape={column.shape} row={row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
