import { existsSync } from 'node:fs';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { accessKeys } from '../../capabilities/access/keys.ts';
import { accessRoutes } from '../../capabilities/access/routes.ts';
import { readStanding } from '../../capabilities/access/standing.ts';
import { ballotsOnScreen } from '../../capabilities/ballots/on-screen.ts';
import { ballotRoutes } from '../../capabilities/ballots/routes.ts';
import { complaintLimiter } from '../../capabilities/complaints/limiter.ts';
import { complaintRoutes } from '../../capabilities/complaints/routes.ts';
import { congressPaperRoutes, hallRoutes } from '../../capabilities/congress/sittings/routes.ts';
import { everyone } from '../../capabilities/organisation/reach.ts';
import { schoolWide } from '../../capabilities/organisation/roles.ts';
import { feedbackRoutes } from '../../capabilities/congress/choosing/routes.ts';
import { collectionRoutes } from '../../capabilities/roster/collecting/routes.ts';
import { rosterRoutes } from '../../capabilities/roster/routes.ts';
import { selectionRoutes } from '../../capabilities/selection/routes.ts';
import { siteRoutes } from '../../capabilities/site/routes.ts';
import type { RunnerParts } from '../../engines/actions/runner.ts';
import type { Database } from '../../engines/storage/database.ts';
import type { Secrets } from '../../engines/storage/secrets.ts';
import { isServerGone } from '../../engines/storage/server-gone.ts';
import { instantOf, type Instant } from '../../kernel/instant.ts';
import { attachmentRoutes } from '../../surfaces/http/attachment-routes.ts';
import { originGuard } from '../../surfaces/http/origin-guard.ts';
import { paperRoutes } from '../../surfaces/http/paper-routes.ts';
import { refuseWith } from '../../surfaces/http/refusal-answer.ts';
import { verbRoutes } from '../../surfaces/http/verb-routes.ts';
import { noBallots, type BallotServices } from './ballots.ts';
import { callerAddress } from './caller-address.ts';
import { exportWords } from './export-words.ts';
import { openFoundings, type Foundings } from './foundings.ts';
import { faultValues, type Log } from './observe/log.ts';
import { createMetrics, type Metrics, type RequestOutcome } from './observe/metrics.ts';
import { schoolDirectory, type SchoolDirectory } from './school-directory.ts';
import type { Settings } from './settings.ts';
import { readBeside } from './read-beside.ts';
import { servedBallotPage } from './served-ballot-page.ts';
import { composeVerbs } from './verbs.ts';

/** The application on an open database. */
export interface Application {
  /** Routes below `/api`. */
  readonly api: Hono;
  /** Public pages, below each school's address. */
  readonly site: Hono;
  readonly schools: SchoolDirectory;
  readonly foundings: Foundings;
  readonly metrics: Metrics;
}

/** What it stands on. */
export interface ApplicationParts {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly dataDirectory: string;
  readonly log: Log;
  /** Voting by phone; left out, no box is there. */
  readonly ballots?: BallotServices | undefined;
}

const intakeWorker = new URL('./intake-worker.mjs', import.meta.url);

/** The clock of the whole application. */
export const clock = (): Instant => instantOf(new Date());

/** Who sends a request, past so many proxies of one's own; see `callerAddress`. */
function addressOf(context: Context, proxies: number): string {
  const socket = getConnInfo(context).remote.address;
  return callerAddress({ forwarded: context.req.header('X-Forwarded-For'), socket, proxies });
}

const outcomeOf = (status: number): RequestOutcome => {
  if (status < 400) return 'done';
  if (status >= 500) return 'fault';
  return status === 401 || status === 403 ? 'not-allowed' : 'refused';
};

/** The verb of an address, for logs and metrics: never the school, never a query. */
function verbOf(path: string): string {
  const [, , , first = '', second = ''] = path.split('/');
  const last = first === 'papers' ? second : first;
  return last.replace(/\.(?:xlsx|docx|(?:paste\.)?html|txt)$/, '') || 'setup';
}

/** Composes everything below `/api` on an open database. */
export function openApplication(parts: ApplicationParts): Application {
  const { database, secrets, settings, log } = parts;
  const keys = accessKeys(secrets.installationKey);
  const outbound = { allowPrivate: settings.privateSignOn };
  const verbs = composeVerbs({
    ...{ keys, outbound },
    ballots: { ...(parts.ballots ?? noBallots), page: servedBallotPage },
    // Only the built server has the worker beside it; elsewhere documents are read in its own thread.
    readIntake: existsSync(intakeWorker) ? readBeside(intakeWorker) : undefined,
    report: ({ source, reference, error }) =>
      log('fault', faultValues(error, { reference, where: source })),
  });
  const runner: RunnerParts = { database, standing: readStanding, clock };
  const schools = schoolDirectory(database, () => Date.now());
  const foundings = openFoundings({ runner, schools, dataDirectory: parts.dataDirectory });
  const metrics = createMetrics({
    ...{ database, dataDirectory: parts.dataDirectory, now: clock },
    verbs: verbs.map(({ name }) => name),
  });
  const schoolOf = async (slug: string) => (await schools.find(slug))?.id ?? null;
  const addressFor = (context: Context): string => addressOf(context, settings.proxies);
  const limiter = complaintLimiter(() => Date.now());
  const api = new Hono();
  api.use(async (context, next) => {
    const since = performance.now();
    await next();
    const milliseconds = performance.now() - since;
    const { status } = context.res;
    const verb = verbOf(context.req.path);
    metrics.request(verb, outcomeOf(status), milliseconds);
    log('request', { verb, outcome: outcomeOf(status), status, milliseconds });
  });
  api.use(originGuard(settings.publicAddress));
  api.route(
    '/',
    accessRoutes({
      ...{ runner, keys, secure: settings.publicAddress?.startsWith('https:') ?? false },
      findSchool: (slug) => schools.find(slug),
      addressOf: addressFor,
      publicAddress: settings.publicAddress,
      mail: settings.mail,
      outbound,
      report: (where, error) =>
        log('fault', faultValues(error, { reference: randomUUID(), where })),
    }),
  );
  api.route('/', complaintRoutes({ limiter, schoolOf, addressOf: addressFor }));
  const grants = { add: everyone(), read: schoolWide('administrator', 'league') };
  api.route('/', attachmentRoutes({ runner, schoolOf, grants }));
  api.route('/', rosterRoutes({ runner, schoolOf }));
  api.route('/', selectionRoutes({ runner, schoolOf }));
  api.route('/', congressPaperRoutes({ runner, schoolOf }));
  api.route('/', paperRoutes({ verbs, runner, schoolOf }));
  api.route('/', verbRoutes({ verbs, runner, schoolOf, exportWords }));
  api.notFound((context) => refuseWith(context, 'unknown-verb'));
  api.onError((error, context) => {
    if (isServerGone(error)) return refuseWith(context, 'unavailable');
    const reference = randomUUID();
    log('fault', faultValues(error, { reference, where: verbOf(context.req.path) }));
    return context.json({ refusals: [{ code: 'fault', field: [], values: { reference } }] }, 500);
  });
  const site = siteRoutes({
    ...{ runner, schoolOf, limiter, addressOf: addressFor, now: () => Date.now() },
    publicAddress: settings.publicAddress,
  });
  site.route('/', collectionRoutes({ runner, schoolOf }));
  const ballotsOf = ballotsOnScreen({ runner, verbs });
  site.route(
    '/',
    hallRoutes({ runner, schoolOf, ballotsOf, publicAddress: settings.publicAddress }),
  );
  site.route('/', ballotRoutes({ verbs, runner, schoolOf }));
  site.route('/', feedbackRoutes({ runner, schoolOf }));
  site.onError((error, context) => {
    const reference = randomUUID();
    log('fault', faultValues(error, { reference, where: 'public-page' }));
    return context.text(
      `出错了，请稍后再试。\nSomething failed; try again later.\n${reference}\n`,
      500,
    );
  });
  return { api, site, schools, foundings, metrics };
}
