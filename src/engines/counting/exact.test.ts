import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { expect, it } from 'vitest';
import { dividedDown, dividedUp, exact } from './exact.ts';

/** What could leave the whole numbers: division, powers, Math, reading numbers from text, decimals. */
const inexact =
  /(?:[\w)\]]\s*\/\s*[\w(])|\/=|\*\*|\bMath\b|\bparseFloat\b|\bNumber\b(?!\.isSafeInteger)|\btoFixed\b|\bFloat\d+Array\b|\b\d+\.\d|\de-\d/;

/** The first inexact thing of a source, comments, types, texts and patterns aside; null where there is none. */
function inexactIn(source: string): string | null {
  const { code } = transformSync(source, { loader: 'ts', target: 'es2022' });
  const bare = code
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replaceAll(/\/\^[^\n]*?\$\//g, '""');
  return inexact.exec(bare)?.[0] ?? null;
}

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('samples'),
);

it.each(sources)('%s knows whole numbers only', (file) => {
  const source = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const found = inexactIn(source);
  // The one division of the room, of a number from which the remainder was taken.
  expect(found).toBe(file === 'exact.ts' ? ') / b' : null);
});

it('reads the whole room', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(sources).toContain('count-round.ts');
});

it.each([
  'export const a = (x: number, y: number) => x / y;',
  'let a = 4; a /= 2;',
  'export const a = Math.ceil(3);',
  'export const a = Number("3");',
  'export const a = 0.5;',
  'export const a = 2 ** 3;',
  'export const a = 1e-7;',
  'export const a = `${3 / 2}`;',
])('would see %s', (source) => {
  expect(inexactIn(source)).not.toBeNull();
});

it('divides whole numbers into whole numbers, and nothing else', () => {
  for (let value = 0; value < 60; value += 1)
    for (let by = 1; by < 9; by += 1) {
      expect([dividedDown(value, by), dividedUp(value, by)]).toEqual([
        Math.floor(value / by),
        Math.ceil(value / by),
      ]);
    }
  for (const wrong of [0.5, Number.NaN, Infinity, 2 ** 53])
    expect(() => exact(wrong)).toThrow(RangeError);
  expect(() => dividedDown(3, 0)).toThrow(RangeError);
});
