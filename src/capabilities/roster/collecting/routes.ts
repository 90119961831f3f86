import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { act, ask, type Outcome, type RunnerParts } from '../../../engines/actions/runner.ts';
import type { Action } from '../../../engines/actions/verb.ts';
import type { SchoolId } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { lineFields, mostLines } from '../lines/line.ts';
import { rosterWordsEn } from '../words.en.ts';
import { rosterWordsZh } from '../words.zh.ts';
import { templateWorkbook } from '../workbooks.ts';
import { sentRosterPage, unknownLinkPage, type SentPage } from './page.ts';
import {
  largestSent,
  sentRosterOpen,
  sentRosterSave,
  sentRosterSend,
  sentRosterUpload,
  type OpenedRequest,
} from './sending.ts';

/** What the pages behind links stand on. */
export interface CollectionRoutesParts {
  readonly runner: RunnerParts;
  schoolOf(slug: string): Promise<SchoolId | null>;
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tokenShape = /^[\w-]{43}$/;

function pageOf(context: Context): SentPage {
  const language = context.req.query('lang') === 'en' ? 'en' : 'zh';
  const { school = '', token = '' } = context.req.param();
  const words = language === 'en' ? rosterWordsEn : rosterWordsZh;
  return { words, language, address: `/${school}/collect/${token}` };
}

/** The cells of a form's fields, `3.rank`; fields nobody asked for are left aside. */
function linesOfForm(form: Readonly<Record<string, unknown>>, rows: readonly number[]) {
  return rows.map((row, at) => {
    const cells = lineFields.flatMap((field) => {
      const value = form[`${at}.${field}`];
      return typeof value === 'string' && value.trim() !== '' ? [[field, value.trim()]] : [];
    });
    return { row, cells: Object.fromEntries(cells) as Readonly<Record<string, string>> };
  });
}

/**
 * The pages behind the links of a collection, below `/{school}/collect/{token}`: plain HTML without a script, so that
 * any phone opens them. The token is the only thing that lets anybody in, and the page tells of one union alone.
 */
export function collectionRoutes({ runner, schoolOf }: CollectionRoutesParts): Hono {
  const app = new Hono();
  const visitor = { credential: { kind: 'visitor' }, capacityId: null } as const;

  const open = async (context: Context) => {
    const schoolId = await schoolOf(context.req.param('school') ?? '');
    const token = context.req.param('token') ?? '';
    if (schoolId === null || !tokenShape.test(token)) return null;
    const opened = await ask(runner, sentRosterOpen, { schoolId, ...visitor, input: { token } });
    return opened.ok ? { schoolId, token, opened: opened.value } : null;
  };

  const show = (context: Context, opened: OpenedRequest, refusals: readonly Refusal[] = []) =>
    context.html(
      sentRosterPage(pageOf(context), opened, refusals),
      refusals.length > 0 ? 409 : 200,
    );

  const does = <Out>(schoolId: SchoolId, action: Action<never, Out>, input: unknown) =>
    act(runner, action as never, { schoolId, ...visitor, key: null, input }) as Promise<
      Outcome<Out>
    >;

  app.use('/:school/collect/*', async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('X-Robots-Tag', 'noindex');
    context.header('Cache-Control', 'no-store');
  });
  app.get('/:school/collect/:token', async (context) => {
    const found = await open(context);
    return found
      ? show(context, found.opened)
      : context.html(unknownLinkPage(pageOf(context)), 404);
  });
  app.get('/:school/collect/:token/template.xlsx', async (context) => {
    const found = await open(context);
    if (!found) return context.html(unknownLinkPage(pageOf(context)), 404);
    const { unionName, title } = found.opened;
    const name = encodeURIComponent(`${unionName} ${title}.xlsx`);
    return context.body(new Uint8Array(await templateWorkbook(`${unionName} ${title}`)), 200, {
      'Content-Type': sheet,
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
  const tooLarge = (context: Context): Response => context.text(`${largestSent / 1024} KB`, 413);
  // The whole request: the file and what the browser sends around it.
  const limit = bodyLimit({ maxSize: largestSent + 16 * 1024, onError: tooLarge });
  app.post('/:school/collect/:token/upload', limit, async (context) => {
    const found = await open(context);
    if (!found) return context.html(unknownLinkPage(pageOf(context)), 404);
    const { schoolId, token, opened } = found;
    const { file, revision } = await context.req.parseBody();
    if (!(file instanceof File) || file.size === 0)
      return show(context, opened, [refusal('file-missing', 'file')]);
    if (file.size > largestSent)
      return show(context, opened, [
        refusal('file-too-large', 'file', { kilobytes: largestSent / 1024 }),
      ]);
    const content = Buffer.from(await file.arrayBuffer()).toString('base64');
    const input = {
      token,
      revision: Number(revision),
      name: file.name.slice(-200) || 'file',
      content,
    };
    const done = await does(schoolId, sentRosterUpload as never, input);
    return done.ok ? back(context) : show(context, opened, done.error);
  });
  app.post('/:school/collect/:token/save', limit, async (context) => {
    const found = await open(context);
    if (!found) return context.html(unknownLinkPage(pageOf(context)), 404);
    const { schoolId, token, opened } = found;
    const form = await context.req.parseBody();
    const rows = opened.lines.map(({ row }) => row).slice(0, mostLines);
    const lines = linesOfForm(form, rows).map((line, at) => {
      const name = opened.lines[at]?.sheet;
      return name ? { ...line, sheet: name } : line;
    });
    const revision = Number(form['revision']);
    // Of a list that changed meanwhile the fields are of other lines: nothing of it is taken.
    if (Number(form['lines']) !== rows.length)
      return show(context, opened, [refusal('roster-changed', 'revision')]);
    const saved = await does<OpenedRequest>(schoolId, sentRosterSave as never, {
      token,
      revision,
      lines,
    });
    if (!saved.ok) return show(context, opened, saved.error);
    if (form['then'] !== 'send' || saved.value.problems.length > 0) return back(context);
    const sent = await does(schoolId, sentRosterSend as never, {
      token,
      revision: saved.value.revision,
    });
    return sent.ok ? back(context) : show(context, saved.value, sent.error);
  });
  /** After a change the page is fetched anew, so that reloading it does nothing twice. */
  function back(context: Context): Response {
    const { address, language } = pageOf(context);
    return context.redirect(`${address}${language === 'en' ? '?lang=en' : ''}`, 303);
  }
  return app;
}
