import type { Sheet } from '../../../engines/counting/model.ts';

/** What a teller has typed; texts, so that nothing is a number before it is one. */
export interface Typed {
  readonly returned: string;
  readonly invalid: string;
  /** By candidate. */
  readonly lines: Readonly<Record<string, { yes: string; no: string; abstain: string }>>;
  readonly writeIns: readonly { readonly personId: string; readonly name: string; votes: string }[];
}

/** A whole number, or null for anything else; an empty place is nothing yet. */
export function wholeOf(text: string): number | null {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** What stands in the places before anything is typed: a teller's own entry, or nothing. */
export function typedFrom(
  candidates: readonly string[],
  own: Sheet | null,
  names: Readonly<Record<string, string>>,
): Typed {
  const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const lines = candidates.map((id) => {
    const row = own?.candidates.find((one) => one.id === id);
    return [
      id,
      { yes: shown(row?.yes), no: shown(row?.no), abstain: shown(row?.abstain) },
    ] as const;
  });
  return {
    returned: shown(own?.returned),
    invalid: shown(own?.invalid),
    lines: Object.fromEntries(lines),
    writeIns: (own?.writeIns ?? []).map(({ id, votes }) => ({
      ...{ personId: id, name: names[id] ?? '', votes: String(votes) },
    })),
  };
}

/** 有效票 of what is typed, or null while it is not known. */
export function validOf({ returned, invalid }: Pick<Typed, 'returned' | 'invalid'>): number | null {
  const [all, bad] = [wholeOf(returned), wholeOf(invalid)];
  return all === null || bad === null || bad > all ? null : all - bad;
}

/** How a line stands against the valid ballots: not complete, fitting, or by how much it is off. */
export function lineCheck(
  line: { readonly yes: string; readonly no: string; readonly abstain: string },
  valid: number | null,
): { readonly kind: 'open' } | { readonly kind: 'fits' | 'off'; readonly sum: number } {
  const parts = [wholeOf(line.yes), wholeOf(line.no), wholeOf(line.abstain)];
  if (valid === null || parts.some((part) => part === null)) return { kind: 'open' };
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return { kind: sum === valid ? 'fits' : 'off', sum };
}

/** What is sent; null while something is missing or no number. */
export function figuresOf({ returned, invalid, lines, writeIns }: Typed) {
  const figures = { returned: wholeOf(returned), invalid: wholeOf(invalid) };
  const rows = Object.entries(lines).map(([personId, line]) => ({
    ...{ personId, yes: wholeOf(line.yes), no: wholeOf(line.no), abstain: wholeOf(line.abstain) },
  }));
  const written = writeIns.map(({ personId, votes }) => ({ personId, votes: wholeOf(votes) }));
  const missing =
    Object.values(figures).includes(null) ||
    rows.some((row) => Object.values(row).includes(null)) ||
    written.some(({ votes }) => votes === null);
  return missing ? null : { ...figures, lines: rows, writeIns: written };
}
