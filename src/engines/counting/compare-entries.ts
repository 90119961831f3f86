import type { CandidateId, Sheet } from './model.ts';

/** One number of a sheet. */
export type SheetCell =
  | { readonly kind: 'ballots'; readonly of: 'issued' | 'returned' | 'invalid' }
  | {
      readonly kind: 'marks';
      readonly id: CandidateId;
      readonly of: 'yes' | 'no' | 'abstain';
    }
  | { readonly kind: 'write-in'; readonly id: CandidateId };

/** A number that two people entered differently; null where one has no such row. */
export interface SheetDifference {
  readonly cell: SheetCell;
  readonly first: number | null;
  readonly second: number | null;
}

interface Cell {
  readonly cell: SheetCell;
  readonly value: number;
}

function cellsOf(sheet: Sheet): ReadonlyMap<string, Cell> {
  const cells = [
    ...(['issued', 'returned', 'invalid'] as const).map((of): Cell => ({
      cell: { kind: 'ballots', of },
      value: sheet[of],
    })),
    ...sheet.candidates.flatMap((row) =>
      (['yes', 'no', 'abstain'] as const).map((of): Cell => ({
        cell: { kind: 'marks', id: row.id, of },
        value: row[of],
      })),
    ),
    ...sheet.writeIns.map(({ id, votes }): Cell => ({
      cell: { kind: 'write-in', id },
      value: votes,
    })),
  ];
  return new Map(cells.map((one) => [JSON.stringify(one.cell), one]));
}

/**
 * The numbers in which two entries of one sheet differ, in the order of the sheet; none where they agree. A name
 * written in with 0 votes is as good as not there.
 */
export function compareEntries(first: Sheet, second: Sheet): readonly SheetDifference[] {
  const [a, b] = [cellsOf(first), cellsOf(second)];
  return [...new Map([...a, ...b])].flatMap(([key, { cell }]) => {
    const [left, right] = [a.get(key)?.value ?? null, b.get(key)?.value ?? null];
    const same = cell.kind === 'write-in' ? (left ?? 0) === (right ?? 0) : left === right;
    return same ? [] : [{ cell, first: left, second: right }];
  });
}
