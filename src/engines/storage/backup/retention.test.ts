import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, secondsAfter, type Instant } from '../../../kernel/instant.ts';
import { backupName, madeAt, outdated, type DatedFile } from './retention.ts';

const retention = { daily: 7, weekly: 4, monthly: 12 };
const start = '2026-01-01T18:30:00.000Z' as Instant;
const daily = (days: number): readonly DatedFile[] =>
  Array.from({ length: days }, (_, day) => {
    const at = secondsAfter(start, day * 86_400);
    return { name: backupName(at), at };
  });
const keptOf = (files: readonly DatedFile[]): readonly string[] => {
  const gone = new Set(outdated(files, retention).map(({ name }) => name));
  return files.map(({ name }) => name).filter((name) => !gone.has(name));
};

it('keeps everything of the first week', () => {
  expect(outdated(daily(7), retention)).toEqual([]);
});

it('keeps seven days, four weeks and twelve months of a year of days', () => {
  expect(keptOf(daily(365)).map((name) => name.slice(10, 18))).toEqual([
    '20260228',
    '20260331',
    '20260430',
    '20260531',
    '20260630',
    '20260731',
    '20260831',
    '20260930',
    '20261031',
    '20261130',
    '20261213',
    '20261220',
    '20261226',
    '20261227',
    '20261228',
    '20261229',
    '20261230',
    '20261231',
    '20270101',
  ]);
});

it('never lets the newest go, and keeps no more than it says', () => {
  const moments = fc.array(
    fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(moments, (dates) => {
      const files = dates.map((date, index) => ({ name: String(index), at: instantOf(date) }));
      const gone = outdated(files, retention);
      const kept = files.filter((file) => !gone.includes(file));
      const newest = files
        .map(({ at }) => at)
        .toSorted()
        .at(-1);
      expect(kept.some(({ at }) => at === newest)).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(24);
      expect(outdated(kept, retention)).toEqual([]);
    }),
  );
});

it('reads back the moment from the name, and knows no other names', () => {
  const at = '2026-08-31T18:30:00.000Z' as Instant;
  expect(backupName(at)).toBe('mingzhang-20260901-023000.backup');
  expect(madeAt(backupName(at))).toBe(at);
  for (const name of [
    'mingzhang-20261341-023000.backup',
    'mein.backup',
    'mingzhang-20260901-023000.backup.partial',
  ])
    expect(madeAt(name)).toBeNull();
});
