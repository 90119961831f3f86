import { expect, it } from 'vitest';
import type { Day } from '../../kernel/day.ts';
import type { CalendarEntry } from './due-days.ts';
import { groupDays } from './group-days.ts';

const on = (code: string, day: string, certain = true): CalendarEntry => ({
  ...{ room: 'workbench', code, values: {}, article: null, source: 'practice', certain },
  day: day as Day,
});

it('puts weekly meetings into one line and leaves single days in their order', () => {
  const entries = [
    on('heads-meeting', '2026-11-02'),
    on('finance-report', '2026-11-05'),
    on('heads-meeting', '2026-11-09'),
    on('congress', '2026-11-14'),
    on('heads-meeting', '2026-11-16', false),
  ];
  const { single, often } = groupDays(entries);
  expect(single.map(({ code }) => code)).toEqual(['finance-report', 'congress']);
  expect(often).toEqual([
    {
      entry: { ...entries[0], certain: false },
      days: ['2026-11-02', '2026-11-09', '2026-11-16'],
    },
  ]);
});

it('keeps what comes twice as two days, and tells apart what follows from another article', () => {
  const other = { document: '章程', number: '第九条' };
  const { single, often } = groupDays([
    on('staff-meeting', '2026-11-02'),
    on('staff-meeting', '2026-11-09'),
    { ...on('staff-meeting', '2026-11-16'), article: other },
  ]);
  expect(single).toHaveLength(3);
  expect(often).toEqual([]);
});
