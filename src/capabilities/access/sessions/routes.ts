import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { act, ask } from '../../../engines/actions/runner.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { ok } from '../../../kernel/result.ts';
import { callOf, keyOf, tokenOf } from '../../../surfaces/http/caller.ts';
import { parsedJson } from '../../../surfaces/http/list-request.ts';
import { refuse, refuseWith } from '../../../surfaces/http/refusal-answer.ts';
import type { SchoolEnv } from '../../../surfaces/http/verb-routes.ts';
import { z } from 'zod';
import { dropSession, knownDevice, rememberDevice, setSession } from '../cookies.ts';
import { anyAccount } from '../grants.ts';
import { ownAccount } from '../own-account.ts';
import type { AccessRoutesParts } from '../routes.ts';
import { sessionEnd } from './actions.ts';
import { logIn, readLogIn } from './log-in.ts';

/** Bytes of a log-in; a password has at most 200 characters. */
export const largestLogIn = 8 * 1024;

/** Refuses what is too large to be read. */
export const smallBody = () =>
  bodyLimit({
    maxSize: largestLogIn,
    onError: (context) => refuseWith(context, 'too-large'),
  });

/** Which session a request belongs to. Declared here: it is asked for on the way out alone. */
const ownSession = defineQuery({
  name: 'session.own',
  room: 'access',
  may: anyAccount,
  refuses: [],
  input: z.object({}),
  run: async (_input, context) => ok(ownAccount(context)),
});

async function startSession(
  context: Context<SchoolEnv>,
  { runner, keys, secure, addressOf }: AccessRoutesParts,
): Promise<Response> {
  const [slug, schoolId] = [context.get('slug'), context.get('schoolId')];
  const place = { slug, secure };
  const sent = parsedJson(await context.req.text());
  if (!sent.ok) return refuse(context, sent.error);
  const input = readLogIn(sent.value);
  if (!input.ok) return refuse(context, input.error);
  const { number } = input.value;
  const device = knownDevice(context, keys, { place, school: schoolId, number });
  const outcome = await logIn({
    ...{ runner, keys, schoolId, device },
    input: input.value,
    address: addressOf(context),
    token: tokenOf(context, slug),
  });
  if (!outcome.ok) return refuse(context, outcome.error);
  setSession(context, place, outcome.value);
  if (device === null) rememberDevice(context, keys, { place, school: schoolId, number });
  return context.json({});
}

async function endSession(
  context: Context<SchoolEnv>,
  { runner, secure }: AccessRoutesParts,
): Promise<Response> {
  const slug = context.get('slug');
  // Whatever becomes of it, the browser forgets the token.
  dropSession(context, { slug, secure });
  const call = { ...callOf(context, slug, context.get('schoolId')), capacityId: null };
  const own = await ask(runner, ownSession, { ...call, input: {} });
  if (!own.ok) return refuse(context, own.error);
  const { sessionId } = own.value;
  const ended = await act(runner, sessionEnd, {
    ...call,
    key: keyOf(context),
    input: { sessionId },
  });
  return ended.ok ? context.json({}) : refuse(context, ended.error);
}

/** `POST` logs in and `DELETE` logs out at `/{school}/session`. */
export function sessionRoutes(app: Hono<SchoolEnv>, parts: AccessRoutesParts): void {
  app.use('/:school/session', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  app.post('/:school/session', smallBody(), (context) => startSession(context, parts));
  app.delete('/:school/session', (context) => endSession(context, parts));
}
