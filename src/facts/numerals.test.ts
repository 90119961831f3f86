import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberSource, parseWholeNumber } from './numerals.ts';

describe('parseWholeNumber', () => {
  it.each([
    ['42', 42],
    ['１２', 12],
    ['18,600', 18600],
    ['18 600', 18600],
    ['1.86万', 18600],
    ['1.2万', 12000],
    ['2万', 20000],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十七', 27],
    ['两', 2],
    ['一百', 100],
    ['一百零五', 105],
    ['一百二十', 120],
    ['一百二', 120],
    ['一千零八', 1008],
    ['三千五', 3500],
    ['两万', 20000],
    ['一万八千六百', 18600],
    ['一万八', 18000],
    ['十二万', 120000],
    ['二〇二一', 2021],
    ['0', 0],
  ])('reads %s', (text, value) => {
    expect(parseWholeNumber(text)).toBe(value);
  });

  it.each([
    [''],
    ['人'],
    ['1.23456'],
    ['1.23456万'],
    ['4/46'],
    ['十十'],
    ['百'],
    ['万'],
    ['三五十'],
  ])('refuses %s', (text) => {
    expect(parseWholeNumber(text)).toBeNull();
  });

  it('reads back what a person would write, and the pattern finds it whole', () => {
    const digits = '零一二三四五六七八九';
    const write = (n: number): string => {
      const [h, t, u] = [Math.floor(n / 100), Math.floor((n % 100) / 10), n % 10];
      const head = h > 0 ? `${digits[h]}百` : '';
      const ten = t > 0 ? `${h === 0 && t === 1 ? '' : digits[t]}十` : h > 0 && u > 0 ? '零' : '';
      return head + ten + (u > 0 ? digits[u] : '');
    };
    const whole = new RegExp(`^${numberSource}$`);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (n) => {
        expect(parseWholeNumber(write(n))).toBe(n);
        expect(write(n)).toMatch(whole);
        expect(String(n)).toMatch(whole);
      }),
    );
  });
});
