import { foldedIndex, type FoldedText } from '../../../engines/documents/fold.ts';
import type { Block, Span } from '../../../engines/documents/tree.ts';
import type { Reading } from '../../../facts/reading.ts';

/**
 * A unit is what a person would call one paragraph: a paragraph of the source, a cell's text, or, in
 * hard-wrapped text, the lines that belong together. Offsets are into the folded text.
 */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Outline level where the source says so. */
  readonly heading: number | null;
  readonly inTable: boolean;
  /** The list label at the start, such as 第三条, (二), 4.3.2, or null. */
  readonly label: string | null;
}

const labelPattern =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条款]|[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,2}[、.,)](?!\d)|[①-⑳]|[-*•·●◆]|#{1,6})/;

/** The list label at the start of a folded text, or null. */
export function labelOf(text: string): string | null {
  return labelPattern.exec(text)?.[0] ?? null;
}

const ends = /[。;!?:.」』)]$/;

/** Short lines that end as titles of papers do; they never continue a sentence. */
const titleEnding =
  /^[^,。;:]{2,30}(?:章程|方案|办法|制度|规定|细则|通知|名单|架构图|机构图|负责人|责任人|召开情况|工作情况)(?:\([^)]*\))?$/;

interface Line {
  readonly span: Span;
  readonly heading: number | null;
  readonly inTable: boolean;
}

function linesOf(blocks: readonly Block[], inTable: boolean, into: Line[]): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      into.push({ span: block.span, heading: block.heading, inTable });
      continue;
    }
    for (const row of block.rows) for (const cell of row.cells) linesOf(cell.blocks, true, into);
  }
}

/** A line without any punctuation that is shorter than a line of prose is a title, not a broken sentence. */
function looksLikeTitle(line: string): boolean {
  return line.length < 34 && !/[,。、;:()"《]/.test(line);
}

function continues(previous: string, next: string, heading: boolean): boolean {
  if (heading || previous.length < 16 || ends.test(previous)) return false;
  const bare = previous.slice(labelOf(previous)?.length ?? 0).replace(/[《》【】]/g, '');
  if (looksLikeTitle(bare) || titleEnding.test(bare)) return false;
  const numbered = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节])/.test(
    previous,
  );
  if (numbered && previous.length < 40 && !/[,。;]/.test(previous)) return false;
  return labelOf(next) === null && !titleEnding.test(next);
}

function isWrapped(reading: Reading, offset: number): boolean {
  const file = reading.tree.files.findLast((part) => part.span.start <= offset);
  return file?.wrapped ?? false;
}

function unitAt(folded: FoldedText, start: number, end: number, line: Line): Unit {
  const text = folded.text.slice(start, end);
  return { start, end, text, heading: line.heading, inTable: line.inTable, label: labelOf(text) };
}

/** The units of a document in order of the text. Lines inside `without` (the form's tables) are left out. */
export function unitsOf(reading: Reading, without: readonly Span[]): readonly Unit[] {
  const lines: Line[] = [];
  linesOf(reading.tree.blocks, false, lines);
  const { folded } = reading;
  const units: Unit[] = [];
  let lastTextual: { line: Line; text: string } | null = null;
  for (const line of lines) {
    if (without.some((span) => line.span.start < span.end && line.span.end > span.start)) {
      lastTextual = null;
      continue;
    }
    const start = foldedIndex(folded, line.span.start);
    const end = foldedIndex(folded, line.span.end);
    if (end <= start) continue;
    const unit = unitAt(folded, start, end, line);
    const last = units.at(-1);
    const joins =
      last !== undefined &&
      lastTextual !== null &&
      !line.inTable &&
      !last.inTable &&
      isWrapped(reading, line.span.start) &&
      continues(lastTextual.text, unit.text, line.heading !== null || last.heading !== null);
    if (joins && last) units[units.length - 1] = unitAt(folded, last.start, end, line);
    else units.push(unit);
    lastTextual = { line, text: unit.text };
  }
  return units;
}
