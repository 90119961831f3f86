import type { Result } from '../../kernel/result.ts';

/** Why a file cannot be checked; its sentence is `unreadable.<code>`. */
export interface Unreadable {
  readonly code:
    'missing' | 'not-readable' | 'too-large' | 'no-json' | 'no-edition' | 'no-count' | 'no-receipt';
  readonly file: string;
  readonly place: string;
}

/** What came of a file: whether it holds, and what is printed of it. */
export interface Outcome {
  readonly holds: boolean;
  readonly text: string;
}

/** Reads a file named on the command line; `-` is standard input. */
export type ReadBytes = (file: string) => Promise<Result<Uint8Array, Unreadable>>;

/** One line of JSON for machines, each failure with the name of its check. */
export function jsonLine<F extends { readonly check: keyof N }, N extends object>(
  failures: readonly F[],
  names: N,
  more: object,
): string {
  const named = failures.map((one) => ({ ...one, name: names[one.check] }));
  return `${JSON.stringify({ ...more, failures: named })}\n`;
}
