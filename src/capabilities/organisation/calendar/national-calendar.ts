import chineseDays from 'chinese-days';
import type { Day } from '../../../kernel/day.ts';
import type { NationalCalendar } from './working-days.ts';

const { getDayDetail } = chineseDays;

// The library names a holiday in both languages; of a year it does not know, 1 October is an ordinary weekday.
const knows = (year: number): boolean => getDayDetail(`${year}-10-01`).name.includes('国庆节');

function knownYears(): readonly [number, number] {
  const years = Array.from({ length: 201 }, (_, at) => 2000 + at).filter(knows);
  const first = years[0] ?? 2004;
  let last = first;
  while (knows(last + 1)) last += 1;
  return [first, last];
}

const [firstYear, lastYear] = knownYears();

/**
 * The national calendar of `chinese-days`. The library answers by weekday for years it does not know, so what it
 * knows is found out and told.
 */
export const nationalCalendar: NationalCalendar = {
  isWorkday: (day) => getDayDetail(day).work,
  dataBegins: `${firstYear}-01-01` as Day,
  dataEnds: `${lastYear}-12-31` as Day,
};
