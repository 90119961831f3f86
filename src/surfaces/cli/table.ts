import { columnsOf, fit, printable, wrap } from './terminal.ts';

/** A column: its heading, and whether its cells are figures, which stand at the right. */
export interface Column {
  readonly label: string;
  readonly figures: boolean;
}

/** No column is squeezed below this, unless all of it is narrower. */
const narrowest = 6;

const gap = 2;

/** Widths that fit the line: the widest columns give way first. Null where even the narrowest do not fit. */
export function columnWidths(
  natural: readonly number[],
  columns: number,
): readonly number[] | null {
  const room = columns - gap * (natural.length - 1);
  const least = natural.reduce((sum, width) => sum + Math.min(width, narrowest), 0);
  if (least > room) return null;
  const total = (cap: number): number =>
    natural.reduce((sum, width) => sum + Math.min(width, Math.max(cap, narrowest)), 0);
  let cap = Math.max(...natural, narrowest);
  while (total(cap) > room) cap -= 1;
  const widths = natural.map((width) => Math.min(width, Math.max(cap, narrowest)));
  let spare = room - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, at) => {
    const more = Math.min(spare, (natural[at] ?? 0) - width, 1);
    spare -= more;
    return width + more;
  });
}

function cell(text: string, width: number, figures: boolean): string {
  const fitted = fit(text, width);
  if (!figures) return fitted;
  const plain = fitted.trimEnd();
  return ' '.repeat(width - columnsOf(plain)) + plain;
}

/** One row of labelled values below each other, for tables too wide for the terminal. */
function card(
  columns: readonly Column[],
  row: readonly string[],
  width: number,
): readonly string[] {
  const left = Math.min(24, Math.max(...columns.map(({ label }) => columnsOf(label))));
  return columns.flatMap(({ label }, at) => {
    const text = row[at] ?? '';
    if (text === '') return [];
    const lines = wrap(text, Math.max(10, width - left - gap));
    return lines.map((line, index) => `${fit(index === 0 ? label : '', left)}  ${line}`.trimEnd());
  });
}

/**
 * Rows as a table no wider than `width` columns, cells cut with an ellipsis where they must be; as cards below each
 * other where even narrow columns do not fit. Cells are made harmless for the terminal.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const safe = rows.map((row) => row.map((text) => printable(text).replace(/\s+/g, ' ')));
  const natural = columns.map(({ label }, at) =>
    Math.max(columnsOf(label), ...safe.map((row) => columnsOf(row[at] ?? ''))),
  );
  const widths = columnWidths(natural, width);
  if (widths === null)
    return safe.flatMap((row, index) => [
      ...(index === 0 ? [] : ['']),
      ...card(columns, row, width),
    ]);
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ figures }, at) => cell(cells[at] ?? '', widths[at] ?? 0, figures))
      .join(' '.repeat(gap))
      .trimEnd();
  return [
    line(columns.map(({ label }) => label)),
    widths.map((one) => '─'.repeat(one)).join(' '.repeat(gap)),
    ...safe.map(line),
  ];
}
