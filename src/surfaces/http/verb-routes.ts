import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { actAnonymously } from '../../engines/actions/anonymous/act-anonymously.ts';
import { authorise } from '../../engines/actions/authorise.ts';
import { describeVerb } from '../../engines/actions/description.ts';
import { act, ask, list, type Outcome, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Action, AnonymousAction, List, Query, Verb } from '../../engines/actions/verb.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { SchoolId } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { callOf, keyOf } from './caller.ts';
import { exportList, type ExportWords } from './export-list.ts';
import { listRequest, parsedJson } from './list-request.ts';
import { refuse, refuseWith } from './refusal-answer.ts';

/** What the routes of the verbs stand on. */
export interface VerbRoutesParts {
  readonly verbs: readonly Verb[];
  readonly runner: RunnerParts;
  /** The school of a slug, or null. */
  schoolOf(slug: string): Promise<SchoolId | null>;
  readonly exportWords: ExportWords;
}

/** What every route below a school knows. */
export interface SchoolEnv {
  readonly Variables: { readonly schoolId: SchoolId; readonly slug: string };
}

/** Finds the school of the address before anything else. */
export function schoolGuard(schoolOf: VerbRoutesParts['schoolOf']) {
  return createMiddleware<SchoolEnv>(async (context, next) => {
    const slug = context.req.param('school') ?? '';
    const schoolId = await schoolOf(slug);
    if (schoolId === null) return refuseWith(context, 'unknown-school');
    context.set('schoolId', schoolId);
    context.set('slug', slug);
    return next();
  });
}

/** Largest input of a verb, in bytes; files go through attachments. */
const largestInput = 1024 * 1024;

type SchoolContext = Context<SchoolEnv>;

const answered = <T>(context: Context, outcome: Outcome<T>): Response =>
  outcome.ok ? context.json({ answer: outcome.value as never }) : refuse(context, outcome.error);

const caller = (context: SchoolContext) =>
  callOf(context, context.get('slug'), context.get('schoolId'));

async function doAction(
  { runner }: VerbRoutesParts,
  action: Action | AnonymousAction,
  context: SchoolContext,
): Promise<Response> {
  const key = keyOf(context);
  if (key === null) return refuseWith(context, 'key-missing');
  const input = parsedJson(await context.req.text());
  if (!input.ok) return refuse(context, input.error);
  const call = { ...caller(context), key, input: input.value };
  return answered(
    context,
    action.kind === 'action'
      ? await act(runner, action, call)
      : await actAnonymously(runner, action, call),
  );
}

async function doQuery(
  { runner }: VerbRoutesParts,
  query: Query,
  context: SchoolContext,
): Promise<Response> {
  const input = parsedJson(context.req.query('input') ?? '{}', 'input');
  if (!input.ok) return refuse(context, input.error);
  return answered(context, await ask(runner, query, { ...caller(context), input: input.value }));
}

async function doList(
  { runner }: VerbRoutesParts,
  declared: List,
  context: SchoolContext,
): Promise<Response> {
  const request = listRequest(context.req.query());
  if (!request.ok) return refuse(context, request.error);
  const page = await list(runner, declared, { ...caller(context), request: request.value });
  return page.ok ? context.json(page.value as never) : refuse(context, page.error);
}

async function doExport(
  { runner, exportWords }: VerbRoutesParts,
  declared: List,
  context: SchoolContext,
): Promise<Response> {
  const request = listRequest(context.req.query());
  if (!request.ok) return refuse(context, request.error);
  const language = context.req.query('language') === 'en' ? 'en' : 'zh';
  const book = await exportList({
    list: declared,
    words: exportWords,
    language,
    page: (offset, limit) =>
      list(runner, declared, { ...caller(context), request: { ...request.value, offset, limit } }),
  });
  if (!book.ok) return refuse(context, book.error);
  return context.body(new Uint8Array(book.value), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${declared.name}.xlsx"`,
    'Cache-Control': 'no-store',
  });
}

/** The verbs whoever calls may use in the chosen capacity, as data for menus, forms and tables. */
async function permittedVerbs(
  { verbs, runner }: VerbRoutesParts,
  context: SchoolContext,
): Promise<readonly Verb[]> {
  const { schoolId, credential, capacityId } = caller(context);
  const standing =
    credential.kind === 'session'
      ? await withSchool(runner.database, schoolId, (tx) =>
          runner.standing(tx, credential.token, runner.clock()),
        )
      : null;
  return verbs.filter(
    (verb) => typeof authorise(verb.may, credential, standing, capacityId) !== 'string',
  );
}

/**
 * Routes of all verbs below `/{school}`: actions by POST with an idempotency key, queries and lists by GET, lists as
 * .xlsx too. What is outside learns codes, places and ways out, nothing of the inside.
 */
export function verbRoutes(parts: VerbRoutesParts): Hono<SchoolEnv> {
  const named = new Map(parts.verbs.map((verb) => [verb.name, verb]));
  const described = new Map(parts.verbs.map((verb) => [verb.name, describeVerb(verb)]));
  const app = new Hono<SchoolEnv>();
  app.use('/:school/*', schoolGuard(parts.schoolOf));
  app.use('/:school/*', async (context, next) => {
    await next();
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  });
  app.get('/:school/verbs', async (context) => {
    const permitted = await permittedVerbs(parts, context);
    return context.json(permitted.map(({ name }) => described.get(name)) as never);
  });
  app.get('/:school/:verb{[a-z-]+\\.[a-z-]+\\.xlsx}', (context) => {
    const verb = named.get(context.req.param('verb').replace(/\.xlsx$/, ''));
    return verb?.kind === 'list'
      ? doExport(parts, verb, context)
      : refuseWith(context, 'unknown-verb');
  });
  app.get('/:school/:verb', (context) => {
    const verb = named.get(context.req.param('verb'));
    if (verb?.kind === 'query') return doQuery(parts, verb, context);
    if (verb?.kind === 'list') return doList(parts, verb, context);
    return refuseWith(context, 'unknown-verb');
  });
  app.post(
    '/:school/:verb',
    bodyLimit({
      maxSize: largestInput,
      onError: (context) => refuse(context, [refusal('too-large', [], { megabytes: 1 })]),
    }),
    (context) => {
      const verb = named.get(context.req.param('verb'));
      if (verb?.kind === 'action' || verb?.kind === 'anonymous')
        return doAction(parts, verb, context);
      return refuseWith(context, 'unknown-verb');
    },
  );
  return app;
}
