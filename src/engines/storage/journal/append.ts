import { randomUUID } from 'node:crypto';
import type { Uuid } from '../../../kernel/id.ts';
import { canonicalJson } from '../../../kernel/json.ts';
import type { SchoolTransaction } from '../door.ts';
import { runNamed, type NamedStatement } from '../named.ts';
import { entryDigest, firstHash, payloadHash, type EntryHead, type Payload } from './entry.ts';

/** An entry about to be written. */
export interface NewEntry extends EntryHead {
  readonly payload: Payload;
  /** The caller's idempotency key and what it asked, so that a repetition is answered and not repeated. */
  readonly request: { readonly key: Uuid; readonly input: string } | null;
}

/** Opens the journal of a new school. */
export async function openJournal({ client, schoolId }: SchoolTransaction): Promise<void> {
  await client.query('insert into journal_head (school_id, seq, hash) values ($1, 0, $2)', [
    schoolId,
    firstHash(schoolId),
  ]);
}

// One statement: it takes the head's lock as late as can be, and only the server knows the previous hash.
// A school without a journal fails here (a payload without `seq`), because the commit is already under way.
const appending = {
  name: 'journal-append',
  text: `with head as (
  update journal_head set seq = seq + 1, hash = sha256(hash || int8send(seq + 1) || $2)
  where school_id = $1 returning seq, hash
), entry as (
  insert into journal_entry (school_id, seq, at, verb, actor, account_id, capacity_id, capacity_role,
    subject_kind, subject_id, payload_hash, hash, key)
  select $1, head.seq, $3, $4, $5, $6, $7, $8, $9, $10, $11, head.hash, $12 from head
)
insert into journal_payload (school_id, seq, salt, payload, request_hash)
values ($1, (select seq from head), $13, $14, $15)`,
};

/** 122 random bits; Node draws those of UUIDs in bulk, which is many times as fast as a few bytes at a time. */
function newSalt(): Buffer {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
}

/**
 * The statement that writes one entry at the end of the school's chain. To be run inside the transaction of what it
 * tells of, as its last. Fails where the school has no journal (23502), and by `journal_entry_key` where the key was
 * used before.
 */
export function entryStatement(entry: NewEntry): NamedStatement {
  const salt = newSalt();
  const payload = canonicalJson({ ...entry.payload });
  const hashOfPayload = payloadHash(salt, payload);
  const { actor, subject, request } = entry;
  return {
    ...appending,
    values: [
      entry.schoolId,
      entryDigest(entry, hashOfPayload),
      entry.at,
      entry.verb,
      actor.kind,
      actor.accountId,
      actor.capacityId,
      actor.capacityRole,
      subject.kind,
      subject.id,
      hashOfPayload,
      request?.key ?? null,
      salt,
      payload,
      request === null ? null : payloadHash(salt, request.input),
    ],
  };
}

/** Writes one entry where more than one belongs to a transaction, or where the commit must wait. */
export async function appendEntry(
  { client }: Pick<SchoolTransaction, 'client'>,
  entry: NewEntry,
): Promise<void> {
  await runNamed(client, entryStatement(entry));
}
