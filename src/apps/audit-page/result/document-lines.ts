import { lineStarts } from '../../../engines/documents/lines.ts';
import type { DocumentTree, Span } from '../../../engines/documents/tree.ts';

/** A line of the document as the page shows it. */
export interface DocumentLine {
  /** Offsets into the text, without the line break. */
  readonly start: number;
  readonly end: number;
  /** Number within its file, from 1, as quotations give it. */
  readonly number: number;
  /** Name of the file where this line is its first, and several files are joined. */
  readonly opens: string | null;
}

/** A piece of a line; `marked` where quoted by a finding, `active` where it is the quotation asked for. */
export interface LinePiece {
  readonly text: string;
  readonly marked: boolean;
  readonly active: boolean;
}

/** The lines of a document, numbered within their files. */
export function documentLines(tree: DocumentTree): readonly DocumentLine[] {
  const starts = lineStarts(tree.text);
  const ended = tree.text.endsWith('\n');
  const lines: DocumentLine[] = [];
  let file = -1;
  let base = 0;
  for (let at = 0; at < starts.length - (ended ? 1 : 0); at += 1) {
    const start = starts[at] as number;
    const next = starts[at + 1];
    let opens: string | null = null;
    while (file + 1 < tree.files.length && (tree.files[file + 1]?.span.start ?? 0) <= start) {
      file += 1;
      base = at;
      opens = tree.files.length > 1 ? (tree.files[file]?.name ?? null) : null;
    }
    const end = next === undefined ? tree.text.length : next - 1;
    lines.push({ start, end, number: at - base + 1, opens });
  }
  return lines;
}

/** The marks that touch a range, from marks sorted by start. */
export function marksWithin(marks: readonly Span[], start: number, end: number): readonly Span[] {
  return marks.filter((mark) => mark.start < end && mark.end > start);
}

/** Cuts a line at the bounds of its marks and of the active quotation. */
export function cutLine(
  text: string,
  line: Pick<DocumentLine, 'start' | 'end'>,
  marks: readonly Span[],
  active: Span | null,
): readonly LinePiece[] {
  const spans = active ? [...marks, active] : marks;
  const cuts = new Set([line.start, line.end]);
  for (const span of spans) {
    cuts.add(Math.min(Math.max(span.start, line.start), line.end));
    cuts.add(Math.min(Math.max(span.end, line.start), line.end));
  }
  const bounds = [...cuts].sort((a, b) => a - b);
  const covers = (span: Span, from: number): boolean => span.start <= from && span.end > from;
  return bounds.slice(0, -1).map((from, at) => ({
    text: text.slice(from, bounds[at + 1]),
    marked: marks.some((mark) => covers(mark, from)),
    active: active !== null && covers(active, from),
  }));
}

/** Groups lines into chunks that the browser can skip while they are off the screen. */
export function chunkLines(
  lines: readonly DocumentLine[],
  size: number,
): readonly (readonly DocumentLine[])[] {
  const chunks: DocumentLine[][] = [];
  for (let at = 0; at < lines.length; at += size) chunks.push(lines.slice(at, at + size));
  return chunks;
}
