import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Row } from '../asking.ts';
import { useSurface } from '../surface.tsx';
import { CellText } from './cell-text.tsx';
import { useColumnLabel } from './column-label.ts';
import { columnsOf, type Column } from './columns.ts';
import { headOf, leadingColumn } from './head-of.ts';
import { ownOrder } from './list-state.ts';
import { hasRowActions, RowActions } from './row-actions.tsx';

interface CardsProps {
  readonly list: VerbDescription;
  readonly rows: readonly Row[];
  readonly sort: string;
  onSort(sort: string): void;
}

/** On a phone the headings are gone, so the order is chosen from a list. */
function SortChoice({ list, sort, onSort }: CardsProps) {
  const { t } = useTranslation('ui');
  const label = useColumnLabel(list);
  const shown = columnsOf(list).filter(({ sortable }) => sortable);
  if (shown.length === 0) return null;
  const named = shown.map(({ shape }) => ({ name: shape.name, field: label(shape) }));
  return (
    <label className="sort-choice">
      <span className="tool-label">{t('table.from')}</span>
      <select
        value={sort === '' ? ownOrder(list) : sort}
        onChange={(event) => onSort(event.target.value)}
      >
        {named.flatMap(({ name, field }) => [
          <option key={name} value={name}>
            {t('table.sort.ascending', { field })}
          </option>,
          <option key={`-${name}`} value={`-${name}`}>
            {t('table.sort.descending', { field })}
          </option>,
        ])}
      </select>
    </label>
  );
}

/** A card says what there is; only a table needs a place for what there is not. */
const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** What a card goes by: its name, or where that row has none, what leads to it. */
function headSaid(columns: readonly Column[], row: Row): Column | undefined {
  const head = headOf(columns);
  return head && isSaid(row[head.shape.name]) ? head : leadingColumn(columns);
}

/** Rows as cards, for screens too narrow for a table. */
export function RowCards(props: CardsProps) {
  const { list, rows } = props;
  const label = useColumnLabel(list);
  const acting = hasRowActions(list, useSurface());
  const columns = columnsOf(list);
  return (
    <>
      <SortChoice {...props} />
      <ul className="cards">
        {rows.map((row, index) => {
          const head = headSaid(columns, row);
          return (
            <li key={String(row['id'] ?? index)} className="card">
              {head && (
                <h2>
                  <CellText list={list} shape={head.shape} row={row} />
                </h2>
              )}
              <dl>
                {columns
                  .filter((column) => column !== head && isSaid(row[column.shape.name]))
                  .map(({ shape }) => (
                    <div key={shape.name}>
                      <dt>{label(shape)}</dt>
                      <dd>
                        <CellText list={list} shape={shape} row={row} />
                      </dd>
                    </div>
                  ))}
              </dl>
              {acting && <RowActions list={list} row={row} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}
