import type { Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** Carries a refusal out of a stream or a transaction, so that both are given up. */
export class ArchiveRefused extends Error {
  readonly refusal: Refusal;

  constructor(refused: Refusal) {
    super(refused.code);
    this.refusal = refused;
  }
}

/** Runs the work and turns the refusal it threw back into a value. */
export async function refusing<T>(work: () => Promise<T>): Promise<Result<T, Refusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof ArchiveRefused) return err(error.refusal);
    throw error;
  }
}
