import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { AuditRefusalCode } from '../../capabilities/audit/refusal-message.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** What the system's own code for a failed call means to a person. */
export function troubleOf(error: unknown): AuditRefusalCode {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'not-found';
    case 'EACCES':
    case 'EPERM':
      return 'no-permission';
    default:
      return 'unreadable';
  }
}

/** All bytes of a stream, or null as soon as there are more than `limit`. */
export async function bytesUpTo(
  stream: AsyncIterable<unknown>,
  limit: number,
): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > limit) return null;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The bytes of a file, refused by its size before it is read. Pipes and devices have no size: they are read up to the limit. */
export async function contentOf(
  path: string,
  limit: number,
): Promise<Result<Uint8Array, AuditRefusalCode>> {
  try {
    const found = await stat(path);
    if (found.size > limit) return err('too-large');
    if (found.isFile()) return ok(new Uint8Array(await readFile(path)));
    const bytes = await bytesUpTo(createReadStream(path), limit);
    return bytes === null ? err('too-large') : ok(bytes);
  } catch (error) {
    return err(troubleOf(error));
  }
}
