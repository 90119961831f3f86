import type { Span } from '../tree.ts';

/** The stretch of the main part that brings a stretch of the text, mostly one run. */
export interface RunAnchor {
  readonly text: Span;
  /** Offsets into the decoded XML, of the whole element. */
  readonly source: Span;
}

/** A paragraph of the main part. */
export interface ParagraphAnchor {
  readonly text: Span;
  /** Offsets into the decoded XML: after its properties, and before its end tag. */
  readonly source: Span;
  /** Whether it is one empty tag, which `source` then spans. */
  readonly empty: boolean;
}

/** Where the text comes from; collected only for those who write into the document. */
export interface AnchorSink {
  readonly runs: RunAnchor[];
  readonly paragraphs: ParagraphAnchor[];
}

/** Where a comment starts and ends in the XML of the main part. */
export interface CommentPlace {
  readonly start: number;
  readonly end: number;
  /** The empty paragraph tag to open up, where the comment starts or ends in one. */
  readonly opensAt: readonly Span[];
}

/** An empty sink. */
export function createAnchorSink(): AnchorSink {
  return { runs: [], paragraphs: [] };
}

/** Position of the first item that ends after `offset`; items stand in order of the text. */
function firstAfter(items: readonly { readonly text: Span }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as { text: Span }).text.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function touching<T extends { readonly text: Span }>(
  items: readonly T[],
  span: Span,
): readonly T[] {
  const found: T[] = [];
  for (let at = firstAfter(items, span.start); at < items.length; at += 1) {
    const item = items[at] as T;
    if (item.text.start >= span.end) break;
    found.push(item);
  }
  return found;
}

/**
 * Where a comment on `span` belongs: around the runs that hold it; around the paragraph where only its
 * automatic number is meant; at the nearest paragraph before where the span holds nothing. Null for a
 * document without paragraphs.
 */
export function placeComment(sink: AnchorSink, span: Span): CommentPlace | null {
  const runs = touching(sink.runs, span);
  if (runs.length > 0) {
    return {
      start: runs.reduce(
        (least, run) => Math.min(least, run.source.start),
        Number.MAX_SAFE_INTEGER,
      ),
      end: runs.reduce((most, run) => Math.max(most, run.source.end), 0),
      opensAt: [],
    };
  }
  const near = Math.max(0, firstAfter(sink.paragraphs, span.start));
  const paragraph =
    touching(sink.paragraphs, span)[0] ??
    sink.paragraphs[sink.paragraphs[near]?.text.start === span.start ? near : near - 1] ??
    sink.paragraphs[near];
  if (!paragraph) return null;
  const { source, empty } = paragraph;
  return { start: source.start, end: source.end, opensAt: empty ? [source] : [] };
}
