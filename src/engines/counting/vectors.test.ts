import { describe, expect, it } from 'vitest';
import { readBallot, type Mark } from './ballot.ts';
import { countRound } from './count-round.ts';
import type { RoundDecision } from './decision.ts';
import { defaultRules, type Base, type RoundInput } from './model.ts';
import { briefSheet, rulesWith, sampleRound, six, votesFor } from './samples/sample-round.ts';
import { needed } from './threshold.ts';

type Decided = Extract<RoundDecision, { kind: 'decided' }>;

function decided(given: Partial<RoundInput>): Decided {
  const decision = countRound(sampleRound(given));
  if (decision.kind !== 'decided') throw new Error(`not decided but ${decision.kind}`);
  return decision;
}

const majorityOf = (base: Base) =>
  rulesWith({ elected: { kind: 'share', base, threshold: { n: 1, d: 2, op: '>' } } });

const t1 = briefSheet({
  issued: 158,
  returned: 157,
  invalid: 2,
  yes: votesFor([140, 131, 120, 101, 92, 80]),
});
const t2 = briefSheet({
  issued: 158,
  returned: 157,
  invalid: 2,
  yes: votesFor([140, 131, 120, 101, 79, 78]),
});

describe('the vectors of the counting law', () => {
  it('T1: six pass, the first five are elected', () => {
    const { elected, next, working } = decided({ sheets: [t1] });
    expect(elected).toEqual(six.slice(0, 5));
    expect(next).toEqual({ kind: 'none' });
    expect(working).toMatchObject({ base: 158, needed: 80, passing: 6, valid: 155 });
  });

  it.each([
    ['present', 80, 4, ['戊', '己']],
    ['expected', 86, 4, ['戊', '己']],
    ['returned', 79, 5, null],
    ['valid', 78, 5, null],
  ] as const)('T2: a majority of %s needs %i', (base, votes, count, further) => {
    const { elected, next, working } = decided({ sheets: [t2], rules: majorityOf(base) });
    expect(working.needed).toBe(votes);
    expect(elected).toEqual(six.slice(0, count));
    if (further === null) expect(next).toEqual({ kind: 'none' });
    else expect(next).toMatchObject({ kind: 'further-round', seats: 1, candidates: further });
  });

  it('T3: a tie for the last seat is voted on again, most votes win', () => {
    const sheets = [
      briefSheet({ issued: 158, returned: 158, yes: votesFor([140, 131, 120, 96, 90, 90]) }),
    ];
    const { elected, tied, next, working } = decided({ sheets });
    expect(elected).toEqual(six.slice(0, 4));
    expect(tied).toEqual(['戊', '己']);
    expect(next).toEqual({ kind: 'tie-round', candidates: ['戊', '己'], seats: 1 });
    expect(working.tie).toEqual({ votes: 90, seats: 1 });
    const tie = { kind: 'tie', tieNumber: 1, seats: 1, candidates: ['戊', '己'] } as const;
    const again = decided({
      ...tie,
      sheets: [briefSheet({ issued: 158, returned: 150, yes: { 戊: 40, 己: 41 } })],
    });
    expect(again.elected).toEqual(['己']);
    expect(again.working).toMatchObject({ requirement: { kind: 'most' }, base: null });
    expect(decided({ sheets, rules: rulesWith({ tie: 'vacant' }) })).toMatchObject({
      elected: six.slice(0, 4),
      next: { kind: 'vacant', seats: 1 },
    });
  });

  it('T4: two seats left want three candidates', () => {
    const sheets = [
      briefSheet({ issued: 158, returned: 158, yes: votesFor([140, 131, 120, 70, 61, 40]) }),
    ];
    const { elected, next, working } = decided({ sheets });
    expect(elected).toEqual(['甲', '乙', '丙']);
    expect(next).toMatchObject({ kind: 'further-round', seats: 2, candidates: ['丁', '戊', '己'] });
    expect(working.further).toEqual({ seats: 2, wanted: 3, cut: 40, short: 0 });
  });

  it('T5: more returned than issued is void', () => {
    const sheets = [
      briefSheet({ issued: 150, returned: 151, yes: votesFor([140, 131, 120, 101, 92, 80]) }),
    ];
    expect(countRound(sampleRound({ sheets }))).toMatchObject({
      kind: 'void',
      reasons: [{ code: 'returned-above-issued', channel: '票箱', issued: 150, returned: 151 }],
    });
  });

  it('T6: 113 of 170 are no quorum, 114 are', () => {
    const sheets = [
      briefSheet({ issued: 100, returned: 100, yes: votesFor([90, 80, 0, 0, 0, 0]) }),
    ];
    expect(countRound(sampleRound({ sheets, present: 113 }))).toMatchObject({
      kind: 'no-quorum',
      totals: { quorumNeeded: 114 },
    });
    expect(countRound(sampleRound({ sheets, present: 114 })).kind).toBe('decided');
  });

  it('T7: 以上 and 超过 differ where the share is whole', () => {
    expect(needed(171, { n: 2, d: 3, op: '>=' })).toBe(114);
    expect(needed(171, { n: 2, d: 3, op: '>' })).toBe(115);
    expect(needed(170, { n: 4, d: 5, op: '>' })).toBe(137);
    expect(needed(170, { n: 2, d: 3, op: '>=' })).toBe(114);
    expect(needed(158, { n: 1, d: 2, op: '>' })).toBe(80);
    expect(needed(157, { n: 1, d: 2, op: '>' })).toBe(79);
  });

  it('T8: two channels add up', () => {
    const sheets = [
      briefSheet({
        channel: '电子',
        issued: 140,
        returned: 139,
        invalid: 1,
        yes: votesFor([120, 110, 101, 80, 75, 70]),
        writeIns: { 庚: 3 },
      }),
      briefSheet({
        channel: '纸质',
        issued: 18,
        returned: 18,
        invalid: 1,
        yes: votesFor([16, 15, 12, 5, 4, 6]),
        writeIns: { 庚: 1 },
      }),
    ];
    const { elected, next, working } = decided({ sheets });
    expect(working.tallies.map(({ yes }) => yes)).toEqual([136, 125, 113, 85, 79, 76, 4]);
    expect(working).toMatchObject({ valid: 155, needed: 80 });
    expect(elected).toEqual(six.slice(0, 4));
    expect(next).toMatchObject({ kind: 'further-round', seats: 1, candidates: ['戊', '己'] });
  });

  it('T9: marks that do not sum to the valid ballots are told with their place', () => {
    const sheet = briefSheet({
      issued: 158,
      returned: 158,
      yes: votesFor([140, 131, 120, 101, 92, 90]),
    });
    const candidates = sheet.candidates.map((row) =>
      row.id === '己' ? { id: '己', yes: 90, no: 1, abstain: 66 } : row,
    );
    expect(countRound(sampleRound({ sheets: [{ ...sheet, candidates }] }))).toMatchObject({
      kind: 'inconsistent',
      faults: [{ channel: '票箱', code: 'marks', candidate: '己', found: 157, expected: 158 }],
    });
  });

  it('T10: somebody written in is elected', () => {
    const sheets = [
      briefSheet({ issued: 20, returned: 20, yes: { 甲: 15, 乙: 9 }, writeIns: { 庚: 11 } }),
    ];
    const given = { sheets, seats: 2, expected: 20, present: 20, candidates: ['甲', '乙'] };
    const { elected, working } = decided(given);
    expect(working.needed).toBe(11);
    expect(elected).toEqual(['甲', '庚']);
    expect(decided({ ...given, rules: rulesWith({ writeInsElectable: false }) }).elected).toEqual([
      '甲',
    ]);
    expect(decided({ ...given, barred: ['庚'] })).toMatchObject({
      elected: ['甲'],
      next: { kind: 'further-round', seats: 1, candidates: ['乙'] },
    });
  });

  it('T11: as many candidates as seats, and one misses by one vote', () => {
    const sheets = [briefSheet({ issued: 160, returned: 160, yes: { 甲: 150, 乙: 140, 丙: 80 } })];
    const { elected, next, working } = decided({
      sheets,
      seats: 3,
      present: 160,
      contest: 'equal',
      candidates: ['甲', '乙', '丙'],
    });
    expect(working.needed).toBe(81);
    expect(elected).toEqual(['甲', '乙']);
    expect(next).toMatchObject({
      kind: 'further-round',
      contest: 'equal',
      seats: 1,
      candidates: ['丙'],
    });
  });

  it.each([
    ['YYYYYN', 0, true],
    ['YYYYYY', 0, 'over-vote'],
    ['AAAAAA', 0, true],
    ['YYYYNN', 2, 'over-vote'],
  ] as const)('T12: %s with %i written in', (marks, writeIns, outcome) => {
    const letters: Readonly<Record<string, Mark>> = { Y: 'yes', N: 'no', A: 'abstain' };
    const ballot = {
      marks: six.map((id, at) => ({ id, mark: letters[marks[at] ?? ''] ?? 'unmarked' })),
      writeIns: ['庚', '辛'].slice(0, writeIns),
    };
    const context = { rules: defaultRules, kind: 'first', seats: 5, candidates: six } as const;
    const reading = readBallot(ballot, context);
    expect(reading.valid ? true : reading.reason).toBe(outcome);
  });

  it('T13: everyone tied at the cut stays in the further round', () => {
    const sheets = [briefSheet({ issued: 158, returned: 158, yes: { 甲: 70, 乙: 40, 丙: 40 } })];
    const { elected, next } = decided({ sheets, seats: 1, candidates: ['甲', '乙', '丙'] });
    expect(elected).toEqual([]);
    expect(next).toMatchObject({ kind: 'further-round', seats: 1, candidates: ['甲', '乙', '丙'] });
  });
});
