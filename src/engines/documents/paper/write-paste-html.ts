import { unreachable } from '../../../kernel/unreachable.ts';
import type { Drawing } from './drawing.ts';
import { escapeHtml, markOf } from './escape.ts';
import { outlineOf, type OutlineItem } from './outline.ts';
import type { Line, Paper, PaperBlock, PaperCell } from './paper.ts';
import { signatureLine } from './signature.ts';

const border = 'border:1px solid #666;padding:4px 6px;vertical-align:top';

function line(words: Line): string {
  if (typeof words === 'string') return escapeHtml(words).replaceAll('\n', '<br>');
  return words
    .map(({ text, bold, mark }) => {
      const shown = `${markOf(mark)}${escapeHtml(text)}`;
      return bold === true ? `<strong>${shown}</strong>` : shown;
    })
    .join('');
}

function cell({ lines, columns, rows, align }: PaperCell, heading: boolean): string {
  const spans = `${columns === undefined ? '' : ` colspan="${columns}"`}${rows === undefined ? '' : ` rowspan="${rows}"`}`;
  const placed = heading || align === 'center' ? ';text-align:center' : '';
  const words = lines.map(line).join('<br>');
  return `<td${spans} style="${border}${placed}">${heading ? `<strong>${words}</strong>` : words}</td>`;
}

/** Pictures do not survive pasting: a chart becomes the list of what stands in it. */
function drawing(drawn: Drawing): string {
  const list = (items: readonly OutlineItem[]): string =>
    items.length === 0
      ? ''
      : `<ul>${items.map(({ text, items: below }) => `<li>${escapeHtml(text)}${list(below)}</li>`).join('')}</ul>`;
  return `<p style="text-align:center"><strong>${escapeHtml(drawn.title)}</strong></p>${list(outlineOf(drawn))}`;
}

function block(one: PaperBlock, language: Paper['language']): string {
  switch (one.kind) {
    case 'title':
      return `<p style="text-align:center;font-size:22px"><strong>${escapeHtml(one.text)}</strong></p>`;
    case 'heading':
      return `<p style="font-size:${20 - one.level * 2}px"><strong>${escapeHtml(one.text)}</strong></p>`;
    case 'paragraph': {
      const indent = one.indented === true ? 'text-indent:2em;' : '';
      const align =
        one.align === undefined || one.align === 'start'
          ? ''
          : `text-align:${one.align === 'end' ? 'right' : 'center'};`;
      const style = indent + align;
      return `<p${style === '' ? '' : ` style="${style}"`}>${line(one.line)}</p>`;
    }
    case 'list': {
      const tag = one.ordered ? 'ol' : 'ul';
      return `<${tag}>${one.items.map((item) => `<li>${line(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table': {
      const rows = one.rows.map(
        (cells, at) => `<tr>${cells.map((own) => cell(own, at < one.headings)).join('')}</tr>`,
      );
      return `<table style="border-collapse:collapse;width:100%"><tbody>${rows.join('')}</tbody></table>`;
    }
    case 'drawing':
      return drawing(one.drawing);
    case 'signatures':
      return one.signers
        .map((name) => {
          const { signer, room, day } = signatureLine(name, language);
          return `<p style="text-align:right">${escapeHtml(signer)}${room}${day}</p>`;
        })
        .join('');
    case 'page-break':
      return '';
    case 'halves':
      return [...one.upper, ...one.lower].map((own) => block(own, language)).join('\n');
    default:
      return unreachable(one);
  }
}

/**
 * A paper as HTML that survives being pasted into a school's web editor or a public account: no classes, no scripts,
 * no pictures, no links; every style stands on its own element.
 */
export function writePasteHtml({ blocks, language }: Paper): string {
  return `${blocks.map((one) => block(one, language)).join('\n')}\n`;
}
