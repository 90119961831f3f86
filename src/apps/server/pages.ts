import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { boxSource } from './ballot-pages.ts';

/** Where the built files lie, as absolute paths. */
export interface ServerFiles {
  /** The web application: one page for every address of a school. */
  readonly web: string;
  /** The public audit page. */
  readonly audit: string;
  readonly offline: string;
  /** The page that verifies boards of ballots and counts: one file. */
  readonly verify: string;
}

const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
};

/** The page that verifies is one file whose script and style stand in it; which, it says itself by their hashes. */
const verifyPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'unsafe-inline'"],
  styleSrc: ["'unsafe-inline'"],
  workerSrc: ['blob:'],
  imgSrc: ['data:'],
  frameAncestors: ["'none'"],
  formAction: ["'none'"],
  baseUri: ["'none'"],
};

const immutable = 'public, max-age=31536000, immutable';

const notFound = '没有这个页面。请回到首页 / 。\nNo such page. Go to / .\n';

/** Addresses that the web application answers itself: `/`, first steps, and everything of a school. */
const applicationPage =
  /^\/(?:(?!(?:api|app|audit|assets)(?:\/|$))[a-z][a-z0-9-]{1,30}(?:\/.*)?)?$/;

/**
 * Security headers for everything, and the files that need no database: the web application's page and parts, the
 * audit page, the offline file. They are served whatever state storage is in. `box` is the ballot box's own address, where
 * it has one.
 */
export function pages(files: ServerFiles, box: string | null): Hono {
  const app = new Hono();
  // Observers' pages ask the ballot box itself how many it holds.
  const connectSrc = ["'self'", (context: Context) => boxSource(context, box)];
  const headers = secureHeaders({
    contentSecurityPolicy: { ...policy, connectSrc },
    referrerPolicy: 'no-referrer',
  });
  const verifyHeaders = secureHeaders({
    contentSecurityPolicy: verifyPolicy,
    referrerPolicy: 'no-referrer',
  });
  app.use((context, next) =>
    context.req.path === '/verify/' ? verifyHeaders(context, next) : headers(context, next),
  );
  app.get('/health', (context) => context.json({ ok: true }));
  app.get(
    '/mingzhang-audit.html',
    async (context, next) => {
      context.header('Content-Disposition', 'attachment; filename="mingzhang-audit.html"');
      await next();
    },
    serveStatic({ path: files.offline }),
  );
  app.get(
    '/mingzhang-verify.html',
    async (context, next) => {
      context.header('Content-Disposition', 'attachment; filename="mingzhang-verify.html"');
      await next();
    },
    serveStatic({ path: files.verify }),
  );
  app.get('/verify', (context) => context.redirect('/verify/'));
  app.get('/verify/', serveStatic({ path: files.verify }));
  for (const [parts, root] of [
    ['/app/assets/*', files.web],
    ['/audit/assets/*', path.dirname(files.audit)],
  ] as const) {
    app.use(
      parts,
      async (context, next) => {
        await next();
        if (context.res.ok) context.header('Cache-Control', immutable);
      },
      serveStatic({ root }),
    );
  }
  app.get('/audit', (context) => context.redirect('/audit/'));
  app.use('/audit/*', serveStatic({ root: path.dirname(files.audit) }));
  return app;
}

/** The application's page for its addresses, and plain words for all others; to be mounted last. */
export function lastPages(app: Hono, files: ServerFiles): void {
  const page = path.join(files.web, 'index.html');
  app.get('*', (context, next) => {
    const { pathname } = new URL(context.req.url);
    if (!applicationPage.test(pathname)) return next();
    context.header('Cache-Control', 'no-cache');
    return context.html(readFileSync(page, 'utf8'));
  });
  app.notFound((context) => context.text(notFound, 404));
}
