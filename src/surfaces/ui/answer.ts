import type { Refusal } from '../../kernel/refusal.ts';
import type { Result } from '../../kernel/result.ts';

/** Why a call gave no answer. */
export type Failure =
  /** The server said no, with its reasons. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly refusals: readonly Refusal[];
    }
  /** The server is at fault; the reference finds the entry in its log. */
  | { readonly kind: 'fault'; readonly reference: string | null }
  /** No answer came: no network, or the server is down. */
  | { readonly kind: 'unreachable' };

/** What a call gave. */
export type Answer<T> = Result<T, Failure>;

/** Whether the same call may succeed later without anything being changed. */
export function mayRetry(failure: Failure): boolean {
  return failure.kind !== 'refused' || failure.status === 429 || failure.status === 503;
}

/** Whether the failure says that nobody is logged in (any more). */
export function isLoggedOut(failure: Failure): boolean {
  return (
    failure.kind === 'refused' && failure.refusals.some(({ code }) => code === 'not-logged-in')
  );
}
