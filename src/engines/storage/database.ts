import pg from 'pg';
import { batchingSocket } from './batching-socket.ts';
import { preparedCommit } from './named.ts';

/** How to reach a PostgreSQL, as node-postgres takes it. */
export interface ConnectionSettings {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly connectionString?: string;
}

/** A reachable PostgreSQL with the roles of this product. */
export interface Database {
  readonly pool: pg.Pool;
  /** The same server as the role that owns the tables; for migrations and operations alone. */
  readonly settings: ConnectionSettings;
  /** Whether the server spreads schools over workers (Citus), which must be told of settings by a statement of its own. */
  readonly distributed: boolean;
  close(): Promise<void>;
}

/**
 * Opens a pool. Every connection gives up the rights of the user it logged in as at once: until a door takes
 * a role for one transaction, it may read and write nothing. Statements are pipelined, so those that do not
 * wait for each other share a round trip.
 */
export function openDatabase(
  settings: ConnectionSettings,
  {
    connections = 16,
    distributed = false,
    onIdleError,
  }: {
    connections?: number;
    distributed?: boolean;
    onIdleError?: (error: Error) => void;
  } = {},
): Database {
  const pool = new pg.Pool({
    ...settings,
    max: connections,
    pipeline: true,
    stream: batchingSocket,
    options: '-c timezone=UTC',
    onConnect: async (client) => {
      // What doors end with is prepared here, inside a transaction of its own.
      await client.query('begin');
      await client.query({ ...preparedCommit });
      await client.query('set role mingzhang_nobody');
    },
  } as pg.PoolConfig);
  // A server that goes away drops idle connections; the next statement opens a new one or says why not.
  pool.on('error', (error) => onIdleError?.(error));
  // One that breaks while it is lent out tells its statements; without a listener of its own it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, settings, distributed, close: () => pool.end() };
}
