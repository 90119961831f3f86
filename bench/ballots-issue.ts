import path from 'node:path';
import pg from 'pg';
import { ballotSchool, type Phone } from '../src/capabilities/ballots/samples/ballot-school.ts';
import { inMemory } from '../src/capabilities/ballots/samples/memory-box.ts';
import type { Action, Query } from '../src/engines/actions/verb.ts';
import { openDatabase } from '../src/engines/storage/database.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import type { Uuid } from '../src/kernel/id.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { packageRoot, rounded } from './bench-result.ts';

/** Tokens a second by the verb, INSERTs a second of the rows it left, and their ratio. */
export interface IssuingRates {
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
}

const callers = 16;

/** Runs all pieces of work, sixteen at a time; answers how many a second. */
async function rateOf<T>(
  pieces: readonly T[],
  work: (piece: T) => Promise<unknown>,
): Promise<number> {
  const left = [...pieces];
  const since = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let piece = left.pop(); piece !== undefined; piece = left.pop()) await work(piece);
    }),
  );
  return (pieces.length * 1000) / (performance.now() - since);
}

type School = Awaited<ReturnType<typeof ballotSchool>>;

const verbOf = (school: School, name: string): Action =>
  school.verbs.find((one) => one.name === name) as unknown as Action;

/** A round of a class in which everybody is there. */
async function roundOf(
  school: School,
  count: number,
): Promise<{ id: Uuid; setup: string; phones: Phone[] }> {
  const { classId, students } = await school.classOf(count);
  const { electionId } = await school.ready({
    ...{ seats: 1, candidates: students.slice(0, 2) },
    parts: { elector: 'class-meeting', electorName: '班会', unitId: classId },
  });
  const act = (name: string, input: object) => school.done(verbOf(school, name), input);
  const prepared = { electionId, office: 1, secrecy: 'server' };
  const { id } = (await act('ballot.prepare', prepared)) as { id: Uuid };
  await act('ballot.begin', { roundId: id });
  for (const personId of students) await act('ballot.mark-present', { roundId: id, personId });
  const read = school.verbs.find(({ name }) => name === 'ballot.round') as unknown as Query;
  const told = await school.asked(read, { roundId: id });
  if (!told.ok) throw new Error(JSON.stringify(told.error));
  return { id, setup: (told.value as { setup: string }).setup, phones: students.map(school.phone) };
}

interface TokenRow {
  readonly school_id: string;
  readonly round_id: string;
  readonly person_id: string;
  readonly blinded: unknown;
  readonly signatures: unknown;
}

/**
 * Issues a token to everybody of a meeting by the verb (who acts, rules, signature, row, journal, in one transaction),
 * sixteen at once, then writes the same rows by bare INSERTs on as many connections. PostgreSQL with `fsync`.
 */
export async function issuingRates(people: number): Promise<IssuingRates> {
  const server = await startOwnServer({ fsync: true });
  const settings = { host: server.host, user: 'owner', database: 'postgres' };
  await migrate(settings, await readMigrations(path.join(packageRoot(), 'migrations')));
  const database = openDatabase(settings, { connections: callers });
  const plain = new pg.Pool({ ...settings, max: callers });
  // Stopping the server ends connections that are just being closed.
  plain.on('error', () => undefined);
  try {
    const school = await ballotSchool(database, 'bench', inMemory());
    const { id, setup, phones } = await roundOf(school, people);
    const requests = phones.map((phone) => ({ phone, blinded: school.blindedBy(phone, setup) }));
    const issue = verbOf(school, 'ballot.issue');
    const ours = await rateOf(requests, ({ phone, blinded }) =>
      school.done(issue, { roundId: id, blinded }, school.as(phone.personId)),
    );
    const { rows } = await plain.query<TokenRow>('select * from ballot_token');
    await plain.query('create table bare_token (like ballot_token including indexes)');
    const reference = await rateOf(rows, (row) =>
      plain.query({
        name: 'bare',
        text: 'insert into bare_token (school_id, round_id, person_id, blinded, signatures) values ($1, $2, $3, $4, $5)',
        values: [
          ...[row.school_id, row.round_id, row.person_id],
          ...[JSON.stringify(row.blinded), JSON.stringify(row.signatures)],
        ],
      }),
    );
    if (rows.length !== people) throw new Error('not everybody has a token');
    return {
      ...{ ours: Math.round(ours), reference: Math.round(reference) },
      ratio: rounded(ours / reference),
    };
  } finally {
    await plain.end();
    await database.close();
    await server.stop();
  }
}
