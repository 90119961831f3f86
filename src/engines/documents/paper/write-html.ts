import { unreachable } from '../../../kernel/unreachable.ts';
import { escapeHtml, markOf } from './escape.ts';
import type { Line, Paper, PaperBlock, PaperCell, PaperTable } from './paper.ts';
import { screenFonts, writeSvg } from './write-svg.ts';

function lineHtml(line: Line): string {
  if (typeof line === 'string') return escapeHtml(line).replaceAll('\n', '<br>');
  return line
    .map(({ text, bold, mark, href }) => {
      const words = `${markOf(mark)}${escapeHtml(text).replaceAll('\n', '<br>')}`;
      const linked = href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`;
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

function tableHtml({ rows, headings, widths }: PaperTable): string {
  const row = (cells: readonly PaperCell[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => cellHtml(cell, tag)).join('')}</tr>`;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths
    .map((width) => `<col style="width:${Math.round((width / whole) * 1000) / 10}%">`)
    .join('');
  const head = rows.slice(0, headings).map((cells) => row(cells, 'th'));
  const body = rows.slice(headings).map((cells) => row(cells, 'td'));
  return [
    '<div class="table" role="region" tabindex="0"><table>',
    `<colgroup>${columns}</colgroup>`,
    head.length > 0 ? `<thead>${head.join('')}</thead>` : '',
    `<tbody>${body.join('')}</tbody></table></div>`,
  ].join('');
}

function blockHtml(block: PaperBlock, raise: number): string {
  switch (block.kind) {
    case 'title':
      return `<h${1 + raise}>${escapeHtml(block.text)}</h${1 + raise}>`;
    case 'heading': {
      const tag = `h${Math.min(6, block.level + 1 + raise)}`;
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
      return tableHtml(block);
    case 'drawing':
      return `<figure>${writeSvg(block.drawing)}<figcaption>${escapeHtml(block.drawing.title)}</figcaption></figure>`;
    case 'signatures':
      return `<div class="signatures">${block.signers.map((signer) => `<p>${escapeHtml(signer)}：<span class="line"></span></p>`).join('')}</div>`;
    case 'page-break':
      return '<hr class="page-break">';
    default:
      return unreachable(block);
  }
}

/**
 * The blocks of a paper for a page that has headings of its own: `raise` is how many levels lower they begin. Tables
 * wider than a phone scroll by themselves; the page's style is `paperStyle`.
 */
export function htmlBlocks(blocks: readonly PaperBlock[], raise = 0): string {
  return blocks.map((block) => blockHtml(block, raise)).join('\n');
}

/** How a paper looks on a screen, on a phone and on A4. */
export const paperStyle = `body{margin:0 auto;max-width:50rem;padding:1rem;font-family:${screenFonts};line-height:1.7;color:#1f1f1f;background:#fff}
h1{text-align:center;font-size:1.6rem}h2{font-size:1.25rem}h3{font-size:1.1rem}
p{margin:.5em 0;overflow-wrap:anywhere}.indented{text-indent:2em}.center{text-align:center}.end{text-align:right}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;min-width:20rem}
th,td{border:1px solid #666;padding:.35em .5em;vertical-align:top;overflow-wrap:anywhere;text-align:left}
th{background:#f3f3f3;text-align:center}td.center{text-align:center}td.end{text-align:right}
figure{margin:1em 0;overflow-x:auto;text-align:center}figcaption{font-size:.9rem}
.signatures{margin-top:2em}.signatures .line{display:inline-block;min-width:10em;border-bottom:1px solid #333}
.page-break{border:0;break-after:page}
@media print{@page{size:A4;margin:2.5cm 2cm}body{padding:0;max-width:none;font-size:12pt}.table{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}a{color:inherit;text-decoration:none}}`;

/** A paper as a page of its own: no script, nothing fetched, printable. */
export function writeHtml(paper: Paper): string {
  const page = paper.orientation === 'landscape' ? '@media print{@page{size:A4 landscape}}' : '';
  return [
    '<!doctype html>',
    `<html lang="${paper.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(paper.title)}</title><style>${paperStyle}\n${page}</style></head>`,
    `<body><main>${htmlBlocks(paper.blocks)}</main>`,
    paper.foot === null ? '' : `<footer><p class="center">${escapeHtml(paper.foot)}</p></footer>`,
    '</body></html>\n',
  ].join('\n');
}
