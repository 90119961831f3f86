import { describe, expect, it } from 'vitest';
import { d } from '../organisation/samples/sample-school.ts';
import {
  judgeDays,
  judgeDelegate,
  judgeKind,
  nominationsWanted,
  refuseQualifying,
  shortfalls,
  stageOf,
  type StageGrounds,
} from './rules.ts';

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

const grounds: StageGrounds = {
  approval: null,
  approvalId: 'a',
  cancelled: null,
  heldSince: null,
  published: false,
};

describe('the stage of a congress', () => {
  it.each([
    [{}, 'asking'],
    [{ approval: 'completed' }, 'approved'],
    [{ approval: 'refused' }, 'refused'],
    [{ approval: 'withdrawn' }, 'refused'],
    [{ approval: 'completed', published: true }, 'choosing'],
    [{ approval: 'completed', published: true, heldSince: d('2026-11-20') }, 'held'],
    [{ approvalId: null, heldSince: d('2020-11-20') }, 'held'],
    [{ approval: 'completed', cancelled: d('2026-11-01') }, 'cancelled'],
  ] as const)('follows from %j: %s', (changes, stage) => {
    expect(stageOf({ ...grounds, ...changes })).toBe(stage);
  });
});

describe('planning', () => {
  const days = { plannedSince: d('2026-11-20'), plannedUntil: d('2026-11-21'), delegatesBy: null };

  it('refuses reversed days and delegates after the congress begins', () => {
    expect(judgeDays(days)).toEqual([]);
    expect(codes(judgeDays({ ...days, plannedUntil: d('2026-11-19') }))).toEqual([
      'dates-reversed',
    ]);
    expect(codes(judgeDays({ ...days, delegatesBy: d('2026-11-21') }))).toEqual([
      'delegates-too-late',
    ]);
    expect(judgeDays({ ...days, delegatesBy: d('2026-11-20') })).toEqual([]);
  });

  it('lets small units hold an assembly, and nobody else', () => {
    const below = 400;
    expect(judgeKind('assembly', true, { students: 399, below })).toEqual([]);
    expect(codes(judgeKind('assembly', true, { students: 400, below }))).toEqual([
      'assembly-too-large',
    ]);
    expect(codes(judgeKind('assembly', false, { students: 10, below }))).toEqual([
      'assembly-of-units-only',
    ]);
    expect(judgeKind('congress', false, { students: 9000, below })).toEqual([]);
  });
});

describe('nominations', () => {
  it.each([
    [0, 0],
    [1, 2],
    [3, 4],
    [5, 6],
    [15, 18],
    [44, 53],
  ])('for %i seats are %i', (seats, wanted) => {
    expect(nominationsWanted(seats, { numerator: 1, denominator: 5 })).toBe(wanted);
  });

  it('miss a floor by those who are known to count', () => {
    const listed = [
      { female: true, minority: null, cadre: false },
      { female: null, minority: true, cadre: true },
      { female: false, minority: false, cadre: true },
    ];
    expect(shortfalls({ women: 2, minority: 1, 'non-cadres': 2 }, listed)).toEqual([
      { group: 'women', wanted: 2, found: 1 },
      { group: 'non-cadres', wanted: 2, found: 1 },
    ]);
    expect(shortfalls({ women: 1, minority: 1, 'non-cadres': 1 }, listed)).toEqual([]);
  });
});

describe('credentials', () => {
  const records = {
    registered: true,
    fullTime: true,
    citizen: true,
    onProbation: false,
    elected: true,
  };

  it('are judged by records, and by a word where there is none', () => {
    const judged = judgeDelegate({ ...records, citizen: null }, ['citizen', 'conduct']);
    expect(Object.fromEntries(judged.map((one) => [one.condition, one.verdict]))).toEqual({
      registered: 'met',
      'full-time': 'met',
      citizen: 'attested',
      'no-probation': 'met',
      conduct: 'attested',
      'elected-properly': 'met',
    });
    expect(refuseQualifying(judged)).toEqual([]);
  });

  it('cannot be vouched for against the records', () => {
    const judged = judgeDelegate({ ...records, onProbation: true }, ['no-probation', 'conduct']);
    expect(codes(refuseQualifying(judged))).toEqual(['condition-no-probation']);
  });

  it('are open where nobody said anything', () => {
    const judged = judgeDelegate({ ...records, fullTime: null }, []);
    expect(refuseQualifying(judged)).toMatchObject([
      { code: 'conditions-open', values: { count: 2 } },
    ]);
  });
});
