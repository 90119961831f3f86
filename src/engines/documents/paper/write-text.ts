import { unreachable } from '../../../kernel/unreachable.ts';
import { markOf, plainText } from './escape.ts';
import { outlineOf, type OutlineItem } from './outline.ts';
import type { Line, Paper, PaperBlock, PaperTable } from './paper.ts';
import { signatureLine } from './signature.ts';

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

/** Every row with a text for each column: what a cell covers beside or below itself stays empty. */
function tableText({ rows, widths }: PaperTable): string {
  const covered = widths.map(() => 0);
  return rows
    .map((cells) => {
      const left = [...cells];
      const texts: string[] = [];
      while (texts.length < widths.length) {
        const at = texts.length;
        if ((covered[at] ?? 0) > 0) {
          covered[at] = (covered[at] ?? 1) - 1;
          texts.push('');
          continue;
        }
        const cell = left.shift();
        if (!cell) break;
        const columns = Math.min(cell.columns ?? 1, widths.length - at);
        covered.fill((cell.rows ?? 1) - 1, at, at + columns);
        texts.push(oneLine(cell.lines), ...Array.from({ length: columns - 1 }, () => ''));
      }
      return [...texts, ...left.map(({ lines }) => oneLine(lines))].join('\t');
    })
    .join('\n');
}

/** Boxes as lines, further in the deeper they hang. */
function outlineLines(items: readonly OutlineItem[], depth: number): readonly string[] {
  return items.flatMap(({ text, items: below }) => [
    `${'　'.repeat(depth)}${plainText(text).replaceAll('\n', ' ')}`,
    ...outlineLines(below, depth + 1),
  ]);
}

function blockText(block: PaperBlock, language: Paper['language']): string {
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
      return [plainText(block.drawing.title), ...outlineLines(outlineOf(block.drawing), 0)].join(
        '\n',
      );
    case 'signatures':
      return block.signers
        .map((name) => {
          const { signer, room, day } = signatureLine(name, language);
          return `${signer}${room}${day}`;
        })
        .join('\n');
    case 'page-break':
      return '';
    case 'halves':
      return [...block.upper, ...block.lower].map((one) => blockText(one, language)).join('\n\n');
    default:
      return unreachable(block);
  }
}

/** A paper as plain text, as one pastes it into a chat: a paragraph a line, the cells of a row apart by tabs. */
export function writeText({ blocks, language }: Paper): string {
  return `${blocks
    .map((block) => blockText(block, language))
    .join('\n\n')
    .replace(/^\n+|\n+$/g, '')}\n`;
}
