import type { DocumentTree, FilePart, Span } from './tree.ts';

/** Where a span stands, for people: file and lines counted from 1 within that file's text. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** Answers which line an offset is on, by binary search over the line starts. */
export interface LineIndex {
  placeOf(span: Span): Place;
  /** Line of the whole text, from 0. */
  lineOf(offset: number): number;
  /** Span of a line of the whole text, counted from 0, without its line break. */
  lineSpan(line: number): Span;
  readonly count: number;
}

/** Offsets at which lines start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index over one tree; joined trees answer with the lines of their own files. */
export function indexLines(tree: DocumentTree): LineIndex {
  const starts = lineStarts(tree.text);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const fileOf = (offset: number): FilePart =>
    (tree.files.findLast((file) => file.span.start <= offset) ?? tree.files[0]) as FilePart;
  return {
    count: starts.length,
    lineOf,
    lineSpan: (line) => {
      const start = starts[line] ?? tree.text.length;
      const next = starts[line + 1];
      return { start, end: next === undefined ? tree.text.length : next - 1 };
    },
    placeOf(span) {
      const file = fileOf(span.start);
      const base = lineOf(file.span.start);
      const last = Math.max(span.start, span.end - 1);
      return {
        file: file.name,
        line: lineOf(span.start) - base + 1,
        endLine: lineOf(last) - base + 1,
      };
    },
  };
}
