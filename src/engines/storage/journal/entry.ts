import { createHash, type BinaryLike } from 'node:crypto';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { canonicalJson, type Json } from '../../../kernel/json.ts';

/** Who did it, and in which capacity. Only a person has an account; of an anonymous act nobody may know more. */
export interface JournalActor {
  readonly kind: 'person' | 'visitor' | 'operator' | 'job' | 'anonymous';
  readonly accountId: Uuid | null;
  readonly capacityId: Uuid | null;
  readonly capacityRole: string | null;
}

/** One line of the journal without its content. */
export interface EntryHead {
  readonly schoolId: SchoolId;
  readonly at: Instant;
  readonly verb: string;
  readonly actor: JournalActor;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** What a deletable payload says: the subject's state around the act, and what the caller was told. */
export interface Payload {
  readonly before: Json;
  readonly after: Json;
  readonly answer: Json;
}

const sha256 = (...parts: readonly BinaryLike[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** SHA-256(salt ‖ payload): tells nothing of the payload once salt and payload are erased. */
export function payloadHash(salt: Buffer, payload: string): Buffer {
  return sha256(salt, payload);
}

/** SHA-256 over an entry's metadata and its payload's hash, in the order of the columns. */
export function entryDigest(head: EntryHead, hashOfPayload: Buffer): Buffer {
  const { actor, subject } = head;
  const fields: Json = [
    head.schoolId,
    head.at,
    head.verb,
    actor.kind,
    actor.accountId,
    actor.capacityId,
    actor.capacityRole,
    subject.kind,
    subject.id,
    hashOfPayload.toString('hex'),
  ];
  return sha256(canonicalJson(fields));
}

/** The hash that an empty journal starts from: SHA-256 of the school's id, so that chains cannot be exchanged. */
export function firstHash(school: SchoolId): Buffer {
  return sha256(school);
}

/** The chain's next hash: SHA-256(previous ‖ seq as 8 bytes, big-endian ‖ digest). The same stands in SQL in `append.ts`. */
export function nextHash(previous: Buffer, seq: bigint, digest: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(seq);
  return sha256(previous, place, digest);
}
