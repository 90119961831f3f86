/** A table that no backup carries, and why. */
export interface WithheldTable {
  readonly table: string;
  readonly why: string;
}

/**
 * Tables no backup carries. A copy of an open ballot box, taken twice, would show what was cast in between; such a box
 * is withheld until it is closed.
 */
export const withheldTables: readonly WithheldTable[] = [];
