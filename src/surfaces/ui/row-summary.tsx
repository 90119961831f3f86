import type { VerbDescription } from '../../engines/actions/description.ts';
import type { Row } from './asking.ts';
import { CellText } from './table/cell-text.tsx';
import { columnsOf } from './table/columns.ts';
import { useRoomWords } from './room-words.ts';

/** A row of a list, field by field: what an action is about. */
export function RowSummary({ list, row }: { readonly list: VerbDescription; readonly row: Row }) {
  const words = useRoomWords();
  return (
    <dl className="summary">
      {columnsOf(list).map((column) => (
        <div key={column.shape.name}>
          <dt>{words.field({ room: list.room, verb: list.name, name: column.shape.name })}</dt>
          <dd>
            <CellText list={list} shape={column.shape} row={row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
