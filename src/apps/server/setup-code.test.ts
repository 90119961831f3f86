import { expect, it } from 'vitest';
import { setupCode } from './setup-code.ts';

it('accepts its code however it was typed, until it is spent', () => {
  const told: string[] = [];
  const code = setupCode((changed, why) => told.push(`${why} ${changed}`));
  const first = code.shown();
  expect(first).toMatch(/^[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}$/);
  expect(code.accepts(` ${first.toLowerCase().replaceAll('-', ' ')} `)).toBe(true);
  code.spend();
  expect(code.accepts(first)).toBe(false);
  expect(told).toEqual([`used ${code.shown()}`]);
  expect(code.accepts(code.shown())).toBe(true);
});

it('changes after ten wrong ones', () => {
  const told: string[] = [];
  const code = setupCode((changed, why) => told.push(`${why} ${changed}`));
  const first = code.shown();
  for (let turn = 0; turn < 10; turn += 1) expect(code.accepts('wrong')).toBe(false);
  expect(told).toEqual([`wrong ${code.shown()}`]);
  expect(code.shown()).not.toBe(first);
});
