import { z } from 'zod';
import { act, type Outcome, type RunnerParts } from '../../../engines/actions/runner.ts';
import { validate } from '../../../engines/actions/validate.ts';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import { chinaDay, instantOf } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { findLogIn, type LogInRow } from '../accounts/reads.ts';
import { admitTry, type Ending } from '../attempts/counted.ts';
import type { CounterKey } from '../attempts/counter.ts';
import { windowLimits } from '../attempts/limits.ts';
import type { WindowKey } from '../attempts/window.ts';
import { looksLikeCode } from '../codes.ts';
import { keyedHash, unseal, type AccessKeys } from '../keys.ts';
import { knownSecretField, numberField } from '../model.ts';
import { verifyPassword } from '../passwords/hashing.ts';
import { totpPlace } from '../second-factor/actions.ts';
import { stepOfCode } from '../second-factor/totp.ts';
import { recoveryHash } from '../second-factor/writes.ts';
import { tokenHash } from '../standing.ts';
import { sessionStart } from './start.ts';

/** What one logs in with; `totp` is six digits, or a recovery code. */
export const logInFields = z.object({
  number: numberField(),
  password: knownSecretField(),
  totp: z.string().trim().max(40).optional(),
});

export type LogInInput = z.output<typeof logInFields>;

/** A session that began. */
export type Started = AnswerOf<typeof sessionStart>;

/** One log-in with everything around it. */
export interface LogIn {
  readonly runner: RunnerParts;
  readonly keys: AccessKeys;
  readonly schoolId: SchoolId;
  readonly input: LogInInput;
  readonly address: string;
  /** Of a device that logged this number in before; its attempts count apart. */
  readonly device: string | null;
  /** The token the caller came with; it ends with the log-in. */
  readonly token: string | null;
}

/** The counters of one log-in. */
function countersOf({ keys, schoolId: school, input, address, device }: LogIn): {
  readonly strict: CounterKey;
  readonly loose: WindowKey;
} {
  const own =
    device === null
      ? { by: 'account' as const, purpose: 'attempt-account' as const, text: input.number }
      : { by: 'device' as const, purpose: 'attempt-device' as const, text: device };
  return {
    strict: { by: own.by, hash: keyedHash(keys, { school, purpose: own.purpose, text: own.text }) },
    loose: {
      limit: windowLimits.address,
      hash: keyedHash(keys, { school, purpose: 'attempt-address', text: address }),
    },
  };
}

type Factor = { readonly step: number } | { readonly codeHash: string } | null;

/** The second factor that was shown; the codes are taken later, under the account's lock. */
function factorOf(
  { keys, schoolId, input, runner }: LogIn,
  accountId: Uuid,
  sealed: Buffer | null,
): Result<Factor, 'totp-needed' | 'totp-wrong'> {
  if (sealed === null) return ok(null);
  const { totp = '' } = input;
  if (totp === '') return err('totp-needed');
  if (looksLikeCode(totp)) {
    const hash = recoveryHash(keys, { schoolId, accountId, code: totp });
    return ok({ codeHash: hash.toString('hex') });
  }
  const secret = unseal(keys, totpPlace(schoolId, accountId), sealed);
  const step = stepOfCode(secret, totp, runner.clock());
  return step === null ? err('totp-wrong') : ok({ step });
}

/** What became of a try: how it counts, and what the caller is told. */
interface Judged {
  readonly ending: Ending;
  readonly outcome: Outcome<Started>;
}

const refused = (code: string, ending: Ending): Judged => ({
  ending,
  outcome: err([refusal(code)]),
});

async function begin(logIn: LogIn, found: LogInRow, factor: Factor): Promise<Judged> {
  const { runner, schoolId, token } = logIn;
  const outcome = await act(runner, sessionStart, {
    schoolId,
    credential: { kind: 'job', name: 'log-in' },
    capacityId: null,
    key: null,
    input: {
      accountId: found.accountId,
      method: factor === null ? 'password' : 'password-totp',
      passwordSetAt: found.passwordSetAt === null ? null : instantOf(found.passwordSetAt),
      factor,
      replaces: token === null ? null : tokenHash(token).toString('hex'),
    },
  });
  if (outcome.ok) return { ending: 'right', outcome };
  const disabled = outcome.error.some(({ code }) => code === 'account-disabled');
  return { ending: disabled ? 'neither' : 'wrong', outcome };
}

async function judge(logIn: LogIn, found: LogInRow | null): Promise<Judged> {
  const right = await verifyPassword(found?.passwordHash ?? null, logIn.input.password);
  if (!right || !found?.accountId) return refused('log-in-wrong', 'wrong');
  // Only whoever knows the password learns that the account is closed.
  if (found.disabled || !found.present) return refused('account-disabled', 'neither');
  const factor = factorOf(logIn, found.accountId, found.totpSealed);
  if (!factor.ok)
    return refused(factor.error, factor.error === 'totp-needed' ? 'neither' : 'wrong');
  return begin(logIn, found, factor.value);
}

/**
 * Logs somebody in. Refuses `log-in-wrong` alike for unknown numbers, wrong passwords and accounts without one, in the
 * same time; `totp-needed`, `totp-wrong`; `account-disabled` once the password was right; `too-many-attempts` with
 * `{{minutes}}`. The password is verified while no transaction is open.
 */
export async function logIn(asked: LogIn): Promise<Outcome<Started>> {
  const { runner, schoolId, input } = asked;
  const { database, clock } = runner;
  const tried = await admitTry({
    ...{ database, schoolId, clock },
    ...countersOf(asked),
    prepare: (tx) => findLogIn(tx, input.number, chinaDay(clock())),
  });
  if (!tried.admitted) return err([refusal('too-many-attempts', [], { minutes: tried.minutes })]);
  const { ending, outcome } = await judge(asked, tried.prepared);
  await tried.settle(ending);
  return outcome;
}

/** Checks what was sent to log in with. */
export function readLogIn(sent: unknown): Result<LogInInput, readonly Refusal[]> {
  return validate(logInFields, sent);
}
