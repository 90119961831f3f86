import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { uuidShape, type SchoolId } from '../../kernel/id.ts';
import type { Database } from './database.ts';

/** An open transaction of one school: Drizzle for statements, the bare client for those written by hand. */
export interface SchoolTransaction {
  readonly schoolId: SchoolId;
  readonly db: NodePgDatabase;
  readonly client: pg.PoolClient;
  /**
   * Hands over the last statement of the work, already sent: the commit travels with it, and the door still looks at
   * its outcome. Whatever could make it wrong must make it fail, since nothing can stop the commit any more.
   */
  finishWith(statement: Promise<unknown>): void;
}

/** An open transaction over all schools, which may read and never write. */
export interface WideTransaction {
  readonly db: NodePgDatabase;
  readonly client: pg.PoolClient;
}

/** Why all schools are read together. A new purpose is a decision, so it is written down here. */
export type Purpose = 'oversight' | 'jobs' | 'log-in';

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

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new CommitRefused('the transaction had failed before its commit');
}

async function transaction<T>(
  database: Database,
  opening: string,
  work: (client: pg.PoolClient, last: Promise<unknown>[]) => Promise<T>,
): Promise<T> {
  // A second transaction of the same piece of work would see neither its rows nor its locks.
  if (inside.getStore()) throw new Error('a door was opened inside a door');
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    // Not awaited: the first statement of the work travels with it. Should it fail, that statement runs as nobody.
    const opened = client.query(opening);
    opened.catch(() => undefined);
    const last: Promise<unknown>[] = [];
    const value = await inside.run(true, () => work(client, last));
    const committed = commit(client);
    committed.catch(() => undefined);
    await opened;
    await Promise.all(last);
    await committed;
    return value;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
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
    (client, last) =>
      work({
        schoolId: school,
        db: drizzleOf(client),
        client,
        finishWith: (statement) => {
          statement.catch(() => undefined);
          last.push(statement);
        },
      }),
  );
}

/**
 * The door to all schools at once, for reading only, with a stated purpose that the installation's journal keeps
 * (`journalWideRead`). A snapshot: all statements see the same moment.
 */
export function acrossSchools<T>(
  database: Database,
  _purpose: Purpose,
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
