/** An expected outcome that may be a refusal. A broken promise of the code throws instead. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The accepted outcome. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** The refused outcome, with its reasons. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
