import { readBallot, type Mark } from '../../counting/ballot.ts';
import type { CandidateId, Sheet } from '../../counting/model.ts';
import { electronicChannel, type Choices, type Setup } from '../model.ts';

const markOf: Readonly<Record<string, Mark>> = { Y: 'yes', N: 'no', A: 'abstain', '-': 'unmarked' };

/** How somebody written in is called on a board: by number in the list of the roster. */
export const writtenIn = (number: number): CandidateId => `w${number}`;

/** Ballots as they were read, those that could not be read as null. */
export interface ToTally {
  readonly setup: Setup;
  /** Ballots issued by this channel. */
  readonly issued: number;
  readonly ballots: readonly (Choices | null)[];
}

interface Counts {
  yes: number;
  no: number;
  abstain: number;
}

/** The sheet of the electronic channel: every ballot read by the counting law (C4), all of them returned. */
export function tallyBoard({ setup, issued, ballots }: ToTally): Sheet {
  const candidates = setup.candidates.map(({ id }) => id);
  const context = { ...setup.round, rules: setup.rules, candidates };
  const votes: Counts[] = candidates.map(() => ({ yes: 0, no: 0, abstain: 0 }));
  const writeIns = new Map<CandidateId, number>();
  let invalid = 0;
  for (const choices of ballots) {
    const marks = [...(choices?.m ?? '')].map((letter, at) => ({
      id: candidates[at] ?? '',
      mark: markOf[letter] ?? 'unmarked',
    }));
    const written = choices?.w.map(writtenIn) ?? [];
    const read = choices === null ? null : readBallot({ marks, writeIns: written }, context);
    if (read === null || !read.valid) {
      invalid += 1;
      continue;
    }
    for (const [at, { mark }] of read.marks.entries()) {
      const row = votes[at];
      if (row !== undefined) row[mark] += 1;
    }
    for (const id of read.writeIns) writeIns.set(id, (writeIns.get(id) ?? 0) + 1);
  }
  return {
    channel: electronicChannel,
    issued,
    returned: ballots.length,
    invalid,
    candidates: candidates.map((id, at) => ({
      id,
      ...(votes[at] ?? { yes: 0, no: 0, abstain: 0 }),
    })),
    writeIns: [...writeIns]
      .map(([id, count]) => ({ id, votes: count }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
