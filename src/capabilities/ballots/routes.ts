import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { act, ask, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Action, Query, Verb } from '../../engines/actions/verb.ts';
import { isUuid, type SchoolId, type Uuid } from '../../kernel/id.ts';
import { keyOf } from '../../surfaces/http/caller.ts';
import { refuse, refuseWith } from '../../surfaces/http/refusal-answer.ts';
import { ballotBoard } from './delegate-looking.ts';

/** What the pages of this room without a log-in stand on. */
export interface BallotRoutesParts {
  readonly runner: RunnerParts;
  readonly verbs: readonly Verb[];
  schoolOf(slug: string): Promise<SchoolId | null>;
}

const visitor = { credential: { kind: 'visitor' }, capacityId: null } as const;
const tokenShape = /^[\w-]{43}$/;
const largest = 64 * 1024;

const kioskBody = z.object({
  code: z.string().max(300),
  input: z.object({ roundId: z.string().optional(), blinded: z.array(z.string()).optional() }),
});

interface AtLink {
  readonly schoolId: SchoolId;
  readonly token: string;
  readonly code: string;
  readonly input: z.infer<typeof kioskBody>['input'];
  readonly key: Uuid | null;
}

async function readLink(
  context: Context,
  schoolOf: BallotRoutesParts['schoolOf'],
): Promise<AtLink | null> {
  const schoolId = await schoolOf(context.req.param('school') ?? '');
  const token = context.req.param('token') ?? '';
  const body = kioskBody.safeParse(await context.req.json().catch(() => null));
  if (schoolId === null || !tokenShape.test(token) || !body.success) return null;
  return { schoolId, token, ...body.data, key: keyOf(context) };
}

function verbNamed<V extends Action | Query>(verbs: readonly Verb[], name: string): V {
  const found = verbs.find((one) => one.name === name);
  if (!found) throw new Error(`there is no verb ${name}`);
  return found as unknown as V;
}

/**
 * Below `/{school}`: boards of closed rounds (`public/boards/{roundId}.jsonl`), and what the shared device asks by its link and
 * a delegate's code (`ballot-kiosk/{token}/mine`, `/issue`, `/roster`; POST `{code, input}`, answered as verbs are).
 */
export function ballotRoutes({ runner, verbs, schoolOf }: BallotRoutesParts): Hono {
  const app = new Hono();
  app.get('/:school/public/boards/:file', async (context, next) => {
    const schoolId = await schoolOf(context.req.param('school'));
    const roundId = /^(.+)\.jsonl$/.exec(context.req.param('file'))?.[1]?.toLowerCase() ?? '';
    if (schoolId === null || !isUuid(roundId)) return next();
    const told = await ask(runner, ballotBoard, { schoolId, ...visitor, input: { roundId } });
    if (!told.ok) return context.notFound();
    context.header('Content-Type', 'application/x-ndjson; charset=utf-8');
    context.header('Content-Disposition', `inline; filename="${told.value.checkCode}.jsonl"`);
    context.header('Cache-Control', 'no-cache');
    context.header('X-Content-Type-Options', 'nosniff');
    return context.body(told.value.text);
  });
  const kiosk = new Hono();
  const tooLarge = (context: Context) => refuseWith(context, 'too-large');
  kiosk.use(bodyLimit({ maxSize: largest, onError: tooLarge }));
  kiosk.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
  });
  const wrong = (context: Context) => refuseWith(context, 'kiosk-unknown');
  kiosk.post('/mine', async (context) => {
    const link = await readLink(context, schoolOf);
    if (link === null) return wrong(context);
    const { schoolId, token, code } = link;
    const verb = verbNamed<Query>(verbs, 'ballot.kiosk-mine');
    const told = await ask(runner, verb, { schoolId, ...visitor, input: { token, code } });
    return told.ok ? context.json({ answer: told.value as never }) : refuse(context, told.error);
  });
  kiosk.post('/issue', async (context) => {
    const link = await readLink(context, schoolOf);
    if (link === null) return wrong(context);
    const { schoolId, token, code, key, input } = link;
    const verb = verbNamed<Action>(verbs, 'ballot.kiosk-issue');
    const call = { schoolId, ...visitor, key, input: { token, code, ...input } };
    const told = await act(runner, verb, call);
    return told.ok ? context.json({ answer: told.value as never }) : refuse(context, told.error);
  });
  kiosk.post('/roster', async (context) => {
    const link = await readLink(context, schoolOf);
    if (link === null) return wrong(context);
    const { schoolId, token, input } = link;
    const verb = verbNamed<Query>(verbs, 'ballot.kiosk-roster');
    const call = { schoolId, ...visitor, input: { token, roundId: input.roundId } };
    const told = await ask(runner, verb, call);
    return told.ok ? context.json({ answer: told.value as never }) : refuse(context, told.error);
  });
  app.route('/:school/ballot-kiosk/:token', kiosk);
  return app;
}
