import type { Span } from '../tree.ts';

/**
 * A stretch of the main part's XML that a comment may stand around: one run, or a control, field or
 * formula as a whole, because Word takes no comment marks inside those. `close` may grow while reading.
 */
export interface Unit {
  readonly open: number;
  readonly close: number;
}

/** Where a span of the tree's text comes from. */
export interface Anchor {
  readonly span: Span;
  readonly unit: Unit;
}

/** A part of a line and the unit it came from; null where marks can stand nowhere near. */
export interface LinePiece {
  length: number;
  readonly unit: Unit | null;
}

interface GrowingUnit extends Unit {
  close: number;
}

/** Told by the reader what it reads, when anchors are wanted. */
export interface AnchorRecorder {
  readonly anchors: readonly Anchor[];
  /** The unit being read now. */
  unit(): Unit | null;
  /** A run or what is taken as one begins; inside another it belongs to that one. */
  enter(open: number): void;
  /** It ends. With `unfinished` (inside the instruction of a field) the next run still belongs to it. */
  leave(close: number, unfinished: boolean): void;
  /** The contents of the paragraph begin here; null where it has none to stand in. */
  startParagraph(contents: number | null): void;
  endParagraph(): void;
  /** Notes of the document and text boxes have no marks of their own: theirs stand around `unit`. */
  within(unit: Unit | null, read: () => void): void;
  /** The line was written at `start`, its automatic number of `numberLength` characters first. */
  place(start: number, numberLength: number, pieces: readonly LinePiece[]): void;
}

/** A recorder for one reading of one document. */
export function createAnchorRecorder(): AnchorRecorder {
  const anchors: Anchor[] = [];
  let current: GrowingUnit | null = null;
  let nesting = 0;
  let unfinished = false;
  let contents: number | null = null;
  let outer: { readonly unit: Unit | null } | null = null;

  const numberUnit = (pieces: readonly LinePiece[]): Unit | null => {
    if (outer) return outer.unit;
    if (contents === null) return null;
    const open = contents;
    const first = pieces.find((piece) => piece.unit !== null)?.unit;
    if (!first) return { open, close: open };
    // Words carried over from a paragraph with a deleted end stand before the contents of this one.
    if (first.open < open) return first;
    return {
      open,
      get close() {
        return first.close;
      },
    };
  };

  return {
    anchors,
    unit: () => (outer ? outer.unit : current),
    enter(open) {
      nesting += 1;
      if (nesting === 1 && !unfinished) current = { open, close: open };
    },
    leave(close, goesOn) {
      nesting -= 1;
      if (nesting > 0 || !current) return;
      current.close = close;
      unfinished = goesOn;
    },
    startParagraph(at) {
      contents = at;
    },
    endParagraph() {
      current = null;
      unfinished = false;
    },
    within(unit, read) {
      const saved = { current, nesting, unfinished, contents, outer };
      outer ??= { unit };
      nesting = 0;
      read();
      ({ current, nesting, unfinished, contents, outer } = saved);
    },
    place(start, numberLength, pieces) {
      let at = start;
      const add = (length: number, unit: Unit | null): void => {
        if (length > 0 && unit) anchors.push({ span: { start: at, end: at + length }, unit });
        at += length;
      };
      add(numberLength, numberUnit(pieces));
      for (const piece of pieces) add(piece.length, piece.unit);
    },
  };
}

/**
 * The stretch of XML that holds a span of the text: whole units, from the first to the last it touches.
 * A span between two pieces of text (an empty one, a line break) is given to the nearest unit after it,
 * else before it. Null where the document has no unit at all. `anchors` are in order of the text.
 */
export function unitsAround(anchors: readonly Anchor[], span: Span): Unit | null {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle] as Anchor).span.end <= span.start) low = middle + 1;
    else high = middle;
  }
  const nearest = anchors[low] ?? anchors.at(-1);
  if (!nearest) return null;
  let { open, close } = nearest.unit;
  for (let at = low + 1; at < anchors.length; at += 1) {
    const anchor = anchors[at] as Anchor;
    if (anchor.span.start >= span.end) break;
    open = Math.min(open, anchor.unit.open);
    close = Math.max(close, anchor.unit.close);
  }
  return { open, close };
}
