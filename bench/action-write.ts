import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { act, type RunnerParts } from '../src/engines/actions/runner.ts';
import { day, text } from '../src/engines/actions/fields.ts';
import { defineAction } from '../src/engines/actions/verb.ts';
import { openDatabase } from '../src/engines/storage/database.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import { readStanding } from '../src/capabilities/access/standing.ts';
import type { Uuid } from '../src/kernel/id.ts';
import { instantOf } from '../src/kernel/instant.ts';
import { ok } from '../src/kernel/result.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { found, type Place } from './found-school.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';

const callers = 16;
const writesEach = 60;
const rounds = 5;

const record = defineAction({
  name: 'discipline.note',
  room: 'bench',
  may: [{ role: 'administrator', reach: 'school' }],
  refuses: [],
  input: z.object({ person: text(), since: day(), note: text() }),
  run: async ({ person, since, note }, { tx, newId }) => {
    const id = newId();
    await tx.client.query(insert(tx.schoolId, id, person, since, note));
    return ok({
      subject: { kind: 'discipline', id },
      before: null,
      after: { person, since, note },
      answer: { id },
    });
  },
});

const insert = (school: string, id: string, person: string, since: string, note: string) => ({
  name: 'bench-insert',
  text: `insert into discipline (school_id, id, person_id, kind, since, document)
    values ($1, $2, $3, 'warning', $4, $5)`,
  values: [school, id, person, since, note],
});

type Write = (place: Place) => Promise<unknown>;

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
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * An action (authorise, validate, write, journal) at 16 concurrent callers over eight schools, against the same
 * INSERT by node-postgres inside the same door (begin, role and school, INSERT, commit). Ratio: ours over theirs.
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
    const parts: RunnerParts = {
      database,
      standing: readStanding,
      clock: () => instantOf(new Date()),
    };
    const ours: Write = ({ school, person, token }) =>
      act(parts, record, {
        schoolId: school,
        credential: { kind: 'session', token },
        capacityId: null,
        key: randomUUID() as Uuid,
        input: { person, since: '2026-09-01', note: '测量一次写入' },
      }).then((outcome) => {
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      });
    const door: Write = async ({ school, person }) => {
      const client = await plain.connect();
      try {
        await client.query('begin');
        await client.query(`set local role mingzhang_school; set local app.school = '${school}'`);
        await client.query(insert(school, randomUUID(), person, '2026-09-01', '测量一次写入'));
        await client.query('commit');
      } finally {
        client.release();
      }
    };
    const bare: Write = ({ school, person }) =>
      plain.query(insert(school, randomUUID(), person, '2026-09-01', '测量一次写入'));
    const first = places.slice(0, 1);
    const kinds: Record<string, () => Promise<number>> = {
      door: () => rate(places, door),
      ours: () => rate(places, ours),
      bare: () => rate(places, bare),
      oneDoor: () => rate(first, door),
      oneOurs: () => rate(first, ours),
    };
    const rates: Record<string, number[]> = {};
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, measure] of Object.entries(kinds)) {
        const value = await measure();
        if (round > 0) (rates[name] ??= []).push(value);
      }
    }
    const of = (name: string): number => median(rates[name] ?? []);
    const each = (name: string): string => `${Math.round(of(name))}/s`;
    say(
      `${callers} callers, eight schools, medians of ${rounds} rounds of ${callers * writesEach}:`,
    );
    say(
      `  action ${each('ours')}, INSERT inside the door ${each('door')}, bare INSERT ${each('bare')}`,
    );
    say(`  share of a bare autocommit INSERT: ${rounded(of('ours') / of('bare'))}`);
    say(`  one school: action ${each('oneOurs')}, INSERT inside the door ${each('oneDoor')},`);
    say(`  share ${rounded(of('oneOurs') / of('oneDoor'))}; its chain lets one commit at a time`);
    return {
      bench: 'action-write',
      ratio: rounded(of('ours') / of('door')),
      ours: Math.round(of('ours')),
      reference: Math.round(of('door')),
      unit: 'writes/s',
      what: 'share of the rate of the same INSERT inside the same door, 16 callers, eight schools',
    };
  } finally {
    await plain.end();
    await database.close();
    await server.stop();
  }
}
