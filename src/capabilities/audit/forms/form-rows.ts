import type { Span } from '../../../engines/documents/tree.ts';
import type { Level } from '../../../facts/fact.ts';
import type { Reading } from '../../../facts/reading.ts';
import type { WordingHit } from './find-items.ts';
import type { FoundTable } from './form-tables.ts';
import type { PrintedNumber } from './printed-number.ts';
import { lastRowEnd, type LastRow } from './row-end.ts';
import { columnIndex, piecesOf, type ColumnIndex, type Piece } from './row-pieces.ts';
import { tailGap, unknownItemsIn, type UnknownItem } from './unknown-items.ts';
import { wordingSpans, type WordingSpans } from './wording-spans.ts';

/** One row of a form as it stands in the document, cut into pieces but not yet read. */
export interface FormRow {
  readonly level: Level;
  /** Null for a row whose wording no known form has. */
  readonly hit: WordingHit | null;
  readonly printed: PrintedNumber;
  readonly wording: WordingSpans;
  readonly wordingColumn: number | null;
  readonly pieces: readonly Piece[];
}

interface RowDraft {
  readonly hit: WordingHit | null;
  readonly printed: PrintedNumber;
  readonly wording: WordingSpans;
}

function unknownDraft(item: UnknownItem): RowDraft {
  const { no, core, observation, start, wordingStart, wordingEnd } = item;
  return {
    hit: null,
    printed: { no, core, observation, start, apart: false },
    wording: { start: wordingStart, end: wordingEnd, holes: [] },
  };
}

function knownDrafts(reading: Reading, table: FoundTable): readonly RowDraft[] {
  return table.items.map(({ hit, printed }) => {
    const wording = wordingSpans(reading, hit);
    const start = Math.min(printed.start, wording.start);
    return { hit, printed: { ...printed, start }, wording };
  });
}

function lastRow(level: Level, draft: RowDraft): LastRow {
  const asks = draft.hit?.wording.uses.some(
    (use) => use.item.level === level && use.item.remark !== null,
  );
  return { level, asks: asks ?? false };
}

/** Puts unknown printed items where they stand, between the known ones and after the last. */
function withUnknown(
  reading: Reading,
  level: Level,
  known: readonly RowDraft[],
): readonly RowDraft[] {
  return known.flatMap((draft, index): readonly RowDraft[] => {
    const after = draft.printed.no;
    if (after === null) return [draft];
    const next = known[index + 1];
    if (next && (next.printed.no === null || next.printed.no <= after + 1)) return [draft];
    const gap = next
      ? { from: draft.wording.end, to: next.printed.start, after, before: next.printed.no, level }
      : tailGap(reading, draft.wording, after, lastRow(level, draft));
    return [draft, ...unknownItemsIn(reading, gap).map(unknownDraft)];
  });
}

function rowOf(
  reading: Reading,
  level: Level,
  draft: RowDraft,
  end: number,
  columns: ColumnIndex,
): FormRow {
  const folded = draft.hit?.wording.folded ?? '';
  const { wording } = draft;
  const stretches: readonly (Span & { readonly inner: boolean })[] = [
    ...wording.holes.map((hole) => ({ ...hole, inner: true })),
    { start: wording.end, end: Math.max(end, wording.end), inner: false },
  ];
  return {
    level,
    ...draft,
    wordingColumn: columns.columnAt(wording.start),
    pieces: stretches.flatMap((stretch) =>
      piecesOf(reading, stretch, stretch.inner, folded, columns),
    ),
  };
}

/** The rows of a table, each reaching to where the next begins. */
export function rowsOf(reading: Reading, table: FoundTable): readonly FormRow[] {
  const { level } = table;
  const drafts = withUnknown(reading, level, knownDrafts(reading, table));
  const first = drafts[0];
  const last = drafts.at(-1);
  if (!first || !last) return [];
  const end = lastRowEnd(reading, last.wording, lastRow(level, last));
  const columns = columnIndex(reading, { start: first.printed.start, end });
  return drafts.map((draft, index) =>
    rowOf(reading, level, draft, drafts[index + 1]?.printed.start ?? end, columns),
  );
}
