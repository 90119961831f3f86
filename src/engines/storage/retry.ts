import { setTimeout as wait } from 'node:timers/promises';

/** SQLSTATE of a database error, also where Drizzle wrapped it; null for anything else. */
export function sqlState(error: unknown): string | null {
  const found = pgError(error);
  return found?.code ?? null;
}

/** The violated constraint's name, or null. */
export function violatedConstraint(error: unknown): string | null {
  return pgError(error)?.constraint ?? null;
}

interface PgError {
  readonly code: string;
  readonly constraint?: string;
}

function pgError(error: unknown): PgError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as Error & { code?: unknown }).code;
    // Not EPIPE and its like, which look the same; no SQLSTATE begins with E.
    if (typeof code === 'string' && /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code))
      return at as unknown as PgError;
  }
  return null;
}

/** serialization_failure and deadlock_detected: PostgreSQL asks for the whole transaction again. */
const again = new Set(['40001', '40P01']);

/**
 * Runs a whole transaction again where the database asks for it, at most `attempts` times, waiting longer each time.
 * `work` must do nothing outside its transaction.
 */
export async function retry<T>(work: () => Promise<T>, attempts = 6): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !again.has(sqlState(error) ?? '')) throw error;
      await wait(4 * 2 ** attempt);
    }
  }
}
