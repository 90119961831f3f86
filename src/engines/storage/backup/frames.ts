import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { refusal } from '../../../kernel/refusal.ts';
import { ArchiveRefused } from './damage.ts';
import type { Opened } from './envelope.ts';

/**
 * The body of an archive: frames of a length (4 bytes, big-endian), the sealed bytes and a tag of 16 bytes. A frame's
 * nonce is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár,
 * 2015), so that frames cannot be left out, exchanged or cut off. Every key is of one archive, so no nonce comes twice.
 */
const frameBytes = 64 * 1024;
const tagBytes = 16;

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number));
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** The tag of a frame that is not encrypted: it shows damage, and cannot show forgery. */
function plainTag({ binding }: Opened, nonce: Buffer, bytes: Buffer): Buffer {
  const hash = createHash('sha256').update(binding).update(nonce).update(bytes);
  return hash.digest().subarray(0, tagBytes);
}

function sealFrame(opened: Opened, nonce: Buffer, bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  if (opened.key === null) return Buffer.concat([length, bytes, plainTag(opened, nonce, bytes)]);
  const cipher = createCipheriv('aes-256-gcm', opened.key, nonce).setAAD(opened.binding);
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([length, ...sealed, cipher.getAuthTag()]);
}

/** The frame's bytes; null where its tag does not fit. */
function openFrame(opened: Opened, nonce: Buffer, frame: Buffer): Buffer | null {
  const bytes = frame.subarray(0, -tagBytes);
  const tag = frame.subarray(-tagBytes);
  if (opened.key === null) return plainTag(opened, nonce, bytes).equals(tag) ? bytes : null;
  const cipher = createDecipheriv('aes-256-gcm', opened.key, nonce).setAAD(opened.binding);
  cipher.setAuthTag(tag);
  const open = cipher.update(bytes);
  try {
    cipher.final();
    return open;
  } catch (error) {
    // OpenSSL says only that the tag does not fit, and gives that no code.
    if (error instanceof Error) return null;
    throw error;
  }
}

type Bytes = AsyncIterable<Buffer>;

/** Seals a stream of bytes into frames; there is always a last one, be it empty. */
export async function* sealFrames(source: Bytes, opened: Opened): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    // One frame is kept back: only the end of the stream tells which is the last.
    for (; held.length > frameBytes; number += 1) {
      yield sealFrame(opened, nonceOf(number, false), held.subarray(0, frameBytes));
      held = held.subarray(frameBytes);
    }
  }
  yield sealFrame(opened, nonceOf(number, true), held);
}

const cutShort = (number: number): ArchiveRefused =>
  new ArchiveRefused(refusal('archive-cut-short', [], { block: number + 1 }));
const damaged = (number: number): ArchiveRefused =>
  new ArchiveRefused(refusal('archive-block-damaged', [], { block: number + 1 }));

/**
 * Opens frames; throws `ArchiveRefused`, naming the block, for one that is damaged, out of its place or missing, and for
 * anything after the last.
 */
export async function* openFrames(source: Bytes, opened: Opened): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  let ended = false;
  for await (const chunk of source) {
    if (ended) throw new ArchiveRefused(refusal('archive-too-long'));
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= 4 && !ended) {
      const length = held.readUInt32BE();
      if (length > frameBytes) throw damaged(number);
      const end = 4 + length + tagBytes;
      if (held.length < end) break;
      const frame = held.subarray(4, end);
      const open = openFrame(opened, nonceOf(number, false), frame);
      const last = open === null ? openFrame(opened, nonceOf(number, true), frame) : null;
      ended = last !== null;
      const bytes = open ?? last;
      if (bytes === null) throw damaged(number);
      yield bytes;
      held = held.subarray(end);
      number += 1;
    }
    if (ended && held.length > 0) throw new ArchiveRefused(refusal('archive-too-long'));
  }
  if (!ended) throw cutShort(number);
}
