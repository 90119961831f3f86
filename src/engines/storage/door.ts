import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { uuidShape, type SchoolId } from '../../kernel/id.ts';
import type { Database } from './database.ts';
import { runNamed, runWithCommit, type NamedStatement } from './named.ts';
import { sqlState } from './retry.ts';

/** A write that is ready to be sent: a builder of Drizzle that nobody awaited, or a named statement. */
export type ReadyWrite =
  NamedStatement | { toSQL(): { readonly sql: string; readonly params: readonly unknown[] } };

/** An open transaction of one school: Drizzle for statements, the bare client for those written by hand. */
export interface SchoolTransaction {
  readonly schoolId: SchoolId;
  readonly db: NodePgDatabase;
  readonly client: pg.PoolClient;
  /**
   * Sends a write without waiting for it: it travels with whatever comes next, which spares a round trip. For a write
   * that no expected refusal can come of. Should it fail all the same, nothing is kept and the door throws its error.
   */
  handOver(write: ReadyWrite): void;
  /**
   * Hands over the last statement of the work, which the door sends together with the commit. Whatever could make it
   * wrong must make it fail, since nothing else can stop the commit any more.
   */
  finishWith(statement: NamedStatement): void;
}

/** An open transaction over all schools, which may read and never write. */
export interface WideTransaction {
  readonly db: NodePgDatabase;
  readonly client: pg.PoolClient;
}

/** How strictly a transaction is kept from others. */
export type Isolation = 'read committed' | 'repeatable read' | 'serializable';

/** The server answered a commit with a rollback: something before it had failed and nobody looked. */
export class CommitRefused extends Error {}

const inside = new AsyncLocalStorage<true>();
const drizzles = new WeakMap<pg.PoolClient, NodePgDatabase>();

function drizzleOf(client: pg.PoolClient): NodePgDatabase {
  const known = drizzles.get(client) ?? drizzle(client);
  drizzles.set(client, known);
  return known;
}

/** What a piece of work left to its door. */
interface Ending {
  readonly handedOver: Promise<unknown>[];
  last: NamedStatement | null;
}

function send(client: pg.PoolClient, write: ReadyWrite): Promise<unknown> {
  if (!('toSQL' in write)) return runNamed(client, write);
  const { sql, params } = write.toSQL();
  return client.query(sql, [...params]);
}

async function commit(client: pg.PoolClient, { last }: Ending): Promise<void> {
  const command = last ? await runWithCommit(client, last) : (await client.query('commit')).command;
  if (command !== 'COMMIT') throw new CommitRefused('the transaction had failed before its commit');
}

/** A write that nobody awaited fails whatever comes after it (25P02), so its own error is the one to tell. */
async function causeOf(error: unknown, { handedOver }: Ending): Promise<unknown> {
  const outcomes = await Promise.allSettled(handedOver);
  const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  return reasons.find((reason) => sqlState(reason) !== '25P02') ?? error;
}

async function transaction<T>(
  database: Database,
  opening: string,
  work: (client: pg.PoolClient, ending: Ending) => Promise<T>,
): Promise<T> {
  // A second transaction of the same piece of work would see neither its rows nor its locks.
  if (inside.getStore()) throw new Error('a door was opened inside a door');
  const client = await database.pool.connect();
  const ending: Ending = { handedOver: [], last: null };
  let broken: Error | undefined;
  try {
    // Not awaited: the first statement of the work travels with it. Should it fail, that statement runs as nobody.
    const opened = client.query(opening);
    opened.catch(() => undefined);
    const value = await inside.run(true, () => work(client, ending));
    const committed = commit(client, ending);
    committed.catch(() => undefined);
    await opened;
    await Promise.all(ending.handedOver);
    await committed;
    return value;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw await causeOf(error, ending);
  } finally {
    client.release(broken);
  }
}

/** `set local` takes no parameters, so the school's id is checked and written into the statement. */
function openingFor(
  { distributed }: Database,
  role: string,
  { isolation, school }: { readonly isolation: Isolation; readonly school: SchoolId | null },
): string {
  const parts = [isolation === 'read committed' ? 'begin' : `begin isolation level ${isolation}`];
  // Citus hands a setting on to its workers only after this.
  if (distributed) parts.push(`set local citus.propagate_set_commands = 'local'`);
  parts.push(`set local role ${role}`);
  if (school !== null) {
    if (!uuidShape.test(school)) throw new Error('a school id must be a UUID');
    parts.push(`set local app.school = '${school}'`);
  }
  return parts.join('; ');
}

/**
 * The door to everything of one school: one transaction, committed when `work` resolves, rolled back when it throws.
 * Row-level security shows and takes rows of that school only; statements name `school_id` all the same, since
 * the policy alone would still ask every shard of a distributed database.
 */
export function withSchool<T>(
  database: Database,
  school: SchoolId,
  work: (tx: SchoolTransaction) => Promise<T>,
  { isolation = 'read committed' }: { isolation?: Isolation } = {},
): Promise<T> {
  return transaction(
    database,
    openingFor(database, 'mingzhang_school', { isolation, school }),
    (client, ending) =>
      work({
        schoolId: school,
        db: drizzleOf(client),
        client,
        handOver: (write) => {
          const sent = send(client, write);
          sent.catch(() => undefined);
          ending.handedOver.push(sent);
        },
        finishWith: (statement) => {
          ending.last = statement;
        },
      }),
  );
}

/**
 * All schools at once, for reading only; a snapshot, so that all statements see the same moment. The door to use is
 * `acrossSchools`, which journals first why it is opened.
 */
export function readAcross<T>(
  database: Database,
  work: (tx: WideTransaction) => Promise<T>,
): Promise<T> {
  return transaction(
    database,
    openingFor(database, 'mingzhang_across', { isolation: 'repeatable read', school: null }),
    (client) => work({ db: drizzleOf(client), client }),
  );
}

/**
 * The operator's door (backup, restore, demo reset, erasing payloads): every row of every school. Only operations
 * that a person with access to the machine starts may open it; nothing reachable over HTTP does.
 */
export function asOperator<T>(
  database: Database,
  work: (tx: WideTransaction) => Promise<T>,
  { isolation = 'repeatable read' }: { isolation?: Isolation } = {},
): Promise<T> {
  return transaction(
    database,
    openingFor(database, 'mingzhang_operator', { isolation, school: null }),
    (client) => work({ db: drizzleOf(client), client }),
  );
}
