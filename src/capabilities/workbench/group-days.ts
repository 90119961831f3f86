import type { Day } from '../../kernel/day.ts';
import type { CalendarEntry } from './due-days.ts';

/** One duty in a stretch of days: when it comes round often, all its days in one line. */
export interface GroupedEntry<Entry extends CalendarEntry = CalendarEntry> {
  /** The first of them. */
  readonly entry: Entry;
  readonly days: readonly Day[];
}

/** From so many days on a duty is one line and not many. */
const often = 3;

const keyOf = ({ room, code, values, article }: CalendarEntry): string =>
  JSON.stringify([room, code, values, article]);

/**
 * Brings what comes round every week into one line, so that what happens once is not lost among it: single days in their
 * order, then what is often. A duty whose article changed within the stretch is two lines.
 */
export function groupDays<Entry extends CalendarEntry>(
  entries: readonly Entry[],
): { readonly single: readonly Entry[]; readonly often: readonly GroupedEntry<Entry>[] } {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const isOften = (entry: Entry): boolean => (groups.get(keyOf(entry))?.length ?? 0) >= often;
  return {
    single: entries.filter((entry) => !isOften(entry)),
    often: [...groups.values()].flatMap((group): readonly GroupedEntry<Entry>[] => {
      const [first] = group;
      if (!first || group.length < often) return [];
      // Uncertain where any of them is.
      const certain = group.every((one) => one.certain);
      return [{ entry: { ...first, certain }, days: group.map(({ day }) => day) }];
    }),
  };
}
