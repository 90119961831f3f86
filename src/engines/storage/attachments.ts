import { createHash } from 'node:crypto';
import type { Instant } from '../../kernel/instant.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { SchoolTransaction } from './door.ts';
import { attachmentTypes, fitsType, isAttachmentType, type AttachmentType } from './file-types.ts';

/** The largest file a school may keep, in bytes. */
export const largestAttachment = 20 * 1024 * 1024;

/** A file that is kept, without its content. */
export interface Attachment {
  /** Hexadecimal; its name in the school. */
  readonly sha256: string;
  /** As the first who stored it called it. */
  readonly name: string;
  readonly type: AttachmentType;
  /** Bytes. */
  readonly size: number;
}

/** A file about to be kept. */
export interface NewAttachment {
  readonly name: string;
  /** The media type the sender claims; parameters such as `charset` are left aside. */
  readonly type: string;
  readonly content: Buffer;
  readonly at: Instant;
}

/** Folders, control characters and marks that turn the reading order round are not part of a name. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  return [...plain].slice(-120).join('');
}

/** Why a file cannot be kept, or null: its size, its type, or a content that is not of that type. */
function refuse({ content }: NewAttachment, type: string): Refusal | null {
  if (content.length === 0) return refusal('attachment-empty', 'content');
  if (content.length > largestAttachment)
    return refusal('attachment-too-large', 'content', { megabytes: 20 });
  if (!isAttachmentType(type)) {
    const types = [...new Set(Object.values(attachmentTypes))].join(', ');
    return refusal('attachment-type-refused', 'type', { types });
  }
  return fitsType(content, type)
    ? null
    : refusal('attachment-not-of-type', 'content', { type: attachmentTypes[type] });
}

/**
 * Keeps a file of the school under the SHA-256 of its content; the same content is stored once, under its first name.
 * Refuses an empty file, one over 20 MB, a type that is not kept, and a content that is not of its type.
 */
export async function putAttachment(
  { client, schoolId }: SchoolTransaction,
  file: NewAttachment,
): Promise<Result<Attachment, readonly Refusal[]>> {
  const type = (file.type.split(';')[0] ?? '').trim().toLowerCase();
  const refused = refuse(file, type);
  if (refused || !isAttachmentType(type)) return err(refused ? [refused] : []);
  const hash = createHash('sha256').update(file.content).digest();
  const sha256 = hash.toString('hex');
  const name = plainName(file.name) || `${sha256.slice(0, 8)}.${attachmentTypes[type]}`;
  const size = file.content.length;
  const { rowCount } = await client.query(
    `insert into attachment (school_id, sha256, name, type, size, content, added_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (school_id, sha256) do nothing`,
    [schoolId, hash, name, type, size, file.content, file.at],
  );
  if (rowCount === 1) return ok({ sha256, name, type, size });
  const { rows } = await client.query<Pick<Attachment, 'name' | 'type'>>(
    'select name, type from attachment where school_id = $1 and sha256 = $2',
    [schoolId, hash],
  );
  return ok({ sha256, name, type, size, ...rows[0] });
}

/** A kept file with its content; null where the school has none of that hash (hexadecimal). */
export async function getAttachment(
  { client, schoolId }: SchoolTransaction,
  sha256: string,
): Promise<(Attachment & { readonly content: Buffer }) | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const { rows } = await client.query<Omit<Attachment, 'sha256'> & { readonly content: Buffer }>(
    'select name, type, size, content from attachment where school_id = $1 and sha256 = $2',
    [schoolId, Buffer.from(sha256, 'hex')],
  );
  return rows[0] ? { sha256, ...rows[0] } : null;
}

/** Whether the school keeps a file of this hash (hexadecimal); its content is left where it is. */
export async function isKept(
  { client, schoolId }: SchoolTransaction,
  sha256: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return false;
  const { rowCount } = await client.query(
    'select 1 from attachment where school_id = $1 and sha256 = $2',
    [schoolId, Buffer.from(sha256, 'hex')],
  );
  return rowCount === 1;
}
