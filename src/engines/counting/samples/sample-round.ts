import {
  countingRules,
  type CandidateId,
  type CountingRules,
  type RoundInput,
  type Sheet,
} from '../model.ts';

/** Six candidates, as the vectors of the law name them. */
export const six: readonly CandidateId[] = ['甲', '乙', '丙', '丁', '戊', '己'];

/** Rules that differ from the defaults in what is given. */
export function rulesWith(given: Partial<CountingRules>): CountingRules {
  return countingRules.parse(given);
}

/** Votes of a sheet told briefly: who is not 赞成 is 反对. */
export interface Brief {
  readonly channel?: string;
  readonly issued: number;
  readonly returned: number;
  readonly invalid?: number;
  readonly yes: Readonly<Record<CandidateId, number>>;
  readonly writeIns?: Readonly<Record<CandidateId, number>>;
}

/** The sheet that a brief tells. */
export function briefSheet({
  channel = '票箱',
  issued,
  returned,
  invalid = 0,
  yes,
  writeIns = {},
}: Brief): Sheet {
  const valid = returned - invalid;
  return {
    channel,
    issued,
    returned,
    invalid,
    candidates: Object.entries(yes).map(([id, votes]) => ({
      id,
      yes: votes,
      no: valid - votes,
      abstain: 0,
    })),
    writeIns: Object.entries(writeIns).map(([id, votes]) => ({ id, votes })),
  };
}

/** Votes in the order of the candidates. */
export function votesFor(
  votes: readonly number[],
  names: readonly CandidateId[] = six,
): Readonly<Record<CandidateId, number>> {
  return Object.fromEntries(votes.map((count, at) => [names[at] ?? '', count]));
}

/** The round of the vectors (S = 5, E = 170, P = 158, default rules), changed in what is given. */
export function sampleRound(given: Partial<RoundInput> = {}): RoundInput {
  return {
    rules: countingRules.parse({}),
    kind: 'first',
    number: 1,
    tieNumber: 0,
    seats: 5,
    contest: 'contested',
    candidates: six,
    expected: 170,
    present: 158,
    sheets: [],
    barred: [],
    ...given,
  };
}
