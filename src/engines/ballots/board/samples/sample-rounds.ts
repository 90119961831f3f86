import type { Sheet } from '../../../counting/model.ts';
import type { BoardEvent } from '../../model.ts';
import type { PaperSheet } from '../paper.ts';
import {
  sampleBoard,
  type SampleBoard,
  type SampleInput,
  type SampleIssuer,
} from './sample-board.ts';

const marks = (...all: readonly string[]) => all.map((m) => ({ m, w: [] }));

/** A sheet of a paper box: votes as [yes, no, abstain] by candidate. */
export function paperOf(
  channel: string,
  [issued, returned, invalid]: readonly [number, number, number],
  votes: readonly (readonly [number, number, number])[],
  writeIns: Sheet['writeIns'] = [],
): Sheet {
  const candidates = votes.map(([yes, no, abstain], at) => ({
    id: `c${at + 1}`,
    yes,
    no,
    abstain,
  }));
  return { channel, issued, returned, invalid, candidates, writeIns };
}

/** A sheet that two people entered alike. */
export function entered(id: string, sheet: Sheet, replaces: string | null = null): PaperSheet {
  return { id, replaces, entries: [sheet, sheet], sheet };
}

const box = paperOf(
  'paper-1',
  [4, 4, 1],
  [
    [2, 1, 0],
    [1, 1, 1],
    [2, 0, 1],
  ],
);
const slip = paperOf(
  'paper-1',
  [4, 4, 1],
  [
    [2, 1, 0],
    [1, 1, 1],
    [1, 1, 1],
  ],
);
const wrong = paperOf(
  'paper-1',
  [4, 4, 1],
  [
    [2, 1, 0],
    [1, 1, 1],
    [2, 1, 1],
  ],
);
const by = { body: '大会主席团', on: '2026-11-21' };

/** Every kind of round there is, small. */
const inputs: Readonly<Record<string, Omit<SampleInput, 'issuers'> & { readonly issuers: 1 | 2 }>> =
  {
    plain: { issuers: 1, ballots: marks('YYN', 'YNA', 'YYN', 'NNN', 'Y-Y') },
    'plain, two issuers': { issuers: 2, ballots: marks('YYN', 'YNA', 'NNY') },
    'sealed for two of three': {
      issuers: 2,
      threshold: 2,
      ballots: marks('YYN', 'YNA', 'YYN', 'NNA'),
    },
    'sealed, opened by the last two': {
      issuers: 1,
      threshold: 2,
      opening: [3, 2],
      ballots: marks('YYN', 'AAA'),
    },
    'sealed, opened by all': {
      issuers: 1,
      threshold: 2,
      opening: [1, 2, 3],
      certifying: [2, 3],
      ballots: marks('YYN', 'AAA'),
    },
    'sealed for one': {
      issuers: 1,
      threshold: 1,
      observers: 1,
      ballots: marks('YNN', 'YYN', 'ANY'),
    },
    'sealed for three': { issuers: 1, threshold: 3, ballots: marks('YNN', 'YYN') },
    'nobody observes': { issuers: 1, observers: 0, certifying: [], ballots: marks('YNN', 'YYN') },
    'a tie': { issuers: 1, ballots: marks('YYN', 'YNY', 'YYN', 'YNY') },
    'a tie round': {
      issuers: 1,
      candidates: 2,
      round: { kind: 'tie', number: 2, tieNumber: 1, seats: 1 },
      ballots: marks('YN', 'NY', 'YN'),
    },
    'a further round': {
      issuers: 1,
      rules: { electedFurther: { kind: 'most' } },
      round: { kind: 'further', number: 2, lawNumber: 2, seats: 1 },
      ballots: marks('YNN', 'NYN', 'YAA'),
    },
    'people written in': {
      issuers: 1,
      roster: 40,
      ballots: [
        { m: 'YNN', w: [7] },
        { m: 'YNN', w: [7, 12] },
        { m: 'NNN', w: [7] },
        { m: 'YYA', w: [] },
      ],
    },
    'written in, sealed, ruled on': {
      issuers: 2,
      threshold: 2,
      roster: 40,
      ballots: [
        { m: 'YNN', w: [7] },
        { m: 'YNN', w: [39] },
        { m: 'ANN', w: [7] },
      ],
      rulings: [
        { person: 'w7', reason: 'declined', by },
        { person: 'w39', reason: 'not-eligible', by },
      ],
    },
    'as many written in as against': {
      issuers: 1,
      roster: 1000,
      rules: { writeIns: 'per-against' },
      ballots: [
        { m: 'YNA', w: [999] },
        { m: 'YAA', w: [999] },
        { m: 'NNA', w: [3, 999] },
      ],
    },
    'every kind of invalid ballot': {
      issuers: 1,
      threshold: 2,
      roster: 40,
      rules: { blank: 'invalid' },
      ballots: [
        ...marks('YYN', 'YYY', '---', 'YNA'),
        { m: 'YYN', w: [3] },
        { plain: '' },
        { plain: '{"m":"YY","w":[]}' },
        { plain: '{"m":"YYNY","w":[]}' },
        { plain: '{"m":"YYx","w":[]}' },
        { plain: '{"m":"YNN","w":[40]}' },
        { plain: '{"m":"ANN","w":[3,2]}' },
        { plain: '{"m":"ANN","w":[3,3]}' },
        { plain: '{"m":"ANN","w":[03]}' },
        { plain: '{"m":"ANN","w":[-1]}' },
        { plain: '{"m":"ANN","w":[1.0]}' },
        { plain: '{"w":[],"m":"ANN"}' },
        { plain: '{"m":"ANN","w":[]}\n' },
        { plain: '{"m":"ANN","m":"ANN","w":[]}' },
        { broken: 'share', choices: { m: 'YNN', w: [] } },
        { broken: 'other-share', choices: { m: 'YNN', w: [] } },
        { broken: 'content', choices: { m: 'YNN', w: [] } },
        { broken: 'commitment', choices: { m: 'YNN', w: [] } },
      ],
    },
    'exactly as many as seats': {
      issuers: 1,
      candidates: 2,
      rules: {
        exactSeats: true,
        elected: { kind: 'share', base: 'valid', threshold: { n: 2, d: 3, op: '>=' } },
      },
      round: { contest: 'equal' },
      ballots: marks('YY', 'YN', 'YY'),
    },
    'paper beside, one sheet replaced': {
      issuers: 1,
      ballots: marks('YYN', 'YNA'),
      paper: [entered('s1', slip), entered('s2', box, 's1')],
    },
    'paper entered three times': {
      issuers: 2,
      threshold: 2,
      ballots: marks('YYN', 'YNA'),
      paper: [{ id: 's1', replaces: null, entries: [box, slip, box], sheet: box }],
    },
    'somebody written in on paper': {
      issuers: 1,
      roster: 40,
      ballots: marks('YYN', 'YNA'),
      paper: [
        entered('s1', {
          ...box,
          candidates: box.candidates.map((one) =>
            one.id === 'c1' ? one : { ...one, yes: 0, abstain: one.abstain + one.yes },
          ),
          writeIns: [{ id: 'w5', votes: 3 }],
        }),
      ],
      rulings: [{ person: 'w5', reason: 'not-eligible', by }],
    },
    'a sheet corrected after the decision': {
      issuers: 1,
      ballots: marks('YYN', 'YNA'),
      paper: [entered('s1', wrong)],
      later: [{ type: 'paper-sheet', payload: entered('s2', box, 's1') }],
    },
    'no quorum': { issuers: 1, ballots: marks('YYN', 'YNA'), expected: 10, present: 3 },
    'no ballots': { issuers: 1, threshold: 2, ballots: [], unreturned: 2 },
    'one ballot': { issuers: 2, ballots: marks('YNN') },
    'a dozen ballots': {
      issuers: 1,
      candidates: 6,
      round: { seats: 5 },
      unreturned: 2,
      expected: 20,
      present: 15,
      ballots: marks(
        ...['YYYYYN', 'YYYYYY', 'AAAAAA', 'YNYNYN', 'YYYYNN', 'NNNNNN'],
        ...['YYYYYN', 'YYANYY', 'Y-----', '------', 'YYYNNY', 'NYYYYY'],
      ),
    },
  };

/** Ends a board as void where it stands. */
export function voided(board: SampleBoard, after: BoardEvent['type']): readonly BoardEvent[] {
  const at = board.events.findLastIndex(({ type }) => type === after);
  return [...board.events.slice(0, at + 1), { type: 'void', payload: { reason: '网络中断' } }];
}

/** All of them by name. */
export function sampleRounds(
  issuers: readonly [SampleIssuer, SampleIssuer],
): ReadonlyMap<string, SampleBoard> {
  return new Map(
    Object.entries(inputs).map(([name, input]) => [
      name,
      sampleBoard({ ...input, issuers: issuers.slice(0, input.issuers), seed: name }),
    ]),
  );
}
