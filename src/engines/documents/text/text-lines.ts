import type { Span } from '../tree.ts';

/** A line of a text without its line break; `trimmed` leaves out the blanks around it. */
export interface TextLine {
  readonly span: Span;
  readonly trimmed: Span;
}

function isBlankCode(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0x200b ||
    code === 0xfeff
  );
}

/** The span without the blanks around it; an empty span stands at the start. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlankCode(text.charCodeAt(start))) start += 1;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

/** The lines of a text, in order. */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const span = { start, end };
    lines.push({ span, trimmed: trimSpan(text, span) });
    start = end + 1;
  }
  return lines;
}

/** The pieces of a span between separators of one character, blanks around them left out. */
export function splitSpan(text: string, span: Span, separator: string): readonly Span[] {
  const pieces: Span[] = [];
  const code = separator.charCodeAt(0);
  let start = span.start;
  for (let at = span.start; at < span.end; at += 1) {
    if (text.charCodeAt(at) !== code) continue;
    pieces.push(trimSpan(text, { start, end: at }));
    start = at + 1;
  }
  pieces.push(trimSpan(text, { start, end: span.end }));
  return pieces;
}

/** Whether a span holds nothing. */
export function isEmpty(span: Span): boolean {
  return span.end <= span.start;
}
