import type { ReactNode } from 'react';
import { WideTable } from '../table/wide-table.tsx';

/** A column of a table that a page makes itself. */
export interface DataColumn<Row> {
  readonly label: string;
  /** Figures stand at the right, under each other. */
  readonly figures?: boolean;
  cell(row: Row): ReactNode;
}

/** Rows a page brings together itself, as a table; a list verb has `ListTable`, which can be searched and sorted. */
export function DataTable<Row>(props: {
  /** Names the table to those who hear the page. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
}) {
  const { label, columns, rows, keyOf } = props;
  const className = ({ figures }: DataColumn<Row>): string | undefined =>
    figures ? 'figures' : undefined;
  return (
    <WideTable label={label}>
      <table className="rows-table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={className(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.label} className={className(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
