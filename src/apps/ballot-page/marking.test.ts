import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBallot } from '../../engines/counting/ballot.ts';
import { countingRules } from '../../engines/counting/model.ts';
import {
  blankMarking,
  findPeople,
  isBlank,
  mark,
  notYet,
  takeOff,
  takesWriteIns,
  writeIn,
  type BallotForm,
  type Marking,
} from './marking.ts';

const forms: fc.Arbitrary<BallotForm> = fc
  .record({
    candidates: fc.integer({ min: 1, max: 6 }),
    seats: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('first', 'further', 'tie'),
    exactSeats: fc.boolean(),
    writeIns: fc.constantFrom('off', 'free', 'per-against'),
    blank: fc.constantFrom('valid', 'invalid'),
  })
  .map(({ candidates, seats, kind, ...rules }) => ({
    candidates: Array.from({ length: candidates }, (_, at) => ({
      id: `c${at + 1}`,
      name: `甲${at}`,
    })),
    rules: countingRules.parse(rules),
    round: { number: 1, kind, lawNumber: 1, tieNumber: 0, seats, contest: 'contested' },
    roster: rules.writeIns === 'off' ? null : { n: 9, root: '0'.repeat(64) },
  }));

const hands = fc.array(
  fc.record({
    place: fc.nat(5),
    letter: fc.constantFrom('Y', 'N', 'A'),
    person: fc.nat(8),
    does: fc.constantFrom('mark', 'write', 'take-off'),
  }),
  { maxLength: 20 },
);

const words = { Y: 'yes', N: 'no', A: 'abstain', '-': 'unmarked' } as const;

/** The verdict of counting on a marking. */
function valid(form: BallotForm, { marks, written }: Marking): boolean {
  const ballot = {
    marks: marks.map((letter, at) => ({ id: `c${at + 1}`, mark: words[letter] })),
    writeIns: written.map((person) => `w${person}`),
  };
  const { rules, round, candidates } = form;
  const ids = candidates.map(({ id }) => id);
  return readBallot(ballot, { rules, kind: round.kind, seats: round.seats, candidates: ids }).valid;
}

describe('a ballot while it is filled in', () => {
  it('goes on exactly where counting would call it valid, whatever was pressed', () => {
    fc.assert(
      fc.property(forms, hands, (form, presses) => {
        let marking = blankMarking(form);
        for (const { does, place, letter, person } of presses) {
          if (does === 'mark' && place < form.candidates.length)
            marking = mark(form, marking, { place, letter });
          if (does === 'write' && takesWriteIns(form)) marking = writeIn(form, marking, person);
          if (does === 'take-off') marking = takeOff(marking, person);
        }
        expect(notYet(form, marking) === null).toBe(valid(form, marking));
        expect(notYet(form, marking)?.code).not.toBe('over');
      }),
      { numRuns: 500 },
    );
  });

  it('says of a marking with too many what counting says', () => {
    fc.assert(
      fc.property(forms, fc.array(fc.constantFrom('Y', 'N', 'A', '-')), (form, letters) => {
        const marks = form.candidates.map((_, at) => letters[at] ?? '-');
        const marking = { marks, written: [] };
        expect(notYet(form, marking) === null).toBe(valid(form, marking));
        expect(isBlank(marking)).toBe(marks.every((one) => one === '-'));
      }),
    );
  });

  it('finds people by any parts of their entry, so many at most', () => {
    const people = ['赵一鸣 机电系 机电2401', '钱多多 护理系 护理2402', 'Ａｄａ 护理系 护理2402'];
    expect(findPeople(people, '护理 2402', 9)).toEqual([1, 2]);
    expect(findPeople(people, 'ada', 9)).toEqual([2]);
    expect(findPeople(people, '系', 2)).toEqual([0, 1]);
    expect(findPeople(people, '  ', 9)).toEqual([]);
  });
});
