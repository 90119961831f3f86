import {
  tableGrid,
  type Paragraph,
  type Span,
  type Table,
} from '../../../engines/documents/tree.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { StaffSummary } from '../../../facts/vocabulary.ts';
import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { cellFrom, type SheetCell } from '../../../facts/rosters/sheet.ts';
import {
  emptySummary,
  figuresIn,
  summaryKey,
  withFigure,
  type SummaryKey,
} from './summary-cells.ts';
import { cellReader } from '../../../facts/rosters/table-sheets.ts';

/** The figures of the 2020 form's staff section, laid out as a row, as labels with values, or as lines. */

interface Found {
  readonly summary: StaffSummary;
  readonly span: Span;
}

type Row = readonly (SheetCell | null)[];

function isValue(text: string): boolean {
  return /^(?:\d{1,4}(?:\.\d{1,6})?[%人名门]?|\d{1,4}人?\(\d{1,3}(?:\.\d{1,6})?%\)|[是否无有]|[零一二三四五六七八九十百]{1,5}[人名]?|没有|不存在)$/.test(
    text,
  );
}

function keysOf(row: Row): readonly (SummaryKey | null)[] {
  return row.map((cell) => (cell ? summaryKey(cell.text) : null));
}

function accepted(found: Found | null): Found | null {
  return found && found.summary.staff !== null && figuresIn(found.summary) >= 3 ? found : null;
}

/** A header row of labels and the row of values below it. */
function fromHeader(rows: readonly Row[], at: number): Found | null {
  const labels = rows[at] ?? [];
  const keys = keysOf(labels);
  if (!keys.includes('staff') || keys.filter((key) => key !== null).length < 3) return null;
  const values = rows.slice(at + 1).find((row) => row.some((cell) => cell !== null)) ?? [];
  let summary = emptySummary;
  let span: Span | null = null;
  keys.forEach((key, c) => {
    const value = values[c];
    if (!key || !value || !isValue(value.text)) return;
    summary = withFigure(summary, key, value.text);
    span = { start: (span ?? value.span).start, end: value.span.end };
  });
  return span === null ? null : { summary, span };
}

/** Labels with their values beside them, one or several pairs a row. */
function fromPairs(rows: readonly Row[]): Found | null {
  let summary = emptySummary;
  let span: Span | null = null;
  for (const row of rows) {
    for (let c = 0; c + 1 < row.length; c += 1) {
      const label = row[c];
      const value = row.slice(c + 1).find((cell) => cell !== null && cell !== label);
      const key = label ? summaryKey(label.text) : null;
      if (!label || !key || !value || !isValue(value.text)) continue;
      const next = withFigure(summary, key, value.text);
      if (next === summary) continue;
      summary = next;
      const start: number = span === null ? label.span.start : (span as Span).start;
      span = { start, end: value.span.end };
    }
  }
  return span === null ? null : { summary, span };
}

const hint = /工作人员|总人数/;

function inTable(
  reading: Reading,
  table: Table,
  read: ReturnType<typeof cellReader>,
): Found | null {
  if (
    table.rows.length > 40 ||
    !hint.test(
      reading.tree.text.slice(table.span.start, Math.min(table.span.end, table.span.start + 600)),
    )
  ) {
    return null;
  }
  const rows = tableGrid(table).map((row) =>
    row.map((cell, c) => (cell && (cell.column === c || cell.columns === 1) ? read(cell) : null)),
  );
  for (let at = 0; at + 1 < rows.length; at += 1) {
    const found = accepted(fromHeader(rows, at));
    if (found) return found;
  }
  return accepted(fromPairs(rows));
}

/** Lines: 工作人员人数：46, or the labels and then the values each on a line of its own. */
function inLines(reading: Reading, lines: readonly Paragraph[], at: number): Found | null {
  const cells: SheetCell[] = [];
  for (let k = at; k < lines.length && cells.length < 24; k += 1) {
    const span = (lines[k] as Paragraph).span;
    const cell = span.end - span.start <= 80 ? cellFrom(reading, [span]) : null;
    if (!cell) break;
    cells.push(cell);
  }
  const pairs = cells.map((cell): Row => {
    const match = /^(.{2,36}?)[:|]\|?(.{1,16}?)\|?$/.exec(cell.text);
    if (!match) return [];
    return [
      { ...cell, text: match[1] ?? '' },
      { ...cell, text: (match[2] ?? '').replace(/[。;,]$/, '') },
    ];
  });
  const paired = accepted(fromPairs(pairs));
  if (paired) return paired;
  const labels: SheetCell[] = [];
  for (const cell of cells) {
    if (isValue(cell.text) || summaryKey(cell.text) === null) break;
    labels.push(cell);
  }
  const values = cells.slice(labels.length, labels.length * 2);
  if (labels.length >= 3 && values.every((cell) => isValue(cell.text))) {
    return accepted(fromHeader([labels, values], 0));
  }
  return null;
}

function summaryFact(found: Found): Fact {
  return {
    name: 'staff.summary',
    level: 'school',
    value: found.summary,
    basis: 'practice',
    grain: 'aggregate',
    coverage: 'partial',
    day: null,
    source: { kind: 'quote', ...found.span },
  };
}

/** Reads every summary of the staff that stands in a table or in lines of labels, outside the forms. */
export function readSummaries(reading: Reading, forms: readonly FormReading[]): readonly Fact[] {
  const spans = forms.flatMap((form) => form.tableSpans);
  const outside = (span: Span): boolean =>
    !spans.some((form) => span.start < form.end && span.end > form.start);
  const read = cellReader(reading);
  const found: Found[] = [];
  for (const table of reading.tables) {
    if (!outside(table.span)) continue;
    const summary = inTable(reading, table, read);
    if (summary) found.push(summary);
  }
  const lines = reading.tree.blocks.filter((block) => block.kind === 'paragraph');
  for (let at = 0; at < lines.length; at += 1) {
    const span = (lines[at] as Paragraph).span;
    if (span.end - span.start > 60 || !outside(span)) continue;
    const text = reading.tree.text.slice(span.start, span.end);
    if (!hint.test(text) || !/人数|总数|[:：|]/.test(text)) continue;
    const summary = inLines(reading, lines, at);
    if (!summary) continue;
    found.push(summary);
    while (at + 1 < lines.length && (lines[at + 1] as Paragraph).span.start < summary.span.end)
      at += 1;
  }
  return found.map(summaryFact);
}
