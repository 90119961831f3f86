import type { CandidateId, Sheet } from '../../engines/counting/model.ts';
import type { DueRound } from '../elections/electronic.ts';
import { boardId } from './setup-made.ts';

/** People of a round as its board calls them: `c1` who is listed, `w0` who stands in the list for writing in. */
export interface PeopleOnBoard {
  onBoard(personId: string): CandidateId;
  person(id: CandidateId): string;
}

/**
 * Names people both ways. Somebody written in on paper who stands in no list is `p1`, `p2`, … in the order in which they
 * are first met; the caller meets them in the same order every time.
 */
export function peopleOnBoard(
  due: Pick<DueRound, 'listed'>,
  candidates: readonly string[],
  roster: readonly string[],
): PeopleOnBoard {
  const ids = new Map<string, CandidateId>([
    ...roster.map((id, number) => [id, `w${number}`] as const),
    ...candidates.map((id) => [id, boardId(due, id)] as const),
  ]);
  const people = new Map([...ids].map(([person, id]) => [id, person]));
  let others = 0;
  return {
    onBoard: (personId) => {
      const known = ids.get(personId);
      if (known !== undefined) return known;
      others += 1;
      const id = `p${others}`;
      ids.set(personId, id);
      people.set(id, personId);
      return id;
    },
    person: (id) => {
      const found = people.get(id);
      if (found === undefined) throw new Error(`nobody on the board is ${id}`);
      return found;
    },
  };
}

/** A sheet with other names for the same people; those written in stand in code-unit order. */
export const renamed = (sheet: Sheet, name: (id: string) => string): Sheet => ({
  ...sheet,
  candidates: sheet.candidates.map((row) => ({ ...row, id: name(row.id) })),
  writeIns: sheet.writeIns
    .map((row) => ({ ...row, id: name(row.id) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
