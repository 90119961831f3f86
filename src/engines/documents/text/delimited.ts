import type { Block, Cell, Span, TableRow } from '../tree.ts';
import { trimSpan } from './text-lines.ts';

const separators = [',', ';', '\t', '，', '|'] as const;

/** The separator that occurs most in the first lines, outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  let lines = 0;
  for (let at = 0; at < text.length && lines < 20; at += 1) {
    const mark = text[at] as string;
    if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === '\n') lines += 1;
    else if ((separators as readonly string[]).includes(mark)) {
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
  }
  let best: string = ',';
  for (const mark of separators) if ((counts.get(mark) ?? 0) > (counts.get(best) ?? 0)) best = mark;
  return best;
}

interface Field {
  readonly span: Span;
  /** Offset of the separator or line break behind the field. */
  readonly end: number;
}

/** A field in quotes ends with a quote that is not doubled; the quotes are no part of its span. */
function quotedField(text: string, open: number, separator: string): Field | null {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at === -1) return null;
  const closing = at;
  at += 1;
  while (at < text.length && text[at] === ' ') at += 1;
  const ended = at >= text.length || text[at] === '\n' || text[at] === separator;
  return ended ? { span: { start: open + 1, end: closing }, end: at } : null;
}

function plainField(text: string, start: number, lineEnd: number, separator: string): Field {
  let end = start;
  while (end < lineEnd && text[end] !== separator) end += 1;
  return { span: trimSpan(text, { start, end }), end };
}

function cellOf(span: Span, column: number): Cell {
  const blocks: readonly Block[] =
    span.end > span.start ? [{ kind: 'paragraph', span, heading: null }] : [];
  return { span, column, columns: 1, rows: 1, blocks };
}

function readRow(text: string, from: number, separator: string): { row: TableRow; next: number } {
  const cells: Cell[] = [];
  let at = from;
  let lineEnd = text.indexOf('\n', from);
  if (lineEnd === -1) lineEnd = text.length;
  for (;;) {
    const quoted = text[at] === '"' ? quotedField(text, at, separator) : null;
    const field = quoted ?? plainField(text, at, lineEnd, separator);
    cells.push(cellOf(field.span, cells.length));
    at = field.end;
    if (at > lineEnd) {
      lineEnd = text.indexOf('\n', at);
      if (lineEnd === -1) lineEnd = text.length;
    }
    if (text[at] !== separator) break;
    at += separator.length;
  }
  return { row: { span: { start: from, end: at }, cells }, next: at + 1 };
}

/**
 * One table over the whole text. Quoted fields may hold separators and line breaks (RFC 4180); an
 * unclosed quote is an ordinary character. Lines without any value are left out.
 */
export function readDelimited(text: string): readonly Block[] {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let at = 0;
  while (at < text.length) {
    const { row, next } = readRow(text, at, separator);
    if (row.cells.some((cell) => cell.blocks.length > 0)) rows.push(row);
    at = next;
  }
  const start = rows[0]?.span.start ?? 0;
  const end = rows.at(-1)?.span.end ?? start;
  return rows.length === 0 ? [] : [{ kind: 'table', span: { start, end }, rows }];
}
