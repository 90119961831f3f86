import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Where the built files lie, as absolute paths. */
export interface ServerFiles {
  readonly web: string;
  readonly offline: string;
}

/**
 * Serves the audit page and the offline file. There is no upload: documents are read in the browser, and
 * the content security policy forbids the page to connect anywhere else.
 */
export function createServer(files: ServerFiles): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
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
  app.use(
    '/assets/*',
    async (context, next) => {
      await next();
      if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
    },
    serveStatic({ root: files.web }),
  );
  app.use('/*', serveStatic({ root: files.web }));
  app.notFound((context) =>
    context.text('没有这个页面。请回到首页 / 。\nNo such page. Go to / .\n', 404),
  );
  return app;
}
