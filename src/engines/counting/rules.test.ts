import { describe, expect, it } from 'vitest';
import { countRound } from './count-round.ts';
import type { RoundDecision } from './decision.ts';
import { countingRules, defaultRules, type CountingRules, type RoundInput } from './model.ts';
import { briefSheet, rulesWith, sampleRound, six, votesFor } from './samples/sample-round.ts';
import { needed, passes } from './threshold.ts';

function decided(given: Partial<RoundInput>): Extract<RoundDecision, { kind: 'decided' }> {
  const decision = countRound(sampleRound(given));
  if (decision.kind !== 'decided') throw new Error(`not decided but ${decision.kind}`);
  return decision;
}

const sheetsFor = (votes: readonly number[]) => [
  briefSheet({ issued: 158, returned: 158, yes: votesFor(votes) }),
];
const tooFew = sheetsFor([140, 131, 120, 70, 61, 40]);
const tied = sheetsFor([140, 131, 120, 96, 90, 90]);

describe('every rule and its variants', () => {
  it('has the defaults of the law', () => {
    expect(defaultRules).toEqual({
      quorum: { n: 2, d: 3, op: '>=' },
      elected: { kind: 'share', base: 'present', threshold: { n: 1, d: 2, op: '>' } },
      electedFurther: { kind: 'same' },
      exactSeats: false,
      writeIns: 'free',
      writeInsElectable: true,
      blank: 'valid',
      tie: 'revote',
      maxTieRounds: 3,
      lastTie: 'presidium',
      tooFew: 'further-round',
      maxRounds: 3,
      margin: { n: 1, d: 5 },
      marginMost: null,
      order: 'strokes',
      votesAnnounced: true,
    });
    expect(countingRules.safeParse({ quorum: { n: 1.5, d: 2, op: '>' } }).success).toBe(false);
    expect(countingRules.safeParse({ quorum: { n: 1, d: 0, op: '>' } }).success).toBe(false);
    expect(countingRules.safeParse({ quorom: null }).success).toBe(false);
  });

  it.each([
    ['two thirds', { n: 2, d: 3, op: '>=' }, 171, 114],
    ['above two thirds', { n: 2, d: 3, op: '>' }, 171, 115],
    ['above four fifths', { n: 4, d: 5, op: '>' }, 170, 137],
    ['above half', { n: 1, d: 2, op: '>' }, 170, 86],
    ['all', { n: 1, d: 1, op: '>=' }, 170, 170],
  ] as const)('a quorum of %s', (_, quorum, expected, least) => {
    const kindAt = (present: number) =>
      countRound(
        sampleRound({
          rules: rulesWith({ quorum }),
          expected,
          present,
          sheets: [briefSheet({ issued: 0, returned: 0, yes: votesFor([0, 0, 0, 0, 0, 0]) })],
        }),
      );
    expect(kindAt(least - 1)).toMatchObject({ kind: 'no-quorum', totals: { quorumNeeded: least } });
    expect(kindAt(least).kind).toBe('decided');
  });

  it('nobody is present who was not expected', () => {
    expect(countRound(sampleRound({ present: 171 })).kind).toBe('no-quorum');
  });

  it('the smallest number that passes passes, and the one below does not', () => {
    for (const op of ['>', '>='] as const)
      for (const [n, d] of [
        [1, 2],
        [2, 3],
        [4, 5],
        [1, 3],
        [3, 4],
        [1, 1],
        [3, 2],
      ] as const)
        for (let base = 0; base < 200; base += 1) {
          const least = needed(base, { n, d, op });
          expect(passes(least, base, { n, d, op })).toBe(true);
          expect(least === 0 || !passes(least - 1, base, { n, d, op })).toBe(true);
        }
  });

  it('most votes elect without a majority, but nobody without a vote', () => {
    const rules = rulesWith({ elected: { kind: 'most' } });
    expect(decided({ rules, sheets: sheetsFor([9, 8, 7, 1, 0, 0]) })).toMatchObject({
      elected: ['甲', '乙', '丙', '丁'],
      working: { base: null, needed: 1 },
      next: { kind: 'further-round', seats: 1, candidates: ['戊', '己'] },
    });
  });

  it('half of no valid ballots at all elects nobody', () => {
    const rules = rulesWith({
      elected: { kind: 'share', base: 'valid', threshold: { n: 1, d: 2, op: '>=' } },
    });
    const sheets = [
      briefSheet({
        issued: 9,
        returned: 9,
        invalid: 9,
        yes: { 甲: 0, 乙: 0 },
        writeIns: { 庚: 0 },
      }),
    ];
    const given = { rules, sheets, seats: 3, candidates: ['甲', '乙'] };
    expect(decided(given)).toMatchObject({ elected: [], working: { base: 0, needed: 1 } });
  });

  it.each<[string, CountingRules['electedFurther'], readonly string[]]>([
    ['the same majority', { kind: 'same' }, []],
    [
      'a third of the ballots',
      { kind: 'share', base: 'returned', threshold: { n: 1, d: 3, op: '>=' } },
      ['丁'],
    ],
    ['most votes', { kind: 'most' }, ['丁', '戊']],
  ])('a further round takes %s', (_, electedFurther, elected) => {
    const sheets = [briefSheet({ issued: 158, returned: 156, yes: { 丁: 52, 戊: 51, 己: 50 } })];
    const candidates = ['丁', '戊', '己'];
    const round = { kind: 'further', number: 2, seats: 2, candidates, sheets } as const;
    expect(decided({ ...round, rules: rulesWith({ electedFurther }) }).elected).toEqual(elected);
  });

  it.each<[Partial<CountingRules>, object]>([
    [{}, { kind: 'further-round', seats: 2, contest: 'contested', candidates: ['丁', '戊', '己'] }],
    [
      { tooFew: 'further-equal' },
      { kind: 'further-round', contest: 'equal', candidates: ['丁', '戊'] },
    ],
    [
      { tooFew: 'reduce-seats' },
      { kind: 'resolution', about: 'open-seats', seats: 2, answers: ['reduce-seats', 'vacant'] },
    ],
    [
      { tooFew: 'vacant' },
      { kind: 'resolution', about: 'open-seats', seats: 2, answers: ['vacant', 'reduce-seats'] },
    ],
    [{ maxRounds: 1 }, { kind: 'resolution', about: 'open-seats', seats: 2 }],
    [
      { electedFurther: { kind: 'most' } },
      { kind: 'further-round', requirement: { kind: 'most' } },
    ],
  ])('too few elected under %j', (rules, next) => {
    expect(decided({ sheets: tooFew, rules: rulesWith(rules) }).next).toMatchObject(next);
  });

  it('too few candidates left for a further round are told', () => {
    const sheets = [briefSheet({ issued: 158, returned: 158, yes: { 甲: 140, 乙: 20 } })];
    const { working, next } = decided({ sheets, seats: 3, candidates: ['甲', '乙'] });
    expect(next).toMatchObject({ kind: 'further-round', seats: 2, candidates: ['乙'] });
    expect(working.further).toEqual({ seats: 2, wanted: 3, cut: 20, short: 2 });
    const alone = [briefSheet({ issued: 158, returned: 158, yes: { 甲: 140 } })];
    expect(decided({ sheets: alone, seats: 2, candidates: ['甲'] }).next).toMatchObject({
      kind: 'resolution',
      about: 'open-seats',
      seats: 1,
      candidates: [],
    });
  });

  it.each<[Partial<CountingRules>, number, object]>([
    [{}, 0, { kind: 'tie-round', seats: 1, candidates: ['戊', '己'] }],
    [{ tie: 'vacant' }, 0, { kind: 'vacant', seats: 1 }],
    [{ tie: 'hands' }, 0, { kind: 'resolution', about: 'tie', answers: ['hands'] }],
    [{ maxTieRounds: 2 }, 1, { kind: 'tie-round', seats: 1 }],
    [{ maxTieRounds: 2 }, 2, { kind: 'resolution', about: 'tie', answers: ['presidium'] }],
    [{ maxTieRounds: 2, lastTie: 'lots' }, 2, { kind: 'resolution', answers: ['lots'] }],
  ])('a tie under %j after %i tie rounds', (rules, tieNumber, next) => {
    if (tieNumber === 0) {
      expect(decided({ sheets: tied, rules: rulesWith(rules) }).next).toMatchObject(next);
      return;
    }
    const sheets = [briefSheet({ issued: 158, returned: 158, yes: { 戊: 70, 己: 70 } })];
    const round = { kind: 'tie', tieNumber, seats: 1, candidates: ['戊', '己'], sheets } as const;
    expect(decided({ ...round, rules: rulesWith(rules) }).next).toMatchObject(next);
  });

  it('a tie above the last seat is of no consequence, and 反对 breaks none', () => {
    const above = decided({ sheets: sheetsFor([120, 120, 120, 96, 90, 80]) });
    expect([above.elected, above.tied]).toEqual([six.slice(0, 5), []]);
    const sheet = briefSheet({
      issued: 158,
      returned: 158,
      yes: votesFor([140, 131, 120, 96, 90, 90]),
    });
    const candidates = sheet.candidates.map((row) =>
      row.id === '己' ? { ...row, no: 0, abstain: row.no } : row,
    );
    expect(decided({ sheets: [{ ...sheet, candidates }] }).tied).toEqual(['戊', '己']);
  });

  it('among the tied even no votes at all end nothing: they vote again', () => {
    const round = { kind: 'tie', tieNumber: 1, seats: 1, candidates: ['戊', '己'] } as const;
    const sheets = [briefSheet({ issued: 158, returned: 158, yes: { 戊: 0, 己: 0 } })];
    expect(decided({ ...round, sheets })).toMatchObject({
      elected: [],
      next: { kind: 'tie-round' },
    });
  });

  it('more issued than people are present is void, with the numbers', () => {
    const sheets = [
      briefSheet({ channel: '一', issued: 100, returned: 90, yes: votesFor([0, 0, 0, 0, 0, 0]) }),
      briefSheet({ channel: '二', issued: 59, returned: 60, yes: votesFor([0, 0, 0, 0, 0, 0]) }),
    ];
    expect(countRound(sampleRound({ sheets }))).toMatchObject({
      kind: 'void',
      reasons: [
        { code: 'returned-above-issued', channel: '二', issued: 59, returned: 60 },
        { code: 'issued-above-present', issued: 159, present: 158 },
      ],
    });
  });

  it.each<[string, Partial<RoundInput>]>([
    ['no seat', { seats: 0 }],
    ['half a seat', { seats: 1.5 }],
    ['round nought', { number: 0 }],
    ['a candidate twice', { candidates: ['甲', '甲'] }],
    ['a tie that is none', { kind: 'tie', tieNumber: 0 }],
    ['a first round counted as a tie', { tieNumber: 1 }],
    ['a tie of no more people than seats', { kind: 'tie', tieNumber: 1, seats: 6 }],
    ['half a person', { present: 113.5 }],
  ])('%s is a broken promise', (_, given) => {
    expect(() => countRound(sampleRound(given))).toThrow(RangeError);
  });
});
