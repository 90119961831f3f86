import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { act, ask, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { SchoolId } from '../../../kernel/id.ts';
import { congressWordsEn } from '../words.en.ts';
import { congressWordsZh } from '../words.zh.ts';
import { sentFeedbackOpen, sentFeedbackSend, type OpenedFeedback } from './by-link.ts';
import { feedbackPage, unknownFeedbackPage, type FeedbackPage, type Typed } from './page.ts';

/** What the pages behind links stand on. */
export interface FeedbackRoutesParts {
  readonly runner: RunnerParts;
  schoolOf(slug: string): Promise<SchoolId | null>;
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const tokenShape = /^[\w-]{43}$/;
const fields = ['publicisedSince', 'publicisedUntil', 'verdict', 'remarks', 'signedBy'] as const;

function pageOf(context: Context): FeedbackPage {
  const language = context.req.query('lang') === 'en' ? 'en' : 'zh';
  const { school = '', token = '' } = context.req.param();
  const words = language === 'en' ? congressWordsEn : congressWordsZh;
  return { words, language, address: `/${school}/class-feedback/${token}` };
}

/** What was typed into the form; other fields are left aside. */
async function typedIn(context: Context): Promise<Typed> {
  const form = await context.req.parseBody();
  return Object.fromEntries(
    fields.flatMap((name) => {
      const value = form[name];
      return typeof value === 'string' ? [[name, value.trim()]] : [];
    }),
  );
}

const namesOf = (typed: string): readonly string[] =>
  typed
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What the verb takes, of what was typed. */
const inputOf = (token: string, typed: Typed) => ({
  token,
  publicisedSince: typed['publicisedSince'],
  publicisedUntil: typed['publicisedUntil'],
  verdict: typed['verdict'],
  remarks: typed['remarks'] ? typed['remarks'] : null,
  signedBy: namesOf(typed['signedBy'] ?? ''),
});

/**
 * The pages behind the links of classes, below `/{school}/class-feedback/{token}`: plain HTML without a script, so that
 * any phone opens them. The token is the only thing that lets anybody in, and the page tells of one list alone.
 */
export function feedbackRoutes({ runner, schoolOf }: FeedbackRoutesParts): Hono {
  const app = new Hono();
  const visitor = { credential: { kind: 'visitor' }, capacityId: null } as const;

  const open = async (context: Context) => {
    const schoolId = await schoolOf(context.req.param('school') ?? '');
    const token = context.req.param('token') ?? '';
    if (schoolId === null || !tokenShape.test(token)) return null;
    const opened = await ask(runner, sentFeedbackOpen, { schoolId, ...visitor, input: { token } });
    return opened.ok ? { schoolId, token, opened: opened.value as OpenedFeedback } : null;
  };

  app.use('/:school/class-feedback/*', async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('X-Robots-Tag', 'noindex');
    context.header('Cache-Control', 'no-store');
  });
  app.get('/:school/class-feedback/:token', async (context) => {
    const found = await open(context);
    const page = pageOf(context);
    return found
      ? context.html(feedbackPage(page, found.opened))
      : context.html(unknownFeedbackPage(page), 404);
  });
  const limit = bodyLimit({ maxSize: 16 * 1024 });
  app.post('/:school/class-feedback/:token', limit, async (context) => {
    const found = await open(context);
    const page = pageOf(context);
    if (!found) return context.html(unknownFeedbackPage(page), 404);
    const { schoolId, token, opened } = found;
    const typed = await typedIn(context);
    const input = inputOf(token, typed);
    const sent = await act(runner, sentFeedbackSend, { schoolId, ...visitor, key: null, input });
    if (!sent.ok)
      return context.html(feedbackPage(page, opened, { refusals: sent.error, typed }), 409);
    // Fetched anew, so that reloading it does nothing twice.
    return context.redirect(`${page.address}${page.language === 'en' ? '?lang=en' : ''}`, 303);
  });
  return app;
}
