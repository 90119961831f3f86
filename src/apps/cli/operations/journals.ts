import { readFile } from 'node:fs/promises';
import { allSchools } from '../../../capabilities/organisation/schools/reads.ts';
import { asOperator } from '../../../engines/storage/door.ts';
import type { Database } from '../../../engines/storage/database.ts';
import { readCheckpoint, type Checkpoint } from '../../../engines/storage/journal/checkpoint.ts';
import { installation, type SchoolId } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** The slug that stands for the installation's own journal in names of files; no school may have it, for its `_`. */
export const ownSlug = '_installation';

/** Every school by its id, with the installation's own journal. */
export async function schoolSlugs(database: Database): Promise<ReadonlyMap<SchoolId, string>> {
  const schools = await asOperator(database, allSchools);
  return new Map([
    ...schools.map(({ id, slug }) => [id as SchoolId, slug] as const),
    [installation, ownSlug] as const,
  ]);
}

/** The school of a slug, or all; refuses a slug no school has. */
export function chosenSchools(
  slugs: ReadonlyMap<SchoolId, string>,
  slug: string | null,
): Result<'all' | readonly SchoolId[], Refusal> {
  if (slug === null) return ok('all');
  const found = [...slugs].find(([, name]) => name === slug);
  return found ? ok([found[0]]) : err(refusal('school-unknown', [], { slug }));
}

/** Reads checkpoints' files; refuses the first that is none. */
export async function readCheckpoints(
  files: readonly string[],
): Promise<Result<readonly Checkpoint[], Refusal>> {
  const checkpoints: Checkpoint[] = [];
  for (const file of files) {
    const text = await textOf(file);
    if (text === null) return err(refusal('checkpoint-missing', [], { file }));
    const read = readCheckpoint(text);
    if (!read.ok) return err(refusal(read.error.code, [], { file }));
    checkpoints.push(read.value);
  }
  return ok(checkpoints);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR'].includes(code)) return null;
    throw error;
  }
}
