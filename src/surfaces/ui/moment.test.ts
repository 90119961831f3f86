import { expect, it } from 'vitest';
import { isInstant, saidTime } from './moment.ts';

it('says a moment as a clock in China shows it, in the language of the page', () => {
  const late = '2026-08-31T16:30:00.000Z';
  expect(saidTime(late, 'zh')).toBe('2026年9月1日 00:30');
  expect(saidTime(late, 'en')).toBe('1 September 2026 at 00:30');
});

it('knows a moment from a day, a number and a word', () => {
  expect(isInstant('2026-08-31T16:30:00.000Z')).toBe(true);
  for (const text of ['2026-08-31', '20260831', '2026-08-31 16:30', 'ab3de-fg4hj'])
    expect(isInstant(text)).toBe(false);
});
