import { foldText, unfold } from '../../../engines/documents/fold.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import type { Level } from '../../../facts/fact.ts';
import type { PartialDay } from '../../../kernel/day.ts';
import type { Claim } from '../model.ts';
import type { Reading } from '../reading.ts';
import type { ItemHit } from './find-items.ts';
import { readMarks, withoutMarks } from './read-marks.ts';
import { dateIn, isEmptyRemark, numberIn } from './read-remark.ts';

/** What an item's row holds beside its wording. */
export interface RowReading {
  readonly claim: Claim;
  readonly span: Span;
  readonly wordingSpan: Span;
  readonly markSpan: Span | null;
  readonly remarkSpan: Span | null;
  readonly remark: string | null;
  readonly number: number | null;
  readonly date: PartialDay | null;
}

/** The head of three rows on the 2020 form, which has no conclusion of its own. */
const groupHead = /^3?[.、]?机构和人员规模$/;

interface Segment {
  readonly span: Span;
  readonly folded: string;
}

/** A running page number that a page break left inside a row. */
const pageNumber = /^(?:[-—–·]+\d{1,3}[-—–·]+|第\d{1,3}页(?:共\d{1,3}页)?|\d{1,3}\/\d{1,3}页?)$/;

/** Length of the wording's last characters where a line begins with them after a break; 0 where not. */
function tailLength(line: string, wording: string): number {
  for (let length = Math.min(12, line.length); length > 0; length -= 1) {
    const head = foldText(line.slice(0, length)).text;
    if (head !== '' && wording.endsWith(head) && !/^(?:是|否)/.test(head)) {
      const rest = line.slice(length);
      return length + (rest.length - rest.trimStart().length);
    }
  }
  return 0;
}

/** The pieces of a row after its wording, cut at cells, bars and lines; pieces of the wording are dropped. */
function segmentsOf(
  reading: Reading,
  from: number,
  to: number,
  wording: string,
): readonly Segment[] {
  const out: Segment[] = [];
  const text = reading.tree.text;
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const char = at < to ? text[at] : '\n';
    if (char !== '\n' && char !== '\t' && char !== '|' && char !== '｜') continue;
    const raw = text.slice(start, at);
    const lead = raw.length - raw.trimStart().length;
    const span = { start: start + lead, end: start + lead + raw.trim().length };
    start = at + 1;
    if (span.end <= span.start) continue;
    if (out.length === 0) span.start += tailLength(text.slice(span.start, span.end), wording);
    const folded = foldText(text.slice(span.start, span.end)).text;
    if (pageNumber.test(folded)) continue;
    // A tail of the wording, or a long piece of it; a short piece such as 40人 may well be the remark.
    const partOfWording =
      (folded.length >= 2 && wording.endsWith(folded)) ||
      (folded.length >= 7 && wording.includes(folded));
    if (folded !== '' && !groupHead.test(folded) && !partOfWording && !/^[-:]{2,}$/.test(folded))
      out.push({ span, folded });
  }
  return out;
}

const markStart =
  /^(?:\s|<input[^>]*>|[☑☒✓✔√■●◉◼⬛✅🗹🗵×✕✗❌☐□○◯◻⬜❏❑▢◇£￡]|[[(（【〔][\s\u3000]*[xX✓✔√vV]?[\s\u3000]*[\])）】〕]|[RTS](?=\s*(?:是|否|达|未))|未达标|不达标|达标|是(?!否)|否|符合|不符合|[/|、,，])+/u;

/** Splits a segment that starts with marks and goes on with a remark. */
function splitMarks(
  reading: Reading,
  segment: Segment,
): { readonly marks: Segment | null; readonly rest: Segment | null } {
  if (withoutMarks(segment.folded) === '') return { marks: segment, rest: null };
  const text = reading.tree.text.slice(segment.span.start, segment.span.end);
  const match = markStart.exec(text);
  const length = match ? match[0].trimEnd().length : 0;
  if (
    length === 0 ||
    (/^(?:是|否)$/.test(text.slice(0, length)) && !/^\s/.test(text.slice(length)))
  )
    return { marks: null, rest: segment };
  const middle = segment.span.start + length;
  const tail = text.slice(length);
  const lead = tail.length - tail.trimStart().length;
  const rest = { start: middle + lead, end: segment.span.end };
  return {
    marks: {
      span: { start: segment.span.start, end: middle },
      folded: foldText(text.slice(0, length)).text,
    },
    rest: { span: rest, folded: foldText(reading.tree.text.slice(rest.start, rest.end)).text },
  };
}

function around(spans: readonly Span[]): Span | null {
  const first = spans[0];
  const last = spans.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}

/** A count of conforming unions, alone or after its label. */
const unitCount =
  /^(?:符合标准[^:\d]{0,14}[:]?|共|计|达标|全部|均符合)?_*(?:\d{1,3}|[〇零一二两三四五六七八九十百]{1,3})_*(?:个|家)?[;。]?$/;

interface Parts {
  readonly marks: readonly Segment[];
  readonly remarks: readonly Segment[];
}

function partsOf(reading: Reading, segments: readonly Segment[], level: Level): Parts {
  const marks: Segment[] = [];
  const remarks: Segment[] = [];
  for (const segment of segments) {
    if (level === 'second-level') {
      const isCount = unitCount.test(segment.folded) || withoutMarks(segment.folded) === '';
      if (marks.length === 0 && isCount) marks.push(segment);
      else remarks.push(segment);
      continue;
    }
    const split = splitMarks(reading, segment);
    if (split.marks && remarks.length === 0) {
      marks.push(split.marks);
      if (split.rest && split.rest.folded !== '') remarks.push(split.rest);
    } else remarks.push(segment);
  }
  return { marks, remarks };
}

function remarkOf(
  reading: Reading,
  remarks: readonly Segment[],
): { readonly span: Span | null; readonly text: string | null; readonly folded: string } {
  const filled = remarks.filter((segment) => !isEmptyRemark(segment.folded));
  const whole = around(filled.length > 0 ? remarks.map((segment) => segment.span) : []);
  if (!whole) return { span: null, text: null, folded: '' };
  return {
    span: whole,
    text: reading.tree.text.slice(whole.start, whole.end),
    folded: remarks.map((segment) => segment.folded).join(''),
  };
}

function countClaim(marks: readonly Segment[]): {
  readonly claim: Claim;
  readonly number: number | null;
} {
  const folded = marks.map((segment) => segment.folded).join('');
  const number = numberIn(folded);
  if (number !== null) return { claim: 'yes', number };
  return { claim: folded === '' ? 'unreadable' : readMarks(folded), number: null };
}

/** Reads the row of an item that reaches from its wording to `end`, an offset of the folded text. */
export function readRow(
  reading: Reading,
  hit: ItemHit,
  numberStart: number,
  end: number,
  level: Level,
): RowReading {
  const wordingSpan = unfold(reading.folded, hit.start, hit.end);
  const rowEnd = unfold(reading.folded, hit.start, Math.max(end, hit.end)).end;
  const inner = unfold(
    reading.folded,
    hit.start,
    Math.min(hit.start + hit.wording.folded.length, hit.end),
  );
  const cut = hit.end - hit.start > hit.wording.folded.length + 8;
  const from = cut ? firstBreak(reading, inner.start, wordingSpan.end) : wordingSpan.end;
  const segments = segmentsOf(
    reading,
    skipTail(reading, from),
    Math.max(rowEnd, from),
    hit.wording.folded,
  );
  const { marks, remarks } = partsOf(reading, segments, level);
  const remark = remarkOf(reading, remarks);
  const count = level === 'second-level' ? countClaim(marks) : null;
  const folded = marks.map((segment) => segment.folded).join('');
  const isDate = hit.wording.criterion === 'congress-held';
  return {
    claim: count ? count.claim : readMarks(folded),
    span: {
      start: numberStart,
      end: around(segments.map((segment) => segment.span))?.end ?? wordingSpan.end,
    },
    wordingSpan,
    markSpan: around(marks.map((segment) => segment.span)),
    remarkSpan: remark.span,
    remark: remark.text,
    number: count ? count.number : isDate ? null : numberIn(remark.folded),
    date: isDate && level === 'school' ? dateIn(remark.folded) : null,
  };
}

/** Where marks stand in the middle of a wording: the first cell or line break inside it. */
function firstBreak(reading: Reading, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const char = reading.tree.text[at];
    if (char === '\t' || char === '|') return at;
  }
  return end;
}

/** Passes over the full stop that a slip may have left after the wording. */
function skipTail(reading: Reading, from: number): number {
  const text = reading.tree.text;
  let at = from;
  while (at < text.length && /[。.;；]/.test(text[at] ?? '')) at += 1;
  return at;
}
