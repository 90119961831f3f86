import type { Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';

/** The account and log-in of whoever acts. */
export interface OwnAccount {
  readonly accountId: Uuid;
  readonly sessionId: Uuid | null;
}

/**
 * Whose account a verb about one's own is done on. Throws for the operator and for jobs: they have none, and what
 * they want of an account is a verb of its own.
 */
export function ownAccount({ actor }: Context): OwnAccount {
  if (actor.kind !== 'person') throw new Error('this verb needs somebody who is logged in');
  return { accountId: actor.accountId, sessionId: actor.sessionId ?? null };
}
