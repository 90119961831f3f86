import fc from 'fast-check';
import { marks, sheetOf, type Ballot } from '../ballot.ts';
import {
  bases,
  contests,
  countingRules,
  type CountingRules,
  type RoundInput,
  type Threshold,
} from '../model.ts';
import type { BallotRound } from './naive-count.ts';

const thresholds: fc.Arbitrary<Threshold> = fc.record({
  n: fc.integer({ min: 1, max: 4 }),
  d: fc.integer({ min: 2, max: 5 }),
  op: fc.constantFrom('>', '>='),
});

const requirements = fc.oneof(
  fc.record({
    kind: fc.constant('share' as const),
    base: fc.constantFrom(...bases),
    threshold: thresholds,
  }),
  fc.constant({ kind: 'most' as const }),
);

/** Rules of every kind there is. */
export const anyRules: fc.Arbitrary<CountingRules> = fc
  .record(
    {
      quorum: thresholds,
      elected: requirements,
      electedFurther: fc.oneof(fc.constant({ kind: 'same' as const }), requirements),
      exactSeats: fc.boolean(),
      writeIns: fc.constantFrom('off', 'free', 'per-against'),
      writeInsElectable: fc.boolean(),
      blank: fc.constantFrom('valid', 'invalid'),
      tie: fc.constantFrom('revote', 'vacant', 'hands'),
      maxTieRounds: fc.integer({ min: 1, max: 3 }),
      lastTie: fc.constantFrom('presidium', 'lots'),
      tooFew: fc.constantFrom('further-round', 'further-equal', 'reduce-seats', 'vacant'),
      maxRounds: fc.integer({ min: 1, max: 4 }),
      declined: fc.constantFrom('further-round', 'next'),
      margin: fc.record({ n: fc.integer({ min: 1, max: 3 }), d: fc.constantFrom(5, 10, 3) }),
    },
    { requiredKeys: [] },
  )
  .map((given) => countingRules.parse(given));

const listed = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];
const others = ['w0', 'w1'];

/** A ballot that is valid more often than not, and wrong in every way there is now and then. */
export function anyBallot(candidates: readonly string[]): fc.Arbitrary<Ballot> {
  const mark = fc.constantFrom(...marks, 'yes' as const, 'no' as const, 'yes' as const);
  const marked = fc.tuple(...candidates.map((id) => mark.map((one) => ({ id, mark: one }))));
  const stray = fc.array(fc.record({ id: fc.constantFrom(...listed, 'nobody'), mark }), {
    maxLength: 1,
  });
  return fc.record({
    marks: fc.oneof(
      { arbitrary: marked, weight: 8 },
      { arbitrary: fc.tuple(marked, stray).map(([some, more]) => [...some, ...more]), weight: 1 },
      { arbitrary: fc.constant([]), weight: 1 },
    ),
    writeIns: fc.oneof(
      { arbitrary: fc.constant([]), weight: 4 },
      {
        arbitrary: fc.array(fc.constantFrom(...others, ...others, 'c0'), { maxLength: 2 }),
        weight: 1,
      },
    ),
  });
}

/** 0 as a rule: too few people and too many ballots end a round before anything else in it can be tried. */
function seldom(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.constant(0), weight: 4 },
    { arbitrary: fc.integer({ min, max }), weight: 1 },
  );
}

/** A round of few people, in which ties and close calls are common. */
export const anyRound: fc.Arbitrary<BallotRound> = fc
  .record({
    rules: anyRules,
    kind: fc.constantFrom('first', 'first', 'further', 'tie'),
    seats: fc.integer({ min: 1, max: 4 }),
    contest: fc.constantFrom(...contests),
    number: fc.integer({ min: 1, max: 4 }),
    tie: fc.integer({ min: 1, max: 3 }),
    list: fc.integer({ min: 1, max: 6 }),
    barred: fc.subarray(others),
    absent: seldom(-1, 5),
    kept: seldom(-1, 4),
    unissued: seldom(-1, 3),
  })
  .chain(({ list, tie, absent, kept, unissued, ...rest }) => {
    const size = rest.kind === 'tie' && list <= rest.seats ? rest.seats + 1 : list;
    const candidates = listed.slice(0, size);
    const ballots = fc.array(anyBallot(candidates), { maxLength: 12 });
    return fc.tuple(ballots, ballots).map(([first, second]): BallotRound => {
      const boxes = [
        {
          channel: 'a',
          issued: first.length === 0 && kept < 0 ? 0 : first.length + kept,
          ballots: first,
        },
        { channel: 'b', issued: second.length, ballots: second },
      ];
      const issued = (boxes[0]?.issued ?? 0) + second.length;
      const present = issued + unissued < 0 ? 0 : issued + unissued;
      const expected = present + absent < 0 ? 0 : present + absent;
      const tieNumber = rest.kind === 'tie' ? tie : 0;
      return { ...rest, candidates, boxes, present, expected, tieNumber };
    });
  });

/** The same round with its ballots counted into sheets. */
export function countedInto({ boxes, ...round }: BallotRound): RoundInput {
  return {
    ...round,
    sheets: boxes.map(({ ballots, ...box }) => sheetOf(box, ballots, round)),
  };
}
