import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { refusalOfFileError, syncFolder } from '../data-directory.ts';
import type { Database } from '../database.ts';
import { asOperator } from '../door.ts';
import type { Queryable } from '../journal/chain.ts';
import { archiveFormat, type ArchiveHeader, type ArchiveTrailer } from './archive.ts';
import { exactTexts, readApplied, readTables, type Table } from './catalogue.ts';
import { makeEnvelope, type Protection } from './envelope.ts';
import { sealFrames } from './frames.ts';
import { ownRows, readRows } from './read-rows.ts';
import { withheldTables } from './withheld.ts';

/** What is backed up, and where to. */
export interface BackupRequest {
  readonly database: Database;
  /** The file to make; one that is there is never written over. */
  readonly file: string;
  /** Version of the product. */
  readonly product: string;
  readonly at: Instant;
  /** One school by its slug, or null for the whole installation. */
  readonly school: string | null;
  readonly protection: Protection;
  /** Secrets that go along; left out where nothing is encrypted. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly withheld?: readonly string[];
  /** log2 of scrypt's N; for tests alone. */
  readonly cost?: number;
}

/** What was written. */
export interface BackupSummary {
  readonly file: string;
  readonly bytes: number;
  readonly header: ArchiveHeader;
  readonly trailer: ArchiveTrailer;
}

interface Plan {
  readonly header: ArchiveHeader;
  readonly tables: readonly Table[];
}

async function appliedMigrations({ settings }: Database): Promise<ArchiveHeader['schema']> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    return [...(await readApplied(client))];
  } finally {
    await client.end();
  }
}

async function schoolNamed(client: Queryable, slug: string): Promise<ArchiveHeader['school']> {
  const { rows } = await client.query<{ id: SchoolId; slug: string }>(
    'select id, slug from school where slug = $1',
    [slug],
  );
  return rows[0] ?? null;
}

function planOf(
  { product, at, protection, secrets, withheld }: BackupRequest,
  school: ArchiveHeader['school'],
  found: { readonly tables: readonly Table[]; readonly schema: ArchiveHeader['schema'] },
): Plan {
  const left = withheld ?? withheldTables.map(({ table }) => table);
  const tables = found.tables.filter(
    (table) => !left.includes(table.name) && (school === null || ownRows(table) !== null),
  );
  return {
    tables,
    header: {
      format: archiveFormat,
      product,
      schema: found.schema,
      madeAt: at,
      school,
      tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((c) => c.name) })),
      withheld: [...left],
      secrets: protection === 'none' ? {} : secrets,
    },
  };
}

async function journalsAt(client: Queryable, school: SchoolId | null) {
  const { rows } = await client.query<{ school: SchoolId; seq: string; hash: string }>(
    `select school_id as school, seq, encode(hash, 'hex') as hash from journal_head
     where $1::uuid is null or school_id = $1 order by school_id`,
    [school],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

async function attachmentsAt(client: Queryable, school: SchoolId | null) {
  const { rows } = await client.query<{ count: number; bytes: string }>(
    `select count(*)::int as count, coalesce(sum(size), 0) as bytes from attachment
     where $1::uuid is null or school_id = $1`,
    [school],
  );
  return { count: rows[0]?.count ?? 0, bytes: Number(rows[0]?.bytes ?? 0) };
}

/** Every line of the archive, a page at a time; `done` is called with the trailer. */
async function* contentOf(
  client: Queryable,
  { header, tables }: Plan,
  done: (trailer: ArchiveTrailer) => void,
): AsyncGenerator<Buffer> {
  const overall = createHash('sha256');
  const counted = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    overall.update(bytes);
    return bytes;
  };
  const sums: Record<string, { rows: number; sha256: string }> = {};
  const school = header.school?.id ?? null;
  yield counted(`${JSON.stringify(header)}\n`);
  for (const table of tables) {
    yield counted(`${JSON.stringify({ table: table.name })}\n`);
    const hash = createHash('sha256');
    let rows = 0;
    for await (const lines of readRows(client, table, school)) {
      const bytes = counted(`${lines.join('\n')}\n`);
      hash.update(bytes);
      rows += lines.length;
      yield bytes;
    }
    sums[table.name] = { rows, sha256: hash.digest('hex') };
  }
  const trailer: ArchiveTrailer = {
    tables: sums,
    journals: await journalsAt(client, school),
    attachments: await attachmentsAt(client, school),
    sha256: overall.digest('hex'),
  };
  done(trailer);
  yield Buffer.from(`${JSON.stringify(trailer)}\n`);
}

async function writeContent(
  request: BackupRequest,
  content: AsyncIterable<Buffer>,
  partial: string,
): Promise<void> {
  const { head, opened } = await makeEnvelope(request.protection, request.cost);
  await pipeline(
    Readable.from(content, { objectMode: false }),
    createGzip({ level: 6 }),
    async function* (source: AsyncIterable<Buffer>) {
      yield head;
      yield* sealFrames(source, opened);
    },
    createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
  );
}

/** The file is there whole or not at all: written aside, on disk, and only then given its name. */
async function settle(partial: string, file: string): Promise<number> {
  const handle = await open(partial, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
  syncFolder(path.dirname(file));
  return (await stat(file)).size;
}

type Written = Omit<BackupSummary, 'file' | 'bytes'>;

function writeSnapshot(
  request: BackupRequest,
  schema: ArchiveHeader['schema'],
  partial: string,
): Promise<Result<Written, Refusal>> {
  return asOperator(request.database, async ({ client }) => {
    await client.query(exactTexts);
    const { school: slug } = request;
    const school = slug === null ? null : await schoolNamed(client, slug);
    if (slug !== null && school === null) return err(refusal('school-unknown', [], { slug }));
    const plan = planOf(request, school, { tables: await readTables(client), schema });
    let trailer: ArchiveTrailer | undefined;
    const content = contentOf(client, plan, (end) => (trailer = end));
    await writeContent(request, content, partial);
    if (!trailer) throw new Error('an archive was written without its end');
    return ok({ header: plan.header, trailer });
  });
}

/**
 * Copies every table of one moment into one file, in memory that does not grow with it. Refuses a school that is not
 * there (`school-unknown`), a file that is (`file-exists`), a database never migrated (`database-blank`) and a place that
 * cannot be written.
 */
export async function makeBackup(request: BackupRequest): Promise<Result<BackupSummary, Refusal>> {
  const file = path.resolve(request.file);
  const partial = `${file}.partial`;
  try {
    if (await stat(file).catch(notThere)) return err(refusal('file-exists', [], { file }));
    const schema = await appliedMigrations(request.database);
    if (schema.length === 0) return err(refusal('database-blank'));
    // What a backup that was killed left here.
    await rm(partial, { force: true });
    const written = await writeSnapshot(request, schema, partial);
    if (!written.ok) return written;
    const same =
      JSON.stringify(await appliedMigrations(request.database)) === JSON.stringify(schema);
    if (!same) throw new Error('the schema was migrated while it was copied');
    return ok({ file, bytes: await settle(partial, file), ...written.value });
  } catch (error) {
    const refused = refusalOfFileError(error, path.dirname(file)) ?? missingFolder(error, file);
    if (refused) return err(refused);
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
}

function notThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function missingFolder(error: unknown, file: string): Refusal | null {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? refusal('folder-missing', [], { folder: path.dirname(file) }) : null;
}
