import type { Block, Span } from '../tree.ts';
import { tableOfRows } from '../text-tables.ts';
import { barRows, isBarred } from './bar-table.ts';
import { isTabbed, ledRows, tabbedRows } from './tabbed-table.ts';
import type { FoundRows } from './tabbed-table.ts';
import { isEmpty, linesOf } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

function hashHeading(text: string, line: TextLine): Block | null {
  if (text.charCodeAt(line.trimmed.start) !== 0x23) return null;
  const words = text.slice(line.trimmed.start, line.trimmed.end);
  const match = /^(#{1,6})[ \t\u3000]+(?=\S)/u.exec(words);
  if (!match?.[1]) return null;
  const closing = /[ \t]#+$/u.exec(words)?.[0].length ?? 0;
  const span = { start: line.trimmed.start + match[0].length, end: line.trimmed.end - closing };
  return isEmpty(span) ? null : { kind: 'paragraph', span, heading: match[1].length };
}

/** A line of = or - under a line makes that a heading in Markdown. */
function underline(text: string, line: TextLine | undefined): 1 | 2 | null {
  if (!line) return null;
  const words = text.slice(line.span.start, line.trimmed.end);
  if (/^={3,}$/.test(words)) return 1;
  return /^-{3,}$/.test(words) ? 2 : null;
}

function findRows(text: string, lines: readonly TextLine[], at: number): FoundRows | null {
  const line = lines[at] as TextLine;
  if (isTabbed(text, line)) return tabbedRows(text, lines, at);
  if (text.charCodeAt(line.span.start) === 9) return ledRows(text, lines, at);
  return isBarred(text, line) ? barRows(text, lines, at) : null;
}

function paragraph(span: Span, heading: number | null = null): Block {
  return { kind: 'paragraph', span, heading };
}

/**
 * Headings, tables and lines of a plain text as spans of it; the text is not changed. Every line that is
 * neither table nor rule is a paragraph, so a wrapped sentence spans several. Linear in the text.
 */
export function recoverBlocks(text: string, markdown: boolean): readonly Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  let plainUntil = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as TextLine;
    if (isEmpty(line.trimmed) && text.charCodeAt(line.span.start) !== 9) continue;
    const found = at >= plainUntil ? findRows(text, lines, at) : null;
    if (found && found.rows.length > 0) {
      blocks.push(tableOfRows(found.rows));
      at = found.next - 1;
      continue;
    }
    if (found) plainUntil = found.next;
    if (isEmpty(line.trimmed)) continue;
    const level = markdown ? underline(text, lines[at + 1]) : null;
    blocks.push(hashHeading(text, line) ?? paragraph(line.trimmed, level));
    if (level !== null) at += 1;
  }
  return blocks;
}
