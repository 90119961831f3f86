import { z } from 'zod';
import { uuidShape, type SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';

/** The version of the archive's inner form; a reader refuses a newer one. */
export const archiveFormat = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const schoolShape = z
  .string()
  .regex(uuidShape)
  .transform((text) => text as SchoolId);

/** The first line of an archive's content: what it is a copy of. */
export const headerShape = z.object({
  format: z.literal(archiveFormat),
  /** Version of the product that wrote it. */
  product: z.string(),
  /** The migrations applied, in their order. */
  schema: z.array(z.object({ number: z.int(), name: z.string(), checksum: sha256 })).min(1),
  madeAt: z.iso.datetime().transform((text) => text as Instant),
  /** Null for the whole installation. */
  school: z.object({ id: schoolShape, slug: z.string() }).nullable(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** Tables left out on purpose. */
  withheld: z.array(z.string()),
  /** Secrets that the rows need to be of use elsewhere; only in encrypted archives. */
  secrets: z.record(z.string(), z.string()),
});

/** The last line: what everything before it must amount to. */
export const trailerShape = z.object({
  tables: z.record(z.string(), z.object({ rows: z.int().min(0), sha256 })),
  journals: z.array(z.object({ school: schoolShape, seq: z.int().min(0), hash: sha256 })),
  attachments: z.object({ count: z.int().min(0), bytes: z.int().min(0) }),
  /** SHA-256 of every line before this one. */
  sha256,
});

export type ArchiveHeader = z.output<typeof headerShape>;
export type ArchiveTrailer = z.output<typeof trailerShape>;

/** What stands between header and trailer for each table: this line, then its rows, one JSON array of texts a line. */
export interface TableMark {
  readonly table: string;
}

/** Where a restored archive ends and how much is in it. */
export interface ArchiveSummary {
  readonly header: ArchiveHeader;
  readonly trailer: ArchiveTrailer;
  readonly encrypted: boolean;
}

/** All rows of an archive. */
export function rowsOf({ tables }: ArchiveTrailer): number {
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}
