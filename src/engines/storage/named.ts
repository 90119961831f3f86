import pg from 'pg';

/** A statement that a connection prepares once, by its name, with the values of one run. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The commit as a prepared statement; a connection must have run it once before `runWithCommit`. */
export const preparedCommit = { name: 'door-commit', text: 'commit' } as const;

type Done = (error: Error | null, result: pg.QueryResult | readonly pg.QueryResult[]) => void;

/** What node-postgres makes of a configuration, without taking the configuration apart and copying it. */
export class NamedQuery extends pg.Query {
  name: string;
  readonly callback: Done;

  constructor({ name, text, values }: NamedStatement, done: Done) {
    super(text, [...values]);
    this.name = name;
    this.callback = done;
  }
}

/** Sends the commit before its `sync`: where the statement fails, the server passes over the commit. */
export class CommittingQuery extends NamedQuery {
  constructor(statement: NamedStatement, done: Done) {
    super(statement, done);
    const submit = this.submit.bind(this);
    this.submit = (connection) => {
      const sync = (): void => {
        connection.bind({ statement: preparedCommit.name }, true);
        connection.execute({}, true);
        connection.sync();
      };
      return submit(Object.create(connection, { sync: { value: sync } }) as pg.Connection);
    };
  }
}

/** Runs a statement; the rows of its result. */
export function runNamed<Row>(
  client: pg.ClientBase,
  statement: NamedStatement,
): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const done: Done = (error, result) =>
      error ? reject(error) : resolve([result].flat().flatMap(({ rows }) => rows as Row[]));
    client.query(new NamedQuery(statement, done));
  });
}

/**
 * Runs a statement and commits, in one message that the server answers once. Gives what the server made of the commit
 * (`COMMIT`, or `ROLLBACK` where the transaction had failed before); rejects where the statement failed, and then
 * nothing was committed.
 */
export function runWithCommit(client: pg.ClientBase, statement: NamedStatement): Promise<string> {
  return new Promise((resolve, reject) => {
    const done: Done = (error, result) =>
      error ? reject(error) : resolve([result].flat().at(-1)?.command ?? 'nothing');
    client.query(new CommittingQuery(statement, done));
  });
}
