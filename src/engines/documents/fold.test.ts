import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedIndex, foldText, unfold } from './fold.ts';

const texts = fc.string({
  unit: fc.constantFrom(
    '学',
    '生',
    '会',
    'Ａ',
    'b',
    ' ',
    '\u3000',
    '\n',
    '“',
    '—',
    '㍿',
    'ﷺ',
    '①',
    '\u200b',
    '😀',
  ),
  maxLength: 60,
});

describe('foldText', () => {
  test('unifies width, case, quotation marks and dashes and drops blanks', () => {
    expect(foldText('Ａ b　“学 生”—2021．5').text).toBe('ab"学生"-2021.5');
  });

  test('keeps every character of expansions longer than two', () => {
    expect(foldText('㍿'.repeat(50)).text).toBe('株式会社'.repeat(50));
    expect(foldText('ﷺ'.repeat(20)).origin.length).toBe(foldText('ﷺ'.repeat(20)).text.length + 1);
  });

  test('every folded range leads back to an original span that folds to it', () => {
    fc.assert(
      fc.property(texts, fc.nat(80), fc.nat(80), (text, a, b) => {
        const folded = foldText(text);
        const start = Math.min(a, folded.text.length);
        const end = Math.min(start + b, folded.text.length);
        const span = unfold(folded, start, end);
        expect(foldText(text.slice(span.start, span.end)).text).toContain(
          folded.text.slice(start, end),
        );
      }),
    );
  });

  test('origins never go backwards and foldedIndex finds them', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, offset) => {
        const folded = foldText(text);
        for (let k = 1; k < folded.origin.length; k += 1) {
          expect(folded.origin[k]).toBeGreaterThanOrEqual(folded.origin[k - 1] as number);
        }
        const index = foldedIndex(folded, offset);
        if (index < folded.text.length) expect(folded.origin[index]).toBeGreaterThanOrEqual(offset);
        if (index > 0) expect(folded.origin[index - 1]).toBeLessThan(offset);
      }),
    );
  });
});
