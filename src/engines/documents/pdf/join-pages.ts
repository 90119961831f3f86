import { continuesRow } from '../text-tables.ts';
import { joinLines } from './page-lines.ts';
import type { PageBlock, PageCell, PageTable, PageText } from './page-blocks.ts';

const decorated =
  /^(?:[-—–~·\s]{1,6}\d{1,4}[-—–~·\s]{1,6}|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*[/／]\s*\d{1,4}|page\s+\d{1,4}.{0,10})$/i;

interface Numbered {
  readonly block: PageText;
  readonly value: number;
  readonly plain: boolean;
}

/** A lone number in the margin of a page. */
function numberLine(block: PageBlock | undefined): Numbered | null {
  if (block?.kind !== 'line' || (block.height > 0.1 && block.height < 0.9)) return null;
  const text = block.text.trim();
  const plain = /^\d{1,4}$/.test(text);
  if (!plain && !decorated.test(text)) return null;
  return { block, value: Number(/\d+/.exec(text)?.[0]), plain };
}

/** Leaves out running page numbers: decorated ones, and plain ones that count on from page to page. */
export function withoutPageNumbers(
  pages: readonly (readonly PageBlock[])[],
): readonly (readonly PageBlock[])[] {
  const found = pages.map((page) =>
    [numberLine(page[0]), numberLine(page.at(-1))].filter((one) => one !== null),
  );
  const offsets = new Map<number, number>();
  found.forEach((list, at) => {
    for (const { value } of list) offsets.set(value - at, (offsets.get(value - at) ?? 0) + 1);
  });
  return pages.map((page, at) => {
    const running = (found[at] ?? [])
      .filter(({ value, plain }) => {
        return !plain || (offsets.get(value - at) ?? 0) > 1 || pages.length === 1;
      })
      .map(({ block }): PageBlock => block);
    return running.length === 0 ? page : page.filter((block) => !running.includes(block));
  });
}

function goesOn(above: PageTable, below: PageTable): boolean {
  return (
    above.edges.length === below.edges.length &&
    above.edges.every((edge, at) => Math.abs(edge - (below.edges[at] as number)) < 4)
  );
}

function words(row: readonly PageCell[]): readonly string[] {
  return row.map((cell) => cell.paragraphs.join(''));
}

/** A row the page break cut in two becomes one again. */
function joinRows(above: readonly PageCell[], below: readonly PageCell[]): readonly PageCell[] {
  return above.map((cell, at) => {
    const rest = below[at]?.paragraphs ?? [];
    const last = cell.paragraphs.at(-1);
    if (rest.length === 0) return cell;
    if (last === undefined) return { ...cell, paragraphs: rest };
    const [first = '', ...others] = rest;
    return {
      ...cell,
      paragraphs: [...cell.paragraphs.slice(0, -1), joinLines(last, first), ...others],
    };
  });
}

function joinTables(above: PageTable, below: PageTable): PageTable {
  const last = above.rows.at(-1);
  const [first, ...others] = below.rows;
  const broken =
    last && first && last.length === first.length && continuesRow(words(last), words(first));
  if (last && first && broken) {
    return { ...above, rows: [...above.rows.slice(0, -1), joinRows(last, first), ...others] };
  }
  return { ...above, rows: [...above.rows, ...below.rows] };
}

/** Blocks of all pages; `null` marks a page break. A table that goes on over the break stays one. */
export function joinPages(pages: readonly (readonly PageBlock[])[]): readonly (PageBlock | null)[] {
  const joined: (PageBlock | null)[] = [];
  for (const page of pages) {
    const last = joined.at(-1);
    const [first, ...rest] = page;
    if (last?.kind === 'table' && first?.kind === 'table' && goesOn(last, first)) {
      joined[joined.length - 1] = joinTables(last, first);
      joined.push(...rest);
    } else {
      if (joined.length > 0 && page.length > 0) joined.push(null);
      joined.push(...page);
    }
  }
  return joined;
}
