import type { Context, Hono, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { tokenOf } from '../../../surfaces/http/caller.ts';
import { parsedJson } from '../../../surfaces/http/list-request.ts';
import { refuse } from '../../../surfaces/http/refusal-answer.ts';
import type { SchoolEnv } from '../../../surfaces/http/verb-routes.ts';
import { keyedHash } from '../keys.ts';
import type { AccessRoutesParts } from '../routes.ts';
import { smallBody } from '../sessions/routes.ts';
import { admitTry, type Ending } from './counted.ts';
import type { CounterKey } from './counter.ts';
import { windowLimits } from './limits.ts';
import type { WindowKey } from './window.ts';

/** Counters of one try. */
interface Counters {
  readonly strict: CounterKey;
  readonly loose: WindowKey | null;
}

type CountersOf = (context: Context<SchoolEnv>) => Promise<Counters | null>;

/** Refusals that were a wrong guess; any other is no guess at all. */
const wrongGuesses: ReadonlySet<string> = new Set(['code-wrong', 'password-wrong', 'totp-wrong']);

async function endingOf(answer: Response): Promise<Ending> {
  if (answer.ok) return 'right';
  if (answer.status !== 409) return 'neither';
  const { refusals } = (await answer.clone().json()) as { readonly refusals: readonly Refusal[] };
  return refusals.some(({ code }) => wrongGuesses.has(code)) ? 'wrong' : 'neither';
}

/** Counts a try before the verb's own route answers it, and settles it by that answer. */
const counted = (
  { runner: { database, clock } }: AccessRoutesParts,
  countersOf: CountersOf,
): MiddlewareHandler<SchoolEnv> =>
  createMiddleware<SchoolEnv>(async (context, next) => {
    const counters = await countersOf(context);
    if (!counters) return next();
    const schoolId = context.get('schoolId');
    const tried = await admitTry({
      ...{ database, schoolId, clock },
      ...counters,
      prepare: async () => null,
    });
    if (!tried.admitted)
      return refuse(context, [refusal('too-many-attempts', [], { minutes: tried.minutes })]);
    await next();
    await tried.settle(await endingOf(context.res));
    return undefined;
  });

/** The number a body names, whatever else is wrong with it; the verb's own route judges the rest. */
async function numberIn(context: Context): Promise<string | null> {
  // A copy: the verb's own route reads the body itself, and limits it first.
  const sent = parsedJson(await context.req.raw.clone().text());
  const body = sent.ok ? sent.value : null;
  const number = typeof body === 'object' && body !== null && 'number' in body ? body.number : null;
  return typeof number === 'string' && number.length <= 200 ? number.trim() : null;
}

/** Codes are guessed for a number, from an address. */
const byNumber =
  ({ keys, addressOf }: AccessRoutesParts): CountersOf =>
  async (context) => {
    const number = await numberIn(context);
    if (number === null) return null;
    const school = context.get('schoolId');
    const strict = { school, purpose: 'attempt-account', text: `code\n${number}` } as const;
    const loose = { school, purpose: 'attempt-address', text: addressOf(context) } as const;
    return {
      strict: { by: 'account', hash: keyedHash(keys, strict) },
      loose: { limit: windowLimits.address, hash: keyedHash(keys, loose) },
    };
  };

/** Passwords are guessed by whoever found an open session. */
const bySession =
  ({ keys }: AccessRoutesParts): CountersOf =>
  async (context) => {
    const token = tokenOf(context, context.get('slug'));
    if (token === null) return null;
    const school = context.get('schoolId');
    const hash = keyedHash(keys, { school, purpose: 'attempt-session', text: token });
    return { strict: { by: 'session', hash }, loose: null };
  };

/** Verbs that ask for a password or a code, and what guesses at them are counted by. */
const countedVerbs: Readonly<Record<string, (parts: AccessRoutesParts) => CountersOf>> = {
  'invitation.accept': byNumber,
  'password.change': bySession,
  'totp.confirm': bySession,
  'totp.remove': bySession,
};

/** Puts the counting before the routes of these verbs. */
export function countedVerbRoutes(
  app: Hono<SchoolEnv>,
  parts: AccessRoutesParts,
  guard: MiddlewareHandler<SchoolEnv>,
): void {
  for (const [verb, countersOf] of Object.entries(countedVerbs))
    app.post(`/:school/${verb}`, guard, smallBody(), counted(parts, countersOf(parts)));
}
