import type { Span } from '../tree.ts';
import { continuesRow, append, textCell } from '../text-tables.ts';
import type { TextCell, TextRow } from '../text-tables.ts';
import type { FoundRows } from './tabbed-table.ts';
import { isEmpty, trimSpan } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

const bars = new Set([...'|｜│┃║'].map((bar) => bar.charCodeAt(0)));
const ruleOnly = /^[\s|:\-=+─━┄┈═│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]{3,}$/u;
const ruleStart = /^[+|┌├└┏┣┗╔╠╚]/u;

function isRule(text: string, line: TextLine): boolean {
  const words = text.slice(line.trimmed.start, line.trimmed.end);
  return ruleStart.test(words) && ruleOnly.test(words) && /[-=─━═]/u.test(words);
}

/** The cells between the bars of a line; a bar at either end only closes the row. */
function barCells(text: string, line: TextLine): readonly Span[] {
  const { start, end } = line.trimmed;
  const edges: number[] = [];
  for (let at = start; at < end; at += 1) {
    if (bars.has(text.charCodeAt(at)) && text.charCodeAt(at - 1) !== 0x5c) edges.push(at);
  }
  if (edges.length === 0) return [];
  if (edges[0] !== start) edges.unshift(start - 1);
  if (edges.at(-1) !== end - 1 || edges.length === 1) edges.push(end);
  const cells: Span[] = [];
  for (let k = 0; k + 1 < edges.length; k += 1) {
    const from = (edges[k] as number) + 1;
    cells.push(trimSpan(text, { start: from, end: edges[k + 1] as number }));
  }
  return cells;
}

/** Whether a line could be a row between bars or the rule of a drawn table. */
export function isBarred(text: string, line: TextLine): boolean {
  if (isEmpty(line.trimmed)) return false;
  return isRule(text, line) || barCells(text, line).length > 1;
}

function strings(text: string, cells: readonly Span[]): readonly string[] {
  return cells.map((span) => text.slice(span.start, span.end));
}

function rowOver(
  text: string,
  row: TextRow,
  line: TextLine,
  spans: readonly Span[],
): TextRow | null {
  const last = row.cells.map((cell) => cell.pieces.at(-1) ?? cell.span);
  if (!continuesRow(strings(text, last), strings(text, spans))) return null;
  const cells = row.cells.map((cell, at): TextCell =>
    append(cell, spans[at] ?? { start: 0, end: 0 }),
  );
  return { span: { start: row.span.start, end: line.trimmed.end }, cells };
}

/** Rows of cells between bars (Markdown, drawn boxes, cells joined by bars) from the line `from` on. */
export function barRows(text: string, lines: readonly TextLine[], from: number): FoundRows {
  const rows: TextRow[] = [];
  let next = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] as TextLine;
    if (isEmpty(line.trimmed)) {
      const below = lines[at + 1];
      if (below && isBarred(text, below) && at > from) continue;
      break;
    }
    const spans = isRule(text, line) ? [] : barCells(text, line);
    if (spans.length === 0 && !isRule(text, line)) break;
    next = at + 1;
    if (spans.every(isEmpty)) continue;
    const open = rows.at(-1);
    const longer = open ? rowOver(text, open, line, spans) : null;
    if (longer) rows[rows.length - 1] = longer;
    else rows.push({ span: line.trimmed, cells: spans.map(textCell) });
  }
  next = Math.max(next, from + 1);
  const wide = rows.filter((row) => row.cells.length > 1).length;
  return { rows: wide >= 2 ? rows : [], next };
}
