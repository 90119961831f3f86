import { describe, expect, test } from 'vitest';
import { judgementOf, type Reason, type Weight } from '../../engines/criteria/criterion.ts';
import { criterionNames } from '../../facts/criteria.ts';
import type { Fact } from '../../facts/fact.ts';
import { exactly, fact, member, november2021 } from './criteria/hand-made-facts.ts';
import { criteria, evaluate } from './evaluate.ts';
import { limitsFor } from './limits.ts';
import { reasonSlugs } from './reason-codes.ts';

function reason(weight: Weight, scope: 'item' | 'annexes' = 'item'): Reason<Fact> {
  return { code: 'x', weight, scope, values: {}, facts: [] };
}

/** Everything a form itself can state, ticked as well as could be. */
const claims: readonly Fact[] = [
  fact('staff.count', exactly(40), { basis: 'claim' }),
  fact('presidium.count', exactly(5), { basis: 'claim' }),
  fact('department.count', exactly(6), { basis: 'claim' }),
  fact(
    'congress.held',
    { ordinal: null, lastDay: null, earlier: false },
    { basis: 'claim', day: '2021-11-13' },
  ),
];

describe('judgement', () => {
  test.each([
    [[], 'not-evidenced'],
    [['missing'], 'not-evidenced'],
    [['support'], 'met'],
    [['support', 'ground'], 'needs-ground'],
    [['ground', 'conflict', 'support'], 'conflicting'],
    [['support', 'conflict', 'against'], 'unmet'],
  ] as const)('%j comes to %s: the gravest wins', (weights, standing) => {
    expect(judgementOf(weights.map((weight) => reason(weight))).standing).toBe(standing);
  });

  test('reasons between annexes leave the item alone', () => {
    const { standing, reasons } = judgementOf([reason('conflict', 'annexes'), reason('support')]);
    expect(standing).toBe('met');
    expect(reasons).toHaveLength(2);
  });
});

describe('evaluation', () => {
  test('there is a criterion and a list of reasons for each of the eighteen names', () => {
    expect(criterionNames).toHaveLength(18);
    expect(Object.keys(criteria)).toEqual([...criterionNames]);
    expect(Object.keys(reasonSlugs)).toEqual([...criterionNames]);
  });

  test.each(criterionNames)('%s: silence neither passes nor accuses', (name) => {
    expect(evaluate(name, [], november2021)).toEqual({ standing: 'not-evidenced', reasons: [] });
  });

  test.each(criterionNames)('%s: the claims of a form support no claim', (name) => {
    expect(evaluate(name, claims, november2021)).toEqual({
      standing: 'not-evidenced',
      reasons: [],
    });
  });

  test('facts of one level say nothing of the other', () => {
    const rows = [member({ row: 1, rank: { kind: 'place', place: 9, size: 10 } })];
    const context = {
      ...november2021,
      level: 'second-level',
      limits: limitsFor('second-level'),
    } as const;
    expect(evaluate('academic-standing', rows, november2021).standing).toBe('unmet');
    expect(evaluate('academic-standing', rows, context).standing).toBe('not-evidenced');
  });

  test('the limits are those of the forms', () => {
    expect(limitsFor('school')).toMatchObject({
      staff: 40,
      staffWithGround: 60,
      presidium: 5,
      departments: 6,
      rankShare: { numerator: 3, denominator: 10 },
    });
    expect(limitsFor('second-level')).toMatchObject({
      staff: 30,
      staffWithGround: 30,
      presidium: 3,
      departments: null,
    });
  });
});
