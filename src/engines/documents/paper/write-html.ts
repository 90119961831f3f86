import { unreachable } from '../../../kernel/unreachable.ts';
import { escapeHtml, isAddress, markOf } from './escape.ts';
import type { Line, Paper, PaperBlock, PaperCell, PaperTable } from './paper.ts';
import { signatureLine } from './signature.ts';
import { screenFonts, writeSvg } from './write-svg.ts';

function lineHtml(line: Line): string {
  if (typeof line === 'string') return escapeHtml(line).replaceAll('\n', '<br>');
  return line
    .map(({ text, bold, mark, href }) => {
      const words = `${markOf(mark)}${escapeHtml(text).replaceAll('\n', '<br>')}`;
      const linked =
        href === undefined || !isAddress(href)
          ? words
          : `<a href="${escapeHtml(href)}">${words}</a>`;
      return bold === true ? `<strong>${linked}</strong>` : linked;
    })
    .join('');
}

function cellHtml(cell: PaperCell, tag: 'td' | 'th'): string {
  const columns = cell.columns === undefined ? '' : ` colspan="${cell.columns}"`;
  const rows = cell.rows === undefined ? '' : ` rowspan="${cell.rows}"`;
  const scope = tag === 'th' ? ' scope="col"' : '';
  const align = cell.align === undefined || cell.align === 'start' ? '' : ` class="${cell.align}"`;
  return `<${tag}${scope}${columns}${rows}${align}>${cell.lines.map(lineHtml).join('<br>')}</${tag}>`;
}

/** What stands around a block: the heading above names a table to those who hear the page. */
interface Around {
  readonly raise: number;
  readonly language: Paper['language'];
  readonly above: string;
}

/** From so many columns, or points, on a table or a chart does not fit a phone and scrolls by itself. */
const wideFrom = { columns: 5, points: 340 };

function tableHtml({ rows, headings, widths }: PaperTable, above: string): string {
  const row = (cells: readonly PaperCell[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => cellHtml(cell, tag)).join('')}</tr>`;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths
    .map((width) => `<col style="width:${Math.round((width / whole) * 1000) / 10}%">`)
    .join('');
  const head = rows.slice(0, headings).map((cells) => row(cells, 'th'));
  const body = rows.slice(headings).map((cells) => row(cells, 'td'));
  const named = above === '' ? '' : ` role="region" aria-label="${escapeHtml(above)}"`;
  const wide = widths.length >= wideFrom.columns;
  return [
    wide ? `<div class="table wide" tabindex="0"${named}><table>` : '<div class="table"><table>',
    `<colgroup>${columns}</colgroup>`,
    head.length > 0 ? `<thead>${head.join('')}</thead>` : '',
    `<tbody>${body.join('')}</tbody></table></div>`,
  ].join('');
}

/** The tag of a heading that many levels down. */
const headingTag = (level: number): string => `h${Math.min(6, Math.max(1, level))}`;

function blockHtml(block: PaperBlock, { raise, language, above }: Around): string {
  switch (block.kind) {
    case 'title': {
      const tag = headingTag(1 + raise);
      return `<${tag} class="title">${escapeHtml(block.text)}</${tag}>`;
    }
    case 'heading': {
      const tag = headingTag(block.level + 1 + raise);
      const id = block.id === undefined ? '' : ` id="${escapeHtml(block.id)}"`;
      return `<${tag}${id}>${escapeHtml(block.text)}</${tag}>`;
    }
    case 'paragraph': {
      const classes = [
        ...(block.indented === true ? ['indented'] : []),
        ...(block.align === undefined || block.align === 'start' ? [] : [block.align]),
      ];
      const named = classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
      return `<p${named}>${lineHtml(block.line)}</p>`;
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(block, above);
    case 'drawing': {
      const { title, width } = block.drawing;
      const wide = width > wideFrom.points ? ' class="wide" tabindex="0"' : '';
      return `<figure${wide}>${writeSvg(block.drawing)}<figcaption>${escapeHtml(title)}</figcaption></figure>`;
    }
    case 'signatures': {
      const lines = block.signers.map((name) => {
        const { signer, room, day } = signatureLine(name, language);
        return `<p>${escapeHtml(signer)}<span>${room}</span><span>${day}</span></p>`;
      });
      return `<div class="signatures">${lines.join('')}</div>`;
    }
    case 'page-break':
      return '<hr class="page-break">';
    case 'halves': {
      const half = (blocks: readonly PaperBlock[]): string =>
        `<div class="half">${htmlBlocks(blocks, raise, language)}</div>`;
      return `<div class="halves">${half(block.upper)}<hr class="cut">${half(block.lower)}</div>`;
    }
    default:
      return unreachable(block);
  }
}

/**
 * The blocks of a paper for a page that has headings of its own: `raise` is how many levels lower they begin. Tables and
 * charts wider than a phone scroll by themselves and say so; the page's style is `paperStyle`, or `partsStyle` of a part.
 */
export function htmlBlocks(
  blocks: readonly PaperBlock[],
  raise = 0,
  language: Paper['language'] = 'zh-CN',
): string {
  let above = '';
  return blocks
    .map((block) => {
      if (block.kind === 'title' || block.kind === 'heading') above = block.text;
      return blockHtml(block, { raise, language, above });
    })
    .join('\n');
}

/** A narrow screen, the width of a phone. */
const narrow = '@media screen and (max-width:40rem)';

/** How the blocks of a paper look inside whatever the selector names (`.paper`, or nothing for the whole page). */
export function partsStyle(within: string): string {
  const rules = (all: readonly (readonly [selectors: string, style: string])[]): string =>
    all
      .map(([selectors, style]) => {
        const scoped = selectors.split(',').map((one) => `${within} ${one}`.trim());
        return `${scoped.join(',')}{${style}}`;
      })
      .join('\n');
  const hint = (text: string): string => `display:block;font-size:.85rem;content:"${text}"`;
  const onScreen = rules([
    ['.title', 'text-align:center'],
    ['p', 'margin:.5em 0;overflow-wrap:anywhere'],
    ['.indented', 'text-indent:2em'],
    ['.center', 'text-align:center'],
    ['.end', 'text-align:right'],
    ['.table,figure', 'overflow-x:auto'],
    ['table', 'border-collapse:collapse;width:calc(100% - 1px)'],
    [
      'th,td',
      'border:1px solid #666;padding:.35em .5em;vertical-align:top;overflow-wrap:anywhere;text-align:left',
    ],
    ['th', 'background:#f3f3f3;text-align:center'],
    ['td.center', 'text-align:center'],
    ['td.end', 'text-align:right'],
    ['figure', 'margin:1em 0;text-align:center'],
    ['figcaption', 'font-size:.9rem'],
    ['.signatures', 'margin-top:2em;text-align:right;overflow-wrap:anywhere'],
    ['.signatures span', 'white-space:nowrap;display:inline-block'],
    ['.page-break', 'border:0;break-after:page'],
    ['.cut', 'border:0;border-top:1px dashed #666;margin:1em 0'],
  ]);
  const onPhone = rules([
    ['.wide table', 'min-width:40rem'],
    // The width of the drawing itself: shrunk to a phone its words could not be read.
    ['.wide svg', 'max-width:none!important'],
    ['.wide::before', hint('内容较宽，可以左右滑动')],
    ['.wide:lang(en)::before', hint('Wider than the screen: scroll it sideways')],
  ]);
  const onPaper = rules([
    ['.table,figure', 'overflow:visible'],
    ['thead', 'display:table-header-group'],
    ['tr,figure,.signatures', 'break-inside:avoid'],
    ['h1,h2,h3,h4', 'break-after:avoid'],
    ['a', 'color:inherit;text-decoration:none'],
    // A4 less the margins of the page, cut across its middle.
    ['.halves', 'break-inside:avoid'],
    ['.half', 'height:12.3cm;overflow:hidden'],
    ['.cut', 'margin:0'],
  ]);
  return `${onScreen}\n${narrow}{${onPhone}}\n@media print{${onPaper}}`;
}

/** How a paper looks as a page of its own: on a screen, on a phone and on A4. */
export const paperStyle = `body{margin:0 auto;max-width:50rem;padding:1rem;font-family:${screenFonts};line-height:1.7;color:#1f1f1f;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.25rem}h3{font-size:1.1rem}
${partsStyle('')}
@media print{@page{size:A4;margin:2.5cm 2cm}body{padding:0;max-width:none;font-size:12pt}}`;

/** A paper as a page of its own: no script, nothing fetched, printable. */
export function writeHtml(paper: Paper): string {
  const page = paper.orientation === 'landscape' ? '@media print{@page{size:A4 landscape}}' : '';
  return [
    '<!doctype html>',
    `<html lang="${paper.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(paper.title)}</title><style>${paperStyle}\n${page}</style></head>`,
    `<body><main>${htmlBlocks(paper.blocks, 0, paper.language)}</main>`,
    paper.foot === null ? '' : `<footer><p class="center">${escapeHtml(paper.foot)}</p></footer>`,
    '</body></html>\n',
  ].join('\n');
}
