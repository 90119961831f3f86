import type { RawParagraph } from './doc-text.ts';
import type { ParagraphPlace, RowDefinition } from './paragraph-place.ts';

/** Paragraphs and tables before they are written: a table's grid is known only when it is complete. */
export type DocBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly heading: number | null }
  | { readonly kind: 'table'; readonly rows: readonly DocRow[] };

export interface DocRow {
  readonly cells: readonly (readonly DocBlock[])[];
  readonly definition: RowDefinition | null;
}

export interface PlacedParagraph {
  readonly raw: RawParagraph;
  readonly place: ParagraphPlace;
}

interface Level {
  readonly rows: DocRow[];
  cells: DocBlock[][];
  current: DocBlock[];
}

function newLevel(): Level {
  return { rows: [], cells: [], current: [] };
}

function closeLevel(levels: Level[]): void {
  const level = levels.pop();
  const parent = levels.at(-1);
  if (!level || !parent) return;
  if (level.current.length > 0) level.cells.push(level.current);
  if (level.cells.length > 0) level.rows.push({ cells: level.cells, definition: null });
  if (level.rows.length > 0) parent.current.push({ kind: 'table', rows: level.rows });
}

function addText(level: Level, { raw, place }: PlacedParagraph): void {
  for (const line of raw.text.split('\n')) {
    const text = line.trim();
    if (text !== '') level.current.push({ kind: 'paragraph', text, heading: place.heading });
  }
}

/**
 * Paragraphs and cells to blocks. A cell ends with its mark, or with a paragraph that says so when the
 * table stands inside another; a row ends with a mark of its own, which holds no text.
 */
export function buildBlocks(
  placed: readonly PlacedParagraph[],
  maximumDepth: number,
): readonly DocBlock[] | null {
  const root = newLevel();
  const levels: Level[] = [root];
  let marks = 0;
  for (const one of placed) {
    const { raw, place } = one;
    const lost = raw.mark === 'cell' && place.depth === 0;
    const depth = lost ? 1 : place.depth;
    if (depth > maximumDepth) return null;
    while (levels.length - 1 > depth) closeLevel(levels);
    while (levels.length - 1 < depth) levels.push(newLevel());
    const level = levels.at(-1) as Level;
    marks = raw.mark === 'cell' ? marks + 1 : 0;
    const endsRow = place.endsRow || (lost && marks > 1 && raw.text === '');
    if (endsRow && depth > 0) {
      addText(level, one);
      if (level.current.length > 0) level.cells.push(level.current);
      level.rows.push({ cells: level.cells, definition: place.row });
      level.cells = [];
      level.current = [];
      marks = 0;
      continue;
    }
    addText(level, one);
    if (raw.mark === 'cell' || place.endsInnerCell) {
      level.cells.push(level.current);
      level.current = [];
    }
  }
  while (levels.length > 1) closeLevel(levels);
  return root.current;
}
