import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../kernel/json.ts';
import { defineProvision } from './provision.ts';
import {
  dayNumber,
  days,
  fraction,
  money,
  monthOfYear,
  names,
  oneOf,
  weekday,
  yesNo,
  type ValueType,
} from './value-type.ts';

const types: readonly [ValueType<unknown>, fc.Arbitrary<unknown>][] = [
  [days({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })],
  [monthOfYear(), fc.integer({ min: 1, max: 12 })],
  [dayNumber(), fc.integer({ min: 1, max: 31 })],
  [money({ max: 1_000_000_00 }), fc.integer({ min: 0, max: 1_000_000_00 })],
  [yesNo(), fc.boolean()],
  [oneOf(['12', 'true', 'a-b']), fc.constantFrom('12', 'true', 'a-b')],
  [weekday(), fc.constantFrom('monday', 'sunday')],
  [
    fraction(),
    fc
      .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
      .filter(([top, bottom]) => top <= bottom)
      .map(([numerator, denominator]) => ({ numerator, denominator })),
  ],
];

describe('every type of value', () => {
  it('reads back what it stores, and what it shows', () => {
    for (const [type, values] of types)
      fc.assert(
        fc.property(values, (value) => {
          const stored = JSON.parse(canonicalJson(type.store(value))) as Json;
          expect(type.read(stored)).toEqual(value);
          expect(type.parse(type.show(value))).toEqual(value);
        }),
        { numRuns: 50 },
      );
  });

  it('takes nothing that is none of its values', () => {
    const strange: readonly Json[] = [null, [], {}, '', 'x', -1, 1.5, 1e15, { numerator: 1 }];
    for (const [type] of types) for (const value of strange) expect(type.read(value)).toBeNull();
    for (const [type] of types)
      for (const text of ['', ' ', 'x', '-1', '1.2.3', '1e3']) expect(type.parse(text)).toBeNull();
  });
});

it('reads what people write', () => {
  expect(fraction().parse('３０％')).toEqual({ numerator: 30, denominator: 100 });
  expect(fraction().parse('0.3')).toEqual({ numerator: 3, denominator: 10 });
  expect(fraction().parse('3 / 10')).toEqual({ numerator: 3, denominator: 10 });
  expect(fraction().parse('4/3')).toBeNull();
  expect(fraction().parse('1/0')).toBeNull();
  expect(money({ max: 100_000 }).parse('12.5')).toBe(1250);
  expect(money({ max: 100_000 }).parse('1000.01')).toBeNull();
  expect(money({ max: 100_000 }).show(5)).toBe('0.05');
  expect(yesNo().parse('是')).toBe(true);
  expect(weekday().parse('7')).toBe('sunday');
  expect(weekday().parse('8')).toBeNull();
  expect(days({ min: 1, max: 30 }).parse('０')).toBeNull();
  expect(monthOfYear().parse('13')).toBeNull();
});

it('refuses a provision whose default is none of its values', () => {
  const parts = {
    name: 'leave.notice',
    type: days({ min: 1, max: 30 }),
    source: 'practice',
  } as const;
  expect(defineProvision({ ...parts, default: 3 }).default).toBe(3);
  expect(() => defineProvision({ ...parts, default: 0 })).toThrow('leave.notice');
  expect(() => defineProvision({ ...parts, name: 'leave', default: 3 })).toThrow('no name');
});

it('reads a few names in their order, each once, and says them as it reads them', () => {
  const posts = names({ max: 3 });
  expect(posts.parse(' 班长, 学习委员；体育委员 ')).toEqual(['班长', '学习委员', '体育委员']);
  expect(posts.show(['班长', '学习委员'])).toBe('班长、学习委员');
  expect(posts.read(['班长'])).toEqual(['班长']);
  for (const typed of ['', '班长、班长', '班长、、委员', '甲、乙、丙、丁', '长'.repeat(21)])
    expect(posts.parse(typed)).toBeNull();
  for (const stored of [[], [1], ['a', 'a'], [' a'], '班长', null])
    expect(posts.read(stored)).toBeNull();
});
