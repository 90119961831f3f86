import { expect, test } from 'vitest';
import { isSymbolFont, symbolMark } from './symbol-fonts.ts';

test('letters of Wingdings 2 are boxes', () => {
  expect(symbolMark('Wingdings 2', 'R')).toBe('☑');
  expect(symbolMark('Wingdings 2', '£')).toBe('□');
  expect(symbolMark("'wingdings 2'", '\uf052')).toBe('☑');
  expect(symbolMark('Wingdings', 'þ')).toBe('☑');
  expect(symbolMark('Wingdings', '¨')).toBe('□');
});

test('other fonts and other letters are left alone', () => {
  expect(symbolMark('宋体', 'R')).toBeNull();
  expect(symbolMark('Wingdings 2', '是')).toBeNull();
  expect(isSymbolFont('Wingdings 3')).toBe(false);
});
