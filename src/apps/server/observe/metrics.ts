import { timingSafeEqual, createHash } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readBackupState } from '../../../engines/storage/backup/keep-backups.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { millisecondsOf, type Instant } from '../../../kernel/instant.ts';

/** How a request ended, as the metrics tell it. */
export type RequestOutcome = 'done' | 'refused' | 'not-allowed' | 'fault';

/** What the server tells the metrics of, and what they answer. */
export interface Metrics {
  /** Counts one request of a verb. A verb that is not the product's own counts as `other`, so that nobody can fill memory with names. */
  request(verb: string, outcome: RequestOutcome, milliseconds: number): void;
  /** Counts one entry of a journal written here. */
  entry(): void;
  /** The text of `/metrics` (Prometheus text format 0.0.4). */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What metrics are made of. */
export interface MetricsParts {
  readonly database: Database;
  readonly verbs: readonly string[];
  readonly dataDirectory: string;
  readonly now: () => Instant;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function watchPool(registry: Registry, { pool }: Database): void {
  new Gauge({
    name: 'mingzhang_pool_connections',
    help: 'Connections to the database by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
}

function watchBackups(registry: Registry, { dataDirectory, now }: MetricsParts): void {
  new Gauge({
    name: 'mingzhang_backup_age_seconds',
    help: 'Seconds since the last scheduled backup that was read back whole; absent where there is none',
    registers: [registry],
    async collect() {
      this.reset();
      const good = (await readBackupState(dataDirectory))?.good;
      if (good) this.set((millisecondsOf(now()) - millisecondsOf(good.at)) / 1000);
      else this.remove();
    },
  });
  new Gauge({
    name: 'mingzhang_backup_failed',
    help: '1 where the last scheduled backup failed',
    registers: [registry],
    async collect() {
      this.set((await readBackupState(dataDirectory))?.failure ? 1 : 0);
    },
  });
}

/** Makes the metrics of one server. */
export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'mingzhang_' });
  const registers = [registry];
  const requests = new Counter({
    name: 'mingzhang_requests_total',
    help: 'Requests by verb and outcome',
    labelNames: ['verb', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'mingzhang_request_seconds',
    help: 'Time from request to answer, by verb',
    labelNames: ['verb'],
    buckets: seconds,
    registers,
  });
  const entries = new Counter({
    name: 'mingzhang_journal_entries_total',
    help: 'Journal entries written by this process',
    registers,
  });
  watchPool(registry, parts.database);
  watchBackups(registry, parts);
  const known = new Set(parts.verbs);
  return {
    request: (name, outcome, milliseconds) => {
      const verb = known.has(name) ? name : 'other';
      requests.inc({ verb, outcome });
      durations.observe({ verb }, milliseconds / 1000);
    },
    entry: () => entries.inc(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who asks for the metrics. */
export interface MetricsCaller {
  readonly remoteAddress: string | undefined;
  /** Value of the `Authorization` header. */
  readonly authorization: string | undefined;
  /** Whether a proxy handed the request on; then the remote address is the proxy's. */
  readonly forwarded: boolean;
}

/** Metrics are for this machine alone, or for whoever has the token: `Authorization: Bearer <METRICS_TOKEN>`. */
export function mayReadMetrics(caller: MetricsCaller, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(caller.authorization ?? '')?.[1];
  if (token !== null && given !== undefined) return timingSafeEqual(digest(given), digest(token));
  return token === null && !caller.forwarded && loopback.test(caller.remoteAddress ?? '');
}
