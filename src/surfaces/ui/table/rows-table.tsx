import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Row } from '../asking.ts';
import { useRoomWords } from '../room-words.ts';
import { useSurface } from '../surface.tsx';
import { CellText } from './cell-text.tsx';
import { useColumnLabel } from './column-label.ts';
import { columnsOf, type Column } from './columns.ts';
import { ownOrder } from './list-state.ts';
import { hasRowActions, RowActions } from './row-actions.tsx';
import { WideTable } from './wide-table.tsx';

interface RowsProps {
  readonly list: VerbDescription;
  readonly rows: readonly Row[];
  readonly sort: string;
  onSort(sort: string): void;
}

/** Which way a column is sorted; the list's first sortable field is its own order. */
function sortedBy(
  list: VerbDescription,
  sort: string,
  name: string,
): 'ascending' | 'descending' | null {
  const effective = sort === '' ? ownOrder(list) : sort;
  if (effective === name) return 'ascending';
  return effective === `-${name}` ? 'descending' : null;
}

function Heading(props: RowsProps & { readonly column: Column }) {
  const { list, sort, onSort, column } = props;
  const { t } = useTranslation('ui');
  const { name } = column.shape;
  const field = useColumnLabel(list)(column.shape);
  const sorted = sortedBy(list, sort, name);
  const className = column.figures ? 'figures' : undefined;
  if (!column.sortable) {
    return (
      <th scope="col" className={className}>
        {field}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={sorted ?? 'none'}>
      <button
        type="button"
        className="sort"
        aria-label={t('table.sort', { field })}
        onClick={() => onSort(sorted === 'ascending' ? `-${name}` : name)}
      >
        {field}
        <span className={`sort-mark${sorted ? '' : ' sort-off'}`} aria-hidden="true">
          {sorted === 'descending' ? '▼' : '▲'}
        </span>
      </button>
    </th>
  );
}

/** So many characters stay on one line. */
const shortText = 16;

function cellClass(value: unknown, { shape, figures }: Column): string | undefined {
  if (figures) return 'figures';
  const flowing = shape.kind === 'text' || shape.kind === 'long-text' || Array.isArray(value);
  const length = typeof value === 'string' ? value.length : shortText + 1;
  return flowing && value !== null && length > shortText ? 'long' : undefined;
}

/** Rows under headings; a table too wide for the screen says so and scrolls by itself, by keyboard too. */
export function RowsTable(props: RowsProps) {
  const { list, rows } = props;
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const acting = hasRowActions(list, useSurface());
  const columns = columnsOf(list);
  return (
    <WideTable label={words.title(list.room, list.name)}>
      <table className="rows-table">
        <caption className="unseen">{words.title(list.room, list.name)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.shape.name} {...props} column={column} />
            ))}
            {acting && (
              <th scope="col" className="acts">
                {t('table.actions')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={String(row['id'] ?? index)}>
              {columns.map((column) => (
                <td key={column.shape.name} className={cellClass(row[column.shape.name], column)}>
                  <CellText list={list} shape={column.shape} row={row} />
                </td>
              ))}
              {acting && (
                <td className="acts">
                  <RowActions list={list} row={row} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
