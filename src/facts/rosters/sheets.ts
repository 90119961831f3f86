import type { Block, Paragraph, Span } from '../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import { looseSheets } from './loose-sheets.ts';
import { cellFrom, type Sheet, type SheetCell } from './sheet.ts';
import { toldSheets } from './told-sheets.ts';
import { cellReader, tableSheets, type OpenSheet } from './table-sheets.ts';

const known = new WeakMap<Reading, readonly Sheet[]>();

/**
 * Every table of the document that has a header the auditor understands, in order of the text, real
 * tables and tables in plain lines alike. Computed once for a reading.
 */
export function sheetsOf(reading: Reading): readonly Sheet[] {
  const before = known.get(reading);
  if (before) return before;
  const sheets = findSheets(reading);
  known.set(reading, sheets);
  return sheets;
}

function isWrapped(reading: Reading, offset: number): boolean {
  return reading.tree.files.findLast((file) => file.span.start <= offset)?.wrapped ?? false;
}

/** Root paragraphs in runs between tables. */
function runsOf(blocks: readonly Block[]): readonly (readonly Paragraph[])[] {
  const runs: Paragraph[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'paragraph') runs.at(-1)?.push(block);
    else runs.push([]);
  }
  return runs;
}

function findSheets(reading: Reading): readonly Sheet[] {
  const read = cellReader(reading);
  const open: OpenSheet[] = [];
  for (const table of reading.tables) {
    const wrapped = isWrapped(reading, table.span.start);
    open.push(...tableSheets(reading, table, read, wrapped, open.at(-1) ?? null));
  }
  for (const run of runsOf(reading.tree.blocks)) {
    const loose = looseSheets(reading, run);
    const taken = (span: Span): boolean =>
      loose.some((sheet) => span.start < sheet.end && span.end > sheet.header.start);
    open.push(...loose, ...toldSheets(reading, run).filter((sheet) => !taken(sheet.header)));
  }
  const lines = reading.tree.blocks.filter((block) => block.kind === 'paragraph');
  const ends = reading.tables.map((table) => table.span.end);
  return open
    .filter((sheet) => sheet.collector.rows().length > 0 || sheet.collector.totals().length > 0)
    .sort((a, b) => a.header.start - b.header.start)
    .map((sheet) => withNeighbours(reading, sheet, lines, ends));
}

function firstAfter(lines: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as Paragraph).span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withNeighbours(
  reading: Reading,
  sheet: OpenSheet,
  lines: readonly Paragraph[],
  tableEnds: readonly number[],
): Sheet {
  const start = sheet.header.start;
  const floor = Math.max(0, ...tableEnds.filter((end) => end <= start));
  const at = firstAfter(lines, start);
  const above: SheetCell[] = [];
  for (let k = at - 1; k >= Math.max(0, at - 6); k -= 1) {
    const { span, heading } = lines[k] as Paragraph;
    if (span.end <= floor) break;
    const cell = shortLine(reading, span);
    if (cell) above.push(cell);
    if (heading !== null) break;
  }
  const below: SheetCell[] = [];
  for (let k = firstAfter(lines, sheet.end); k < lines.length && below.length < 2; k += 1) {
    const cell = shortLine(reading, (lines[k] as Paragraph).span);
    if (cell) below.push(cell);
  }
  return {
    columns: sheet.collector.columns,
    rows: sheet.collector.rows(),
    totals: sheet.collector.totals(),
    header: sheet.header,
    span: { start, end: sheet.end },
    captions: [...sheet.titles, ...above],
    below,
  };
}

/** A longer line is prose, no caption. */
const captionLength = 72;

function shortLine(reading: Reading, span: Span): SheetCell | null {
  if (span.end - span.start > captionLength) return null;
  return cellFrom(reading, [span]);
}
