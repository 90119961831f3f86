import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { migrationsAbove } from '../../engines/storage/migrate.ts';
import { refusal } from '../../kernel/refusal.ts';
import { refuseWith } from '../../surfaces/http/refusal-answer.ts';
import { ballotPages } from './ballot-pages.ts';
import { line, tell, tellRefusal, warn } from './console.ts';
import { databaseAnswers } from './observe/health.ts';
import { createLog, faultValues } from './observe/log.ts';
import { mayReadMetrics } from './observe/metrics.ts';
import { openServer, type OpenServer } from './open-database.ts';
import { lastPages, pages } from './pages.ts';
import { readSettings } from './settings.ts';
import { setupCode } from './setup-code.ts';
import { setupRoutes, type DatabaseState } from './setup-routes.ts';

const dist = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const files = {
  web: path.join(dist, 'web'),
  audit: path.join(dist, 'audit'),
  offline: path.join(dist, 'mingzhang-audit.html'),
  verify: path.join(dist, 'mingzhang-verify.html'),
};
const ballotPage = path.join(dist, 'ballot');

const read = readSettings(process.env);
if ('wrong' in read) {
  warn(`wrong.${read.wrong}`);
  process.exit(2);
}
const settings = read;

const log = createLog({
  write: (text) => process.stderr.write(text),
  form:
    process.env['LOG'] === 'json' ? 'json' : process.env['LOG'] === 'pretty' ? 'pretty' : 'silent',
});

let database: DatabaseState = { state: 'starting' };
let open: OpenServer | null = null;
const code = setupCode((changed, why) =>
  tell(why === 'used' ? 'setup-code-used' : 'setup-code-changed', { code: changed }),
);

/** Public pages bear a policy of their own, stricter than the application's. */
const publicPages = (context: Context): Response | Promise<Response> =>
  open === null
    ? context.text('正在启动，请稍后刷新。\nStarting; try again in a moment.\n', 503)
    : open.application.site.fetch(context.req.raw, context.env);
const app = new Hono();
app.get('/:school/public', publicPages);
app.all('/:school/public/*', publicPages);
app.all('/:school/collect/*', publicPages);
app.all('/:school/class-feedback/*', publicPages);
app.get('/:school/screen/*', publicPages);
app.post('/:school/ballot-kiosk/*', publicPages);
app.route('/', ballotPages({ folder: ballotPage, box: settings.ballotBoxAddress }));
app.route('/', pages(files, settings.ballotBoxAddress));
app.get('/ready', async (context) => {
  const answers = open !== null && (await databaseAnswers(open.database));
  return context.json({ ok: answers }, answers ? 200 : 503);
});
app.get('/metrics', async (context) => {
  const caller = {
    remoteAddress: getConnInfo(context).remote.address ?? 'unknown',
    authorization: context.req.header('Authorization'),
    forwarded: context.req.header('X-Forwarded-For') !== undefined,
  };
  if (open === null) return refuseWith(context, 'unavailable');
  if (!mayReadMetrics(caller, settings.metricsToken)) return refuseWith(context, 'not-allowed');
  const { metrics } = open.application;
  return context.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
});
app.route(
  '/api',
  setupRoutes(() => database, code),
);
app.all('/api/*', (context) =>
  open === null
    ? refuseWith(context, 'unavailable')
    : new Hono().route('/api', open.application.api).fetch(context.req.raw, context.env),
);
lastPages(app, files);

const shownHost = settings.hostname.includes(':') ? `[${settings.hostname}]` : settings.hostname;

async function tellFirstSteps({ application, demoMended }: OpenServer): Promise<void> {
  if (demoMended) tell('demo-mended');
  const schools = await application.schools.open();
  if (schools.some(({ demo }) => !demo)) return;
  tell('setup-code', { code: code.shown() });
  const logins = schools.length > 0 ? await application.foundings.demoLogins() : null;
  if (logins === null) return;
  tell('demo-logins');
  for (const { school, number, password, roles } of logins)
    line(`  ${school}/${number}  ${password}  ${roles.join(' ')}`);
}

/** Opens storage before anything listens: a second start on the same directory must change nothing and say so. */
async function openStorageFirst(): Promise<void> {
  tell('database-starting');
  try {
    const opened = await openServer({
      ...{ settings, log, migrationsFolder: migrationsAbove(dist) },
      newReference: randomUUID,
    });
    if (opened.ok) {
      open = opened.value;
      const { foundings, schools } = open.application;
      database = { state: 'ready', foundings, schools };
      return;
    }
    database = { state: 'unavailable', problem: opened.error };
    warn(opened.error.code === 'already-running' ? 'not-started' : 'database-unavailable');
    tellRefusal(opened.error);
    if (opened.error.code === 'already-running') process.exit(1);
  } catch (error) {
    const reference = randomUUID();
    database = { state: 'unavailable', problem: refusal('fault', [], { reference }) };
    warn('database-unavailable');
    process.stderr.write(
      `  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    log('fault', faultValues(error, { reference, where: 'start' }));
  }
}

await openStorageFirst();
const server: ServerType = serve(
  { fetch: app.fetch, port: settings.port, hostname: settings.hostname },
  ({ port }) => {
    tell('running', { address: `http://${shownHost}:${port}/` });
    tell('stop');
    if (settings.publicAddress !== null && settings.proxies === 0) tell('no-proxy-trusted');
    if (open) void tellFirstSteps(open);
  },
);

server.on('error', (error: NodeJS.ErrnoException) => {
  const { port } = settings;
  if (error.code === 'EADDRINUSE') warn('port-busy', { port, other: port === 4801 ? 4802 : 4801 });
  else warn('listen-failed', { reason: error.message });
  void Promise.resolve(open?.stop()).finally(() => process.exit(1));
});

let stopping = false;

/** Answers what is under way, then frees the database and the directory. */
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log('server-stopping', { signal });
  server.close();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const late = setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    2000,
  );
  late.unref();
  await open?.stop();
  log('server-stopped', {});
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
