import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';

/** What the ballot page is served from. */
export interface BallotPagesParts {
  /** The built page, as an absolute path. */
  readonly folder: string;
  /** The box's own address where a proxy stands before it; null where it is a port of this host. */
  readonly box: string | null;
}

const hostShape = /^[a-z0-9.-]{1,253}$/i;

/** Where a page reaches the box beside this server: an address of its own, or another port here. */
export function boxSource(context: Context, box: string | null): string {
  if (box !== null) return new URL(box).origin;
  const { hostname } = new URL(context.req.url);
  return hostShape.test(hostname) ? `${hostname}:*` : "'self'";
}

/** A policy of its own, stricter than the application's: its own script and style, and nobody else's anything. */
function policy(context: Context, box: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src 'self' ${boxSource(context, box)}`,
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * The page on which ballots are fetched and cast, and the kiosk's, below every school's address. They need no database,
 * name nobody, and are the same for everybody.
 */
export function ballotPages({ folder, box }: BallotPagesParts): Hono {
  const app = new Hono();
  const page = (file: string) => (context: Context) => {
    context.header('Content-Security-Policy', policy(context, box));
    context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('X-Frame-Options', 'DENY');
    context.header('Cache-Control', 'no-cache');
    return context.html(readFileSync(path.join(folder, file), 'utf8'));
  };
  app.get('/:school/ballot', page('index.html'));
  app.get('/:school/ballot/kiosk', page('kiosk.html'));
  app.use(
    '/ballot-assets/*',
    async (context, next) => {
      await next();
      context.header('X-Content-Type-Options', 'nosniff');
      if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
    },
    serveStatic({
      root: path.join(folder, 'assets'),
      rewriteRequestPath: (asked) => asked.replace(/^\/ballot-assets/, ''),
    }),
  );
  app.all('/ballot-assets/*', (context) => context.notFound());
  return app;
}
