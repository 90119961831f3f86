import { act, type Outcome } from '../../../engines/actions/runner.ts';
import { withSchool } from '../../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import { chinaDay } from '../../../kernel/instant.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { findLogIn } from '../accounts/reads.ts';
import { windowLimits } from '../attempts/limits.ts';
import { countDown, countOne, waitOf, type WindowKey } from '../attempts/window.ts';
import { newToken } from '../codes.ts';
import { keyedHash, unseal, type AccessKeys } from '../keys.ts';
import type { AccessRoutesParts } from '../routes.ts';
import type { Started } from '../sessions/log-in.ts';
import { sessionStart } from '../sessions/start.ts';
import { tokenHash } from '../standing.ts';
import { casProvider } from './cas.ts';
import { oidcProvider } from './oidc.ts';
import { accountOpenBySignOn } from './open-account.ts';
import { openOutbound } from './outbound.ts';
import { clientSecretPlace, findSignOn, type Provider, type SignOnRow } from './provider.ts';
import { keepState, takeState, type StateRow } from './states.ts';

/** Why a single sign-on came to nothing; the log-in page says it in words. */
export type SignOnFailure =
  | 'sign-on-unknown'
  | 'sign-on-failed'
  | 'sign-on-expired'
  | 'sign-on-stranger'
  | 'sign-on-no-account'
  | 'account-disabled'
  | 'sign-on-many';

type Parts = Pick<AccessRoutesParts, 'runner' | 'keys' | 'outbound' | 'report'>;

function providerOf(signOn: SignOnRow, { keys, outbound: rules }: Parts): Provider {
  const outbound = openOutbound(rules);
  if (signOn.kind === 'cas') return casProvider(signOn, outbound);
  const { schoolId, id, clientSecretSealed } = signOn;
  const secret =
    clientSecretSealed === null
      ? null
      : unseal(keys, clientSecretPlace(schoolId, id), clientSecretSealed);
  return oidcProvider(signOn, { secret, outbound });
}

/** Does what needs the provider; whatever goes wrong there is reported, and told in no detail. */
async function asking<T>(
  parts: Parts,
  work: () => Promise<T>,
): Promise<Result<T, 'sign-on-failed'>> {
  try {
    return ok(await work());
  } catch (error) {
    parts.report('sign-on', error);
    return err('sign-on-failed');
  }
}

/** One log-in about to begin. */
export interface Beginning {
  readonly schoolId: SchoolId;
  readonly signOnId: Uuid;
  /** Our address that the provider sends the browser back to. */
  readonly callback: string;
  /** The page to come back to, a path of ours. */
  readonly returnTo: string;
  readonly browser: string;
  readonly address: string;
}

/** Beginnings are counted by address, since each makes the server call the provider. */
const windowOf = (keys: AccessKeys, school: SchoolId, text: string): WindowKey => ({
  limit: windowLimits.signOn,
  hash: keyedHash(keys, { school, purpose: 'attempt-sign-on', text }),
});

/** Begins a single sign-on; answers where the browser is to go. */
export async function beginSignOn(
  parts: Parts,
  beginning: Beginning,
): Promise<Result<string, SignOnFailure>> {
  const { runner, keys } = parts;
  const { schoolId, signOnId, callback, returnTo, browser } = beginning;
  const { database, clock } = runner;
  const found = await withSchool(database, schoolId, async (tx) => {
    const window = windowOf(keys, schoolId, beginning.address);
    if ((await waitOf(tx, window, clock())) > 0) return 'sign-on-many';
    await countOne(tx, window, clock());
    return findSignOn(tx, signOnId);
  });
  if (found === null || found === 'sign-on-many') return err(found ?? 'sign-on-unknown');
  const state = newToken();
  const begun = await asking(parts, () => providerOf(found, parts).begin({ callback, state }));
  if (!begun.ok) return begun;
  const { to, nonce, verifier } = begun.value;
  await withSchool(database, schoolId, (tx) =>
    keepState(tx, { signOnId, state, browser }, { nonce, verifier, returnTo, now: clock() }),
  );
  return ok(to);
}

/** A browser that came back. */
export interface Return {
  readonly schoolId: SchoolId;
  readonly signOnId: Uuid;
  readonly address: URL;
  readonly browser: string | null;
  /** Who comes back; the counter of beginnings counts down where it ends well. */
  readonly caller: string;
  /** The token the browser still has; it ends with the log-in. */
  readonly token: string | null;
}

/** A session that began, and the page it goes on at. */
export interface SignedOn {
  readonly session: Started;
  readonly returnTo: string;
}

interface Kept {
  readonly state: StateRow;
  readonly signOn: SignOnRow;
}

/** What was kept of this log-in; taken in a transaction of its own, so that it is gone whatever comes after. */
async function takeKept({ runner }: Parts, returned: Return): Promise<Kept | null> {
  const { schoolId, signOnId, browser, address } = returned;
  const state = address.searchParams.get('state') ?? '';
  if (browser === null || state === '') return null;
  return withSchool(runner.database, schoolId, async (tx) => {
    const taken = await takeState(tx, { signOnId, state, browser }, runner.clock());
    const signOn = await findSignOn(tx, signOnId);
    return taken && signOn ? { state: taken, signOn } : null;
  });
}

const job = { credential: { kind: 'job', name: 'log-in' }, capacityId: null, key: null } as const;

/** The account of a number; opened now where the school lets its own log-in open accounts. */
async function accountFor(
  { runner }: Parts,
  { signOn }: Kept,
  number: string,
): Promise<Result<Uuid, SignOnFailure>> {
  const { schoolId } = signOn;
  const found = await withSchool(runner.database, schoolId, (tx) =>
    findLogIn(tx, number, chinaDay(runner.clock())),
  );
  if (!found?.present) return err('sign-on-stranger');
  if (found.disabled) return err('account-disabled');
  if (found.accountId !== null) return ok(found.accountId);
  if (!signOn.opensAccounts) return err('sign-on-no-account');
  const input = { personId: found.personId, method: signOn.kind };
  const opened = await act(runner, accountOpenBySignOn, { schoolId, ...job, input });
  // Another window was quicker: the next try finds its account.
  return opened.ok ? ok(opened.value.accountId) : err('sign-on-expired');
}

/** Ends a single sign-on: who the provider names is logged in, if the school knows them. */
export async function endSignOn(
  parts: Parts,
  returned: Return,
): Promise<Result<SignedOn, SignOnFailure>> {
  const kept = await takeKept(parts, returned);
  if (!kept) return err('sign-on-expired');
  const { nonce, verifier, returnTo } = kept.state;
  const state = returned.address.searchParams.get('state') ?? '';
  const { address, schoolId, token } = returned;
  const told = await asking(parts, () =>
    providerOf(kept.signOn, parts).identify({ address, state, nonce, verifier }),
  );
  if (!told.ok) return told;
  if (told.value === null) return err('sign-on-failed');
  const account = await accountFor(parts, kept, told.value);
  if (!account.ok) return account;
  const session: Outcome<Started> = await act(parts.runner, sessionStart, {
    schoolId,
    ...job,
    input: {
      accountId: account.value,
      method: kept.signOn.kind,
      passwordSetAt: null,
      factor: null,
      replaces: token === null ? null : tokenHash(token).toString('hex'),
    },
  });
  if (session.ok) {
    const window = windowOf(parts.keys, schoolId, returned.caller);
    await withSchool(parts.runner.database, schoolId, (tx) => countDown(tx, window));
    return ok({ session: session.value, returnTo });
  }
  return err(session.error.some(isDisabled) ? 'account-disabled' : 'sign-on-failed');
}

const isDisabled = ({ code }: Refusal): boolean => code === 'account-disabled';
