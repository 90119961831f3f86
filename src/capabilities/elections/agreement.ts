import { compareEntries, type SheetDifference } from '../../engines/counting/compare-entries.ts';
import type { CandidateVotes, Sheet, WriteInVotes } from '../../engines/counting/model.ts';
import { isAgreed } from '../../engines/counting/sheet-chain.ts';

/** The number that at least two of three entered; the first one's where all three differ, which is no agreement then. */
function commonest(values: readonly number[]): number {
  const [first = 0] = values;
  return values.find((one, at) => values.indexOf(one) !== at) ?? first;
}

function marks(entries: readonly Sheet[], { id }: CandidateVotes): CandidateVotes {
  const rows = entries.map(({ candidates }) => candidates.find((row) => row.id === id));
  const of = (mark: 'yes' | 'no' | 'abstain'): number =>
    commonest(rows.map((row) => row?.[mark] ?? 0));
  return { id, yes: of('yes'), no: of('no'), abstain: of('abstain') };
}

function writtenIn(entries: readonly Sheet[]): readonly WriteInVotes[] {
  const ids = [...new Set(entries.flatMap(({ writeIns }) => writeIns.map(({ id }) => id)))].sort();
  return ids
    .map((id) => ({
      id,
      votes: commonest(
        entries.map(({ writeIns }) => writeIns.find((row) => row.id === id)?.votes ?? 0),
      ),
    }))
    .filter(({ votes }) => votes > 0);
}

/**
 * The sheet on which entries agree: two that are equal, or of three each number that two of them have. Null while there
 * is none. Counting says what agreement is; this only puts the numbers together.
 */
export function agreedSheet(entries: readonly Sheet[]): Sheet | null {
  const [first] = entries;
  if (first === undefined || entries.length < 2) return null;
  const of = (figure: 'issued' | 'returned' | 'invalid'): number =>
    commonest(entries.map((entry) => entry[figure]));
  const sheet: Sheet = {
    channel: first.channel,
    issued: of('issued'),
    returned: of('returned'),
    invalid: of('invalid'),
    candidates: first.candidates.map((row) => marks(entries, row)),
    writeIns: writtenIn(entries),
  };
  const entered = { kind: 'sheet', id: '-', office: '-', round: 1, replaces: null } as const;
  return isAgreed({ ...entered, entries: [...entries], sheet }, 'paper') ? sheet : null;
}

/** The cells in which any two of the entries differ; those of the first two where there are no more. */
export function differencesIn(entries: readonly Sheet[]): readonly SheetDifference[] {
  const [first, second] = entries;
  return first && second ? compareEntries(first, second) : [];
}
