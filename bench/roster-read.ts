import path from 'node:path';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { readStanding } from '../src/capabilities/access/standing.ts';
import { personList } from '../src/capabilities/organisation/people/list.ts';
import type { Verb } from '../src/engines/actions/verb.ts';
import { openDatabase } from '../src/engines/storage/database.ts';
import { withSchool } from '../src/engines/storage/door.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import { instantOf } from '../src/kernel/instant.ts';
import { verbRoutes } from '../src/surfaces/http/verb-routes.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { listening, startAsker } from './asking.ts';
import { found, type Place } from './found-school.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';
import { median, sentStatements } from './sent-statements.ts';

const students = 10_000;
const callers = 16;
const requests = 800;
const rounds = 5;

/**
 * A page of 50 of 10,000 students over HTTP with session and permission, against a bare Hono route that sends the same
 * statements. Ratio: our rate over theirs.
 */
export async function run(): Promise<BenchResult> {
  const own = await startOwnServer({ fsync: true });
  const settings = { host: own.host, user: 'owner', database: 'postgres' };
  await migrate(settings, await readMigrations(path.join(packageRoot(), 'migrations')));
  const database = openDatabase(settings, { connections: callers });
  const plain = new pg.Pool({ ...settings, max: callers });
  // Stopping the server ends connections that are just being closed.
  plain.on('error', () => undefined);
  const asker = startAsker({ callers, requests });
  const servers: ServerType[] = [];
  try {
    const place: Place = await found(database, 'roster');
    await withSchool(database, place.school, (tx) =>
      tx.client.query(
        `insert into person (school_id, id, kind, number, name, name_key, sex, ethnic_group, education_level, grade, full_time, since)
         select $1, gen_random_uuid(), 'student', (2024000000 + n)::text, '学生' || n, 'xuesheng ' || lpad(n::text, 5, '0'),
           'female', '汉族', 'undergraduate', 2024, true, '2024-09-01' from generate_series(1, $2::int) n`,
        [place.school, students],
      ),
    );
    await plain.query('analyze');
    const ours = await listening(
      new Hono().route(
        '/api',
        verbRoutes({
          verbs: [personList as unknown as Verb],
          runner: { database, standing: readStanding, clock: () => instantOf(new Date()) },
          schoolOf: async () => place.school,
          exportWords: () => null,
        }),
      ),
    );
    servers.push(ours.server);
    const address = `${ours.address}/api/roster/person.list?limit=50&offset=500`;
    const headers = { Authorization: `Bearer ${place.token}` };
    const statements = await sentStatements(
      () => fetch(address, { headers }),
      (text) => / from "person"/.test(text),
    );
    const bare = await listening(
      new Hono().get('/', async (context) => {
        const answers = await Promise.all(statements.map((statement) => plain.query(statement)));
        return context.json(answers.map(({ rows }) => rows));
      }),
    );
    servers.push(bare.server);
    const rates = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const [one, two] = [await asker.time(address, headers), await asker.time(`${bare.address}/`)];
      if (round === 0) continue;
      rates.ours.push(requests / one);
      rates.bare.push(requests / two);
    }
    const [mine, theirs] = [median(rates.ours), median(rates.bare)];
    say(
      `${students} students, pages of 50, ${callers} callers, ${statements.length} statements a page:`,
    );
    say(`  with session and permission ${Math.round(mine)}/s, bare route ${Math.round(theirs)}/s`);
    return {
      bench: 'roster-read',
      ratio: rounded(mine / theirs),
      ours: Math.round(mine),
      reference: Math.round(theirs),
      unit: 'pages/s',
      what: 'share of the rate of a bare Hono route with the same SQL, 16 callers',
    };
  } finally {
    await asker.stop();
    for (const server of servers) server.close();
    await plain.end();
    await database.close();
    await own.stop();
  }
}
