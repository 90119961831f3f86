import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWhole, parseYuan, plainYuan, shownYuan } from './amounts.ts';

describe('money', () => {
  it('reads what people write', () => {
    expect(parseYuan('128.5')).toBe(12850);
    expect(parseYuan('1,234.56')).toBe(123456);
    expect(parseYuan(' ￥ 12 元')).toBe(1200);
    expect(parseYuan('１２．３４')).toBe(1234);
    expect(parseYuan('0.07')).toBe(7);
    expect(parseYuan('0')).toBe(0);
  });

  it.each(['', '1.234', '-5', '12,34', '1e3', 'abc', '.5', '1.2.3', '１２三'])(
    'does not take %s',
    (text) => expect(parseYuan(text)).toBeNull(),
  );

  it('comes back as it went, to the cent, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (cents) => {
        expect(parseYuan(plainYuan(cents))).toBe(cents);
        expect(parseYuan(shownYuan(cents))).toBe(cents);
      }),
    );
  });

  it('groups thousands for reading, and shows a loss as one', () => {
    expect(shownYuan(123456789)).toBe('1,234,567.89');
    expect(shownYuan(5)).toBe('0.05');
    expect(shownYuan(-1234500)).toBe('-12,345.00');
  });
});

describe('whole numbers', () => {
  it('takes full-width digits and thousands, and nothing with a fraction', () => {
    expect(parseWhole(' １2,345 ')).toBe(12345);
    expect(parseWhole('-3')).toBe(-3);
    expect(parseWhole('1.0')).toBeNull();
    expect(parseWhole('')).toBeNull();
  });
});
