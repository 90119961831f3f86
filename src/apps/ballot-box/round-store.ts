import { existsSync, rmSync } from 'node:fs';
import Database from 'libsql';
import { equalBytes } from '../../engines/ballots/bytes.ts';
import { filesOfRound } from './round-files.ts';

/** `key`: the receipt key is made and the setup not yet known. */
export type StoredPhase = 'key' | 'issuing' | 'casting' | 'closed';

/** A ballot that passed every check, with the key it is stored by. */
export interface CheckedBallot {
  readonly pk: Uint8Array;
  readonly bytes: Uint8Array;
}

/** What became of a ballot: stored now, there before, another is there, or the round does not take any. */
export type Stored = 'stored' | 'same' | 'other' | 'not-casting';

/** The disk, or the engine, refused; nothing was stored. `code` is the engine's. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** How safely a store writes, as its engine says. */
export interface Durability {
  readonly journal: string;
  /** 2 is FULL: every commit is on the disk before it is answered. */
  readonly synchronous: number;
}

/** The store of one round: a file of its own. */
export interface RoundStore {
  readonly secret: Uint8Array;
  readonly phase: () => StoredPhase;
  readonly setup: () => Uint8Array | null;
  /** Ballots stored. */
  readonly cast: () => number;
  /** Keeps the setup and begins issuing. */
  readonly register: (setup: Uint8Array) => void;
  readonly openCasting: () => void;
  /** Stores ballots in one transaction, all or, where it throws `NotStored`, none. */
  readonly store: (ballots: readonly CheckedBallot[]) => readonly Stored[];
  readonly find: (pk: Uint8Array) => Uint8Array | null;
  /** Ends casting for good and wipes every trace of order; may be called again after it was broken off. */
  readonly close: () => void;
  /** All ballots; in no order that means anything. */
  readonly ballots: () => readonly Uint8Array[];
  readonly durability: () => Durability;
  /** Deletes everything in it: what is left where the file itself is still held open and cannot be removed yet. */
  readonly empty: () => void;
  /** Lets go of the file. */
  readonly end: () => void;
}

type Connection = Database.Database;

const tables = `
  create table round (
    id integer primary key check (id = 1),
    phase text not null check (phase in ('key', 'issuing', 'casting', 'closed')),
    secret blob not null,
    setup blob
  ) strict;
  create table ballot (pk blob primary key, ballot blob not null) without rowid, strict;`;

/** Milliseconds to wait for a box that is just ending to let go of the file. */
const patience = 3000;

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'unknown');

const blob = (value: unknown): Uint8Array => new Uint8Array(value as Uint8Array);

function pragma(connection: Connection, name: string): unknown {
  const row = connection.prepare(`pragma ${name}`).raw().get();
  return Array.isArray(row) ? row[0] : undefined;
}

/** Runs in one transaction; what the engine refuses becomes `NotStored`, and nothing of it stays. */
function inTransaction<T>(connection: Connection, work: () => T): T {
  try {
    connection.exec('begin immediate');
    const result = work();
    connection.exec('commit');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback');
    throw new NotStored(codeOf(error));
  }
}

function connect(file: string): Connection {
  const connection = new Database(file, { timeout: patience });
  // Nothing of a ballot may lie in a folder for temporary files, not even for the while of a VACUUM.
  connection.exec('pragma temp_store = memory');
  return connection;
}

const durabilityOf = (connection: Connection): Durability => ({
  journal: String(pragma(connection, 'journal_mode')),
  synchronous: Number(pragma(connection, 'synchronous')),
});

/** Has every commit on the disk before it returns. Throws where the engine would not promise it. */
function writeSafely(connection: Connection): void {
  connection.prepare('pragma journal_mode = wal').raw().get();
  connection.exec('pragma synchronous = full');
  const { journal, synchronous } = durabilityOf(connection);
  if (journal !== 'wal' || synchronous !== 2) throw new NotStored('DURABILITY');
}

const hasTables = (connection: Connection): boolean =>
  connection.prepare("select 1 from sqlite_schema where name = 'round'").raw().get() !== undefined;

const hasRound = (connection: Connection): boolean =>
  hasTables(connection) && connection.prepare('select 1 from round').raw().get() !== undefined;

/** Makes the store of a round with its secret, or opens the one that is there, whose secret then holds. */
export function makeRoundStore(file: string, secret: Uint8Array): RoundStore {
  const connection = connect(file);
  try {
    writeSafely(connection);
    inTransaction(connection, () => {
      if (hasRound(connection)) return;
      if (!hasTables(connection)) connection.exec(tables);
      connection
        .prepare("insert into round (id, phase, secret) values (1, 'key', ?)")
        .run([secret]);
    });
  } catch (error) {
    connection.close();
    throw error instanceof NotStored ? error : new NotStored(codeOf(error));
  }
  return storeOn(connection);
}

/** Opens the store of a round; null where there is none, or its making broke off. */
export function openRoundStore(file: string): RoundStore | null {
  if (!existsSync(file)) return null;
  const connection = connect(file);
  if (!hasRound(connection)) {
    connection.close();
    return null;
  }
  const [phase] = connection.prepare('select phase from round').raw().get() as [StoredPhase];
  // A closed store whose journal was given up is wiped; it must not begin one again.
  if (phase !== 'closed' || durabilityOf(connection).journal === 'wal') writeSafely(connection);
  return storeOn(connection);
}

/**
 * Deletes a round's files; nothing happens where there are none. Windows removes no file that is open, and the engine may
 * hold one for a while after its end: it was emptied before, and the next start of the box removes it.
 */
export function deleteRoundStore(file: string): void {
  for (const one of filesOfRound(file)) {
    try {
      rmSync(one, { force: true });
    } catch (error) {
      if (!['EBUSY', 'EPERM'].includes(codeOf(error))) throw error;
    }
  }
}

function storeOn(connection: Connection): RoundStore {
  const one = (sql: string, values: readonly unknown[] = []): readonly unknown[] | undefined =>
    connection
      .prepare(sql)
      .raw()
      .get([...values]) as readonly unknown[] | undefined;
  const readPhase = (): StoredPhase => (one('select phase from round') as [StoredPhase])[0];
  let phase = readPhase();
  const secret = blob(one('select secret from round')?.[0]);
  let cast = Number(one('select count(*) from ballot')?.[0]);
  const insert = connection.prepare(
    `insert into ballot (pk, ballot)
     select ?, ? where (select phase from round) = 'casting' on conflict do nothing`,
  );
  const find = (pk: Uint8Array): Uint8Array | null => {
    const row = one('select ballot from ballot where pk = ?', [pk]);
    return row === undefined ? null : blob(row[0]);
  };
  const storeOne = ({ pk, bytes }: CheckedBallot): Stored => {
    if (insert.run([pk, bytes]).changes === 1) return 'stored';
    const there = find(pk);
    if (there === null) return 'not-casting';
    return equalBytes(there, bytes) ? 'same' : 'other';
  };
  const step = (sql: string, values: readonly unknown[] = []): void => {
    inTransaction(connection, () => connection.prepare(sql).run([...values]));
    phase = readPhase();
  };
  return {
    ...{ secret, find },
    phase: () => phase,
    setup: () => {
      const value = one('select setup from round')?.[0];
      return value === null || value === undefined ? null : blob(value);
    },
    cast: () => cast,
    register: (setup) =>
      step("update round set phase = 'issuing', setup = ? where phase = 'key'", [setup]),
    openCasting: () => step("update round set phase = 'casting' where phase = 'issuing'"),
    store: (ballots) => {
      const stored = inTransaction(connection, () => ballots.map(storeOne));
      cast += stored.filter((what) => what === 'stored').length;
      if (stored.includes('not-casting')) phase = readPhase();
      return stored;
    },
    close: () => {
      step("update round set phase = 'closed' where phase = 'casting'");
      wipeOrder(connection);
    },
    ballots: () =>
      connection
        .prepare('select ballot from ballot')
        .raw()
        .all()
        .map((row) => blob((row as readonly unknown[])[0])),
    durability: () => durabilityOf(connection),
    empty: () =>
      inTransaction(connection, () => connection.exec('delete from ballot; delete from round')),
    end: () => void connection.close(),
  };
}

/**
 * Leaves one file in which everything lies in the order of the keys, which is random: the write-ahead log, whose frames
 * tell the order, is emptied; VACUUM writes every page anew; then the log and its index are given up. That the journal
 * is no longer `wal` says that all of it was done.
 */
function wipeOrder(connection: Connection): void {
  if (durabilityOf(connection).journal !== 'wal') return;
  try {
    pragma(connection, 'wal_checkpoint(truncate)');
    connection.exec('vacuum');
    pragma(connection, 'wal_checkpoint(truncate)');
    pragma(connection, 'journal_mode = delete');
  } catch (error) {
    throw new NotStored(codeOf(error));
  }
  const { journal } = durabilityOf(connection);
  if (journal !== 'delete') throw new NotStored('WAL_IN_USE');
}
