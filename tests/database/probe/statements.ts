import pg from 'pg';
import { CommittingQuery, type NamedStatement } from '../../../src/engines/storage/named.ts';

/** How statements are tampered with while something runs. */
export interface Tampering {
  /** Takes every condition on `school_id` out of every statement, so that row-level security alone guards. */
  readonly withoutConditions?: boolean;
  /** Prepared statements that keep their conditions, by name. */
  readonly untouched?: readonly string[];
  /** Instead of committing, lets the owner look at what was done, and rolls it back. */
  readonly insteadOfCommit?: (client: pg.ClientBase) => Promise<void>;
}

/** What was seen while something ran: the statements as they were asked for, and how many conditions were taken out. */
export interface Seen {
  readonly statements: string[];
  removed: number;
}

const param = String.raw`\$\d+(?:::uuid)?`;
const column = String.raw`(?:"?\w+"?\.)?"?\bschool_id\b"?`;
const condition = new RegExp(String.raw`${column}\s*=\s*(${param}|${column})`, 'g');
const left = new RegExp(
  String.raw`${column}\s*(?:=|<>|\bin\b|\bis\b|\bany\b|<|>|~)|(?:=|<>)\s*${column}`,
);

/** What an update writes, up to its conditions; kept as it is. */
const assignments = /(\bset\b[\s\S]*?\bwhere\b)/i;

/** Ties the reference table to a tenant's rows and guards nothing. */
const toReference = /\b\w+"?\."?id"?\s*=\s*"?\w+"?\."?school_id\b/g;

/**
 * The statement with every condition on `school_id` true for every row, its parameters still used; throws where one is
 * left that it does not know how to take out, so that no wall stands unseen.
 */
export function withoutConditions(text: string): {
  readonly text: string;
  readonly removed: number;
} {
  let removed = 0;
  const open = (piece: string): string =>
    piece.replace(condition, (_, other: string) => {
      removed += 1;
      return other.startsWith('$') ? `(${other.replace('::uuid', '')}::uuid is not null)` : 'true';
    });
  const pieces = text.split(assignments).map((piece, at) => (at % 2 === 1 ? piece : open(piece)));
  const rest = pieces.filter((_, at) => at % 2 === 0).join(' ');
  const missed = left.exec(rest.replace(toReference, ''));
  if (missed) throw new Error(`a condition on school_id was left: ${missed[0]} in ${text}`);
  return { text: pieces.join(''), removed };
}

interface Config {
  readonly text: string;
  readonly name?: string;
}
type Asked = string | Config;
type Query = (this: pg.Client, asked: Asked, ...rest: unknown[]) => unknown;

const textOf = (asked: Asked): string => (typeof asked === 'string' ? asked : asked.text);

function opened(asked: Asked, seen: Seen, untouched: readonly string[]): Asked {
  if (typeof asked === 'object' && untouched.includes(asked.name ?? '')) return asked;
  const { text, removed } = withoutConditions(textOf(asked));
  seen.removed += removed;
  if (typeof asked === 'string') return text;
  // A prepared statement of this name already has the whole text.
  const name = asked.name === undefined ? {} : { name: `open-${asked.name}` };
  // A query that sends itself is itself to be changed: a copy would not know who waits for it.
  return asked instanceof pg.Query
    ? Object.assign(asked, { text, ...name })
    : { ...asked, text, ...name };
}

/** Runs what a statement that carries the commit says, without the commit; whoever waits for it is told it was done. */
function withoutCommit(
  client: pg.Client,
  real: Query,
  { query, look }: { readonly query: CommittingQuery; look(client: pg.ClientBase): Promise<void> },
): void {
  const { name, text, values } = query as unknown as NamedStatement;
  const run = async (): Promise<pg.QueryResult> => {
    const result = (await real.call(client, { name, text, values })) as pg.QueryResult;
    await lookAndRollBack(client, real, look);
    return { ...result, command: 'COMMIT' };
  };
  run().then(
    (result) => query.callback(null, result),
    (error: Error) => query.callback(error, []),
  );
}

/** Runs some work on connections that are tampered with, and answers what was seen beside what it answered. */
export async function tampered<T>(
  { withoutConditions: open = false, untouched = [], insteadOfCommit }: Tampering,
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly seen: Seen }> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const real = prototype.query;
  const seen: Seen = { statements: [], removed: 0 };
  prototype.query = function (asked, ...rest) {
    const text = textOf(asked);
    seen.statements.push(text);
    if (text === 'commit' && insteadOfCommit !== undefined)
      return lookAndRollBack(this, real, insteadOfCommit);
    const sent = open ? opened(asked, seen, untouched) : asked;
    if (sent instanceof CommittingQuery && insteadOfCommit !== undefined)
      return withoutCommit(this, real, { query: sent, look: insteadOfCommit });
    return real.call(this, sent, ...rest);
  };
  try {
    return { answer: await work(), seen };
  } finally {
    prototype.query = real;
  }
}

async function lookAndRollBack(
  client: pg.Client,
  real: Query,
  look: (client: pg.ClientBase) => Promise<void>,
): Promise<{ readonly command: string }> {
  await real.call(client, 'reset role');
  await look({ query: real.bind(client) } as unknown as pg.ClientBase);
  await real.call(client, 'rollback');
  return { command: 'COMMIT' };
}

const keywords = new Set(
  'where on set join left inner cross order group for limit values select using returning as union'.split(
    ' ',
  ),
);

/** Which of the tables a statement touches without naming their `school_id`, or without fixing it, or writing it anew. */
export function unguarded(text: string, tables: readonly string[]): readonly string[] {
  const touched = new RegExp(
    String.raw`\b(?:from|join|update|into|using)\s+"?(${tables.join('|')})"?(?![\w"(.])(?:\s+(?:as\s+)?"?(\w+)"?)?`,
    'gi',
  );
  const places = [...text.matchAll(touched)].map(([, table = '', alias = '']) =>
    alias === '' || keywords.has(alias.toLowerCase()) ? table : alias,
  );
  const unnamed = places
    .filter((name) => {
      const own = new RegExp(String.raw`\b${name}"?\."?school_id\b|(?<![."\w])"?school_id\b`);
      return !own.test(text);
    })
    .map((name) => `${name} without its school_id`);
  const inserts = /^\s*insert\s/i.test(text);
  const fixed = inserts || /school_id"?\s*=\s*\$\d/.test(text.replace(assignments, ' where '));
  const written = assignments.exec(text)?.[0] ?? '';
  return [
    ...unnamed,
    ...(places.length > 0 && !fixed ? ['no school_id fixed to a value'] : []),
    ...(/school_id"?\s*=/.test(written) ? ['school_id is written anew'] : []),
  ];
}
