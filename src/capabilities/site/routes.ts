import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ask, type RunnerParts } from '../../engines/actions/runner.ts';
import type { Query } from '../../engines/actions/verb.ts';
import { writeDocx } from '../../engines/documents/paper/write-docx.ts';
import { writePasteHtml } from '../../engines/documents/paper/write-paste-html.ts';
import type { SchoolId } from '../../kernel/id.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import type { Edition } from '../disclosure/edition/model.ts';
import { readEdition } from '../disclosure/edition/read-edition.ts';
import { verifyEdition } from '../disclosure/edition/verify.ts';
import { editionRead } from '../disclosure/looking.ts';
import type { ComplaintLimiter } from '../complaints/limiter.ts';
import { siteRead } from './actions.ts';
import { complaintPages } from './complaint-routes.ts';
import { editionPage, paperOfEdition, verifyPage, type Checked } from './edition-pages.ts';
import { frontPage, leadersPage, nothingPage, rulesPage } from './front-pages.ts';
import type { PageFrame } from './page.ts';
import type { PublicSchool } from './reads.ts';
import { siteWordsEn } from './words.en.ts';
import { siteWordsZh } from './words.zh.ts';

/** What the public pages stand on. */
export interface SiteParts {
  readonly runner: RunnerParts;
  /** The school of an address, or null. */
  schoolOf(slug: string): Promise<SchoolId | null>;
  /** Milliseconds, for how long a page that was made may be shown again. */
  readonly now: () => number;
  /** Counts what strangers send in. */
  readonly limiter: ComplaintLimiter;
  /** Whose request it is, past the proxies of one's own. */
  addressOf(context: Context): string;
  /** What browsers see behind a proxy, or null. */
  readonly publicAddress: string | null;
}

/** For how long a made page is believed, in milliseconds: a row withdrawn is gone from it after that. */
const believed = 5000;
/** The largest file to be checked, in bytes. */
const largestBundle = 20 * 1024 * 1024;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const htmlHeaders = {
  'Content-Type': 'text/html; charset=UTF-8',
  'Content-Security-Policy': policy,
} as const;

interface Made {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly until: number;
}

/** Pages made lately, by address; a page is a few hundred kilobytes at most. */
function madePages(now: () => number) {
  const pages = new Map<string, Made>();
  return {
    get: (address: string): Made | null => {
      const made = pages.get(address);
      return made && made.until > now() ? made : null;
    },
    keep: (address: string, body: string): Made => {
      const tag = `"${sha256(Buffer.from(body)).slice(0, 32)}"`;
      const headers = { ...htmlHeaders, 'Cache-Control': 'public, max-age=60', ETag: tag };
      const made = { body, headers, until: now() + believed };
      pages.delete(address);
      pages.set(address, made);
      const oldest = pages.size > 200 ? pages.keys().next().value : undefined;
      if (oldest !== undefined) pages.delete(oldest);
      return made;
    },
  };
}

/** Word files written lately, by all they say: an edition changes only where a row is withdrawn. */
function writtenWords(): (edition: Edition) => Promise<Uint8Array> {
  const files = new Map<string, Promise<Uint8Array>>();
  return (edition) => {
    const said = sha256(Buffer.from(canonicalJson(edition as unknown as Json)));
    const file = files.get(said) ?? writeDocx(paperOfEdition(edition));
    files.delete(said);
    files.set(said, file);
    const oldest = files.size > 20 ? files.keys().next().value : undefined;
    if (oldest !== undefined) files.delete(oldest);
    file.catch(() => files.delete(said));
    return file;
  };
}

/** Headers are handed over as they are: building them anew costs more than all else of a page made before. */
function answer(context: Context, { body, headers }: Made): Response {
  const known = context.req.header('If-None-Match') === headers['ETag'];
  return known ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

/** The public pages of every school, below `/{school}/public`: no script, no cookie, no log-in. */
export function siteRoutes({ runner, schoolOf, now, ...rest }: SiteParts): Hono {
  const app = new Hono();
  const made = madePages(now);
  const visit = <Out>(schoolId: SchoolId, query: Query<never, Out>, input: unknown) =>
    ask(runner, query as never, {
      ...{ schoolId, credential: { kind: 'visitor' }, capacityId: null, input },
    }) as Promise<{ readonly ok: true; readonly value: Out } | { readonly ok: false }>;

  const frameOf = (context: Context, school: PublicSchool, path: string): PageFrame => {
    const language = context.req.query('lang') === 'en' ? 'en' : 'zh';
    return {
      ...{ slug: context.req.param('school') ?? '', school: school.name, language, path },
      words: language === 'en' ? siteWordsEn : siteWordsZh,
      indexed: school.settings.indexed,
    };
  };

  const schoolFor = async (
    context: Context,
  ): Promise<{ id: SchoolId; school: PublicSchool } | null> => {
    const id = await schoolOf(context.req.param('school') ?? '');
    if (id === null) return null;
    const read = await visit(id, siteRead as never, {});
    return read.ok ? { id, school: read.value as PublicSchool } : null;
  };

  const editionOf = async (id: SchoolId, hash: string): Promise<Edition | null> => {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null;
    const read = await visit(id, editionRead as never, { hash });
    return read.ok ? (read.value as Edition) : null;
  };

  /** Makes a page, or shows the one made a moment ago. */
  const page = (
    path: string,
    write: (
      frame: PageFrame,
      school: PublicSchool,
      id: SchoolId,
      context: Context,
    ) => Promise<string | null>,
  ): void => {
    app.get(`/:school/public${path}`, async (context, next) => {
      const address = context.req.url;
      const known = made.get(address);
      if (known) return answer(context, known);
      const found = await schoolFor(context);
      if (found === null) return next();
      const frame = frameOf(context, found.school, path);
      const body = await write(frame, found.school, found.id, context);
      return body === null
        ? new Response(nothingPage(frame), { status: 404, headers: htmlHeaders })
        : answer(context, made.keep(address, body));
    });
  };

  page('', async (frame, school) => frontPage(frame, school));
  page('/rules', async (frame, school) => rulesPage(frame, school));
  page('/leaders', async (frame, school) => leadersPage(frame, school));
  page('/editions/:hash', async (frame, _, id, context) => {
    const edition = await editionOf(id, context.req.param('hash') ?? '');
    return edition && editionPage(frame, edition, verifyEdition(sha256, edition));
  });

  // Not for every path: the pages made before say it themselves, and are served without going through it.
  for (const path of ['verify', 'complaints/*'])
    app.use(`/:school/public/${path}`, async (context, next) => {
      await next();
      context.header('Content-Security-Policy', policy);
    });

  const download = (
    name: string,
    type: string,
    write: (edition: Edition) => Promise<Uint8Array | string>,
  ): void => {
    app.get(`/:school/public/editions/:hash/${name}`, async (context, next) => {
      const id = await schoolOf(context.req.param('school'));
      const edition = id && (await editionOf(id, context.req.param('hash')));
      if (!edition) return next();
      const body = await write(edition);
      context.header('Content-Type', type);
      context.header('Content-Security-Policy', policy);
      context.header('Content-Disposition', `attachment; filename="${name}"`);
      context.header('X-Robots-Tag', 'noindex');
      return context.body(typeof body === 'string' ? body : new Uint8Array(body));
    });
  };
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  download('disclosure.docx', word, writtenWords());
  download('disclosure.json', 'application/json; charset=utf-8', async (edition) =>
    canonicalJson(edition as unknown as Json),
  );
  download('paste.html', 'text/html; charset=utf-8', async (edition) =>
    writePasteHtml(paperOfEdition(edition)),
  );

  const checkOf = (edition: Edition, own: boolean): Checked => ({
    ...{ kind: 'done', edition, own, verification: verifyEdition(sha256, edition) },
  });
  app.get('/:school/public/verify', async (context, next) => {
    const found = await schoolFor(context);
    if (found === null) return next();
    const hash = (context.req.query('hash') ?? '').trim().toLowerCase();
    const edition = hash === '' ? null : await editionOf(found.id, hash);
    const checked: Checked =
      hash === '' ? { kind: 'asked' } : edition ? checkOf(edition, true) : { kind: 'unknown' };
    return context.html(verifyPage(frameOf(context, found.school, '/verify'), checked));
  });
  app.post(
    '/:school/public/verify',
    bodyLimit({ maxSize: largestBundle }),
    async (context, next) => {
      const found = await schoolFor(context);
      if (found === null) return next();
      const { bundle } = await context.req.parseBody();
      const text = bundle instanceof File ? await bundle.text() : '';
      const read = readEdition(text);
      const checked: Checked = read.ok
        ? checkOf(read.value, (await editionOf(found.id, read.value.hash)) !== null)
        : { kind: 'unreadable', ...read.error };
      return context.html(verifyPage(frameOf(context, found.school, '/verify'), checked));
    },
  );
  complaintPages(app, {
    ...{ runner, ...rest },
    place: async (context, path) => {
      const found = await schoolFor(context);
      return found && { id: found.id, frame: frameOf(context, found.school, path) };
    },
  });
  return app;
}
