import { unreachable } from '../../../kernel/unreachable.ts';
import { markOf, plainText } from './escape.ts';
import type { Line, Paper, PaperBlock, PaperTable } from './paper.ts';

/** A line as plain characters. */
export function lineText(line: Line): string {
  if (typeof line === 'string') return plainText(line);
  return line.map(({ mark, text }) => markOf(mark) + plainText(text)).join('');
}

const oneLine = (lines: readonly Line[]): string =>
  lines
    .map(lineText)
    .join(' ')
    .replace(/[\t\n]+/g, ' ');

function tableText({ rows }: PaperTable): string {
  return rows.map((cells) => cells.map(({ lines }) => oneLine(lines)).join('\t')).join('\n');
}

function blockText(block: PaperBlock): string {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return plainText(block.text);
    case 'paragraph':
      return lineText(block.line);
    case 'list':
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${lineText(item)}`)
        .join('\n');
    case 'table':
      return tableText(block);
    case 'drawing':
      return [block.drawing.title, ...block.drawing.boxes.map(({ lines }) => lines.join(' '))]
        .map(plainText)
        .join('\n');
    case 'signatures':
      return block.signers.map((signer) => `${plainText(signer)}：`).join('\n');
    case 'page-break':
      return '';
    default:
      return unreachable(block);
  }
}

/** A paper as plain text, as one pastes it into a chat: a paragraph a line, the cells of a row apart by tabs. */
export function writeText({ blocks }: Paper): string {
  return `${blocks.map(blockText).join('\n\n').trim()}\n`;
}
