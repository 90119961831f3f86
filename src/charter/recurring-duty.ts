import type { AnyProvision, Provision } from './provision.ts';
import type { RuleSource } from './rule-sources.ts';
import type { WeekdayCode } from './value-type.ts';

/** What happens to a due day that is no working day; a provision of the school says which. */
export const restDayMoves = ['stay', 'next-working-day', 'last-working-day'] as const;

/** One of them. */
export type RestDayMove = (typeof restDayMoves)[number];

/** When a duty comes round, by provisions that say it. */
export type Rhythm =
  /** By the end of a month, once in so many months (12 where none is named). */
  | {
      readonly kind: 'yearly';
      readonly month: Provision<number>;
      readonly interval: Provision<number> | null;
    }
  /** On the numbered day of each month in which teaching goes on, or of every month of the year. */
  | {
      readonly kind: 'monthly';
      readonly day: Provision<number>;
      readonly months: 'all' | 'of-semesters';
    }
  /** On a day of every week of a semester. */
  | { readonly kind: 'weekly'; readonly weekday: Provision<WeekdayCode> }
  /** So many days before the end of each semester. */
  | { readonly kind: 'before-semester-end'; readonly days: Provision<number> };

/** A duty that comes round every year, month, week or semester; data of the capability that knows it. */
export interface RecurringDuty {
  /** The room whose words name it, by `duty.<code>`. */
  readonly room: string;
  readonly code: string;
  /** What says that there is such a duty at all. */
  readonly source: RuleSource;
  /** Roles it concerns: it stands among their deadlines. */
  readonly roles: readonly string[];
  readonly rhythm: Rhythm;
  /** Where not every school does so: whether this one does. */
  readonly held: Provision<boolean> | null;
  /** Where a due day may move off a rest day: how. */
  readonly move: Provision<RestDayMove> | null;
}

/** The provisions a rhythm is said by; the first is the one its article is cited from. */
export function provisionsOfRhythm(rhythm: Rhythm): readonly AnyProvision[] {
  switch (rhythm.kind) {
    case 'yearly':
      return rhythm.interval === null ? [rhythm.month] : [rhythm.month, rhythm.interval];
    case 'monthly':
      return [rhythm.day];
    case 'weekly':
      return [rhythm.weekday];
    case 'before-semester-end':
      return [rhythm.days];
  }
}

/** Every provision that a duty's days depend on. */
export function provisionsOfDuty({ rhythm, held, move }: RecurringDuty): readonly AnyProvision[] {
  return [
    ...provisionsOfRhythm(rhythm),
    ...[held, move].filter((one) => one !== null),
  ] as readonly AnyProvision[];
}
