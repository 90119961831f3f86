import { compareEntries } from './compare-entries.ts';
import type { Sheet } from './model.ts';
import type { RoundOpened, SheetEntered } from './record.ts';
import type { ReplayFault } from './replay-model.ts';

/** The sheets in force of one round. */
export interface SheetsInForce {
  readonly sheets: readonly Sheet[];
  readonly missing: readonly string[];
  readonly faults: readonly Omit<ReplayFault, 'office' | 'round'>[];
}

/** The last of a line of corrections; null where they form no single line. */
function lastOf(entered: readonly SheetEntered[]): SheetEntered | null {
  const byReplaced = new Map(entered.map((one) => [one.replaces, one]));
  if (byReplaced.size !== entered.length) return null;
  let last = byReplaced.get(null);
  for (let seen = 1; last !== undefined; seen += 1) {
    const following = byReplaced.get(last.id);
    if (following === undefined) return seen === entered.length ? last : null;
    last = following;
  }
  return null;
}

/**
 * Whether a sheet is what was entered: two entries equal to it, or, where two differed, each number confirmed by a
 * third look, so that it stands in at least two entries. What a machine counted has none.
 */
export function isAgreed({ sheet, entries }: SheetEntered, kind: 'paper' | 'electronic'): boolean {
  if (kind === 'electronic' && entries.length === 0) return true;
  if (entries.length < 2 || entries.some(({ channel }) => channel !== sheet.channel)) return false;
  const differing = entries.map(
    (entry) => new Set(compareEntries(sheet, entry).map(({ cell }) => JSON.stringify(cell))),
  );
  const cells = new Set(differing.flatMap((one) => [...one]));
  return [...cells].every((cell) => differing.filter((one) => !one.has(cell)).length >= 2);
}

/** The sheet in force of every channel of a round, and what is wrong with how it came about. */
export function sheetsInForce(
  { channels }: RoundOpened,
  entered: readonly SheetEntered[],
): SheetsInForce {
  const sheets: Sheet[] = [];
  const missing: string[] = [];
  const faults: SheetsInForce['faults'][number][] = [];
  for (const { id, kind } of [...channels].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const own = entered.filter((one) => one.sheet.channel === id);
    const last = lastOf(own);
    if (own.length === 0) missing.push(id);
    else if (last === null) faults.push({ code: 'sheet-chain', thing: id });
    else {
      sheets.push(last.sheet);
      for (const one of own)
        if (!isAgreed(one, kind)) faults.push({ code: 'sheet-not-agreed', thing: one.id });
    }
  }
  const known = new Set(channels.map(({ id }) => id));
  if (known.size !== channels.length) faults.push({ code: 'channel-twice', thing: '' });
  for (const one of entered)
    if (!known.has(one.sheet.channel)) faults.push({ code: 'channel-unknown', thing: one.id });
  return { sheets, missing, faults };
}
