import { continuesRow } from '../text-tables.ts';
import type { PageContent, TextRun } from './page-content.ts';
import {
  joinLines,
  largest,
  linesOfRuns,
  partLine,
  piecesOfRun,
  textOfRuns,
} from './page-lines.ts';
import type { PageLine } from './page-lines.ts';
import { ruledTables } from './ruled-tables.ts';
import type { RuledCell, RuledTable } from './ruled-tables.ts';

/** A cell with its paragraphs; `column` counts from 0. */
export interface PageCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly paragraphs: readonly string[];
}

export interface PageTable {
  readonly kind: 'table';
  /** Left edges of the columns, for telling that a table goes on over a page. */
  readonly edges: readonly number[];
  readonly rows: readonly (readonly PageCell[])[];
}

export interface PageText {
  readonly kind: 'line';
  readonly text: string;
  /** Place of the baseline as a share of the height of the page. */
  readonly height: number;
}

export type PageBlock = PageTable | PageText;

/** Gap between columns, in characters. */
const columnGap = 1.5;

function inside(run: TextRun, table: RuledTable): boolean {
  const x = run.x + run.width / 2;
  const y = run.y - run.size * 0.35;
  return x >= table.left && x <= table.right && y >= table.top && y <= table.bottom;
}

function cellAt(table: RuledTable, run: TextRun): RuledCell | undefined {
  const start = run.x + Math.min(run.width / 2, run.size / 2);
  const y = run.y - run.size * 0.35;
  return table.cells.find(
    (cell) => start >= cell.left && start <= cell.right && y >= cell.top && y <= cell.bottom,
  );
}

/** A run that reaches over a wall of its table is parted at its blanks. */
function splitAtWalls(table: RuledTable, run: TextRun): readonly TextRun[] {
  const cell = cellAt(table, run);
  return !cell || run.x + run.width <= cell.right + run.size / 2 ? [run] : piecesOfRun(run);
}

/** Lines of a cell as paragraphs: a line that reaches the right edge goes on in the next. */
function paragraphsOf(runs: readonly TextRun[], right: number): readonly string[] {
  const paragraphs: string[] = [];
  let full = false;
  for (const line of linesOfRuns(runs)) {
    const text = textOfRuns(line.runs);
    if (text === '') continue;
    const above = paragraphs.at(-1);
    if (above !== undefined && full) paragraphs[paragraphs.length - 1] = joinLines(above, text);
    else paragraphs.push(text);
    full = right - line.right < line.size * 2;
  }
  return paragraphs;
}

function ruledBlock(table: RuledTable, runs: readonly TextRun[]): PageTable {
  const byCell = new Map<RuledCell, TextRun[]>();
  for (const run of runs) {
    const own = cellAt(table, run);
    for (const piece of splitAtWalls(table, run)) {
      const cell = cellAt(table, piece) ?? own;
      if (!cell) throw new Error('a run was given to a table that has no cell for it');
      const list = byCell.get(cell);
      if (list) list.push(piece);
      else byCell.set(cell, [piece]);
    }
  }
  const rows: PageCell[][] = Array.from({ length: table.rowCount }, () => []);
  for (const cell of table.cells) {
    rows[cell.row]?.push({
      column: cell.column,
      columns: cell.columns,
      rows: cell.rows,
      paragraphs: paragraphsOf(byCell.get(cell) ?? [], cell.right),
    });
  }
  return { kind: 'table', edges: table.columns.slice(0, -1), rows };
}

/** The x ranges that some lines leave free between their parts, wide enough to part columns. */
function corridors(lines: readonly PageLine[]): readonly number[] {
  const parts = lines
    .flatMap((line) => partLine(line, columnGap))
    .map((runs) => {
      const first = runs[0];
      const last = runs.at(-1);
      return { from: first?.x ?? 0, to: (last?.x ?? 0) + (last?.width ?? 0) };
    })
    .sort((a, b) => a.from - b.from);
  const middles: number[] = [];
  let reach = parts[0]?.to ?? 0;
  const size = -largest(lines.map((line) => -line.size));
  for (const part of parts) {
    if (part.from - reach >= size) middles.push((reach + part.from) / 2);
    reach = Math.max(reach, part.to);
  }
  return middles;
}

function columnTexts(line: PageLine, cuts: readonly number[]): readonly string[] {
  const columns: TextRun[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const run of line.runs) {
    const at = cuts.findIndex((cut) => run.x + run.width / 2 < cut);
    columns[at === -1 ? cuts.length : at]?.push(run);
  }
  return columns.map(textOfRuns);
}

function columnTable(lines: readonly PageLine[], cuts: readonly number[]): PageTable {
  const rows: string[][] = [];
  for (const line of lines) {
    const texts = columnTexts(line, cuts);
    const above = rows.at(-1);
    if (above && continuesRow(above, texts)) {
      texts.forEach((text, at) => {
        if (text !== '') above[at] = joinLines(above[at] ?? '', text);
      });
    } else rows.push([...texts]);
  }
  return {
    kind: 'table',
    edges: [lines[0]?.left ?? 0, ...cuts],
    rows: rows.map((row) =>
      row.map((text, column) => ({
        column,
        columns: 1,
        rows: 1,
        paragraphs: text === '' ? [] : [text],
      })),
    ),
  };
}

/** Lines without rules: neighbours whose gaps agree are a table, the rest is text. */
function looseBlocks(lines: readonly PageLine[], height: number): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  const asText = (line: PageLine): void => {
    const text = textOfRuns(line.runs);
    if (text !== '') blocks.push({ kind: 'line', text, height: line.y / height });
  };
  let at = 0;
  while (at < lines.length) {
    const first = lines[at] as PageLine;
    const parts = partLine(first, columnGap).length;
    let end = at + 1;
    let cuts = parts > 1 ? corridors([first]) : [];
    while (parts > 1 && end < lines.length) {
      const next = lines[end] as PageLine;
      const close = next.y - (lines[end - 1] as PageLine).y < next.size * 4;
      const shared = close ? corridors(lines.slice(Math.max(at, end - 40), end + 1)) : [];
      if (shared.length < cuts.length || shared.length === 0) break;
      cuts = shared;
      end += 1;
    }
    const rows = lines.slice(at, end);
    const split = rows.filter((line) => partLine(line, columnGap).length > 1).length;
    if (split >= 2) blocks.push(columnTable(rows, corridors(rows)));
    else {
      end = at + 1;
      asText(first);
    }
    at = end;
  }
  return blocks;
}

/** The text and tables of a page, from top to bottom. */
export function blocksOfPage(page: PageContent): readonly PageBlock[] {
  const tables = ruledTables(page.across, page.down);
  const within = new Map<RuledTable, TextRun[]>(tables.map((table) => [table, []]));
  const loose: TextRun[] = [];
  for (const run of page.runs) {
    // Words that only reach into a table from beside it stand in none of its cells.
    const table = tables.find((one) => inside(run, one) && cellAt(one, run) !== undefined);
    (table ? within.get(table) : loose)?.push(run);
  }
  const lines = linesOfRuns(loose);
  const blocks: PageBlock[] = [];
  let from = 0;
  for (const table of tables) {
    const runs = within.get(table) ?? [];
    if (runs.length === 0) continue;
    let to = from;
    while (to < lines.length && (lines[to] as PageLine).y < table.bottom) to += 1;
    blocks.push(...looseBlocks(lines.slice(from, to), page.height), ruledBlock(table, runs));
    from = to;
  }
  blocks.push(...looseBlocks(lines.slice(from), page.height));
  return blocks;
}
