import { foldText } from '../../../engines/documents/fold.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import type { Level } from '../../../facts/fact.ts';
import type { Reading } from '../../../facts/reading.ts';
import { findMarks } from './mark-cluster.ts';
import { conclusionWords, isWord, type MarkToken } from './mark-tokens.ts';
import { isEmptyRemark, looksLikeRemark } from './read-remark.ts';
import { readCount } from './read-count.ts';
import { foldedSlice, type Piece } from './row-pieces.ts';

/** What a row holds beside its wording, before the marks are judged. */
export interface RowParts {
  /** Marks with offsets into the document. */
  readonly tokens: readonly MarkToken[];
  readonly markSpan: Span | null;
  /** The columns in which marks or a count stand. */
  readonly answerColumn: number | null;
  /** The count of a second-level row; null where none is given. */
  readonly count: number | null;
  /** 全部: every union, without a number. */
  readonly all: boolean;
  /** Pieces of the remark, in order, without unfilled templates. */
  readonly remarks: readonly Span[];
  readonly end: number;
}

/** The columns of a table: where its answers stand, and 是 and 否 where each has a column of its own. */
export interface TableLayout {
  readonly answer: number | null;
  /** Where its wordings stand: a row that text without a grid shifted keeps the distance. */
  readonly wording: number | null;
  readonly yes: number | null;
  readonly no: number | null;
}

interface Gathering {
  readonly tokens: MarkToken[];
  readonly remarks: Span[];
  markSpan: Span | null;
  answerColumn: number | null;
  count: number | null;
  all: boolean;
}

function widen(span: Span | null, more: Span): Span {
  return span === null
    ? more
    : { start: Math.min(span.start, more.start), end: Math.max(span.end, more.end) };
}

/** Whether an answer has both its words already, so that what follows is no part of it. */
function isAnswered(tokens: readonly MarkToken[]): boolean {
  return new Set(tokens.filter(isWord).map((token) => token.kind)).size === 2;
}

function addRemark(into: Gathering, text: string, start: number): void {
  const lead = /^[\s,，;；。]*(?:备注\s*[:：]\s*)?/.exec(text)?.[0].length ?? 0;
  const words = text.slice(lead).trimEnd();
  if (words === '') return;
  into.remarks.push({ start: start + lead, end: start + lead + words.length });
}

function takeMarks(into: Gathering, piece: Piece): boolean {
  const marks = findMarks(piece.text, conclusionWords);
  if (!marks) return false;
  const again = isAnswered(into.tokens);
  if (again && (into.remarks.length > 0 || !marks.tokens.some(isWord))) return false;
  const at = piece.span.start;
  const before = piece.text.slice(0, marks.start);
  if (looksLikeRemark(foldText(before).text)) addRemark(into, before, at);
  for (const token of marks.tokens) {
    into.tokens.push({ ...token, start: at + token.start, end: at + token.end });
  }
  into.markSpan = widen(into.markSpan, { start: at + marks.start, end: at + marks.end });
  into.answerColumn ??= piece.column;
  addRemark(into, piece.text.slice(marks.end), at + marks.end);
  return true;
}

function takeCount(into: Gathering, piece: Piece): boolean {
  const found = readCount(piece.text);
  if (!found) return false;
  const { start } = piece.span;
  into.count = found.count;
  into.all = found.count === null;
  into.markSpan = { start, end: start + found.length };
  into.answerColumn = piece.column;
  addRemark(into, piece.text.slice(found.length), start + found.length);
  return true;
}

/** What is known of a row before its pieces are read. */
export interface RowFrame {
  readonly level: Level;
  /** Whether the item asks for a number, so that a bare one is its remark and no page number. */
  readonly asksNumber: boolean;
  readonly wordingColumn: number | null;
  readonly layout: TableLayout;
}

/** Whether the columns tell answers from remarks: not where a cell a line puts all in one column. */
function hasColumns(piece: Piece, frame: RowFrame): boolean {
  const { answer, wording } = frame.layout;
  return (
    piece.column !== null &&
    frame.wordingColumn !== null &&
    answer !== null &&
    answer > (wording ?? frame.wordingColumn)
  );
}

/** How far a row without a grid is shifted against the others of its table. */
function shiftOf(frame: RowFrame): number {
  const { wording } = frame.layout;
  return wording === null || frame.wordingColumn === null ? 0 : frame.wordingColumn - wording;
}

/** Whether a piece can hold the answer: in the answer's column where the table tells which that is. */
function mayAnswer(into: Gathering, piece: Piece, frame: RowFrame): boolean {
  if (hasColumns(piece, frame)) {
    const answer = frame.layout.answer ?? 0;
    return piece.column === answer || piece.column === answer + shiftOf(frame);
  }
  return frame.level === 'school' ? true : into.markSpan === null;
}

/** A number alone between rows, where no column tells: a page's, unless the item asks for one. */
function isPageNumber(into: Gathering, piece: Piece, frame: RowFrame): boolean {
  if (hasColumns(piece, frame) || !/^\d{1,3}$/.test(piece.folded)) return false;
  return into.markSpan !== null && (into.remarks.length > 0 || !frame.asksNumber);
}

/** Whether what is no answer is a remark: after the answer, or by its words, or in a later column. */
function isRemark(into: Gathering, piece: Piece, frame: RowFrame): boolean {
  if (isPageNumber(into, piece, frame)) return false;
  if (looksLikeRemark(piece.folded)) return true;
  if (hasColumns(piece, frame)) {
    const column = piece.column ?? 0;
    const answer = frame.layout.answer ?? 0;
    return (
      column > (frame.wordingColumn ?? 0) && column >= Math.min(answer, answer + shiftOf(frame))
    );
  }
  return !piece.inner && into.markSpan !== null;
}

function takePiece(into: Gathering, piece: Piece, frame: RowFrame): void {
  if (mayAnswer(into, piece, frame)) {
    const isCount = frame.level === 'second-level' && into.markSpan === null;
    if (isCount && takeCount(into, piece)) return;
    if (takeMarks(into, piece)) return;
  }
  if (isRemark(into, piece, frame)) addRemark(into, piece.text, piece.span.start);
}

function isYesOrNoColumn(piece: Piece, layout: TableLayout): boolean {
  return piece.column !== null && (piece.column === layout.yes || piece.column === layout.no);
}

/** 是 and 否 as columns: a mark in one of them is that word's. */
function takeColumns(into: Gathering, pieces: readonly Piece[], layout: TableLayout): void {
  for (const [column, kind] of [
    [layout.yes, 'first'],
    [layout.no, 'second'],
  ] as const) {
    for (const piece of pieces.filter((candidate) => candidate.column === column)) {
      const marks = findMarks(piece.text, conclusionWords);
      const ticked = marks?.tokens.some((token) => token.kind === 'tick' || isWord(token));
      if (!ticked) continue;
      into.tokens.push({ kind, start: piece.span.start, end: piece.span.end });
      into.markSpan = widen(into.markSpan, piece.span);
    }
  }
}

/** Sorts the pieces of a row into marks or count, and remark. */
export function readParts(pieces: readonly Piece[], frame: RowFrame, wordingEnd: number): RowParts {
  const into: Gathering = {
    tokens: [],
    remarks: [],
    markSpan: null,
    answerColumn: null,
    count: null,
    all: false,
  };
  const { layout } = frame;
  const columns = layout.yes !== null && layout.no !== null;
  if (columns) takeColumns(into, pieces, layout);
  for (const piece of pieces) {
    if (columns && isYesOrNoColumn(piece, layout)) continue;
    if (!columns) takePiece(into, piece, frame);
    else if ((piece.column ?? 0) > Math.max(layout.yes ?? 0, layout.no ?? 0)) {
      addRemark(into, piece.text, piece.span.start);
    }
  }
  const last = pieces.at(-1);
  return {
    tokens: into.tokens,
    markSpan: into.markSpan,
    answerColumn: into.answerColumn,
    count: into.count,
    all: into.all,
    remarks: into.remarks,
    end: Math.max(wordingEnd, last?.span.end ?? 0),
  };
}

/** The remark as one slice of the document; null where there is none or only the unfilled template. */
export function remarkSpanOf(
  reading: Reading,
  remarks: readonly Span[],
  holes: readonly Span[],
): Span | null {
  const first = remarks[0];
  const last = remarks.at(-1);
  const all = remarks.map((span) => foldedSlice(reading, span)).join('');
  if (!first || !last || isEmptyRemark(all)) return null;
  const split = holes.some((hole) => hole.end > first.end && hole.end <= last.start);
  if (!split) return { start: first.start, end: last.end };
  return remarks.find((span) => !isEmptyRemark(foldedSlice(reading, span))) ?? first;
}
