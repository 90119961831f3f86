import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { complaintLimiter } from '../src/capabilities/complaints/limiter.ts';
import {
  row,
  sampleEdition,
} from '../src/capabilities/disclosure/edition/samples/sample-edition.ts';
import { siteRoutes } from '../src/capabilities/site/routes.ts';
import { openDatabase, type Database } from '../src/engines/storage/database.ts';
import { withSchool } from '../src/engines/storage/door.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import { instantOf } from '../src/kernel/instant.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { listening, startAsker } from './asking.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';
import { found, type Place } from './found-school.ts';
import { median } from './sent-statements.ts';

const staff = 40;
const callers = 16;
const requests = 2000;
const rounds = 5;

/** Puts an edition of a union with so many staff where published ones are; answers its hash. */
async function publish(database: Database, { school }: Place): Promise<string> {
  const edition = sampleEdition(Array.from({ length: staff }, (_, at) => row(at + 1)));
  await withSchool(database, school, async ({ client }) => {
    const union = randomUUID();
    await client.query(
      `insert into body (school_id, id, kind, name, name_key, since)
       values ($1, $2, 'student-union', '学生会', 'xueshenghui', '2020-01-01')`,
      [school, union],
    );
    await client.query(
      `insert into edition (school_id, hash, union_id, form_id, number, as_of, published_on, profile, filing)
       values ($1, $2, $3, '2021', 1, '2026-11-20', '2026-11-20', 'as-form', $4)`,
      [school, edition.hash, union, JSON.stringify(edition)],
    );
  });
  return edition.hash;
}

/** The public pages of a school; `keeps` says whether a page made a moment ago is shown again. */
const pages = (database: Database, { school }: Place, keeps: boolean): Hono => {
  let clock = 0;
  return siteRoutes({
    runner: { database, standing: async () => null, clock: () => instantOf(new Date()) },
    schoolOf: async () => school,
    now: () => (keeps ? performance.now() : (clock += 60_000)),
    limiter: complaintLimiter(() => performance.now()),
    addressOf: () => '127.0.0.1',
    publicAddress: null,
  });
};

/**
 * The public page of a disclosure with a roster of 40 as readers are served, against a bare Hono route that sends the
 * same bytes. Ratio: our rate over theirs. A page is made anew every few seconds; what one costs that nobody asked for
 * a moment ago is told beside it.
 */
export async function run(): Promise<BenchResult> {
  const own = await startOwnServer({ fsync: true });
  const settings = { host: own.host, user: 'owner', database: 'postgres' };
  await migrate(settings, await readMigrations(path.join(packageRoot(), 'migrations')));
  const database = openDatabase(settings, { connections: callers });
  const asker = startAsker({ callers, requests });
  const servers: ServerType[] = [];
  const serving = async (app: Hono): Promise<string> => {
    const { server, address } = await listening(app);
    servers.push(server);
    return address;
  };
  try {
    const place = await found(database, 'public');
    const at = `/public/public/editions/${await publish(database, place)}`;
    const address = `${await serving(pages(database, place, true))}${at}`;
    const fresh = `${await serving(pages(database, place, false))}${at}`;
    const body = await (await fetch(address)).text();
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 32);
    const bare = await serving(
      new Hono().get('/', (context) => {
        context.header('ETag', `"${digest}"`);
        return context.html(body);
      }),
    );
    const rates = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const [one, two] = [await asker.time(address), await asker.time(`${bare}/`)];
      if (round === 0) continue;
      rates.ours.push(requests / one);
      rates.bare.push(requests / two);
    }
    const anew = requests / (await asker.time(fresh));
    const [mine, theirs] = [median(rates.ours), median(rates.bare)];
    say(`a disclosure with ${staff} staff, ${body.length} characters of HTML, ${callers} callers:`);
    say(`  as served ${Math.round(mine)}/s, bare route ${Math.round(theirs)}/s`);
    say(`  read, checked and written anew for every request: ${Math.round(anew)}/s`);
    return {
      bench: 'public-page',
      ratio: rounded(mine / theirs),
      ours: Math.round(mine),
      reference: Math.round(theirs),
      unit: 'pages/s',
      what: 'share of the rate of a bare Hono route that serves the same bytes, 16 callers',
    };
  } finally {
    await asker.stop();
    for (const server of servers) server.close();
    await database.close();
    await own.stop();
  }
}
