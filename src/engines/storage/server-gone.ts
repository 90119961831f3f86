import { sqlState } from './retry.ts';

/** Codes of a connection that broke or was refused. */
const broken = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);

/** What node-postgres says of such a connection without a code. */
const words = /Connection terminated|connection timeout|connection error and is not queryable/i;

/**
 * Whether a statement failed because its server went away, starts or stops, so that the same may work in a moment.
 * A commit that failed so may have been done all the same: only an idempotency key tells.
 * SQLSTATE classes 08 and 57P (PostgreSQL manual, Appendix A).
 */
export function isServerGone(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state.startsWith('08') || state.startsWith('57P');
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (broken.has(code ?? '') || words.test(at.message)) return true;
  }
  return false;
}
