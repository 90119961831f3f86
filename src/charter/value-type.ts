import { decimalFraction, type Fraction } from '../kernel/fraction.ts';
import type { Json } from '../kernel/json.ts';

/** What the figures of a provision count; its words are `choice.unit.<unit>` of the rulebook. */
export type ProvisionUnit =
  | 'day'
  | 'working-day'
  | 'month'
  | 'year'
  | 'time'
  | 'person'
  | 'share'
  | 'yuan'
  | 'yes-no'
  | 'choice'
  | 'names'
  | 'month-of-year'
  | 'day-of-month'
  | 'weekday';

/** The type of a provision's values: how they are checked, stored, written and read by people. */
export interface ValueType<V> {
  readonly unit: ProvisionUnit;
  /** The stored value, or null where it is none of this type. */
  read(stored: Json): V | null;
  store(value: V): Json;
  /** What a person typed, or null where it is no value of this type; full-width figures are taken as plain ones. */
  parse(typed: string): V | null;
  /** The value as `parse` reads it back: figures, a share as `3/10`, money in yuan, a code of a closed list. */
  show(value: V): string;
}

/** The least and the greatest value allowed, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const plainOf = (typed: string): string => typed.normalize('NFKC').trim();

function whole(unit: ProvisionUnit, { min, max }: Bounds): ValueType<number> {
  const read = (stored: Json): number | null =>
    typeof stored === 'number' && Number.isInteger(stored) && stored >= min && stored <= max
      ? stored
      : null;
  return {
    unit,
    read,
    store: (value) => value,
    parse: (typed) => (/^\d{1,9}$/.test(plainOf(typed)) ? read(Number(plainOf(typed))) : null),
    show: String,
  };
}

/** Calendar days. */
export const days = (bounds: Bounds) => whole('day', bounds);

/** Working days. */
export const workingDays = (bounds: Bounds) => whole('working-day', bounds);

/** Months. */
export const months = (bounds: Bounds) => whole('month', bounds);

/** A number of people, years or times. */
export const count = (unit: 'person' | 'year' | 'time', bounds: Bounds) => whole(unit, bounds);

/** January is 1. */
export const monthOfYear = () => whole('month-of-year', { min: 1, max: 12 });

/** The numbered day of a month; in a shorter month its last day. */
export const dayNumber = () => whole('day-of-month', { min: 1, max: 31 });

/** A share of a whole, from 0 to 1: `3/10`, `30%` or `0.3`. */
export function fraction(): ValueType<Fraction> {
  const made = (numerator: number, denominator: number): Fraction | null => {
    const proper = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
    return proper && denominator > 0 && numerator >= 0 && numerator <= denominator
      ? { numerator, denominator }
      : null;
  };
  return {
    unit: 'share',
    read: (stored) => {
      if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return null;
      const { numerator, denominator } = stored as { readonly [key: string]: Json };
      if (typeof numerator !== 'number' || typeof denominator !== 'number') return null;
      return made(numerator, denominator);
    },
    store: ({ numerator, denominator }) => ({ numerator, denominator }),
    parse: (typed) => {
      const plain = plainOf(typed);
      const pair = /^(\d{1,9})\s*[/⁄]\s*(\d{1,9})$/.exec(plain);
      if (pair) return made(Number(pair[1]), Number(pair[2]));
      const decimal = decimalFraction(plain.replace(/\s*%$/, ''));
      if (!decimal) return null;
      return made(decimal.numerator, decimal.denominator * (plain.endsWith('%') ? 100 : 1));
    },
    show: ({ numerator, denominator }) => `${numerator}/${denominator}`,
  };
}

/** Money in 分; people write yuan with at most two decimals. */
export function money({ max }: Pick<Bounds, 'max'>): ValueType<number> {
  const cents = whole('yuan', { min: 0, max });
  return {
    ...cents,
    parse: (typed) => {
      const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plainOf(typed));
      return match ? cents.read(Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`)) : null;
    },
    show: (value) => {
      const digits = String(value).padStart(3, '0');
      return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
    },
  };
}

const yesWords = new Set(['yes', 'true', '是']);
const noWords = new Set(['no', 'false', '否']);

/** Yes or no; typed as `yes`, `no` or their Chinese words. */
export function yesNo(): ValueType<boolean> {
  return {
    unit: 'yes-no',
    read: (stored) => (typeof stored === 'boolean' ? stored : null),
    store: (value) => value,
    parse: (typed) => {
      const plain = plainOf(typed).toLowerCase();
      return yesWords.has(plain) ? true : noWords.has(plain) ? false : null;
    },
    show: (value) => (value ? 'yes' : 'no'),
  };
}

/** One of a closed list of codes; their words are `choice.value.<code>` of the rulebook. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
): ValueType<T[number]> {
  const read = (stored: Json): T[number] | null =>
    typeof stored === 'string' && values.includes(stored) ? stored : null;
  return {
    unit: 'choice',
    read,
    store: (value) => value,
    parse: (typed) => read(plainOf(typed)),
    show: (value) => value,
  };
}

/** A few short names in an order, such as posts; typed with 、 or a comma between them, each of them once. */
export function names({ max }: Pick<Bounds, 'max'>): ValueType<readonly string[]> {
  const read = (stored: Json): readonly string[] | null => {
    if (!Array.isArray(stored) || stored.length === 0 || stored.length > max) return null;
    const short = stored.every(
      (one): one is string =>
        typeof one === 'string' && one === one.trim() && one !== '' && one.length <= 20,
    );
    return short && new Set(stored).size === stored.length ? stored : null;
  };
  return {
    unit: 'names',
    read,
    store: (value) => [...value],
    parse: (typed) => read(plainOf(typed).split(/\s*[、,，;；]\s*/)),
    show: (value) => value.join('、'),
  };
}

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Codes of the days of the week, Monday first. */
export type WeekdayCode = (typeof weekdays)[number];

/** A day of the week; typed as its code or as its number, Monday being 1. */
export function weekday(): ValueType<WeekdayCode> {
  const codes = oneOf(weekdays);
  return {
    ...codes,
    unit: 'weekday',
    parse: (typed) =>
      codes.parse(typed) ??
      (/^[1-7]$/.test(plainOf(typed)) ? (weekdays[Number(plainOf(typed)) - 1] ?? null) : null),
  };
}

/** The number of a day of the week as ISO 8601 counts: Monday is 1. */
export const weekdayNumber = (code: WeekdayCode): number => weekdays.indexOf(code) + 1;
