import type { Paragraph, Span } from '../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import type { Column, ColumnKind } from './columns.ts';
import { looksLikeName, postKind, readStatus } from './person-cells.ts';
import { collectRows } from './sheet-rows.ts';
import { cellFrom, type SheetCell } from './sheet.ts';
import type { OpenSheet } from './table-sheets.ts';

/**
 * Rosters without a header, a person a line: 张某，部长，护理学院2020级，共青团员，第4名（共46人），无不及格.
 * A line counts as one where its first piece is a name and another is a political status.
 */

const kinds: readonly ColumnKind[] = [
  'number',
  'name',
  'post',
  'unit',
  'grade',
  'status',
  'rank',
  'failed',
  'gender',
];
const columns: readonly Column[] = kinds.map((kind) => ({
  kind,
  header: kind === 'unit' ? '学院年级' : '',
}));

function kindOfPiece(text: string): ColumnKind | null {
  if (/^[男女]$/.test(text)) return 'gender';
  if (readStatus(text) !== null && /[员众子士]$|\)$/.test(text)) return 'status';
  if (/不及格|挂科|补考|^[是否有无]$/.test(text)) return 'failed';
  if (/第\d+|\d+[/]\d+|%$|新生|未满|不排名|不参加排名|暂无/.test(text)) return 'rank';
  if (/(?:学院|书院|系|学部)/.test(text)) return 'unit';
  if (/^(?:20)?\d\d级|^[大研][一二三四]|年级/.test(text)) return 'grade';
  return postKind(text) !== 'other' || /助理|秘书|顾问/.test(text) ? 'post' : null;
}

const separator = /[，,、；;\t|｜]+|[ \u3000]{1,}/g;

function piecesOf(reading: Reading, span: Span): readonly SheetCell[] {
  const text = reading.tree.text.slice(span.start, span.end);
  const cells: SheetCell[] = [];
  let from = 0;
  const push = (to: number): void => {
    const cell =
      to > from ? cellFrom(reading, [{ start: span.start + from, end: span.start + to }]) : null;
    if (cell) cells.push(cell);
  };
  const label = /^\s*[(（]?\d{1,3}[)）.、．]\s*/.exec(text)?.[0] ?? '';
  if (label !== '') {
    push(label.length);
    from = label.length;
  }
  for (const match of text.slice(from).matchAll(separator)) {
    const at = label.length + match.index;
    push(at);
    from = at + match[0].length;
  }
  push(text.replace(/[。.\s]+$/, '').length);
  return cells;
}

function personLine(reading: Reading, span: Span): readonly (SheetCell | null)[] | null {
  const pieces = piecesOf(reading, span);
  if (pieces.length < 3 || pieces.length > 12) return null;
  const numbered = /^\(?\d{1,3}/.test(pieces[0]?.text ?? '') && pieces[0]?.text.length !== 0;
  const nameAt = numbered ? 1 : 0;
  const name = pieces[nameAt];
  if (!name || !looksLikeName(name.plain) || name.plain.length > 6) return null;
  const placed: (SheetCell | null)[] = columns.map(() => null);
  placed[0] = numbered
    ? { ...(pieces[0] as SheetCell), text: (pieces[0]?.text ?? '').replace(/\D/g, '') }
    : null;
  placed[1] = name;
  for (const piece of pieces.slice(nameAt + 1)) {
    const kind = kindOfPiece(piece.text);
    const at = kind === null ? -1 : kinds.indexOf(kind);
    if (at !== -1 && !placed[at]) placed[at] = piece;
  }
  return placed[kinds.indexOf('status')] ? placed : null;
}

const hint = /党员|团员|群众|积极分子/;

/** The headerless rosters in a run of paragraphs: at least three person lines in a row. */
export function toldSheets(reading: Reading, lines: readonly Paragraph[]): readonly OpenSheet[] {
  const sheets: OpenSheet[] = [];
  const { text } = reading.tree;
  let open: { readonly cells: readonly (SheetCell | null)[]; readonly span: Span }[] = [];
  const close = (): void => {
    const first = open[0];
    const last = open.at(-1);
    if (first && last && open.length >= 3) {
      const used = columns.map((_, c) => open.some((row) => row.cells[c]));
      const kept = columns.filter((_, c) => used[c]);
      const collector = collectRows(kept);
      for (const row of open)
        collector.addPlaced(
          row.cells.filter((_, c) => used[c]),
          row.span,
        );
      sheets.push({ collector, titles: [], header: first.span, end: last.span.end });
    }
    open = [];
  };
  for (const { span } of lines) {
    const short = span.end - span.start <= 120 && hint.test(text.slice(span.start, span.end));
    const cells = short ? personLine(reading, span) : null;
    if (cells) open.push({ cells, span });
    else close();
  }
  close();
  return sheets;
}
