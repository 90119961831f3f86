/** A calendar day, `YYYY-MM-DD`. */
export type Day = string & { readonly __brand: 'Day' };

/**
 * A day of which something may be unknown: `2021-11-27`, `2021-11` (no day) or `--11-27` (no year).
 * The last two are ISO 8601 reduced and truncated forms.
 */
export type PartialDay = string & { readonly __brand: 'PartialDay' };

/** Days of a month, leap years as in the Gregorian calendar; February of an unknown year has 29. */
function daysInMonth(month: number, year: number | null): number {
  if (month === 2) {
    const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Builds a partial day. Null for what is no date (month 13, 31 June, neither year nor day). */
export function partialDay(
  year: number | null,
  month: number,
  day: number | null,
): PartialDay | null {
  if (month < 1 || month > 12 || (year === null && day === null)) return null;
  if (day !== null && (day < 1 || day > daysInMonth(month, year))) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const head = year === null ? '--' : `${String(year).padStart(4, '0')}-`;
  return `${head}${two(month)}${day === null ? '' : `-${two(day)}`}` as PartialDay;
}

/** Year, month and day of a partial day; null where unknown. */
export function dayParts(value: PartialDay): {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
} {
  const rest = value.startsWith('--') ? value.slice(2) : value.slice(5);
  const [month, day] = rest.split('-');
  return {
    year: value.startsWith('--') ? null : Number(value.slice(0, 4)),
    month: Number(month),
    day: day === undefined ? null : Number(day),
  };
}

/** Whether two partial days could name the same day: what both know agrees. */
export function couldBeSameDay(a: PartialDay, b: PartialDay): boolean {
  const x = dayParts(a);
  const y = dayParts(b);
  const agree = (p: number | null, q: number | null): boolean =>
    p === null || q === null || p === q;
  return agree(x.year, y.year) && x.month === y.month && agree(x.day, y.day);
}
