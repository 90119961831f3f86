import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { act, type RunnerParts } from '../src/engines/actions/runner.ts';
import { day, text } from '../src/engines/actions/fields.ts';
import { defineAction } from '../src/engines/actions/verb.ts';
import { openDatabase, type Database } from '../src/engines/storage/database.ts';
import { withSchool, type SchoolTransaction } from '../src/engines/storage/door.ts';
import { entryStatement } from '../src/engines/storage/journal/append.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import type { NamedStatement } from '../src/engines/storage/named.ts';
import { readStanding } from '../src/capabilities/access/standing.ts';
import type { Uuid } from '../src/kernel/id.ts';
import { instantOf, type Instant } from '../src/kernel/instant.ts';
import { ok } from '../src/kernel/result.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { found, type Place } from './found-school.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';

const callers = 16;
const writesEach = 30;
const rounds = 15;

const now = (): Instant => instantOf(new Date());
const written = { since: '2026-09-01', note: '测量一次写入' };

const insert = (school: string, id: string, person: string): NamedStatement => ({
  name: 'bench-insert',
  text: `insert into discipline (school_id, id, person_id, kind, since, document)
    values ($1, $2, $3, 'warning', $4, $5)`,
  values: [school, id, person, written.since, written.note],
});

const query = (client: pg.ClientBase | pg.Pool, { name, text: sql, values }: NamedStatement) =>
  client.query({ name, text: sql, values: [...values] });

/** Writes as `discipline.record` does, which hands its INSERT over, or as verbs do that wait for theirs. */
const noting = (name: string, waits: boolean) =>
  defineAction({
    name,
    room: 'bench',
    may: [{ role: 'administrator', reach: 'school' }],
    refuses: [],
    input: z.object({ person: text(), since: day(), note: text() }),
    run: async (input, { tx, newId }) => {
      const id = newId();
      const write = insert(tx.schoolId, id, input.person);
      if (waits) await query(tx.client, write);
      else tx.handOver(write);
      return ok({
        subject: { kind: 'discipline', id },
        before: null,
        after: input,
        answer: { id },
      });
    },
  });

type Write = (place: Place) => Promise<unknown>;

/** What the rate of the reference is measured on: nothing of ours, each statement waited for. */
function insideTheDoor(plain: pg.Pool): Write {
  return async ({ school, person }) => {
    const client = await plain.connect();
    try {
      await client.query('begin');
      await client.query(`set local role mingzhang_school; set local app.school = '${school}'`);
      await query(client, insert(school, randomUUID(), person));
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}

/** A whole action: authorise, validate, write, journal. */
function action(parts: RunnerParts, name: string, waits: boolean): Write {
  const declared = noting(name, waits);
  return async ({ school, person, token }) => {
    const outcome = await act(parts, declared, {
      schoolId: school,
      credential: { kind: 'session', token },
      capacityId: null,
      key: randomUUID() as Uuid,
      input: { person, ...written },
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  };
}

/** Parts of an action, to show where its time goes. */
function part(database: Database, parts: { standing: boolean; journal: boolean }): Write {
  const work = async (tx: SchoolTransaction, { school, person, token }: Place): Promise<void> => {
    if (parts.standing) await readStanding(tx, token, now());
    const id = randomUUID() as Uuid;
    tx.handOver(insert(school, id, person));
    const entry = entryStatement({
      schoolId: school,
      at: now(),
      verb: 'discipline.note',
      actor: { kind: 'person', accountId: id, capacityId: id, capacityRole: 'administrator' },
      subject: { kind: 'discipline', id },
      payload: { before: null, after: { person, ...written }, answer: { id } },
      request: { key: randomUUID() as Uuid, input: '' },
    });
    if (parts.journal) tx.finishWith(entry);
  };
  return (place) => withSchool(database, place.school, (tx) => work(tx, place));
}

/** Writes a second with all callers at once, each going round the given schools. */
async function rate(places: readonly Place[], write: Write): Promise<number> {
  const since = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = 0; turn < writesEach; turn += 1) {
        const place = places[(caller + turn) % places.length];
        if (place) await write(place);
      }
    }),
  );
  return (callers * writesEach * 1e9) / Number(process.hrtime.bigint() - since);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Measures each in turn, round by round, so that whatever else the machine does falls on all; the first warms up. */
async function measure(
  kinds: ReadonlyMap<string, () => Promise<number>>,
): Promise<readonly ReadonlyMap<string, number>[]> {
  const measured: ReadonlyMap<string, number>[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const rates = new Map<string, number>();
    for (const [name, rateOf] of kinds) rates.set(name, await rateOf());
    if (round > 0) measured.push(rates);
  }
  return measured;
}

function tell(measured: readonly ReadonlyMap<string, number>[]): BenchResult {
  const of = (name: string): number => median(measured.map((rates) => rates.get(name) ?? 0));
  const each = (name: string): string => `${Math.round(of(name))}/s`;
  const share = (ours: string, reference: string): number =>
    rounded(median(measured.map((rates) => (rates.get(ours) ?? 0) / (rates.get(reference) ?? 1))));
  say(`${callers} callers, eight schools, medians of ${rounds} rounds of ${callers * writesEach}:`);
  say(`  action ${each('action')}, INSERT inside the door ${each('door')}`);
  say(`  share of a bare autocommit INSERT: ${share('action', 'bare')} of ${each('bare')}`);
  say(`  an action that waits for its INSERT: ${each('waits')}, share ${share('waits', 'door')}`);
  say(`  in parts, by our own door: INSERT ${each('ourDoor')}, with who acts ${each('standing')},`);
  say(`  with the journal ${each('journal')}, with both ${each('both')}`);
  say(
    `  one school: action ${each('oneAction')}, INSERT inside the door ${each('oneDoor')}, share`,
  );
  say(`  ${share('oneAction', 'oneDoor')}; its chain lets one commit at a time`);
  return {
    bench: 'action-write',
    ratio: share('action', 'door'),
    ours: Math.round(of('action')),
    reference: Math.round(of('door')),
    unit: 'writes/s',
    what: 'share of the rate of the same INSERT inside the same door, 16 callers, eight schools',
  };
}

/**
 * An action (authorise, validate, write, journal) at 16 concurrent callers over eight schools, against the same
 * INSERT by node-postgres inside the same door (begin, role and school, INSERT, commit). Ratio: ours over theirs, the
 * median of what each round gave.
 */
export async function run(): Promise<BenchResult> {
  const server = await startOwnServer({ fsync: true });
  const settings = { host: server.host, user: 'owner', database: 'postgres' };
  await migrate(settings, await readMigrations(path.join(packageRoot(), 'migrations')));
  const database = openDatabase(settings, { connections: callers });
  const plain = new pg.Pool({ ...settings, max: callers });
  // Stopping the server ends connections that are just being closed.
  plain.on('error', () => undefined);
  try {
    const places: Place[] = [];
    for (let n = 1; n <= 8; n += 1) places.push(await found(database, `school-${n}`));
    const parts: RunnerParts = { database, standing: readStanding, clock: now };
    const ours = action(parts, 'discipline.note', false);
    const door = insideTheDoor(plain);
    const bare: Write = ({ school, person }) => query(plain, insert(school, randomUUID(), person));
    const first = places.slice(0, 1);
    const kinds: readonly (readonly [string, readonly Place[], Write])[] = [
      ['door', places, door],
      ['action', places, ours],
      ['waits', places, action(parts, 'discipline.wait', true)],
      ['bare', places, bare],
      ['ourDoor', places, part(database, { standing: false, journal: false })],
      ['standing', places, part(database, { standing: true, journal: false })],
      ['journal', places, part(database, { standing: false, journal: true })],
      ['both', places, part(database, { standing: true, journal: true })],
      ['oneDoor', first, door],
      ['oneAction', first, ours],
    ];
    const rates = kinds.map(([name, where, write]) => [name, () => rate(where, write)] as const);
    return tell(await measure(new Map(rates)));
  } finally {
    await plain.end();
    await database.close();
    await server.stop();
  }
}
