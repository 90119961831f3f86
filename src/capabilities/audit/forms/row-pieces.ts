import { foldText, foldedIndex } from '../../../engines/documents/fold.ts';
import type { Block, Span, Table } from '../../../engines/documents/tree.ts';
import { formVersions } from '../../evaluation/forms/catalogue.ts';
import type { Reading } from '../../../facts/reading.ts';

/** A piece of a row outside its wording: within one line of one cell. */
export interface Piece {
  readonly span: Span;
  readonly text: string;
  readonly folded: string;
  /** Column of the table's grid, or by the tabs and bars of the line; null where nothing tells. */
  readonly column: number | null;
  /** Whether the wording goes on after the piece. */
  readonly inner: boolean;
}

/** The folded text of a span, cut out of the whole document's. */
export function foldedSlice(reading: Reading, span: Span): string {
  const { folded } = reading;
  return folded.text.slice(foldedIndex(folded, span.start), foldedIndex(folded, span.end));
}

interface Leaf {
  readonly span: Span;
  readonly column: number;
}

/** Finds the column of an offset in the tables of a stretch of the document. */
export interface ColumnIndex {
  columnAt(offset: number): number | null;
}

function leavesOf(tables: readonly Table[]): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (blocks: readonly Block[], column: number): void => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') leaves.push({ span: block.span, column });
    }
  };
  for (const table of tables) {
    for (const row of table.rows) for (const cell of row.cells) visit(cell.blocks, cell.column);
  }
  return leaves.sort((a, b) => a.span.start - b.span.start);
}

const widestLine = 1000;

/** How many tabs and bars stand before an offset on its line; null on a line without any. */
function separatorsBefore(text: string, offset: number): number | null {
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - widestLine);
  const before = (text.slice(from, offset).match(/[\t|｜│]/g) ?? []).length;
  if (before > 0) return before;
  const next = text.indexOf('\n', offset);
  const rest = text.slice(
    offset,
    next === -1 ? offset + widestLine : Math.min(next, offset + widestLine),
  );
  return /[\t|｜│]/.test(rest) ? 0 : null;
}

/** Indexes the cells of the tables that touch `span`; nested tables count with their own columns. */
export function columnIndex(reading: Reading, span: Span): ColumnIndex {
  const leaves = leavesOf(
    reading.tables.filter((table) => table.span.start < span.end && table.span.end > span.start),
  );
  return {
    columnAt(offset) {
      let low = 0;
      let high = leaves.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const leaf = leaves[middle] as Leaf;
        if (leaf.span.start > offset) high = middle - 1;
        else if (offset < leaf.span.end) return leaf.column;
        else low = middle + 1;
      }
      return separatorsBefore(reading.tree.text, offset);
    },
  };
}

const columnWords = [
  ...new Set(
    formVersions.flatMap((version) => version.tables.flatMap((table) => [...table.columns])),
  ),
];
const groupWords = formVersions.flatMap((version) =>
  version.tables.flatMap((table) => table.groups.map((group) => foldText(group.wording).text)),
);
const heading = new RegExp(
  `^(?:序号|内容|${columnWords.join('|')}|(?:校级|二级)学生会组织情况|\\(?续表\\)?|\\(?续\\)?)+$`,
);
const pageMark = /^(?:-+\d{1,3}-+|第?\d{1,3}页(?:[共/]\d{1,3}页?)?|\d{1,3}\/\d{1,3})$/;

/** The disclosure's title, repeated by a printer at the head of each page. */
const runningTitle = /(?:学生会|研究生会).{0,12}(?:改革情况|自评表|备案表|情况公开|情况公示)/;

/** Repeated table heads and titles, page numbers, ruling of text tables, headings without conclusion. */
function isNoise(folded: string): boolean {
  if (/^[-=_:.·•*|+#★▲☆△]*$/.test(folded)) return true;
  if (heading.test(folded) || pageMark.test(folded)) return true;
  if (folded.length <= 60 && runningTitle.test(folded)) return true;
  const bare = folded.replace(/^\d{1,2}[.、]?/, '');
  return groupWords.includes(bare);
}

/** A line break's worth of the wording, left over where a page or column cut it. */
function isPartOf(wording: string, folded: string): boolean {
  return folded.length >= 4
    ? wording.includes(folded)
    : folded.length >= 2 && wording.endsWith(folded) && !/[是否达标]/.test(folded);
}

/** Cuts a stretch of text at line breaks, tabs and bars into pieces worth reading. */
export function piecesOf(
  reading: Reading,
  span: Span,
  inner: boolean,
  wording: string,
  columns: ColumnIndex,
): readonly Piece[] {
  const { text } = reading.tree;
  const pieces: Piece[] = [];
  const stretch = text.slice(span.start, span.end);
  for (const match of stretch.matchAll(/[^\n\t\r|｜│¦]+/g)) {
    const raw = match[0];
    const lead = /^\s*(?:\*\*)?/.exec(raw)?.[0].length ?? 0;
    const bare = raw.trimEnd();
    const trail = raw.length - bare.length + (bare.endsWith('**') ? 2 : 0);
    if (lead + trail >= raw.length) continue;
    const start = span.start + match.index + lead;
    const end = span.start + match.index + raw.length - trail;
    const folded = foldedSlice(reading, { start, end });
    if (isNoise(folded) || isPartOf(wording, folded)) continue;
    pieces.push({
      span: { start, end },
      text: text.slice(start, end),
      folded,
      column: columns.columnAt(start),
      inner,
    });
  }
  return pieces;
}
