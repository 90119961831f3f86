import { describe, expect, it } from 'vitest';
import { readBallot, sheetOf, type BallotContext, type Mark } from './ballot.ts';
import { countingRules, type CountingRules } from './model.ts';
import { rulesWith } from './samples/sample-round.ts';

const names = ['甲', '乙', '丙'];
const letters: Readonly<Record<string, Mark>> = {
  Y: 'yes',
  N: 'no',
  A: 'abstain',
  U: 'unmarked',
  X: 'illegible',
};

const context = (rules: Partial<CountingRules> = {}, more: Partial<BallotContext> = {}) => ({
  rules: countingRules.parse(rules),
  kind: 'first' as const,
  seats: 2,
  candidates: names,
  ...more,
});

const marked = (text: string, writeIns: readonly string[] = []) => ({
  marks: [...text].map((letter, at) => ({ id: names[at], mark: letters[letter] })),
  writeIns,
});

describe('one ballot', () => {
  it.each<[string, readonly string[], Partial<CountingRules>, string]>([
    ['YYN', [], {}, 'valid'],
    ['YYY', [], {}, 'over-vote'],
    ['YNN', ['庚'], {}, 'valid'],
    ['YYN', ['庚'], {}, 'over-vote'],
    ['YNN', ['庚', '庚'], {}, 'valid'],
    ['NNN', ['庚', '辛'], {}, 'valid'],
    ['NNN', ['庚', '辛', '壬'], {}, 'over-vote'],
    ['YNN', ['庚'], { writeIns: 'off' }, 'write-in-forbidden'],
    ['YNN', [], { writeIns: 'off' }, 'valid'],
    ['YNN', ['乙'], {}, 'write-in-listed'],
    ['YAA', ['庚'], { writeIns: 'per-against' }, 'write-in-without-against'],
    ['YNA', ['庚'], { writeIns: 'per-against' }, 'valid'],
    ['NAA', ['庚', '辛'], { writeIns: 'per-against' }, 'write-in-without-against'],
    ['YNN', [], { exactSeats: true }, 'not-exact'],
    ['YYN', [], { exactSeats: true }, 'valid'],
    ['YNN', ['庚'], { exactSeats: true }, 'valid'],
    ['UUU', [], { exactSeats: true }, 'not-exact'],
    ['UUU', [], {}, 'valid'],
    ['UUU', [], { blank: 'invalid' }, 'blank'],
    ['', [], { blank: 'invalid' }, 'blank'],
    ['AUU', [], { blank: 'invalid' }, 'valid'],
    ['NUU', [], { blank: 'invalid' }, 'valid'],
    ['UUU', ['庚'], { blank: 'invalid' }, 'valid'],
    ['XUU', [], { blank: 'invalid' }, 'valid'],
    ['XXY', [], {}, 'valid'],
    ['XXX', [], {}, 'malformed'],
  ])('%s with %j written in under %j: %s', (marks, writeIns, rules, told) => {
    const reading = readBallot(marked(marks, writeIns), context(rules));
    expect(reading.valid ? 'valid' : reading.reason).toBe(told);
  });

  it('the reasons are asked in the order of the law', () => {
    const all = marked('YYY', ['乙']);
    const reason = (rules: Partial<CountingRules>, input: unknown = all) => {
      const reading = readBallot(input, context(rules));
      return reading.valid ? null : reading.reason;
    };
    const strange = { ...all, marks: [...all.marks, { id: '丁', mark: 'yes' }] };
    expect(reason({ writeIns: 'off' }, strange)).toBe('malformed');
    expect(reason({ writeIns: 'off' })).toBe('write-in-forbidden');
    expect(reason({})).toBe('write-in-listed');
    expect(reason({ exactSeats: true }, marked('YYY', ['庚']))).toBe('over-vote');
  });

  it('unmarked and illegible places are 弃权, and equal write-ins one', () => {
    expect(readBallot(marked('XUY', ['庚', '庚']), context())).toEqual({
      valid: true,
      marks: [
        { id: '甲', mark: 'abstain' },
        { id: '乙', mark: 'abstain' },
        { id: '丙', mark: 'yes' },
      ],
      writeIns: ['庚'],
    });
  });

  it('nobody can be written in among the tied', () => {
    const reading = readBallot(marked('YNN', ['庚']), context({}, { kind: 'tie', seats: 2 }));
    expect(reading).toEqual({ valid: false, reason: 'write-in-forbidden' });
  });

  it.each([
    ['nothing', null],
    ['a text', 'YYN'],
    ['no write-ins', { marks: [] }],
    ['something more', { marks: [], writeIns: [], voter: '某人' }],
    ['an unknown mark', { marks: [{ id: '甲', mark: 'maybe' }], writeIns: [] }],
    ['an unknown name', { marks: [{ id: '丁', mark: 'yes' }], writeIns: [] }],
    [
      'a name twice',
      {
        marks: [
          { id: '甲', mark: 'yes' },
          { id: '甲', mark: 'no' },
        ],
        writeIns: [],
      },
    ],
    ['an empty write-in', { marks: [], writeIns: [''] }],
  ])('%s is no ballot', (_, input) => {
    expect(readBallot(input, context())).toEqual({ valid: false, reason: 'malformed' });
  });

  it('ballots become a sheet', () => {
    const ballots = [
      marked('YNA', ['庚']),
      marked('YYN'),
      marked('YYY'),
      null,
      marked('', ['庚', '辛']),
    ];
    expect(sheetOf({ channel: '箱', issued: 6 }, ballots, context(rulesWith({})))).toEqual({
      channel: '箱',
      issued: 6,
      returned: 5,
      invalid: 2,
      candidates: [
        { id: '甲', yes: 2, no: 0, abstain: 1 },
        { id: '乙', yes: 1, no: 1, abstain: 1 },
        { id: '丙', yes: 0, no: 1, abstain: 2 },
      ],
      writeIns: [
        { id: '庚', votes: 2 },
        { id: '辛', votes: 1 },
      ],
    });
  });
});
