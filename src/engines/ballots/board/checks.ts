/** What is checked of a board, by number; the numbers never change their meaning (docs/ballot-protocol.md, section 10). */
export const boardChecks = {
  V01: 'form',
  V02: 'chain',
  V03: 'order',
  V04: 'keys',
  V05: 'code',
  V06: 'certified',
  V07: 'rules',
  V08: 'box',
  V09: 'issued',
  V10: 'attendance',
  V11: 'sorted',
  V12: 'tokens',
  V13: 'signatures',
  V14: 'opening',
  V15: 'reading',
  V16: 'sealing',
  V17: 'accounting',
  V18: 'tally',
  V19: 'decision',
  V20: 'paper',
  V21: 'rulings',
  V22: 'receipt',
} as const;

/** The number of a check. */
export type BoardCheck = keyof typeof boardChecks;

/** One thing that does not hold, and where. */
export interface BoardFailure {
  readonly check: BoardCheck;
  /**
   * `line-7` (of the file), `event-3` (its height), `ballot-12` (in the list, from 1), `observer-2`, `issuer-1`,
   * `sheet-<id>`, `person-<id>`, `setup`, or empty where it is the file as a whole.
   */
  readonly place: string;
  /** What precisely, where a check can fail in several ways. */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A failure told briefly. */
export function failed(
  check: BoardCheck,
  place: string,
  code: string,
  values: BoardFailure['values'] = {},
): BoardFailure {
  return { check, place, code, values };
}

/** What is no failure, but must be told: ballots that are 废票 because they do not open or read. */
export interface BoardWarning {
  readonly check: 'V15';
  readonly count: number;
}
