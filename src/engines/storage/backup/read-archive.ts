import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import {
  headerShape,
  trailerShape,
  type ArchiveHeader,
  type ArchiveSummary,
  type ArchiveTrailer,
} from './archive.ts';
import { ArchiveRefused, refusing } from './damage.ts';
import { headLength, longestHead, openEnvelope, type Opened } from './envelope.ts';
import { openFrames } from './frames.ts';
import { splitLines } from './lines.ts';

/** Who is told what an archive holds while it is read; what throws ends the reading. */
export interface ArchiveVisitor {
  header(header: ArchiveHeader): void | Promise<void>;
  /** Rows of a table, each a JSON array of texts, in the archive's order. */
  rows(table: string, lines: readonly Buffer[]): void | Promise<void>;
}

/** An archive to read. */
export interface ArchiveFile {
  readonly file: string;
  readonly passphrase: string | null;
}

const broken = (line: number): ArchiveRefused =>
  new ArchiveRefused(refusal('archive-content-damaged', [], { line }));

/** Follows the lines of an archive, counts and sums what it sees, and holds it against the trailer. */
class Reading {
  header: ArchiveHeader | null = null;
  trailer: ArchiveTrailer | null = null;
  #line = 0;
  #table = -1;
  #rows: Buffer[] = [];
  #held = 0;
  readonly #overall = createHash('sha256');
  readonly #sums: { rows: number; hash: Hash }[] = [];
  readonly #visitor: ArchiveVisitor;

  constructor(visitor: ArchiveVisitor) {
    this.#visitor = visitor;
  }

  /** Takes the next line, its end included. */
  async take(line: Buffer): Promise<void> {
    this.#line += 1;
    if (this.trailer) throw broken(this.#line);
    if (line[0] === 0x5b) return this.#takeRow(line);
    await this.#flush();
    if (!this.header) {
      this.header = this.#parse(headerShape, line);
      this.#overall.update(line);
      return this.#visitor.header(this.header);
    }
    if (this.#table + 1 === this.header.tables.length) return this.#takeTrailer(line);
    this.#table += 1;
    const expected = JSON.stringify({ table: this.header.tables[this.#table]?.name });
    if (line.toString() !== `${expected}\n`) throw broken(this.#line);
    this.#overall.update(line);
    this.#sums.push({ rows: 0, hash: createHash('sha256') });
  }

  async #takeRow(line: Buffer): Promise<void> {
    const sum = this.#sums[this.#table];
    if (!sum) throw broken(this.#line);
    sum.rows += 1;
    sum.hash.update(line);
    this.#overall.update(line);
    this.#rows.push(line);
    this.#held += line.length;
    if (this.#rows.length >= 1000 || this.#held >= 1024 * 1024) await this.#flush();
  }

  async #flush(): Promise<void> {
    const table = this.header?.tables[this.#table]?.name;
    if (table === undefined || this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    this.#held = 0;
    await this.#visitor.rows(table, rows);
  }

  #takeTrailer(line: Buffer): void {
    const trailer = this.#parse(trailerShape, line);
    this.header?.tables.forEach(({ name }, index) => {
      const told = trailer.tables[name];
      const seen = this.#sums[index];
      if (!told || !seen || told.rows !== seen.rows || told.sha256 !== seen.hash.digest('hex'))
        throw new ArchiveRefused(refusal('archive-table-damaged', [], { table: name }));
    });
    if (trailer.sha256 !== this.#overall.digest('hex')) throw broken(this.#line);
    this.trailer = trailer;
  }

  #parse<T extends z.ZodType>(shape: T, line: Buffer): z.output<T> {
    let json: unknown;
    try {
      json = JSON.parse(line.toString());
    } catch (error) {
      if (error instanceof SyntaxError) throw broken(this.#line);
      throw error;
    }
    const parsed = shape.safeParse(json);
    if (!parsed.success) throw broken(this.#line);
    return parsed.data;
  }
}

async function readHeadOf({ file, passphrase }: ArchiveFile) {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHead), 0, longestHead, 0);
    const length = headLength(buffer.subarray(0, bytesRead));
    if (length === null) throw new ArchiveRefused(refusal('archive-unknown'));
    const opened: Opened = await openEnvelope(buffer.subarray(0, length), passphrase);
    return { length, opened };
  } finally {
    await handle.close();
  }
}

function fileRefusal(error: unknown, file: string): ArchiveRefused | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'EISDIR':
    case 'ENOTDIR':
      return new ArchiveRefused(refusal('archive-missing', [], { file }));
    case 'EACCES':
      return new ArchiveRefused(refusal('archive-denied', [], { file }));
    // What gunzip says of bytes that are no gzip or end too early.
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return broken(0);
    default:
      return null;
  }
}

/** Reads an archive from its first byte to its last; throws `ArchiveRefused` at the first thing that is not in order. */
export async function visitArchive(
  archive: ArchiveFile,
  visitor: ArchiveVisitor,
): Promise<ArchiveSummary> {
  const reading = new Reading(visitor);
  try {
    const { length, opened } = await readHeadOf(archive);
    await pipeline(
      createReadStream(archive.file, { start: length, highWaterMark: 256 * 1024 }),
      (source: AsyncIterable<Buffer>) => openFrames(source, opened),
      createGunzip(),
      async (source: AsyncIterable<Buffer>) => {
        for await (const line of splitLines(source)) await reading.take(line);
      },
    );
    const { header, trailer } = reading;
    if (!header || !trailer) throw broken(0);
    return { header, trailer, encrypted: opened.key !== null };
  } catch (error) {
    throw fileRefusal(error, archive.file) ?? error;
  }
}

/** Reads and checks everything, and keeps nothing. */
export function checkArchive(archive: ArchiveFile): Promise<Result<ArchiveSummary, Refusal>> {
  return refusing(() => visitArchive(archive, { header: () => undefined, rows: () => undefined }));
}

/** Whether a file is an archive that needs a passphrase; refuses one that is none. */
export function isSealed(file: string): Promise<Result<boolean, Refusal>> {
  return refusing(async () => {
    try {
      const { opened } = await readHeadOf({ file, passphrase: null });
      return opened.key !== null;
    } catch (error) {
      if (error instanceof ArchiveRefused && error.refusal.code === 'passphrase-missing')
        return true;
      throw fileRefusal(error, file) ?? error;
    }
  });
}

/** Whether the passphrase is the archive's, without reading on; refuses a head that is damaged. */
export function tryPassphrase(archive: ArchiveFile): Promise<Result<null, Refusal>> {
  return refusing(async () => {
    try {
      await readHeadOf(archive);
      return null;
    } catch (error) {
      throw fileRefusal(error, archive.file) ?? error;
    }
  });
}
