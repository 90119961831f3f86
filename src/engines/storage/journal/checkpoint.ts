import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { uuidShape, type SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Database } from '../database.ts';
import { asOperator } from '../door.ts';
import { readHead } from './chain.ts';

/** The installation's own key for checkpoints (Ed25519, RFC 8032); kept among its secrets. */
export interface CheckpointKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const shape = z.strictObject({
  version: z.literal(1),
  school: z
    .string()
    .regex(uuidShape)
    .transform((text) => text as SchoolId),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime().transform((text) => text as Instant),
  publicKey: z.string().max(1000),
  signature: z.base64().max(200),
});

/** That a journal had an entry with this hash at this place, signed; to be kept where nobody of the machine reaches it. */
export type Checkpoint = z.output<typeof shape>;

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** SHA-256 of a public key, hexadecimal: short enough to be read out and compared. */
export function keyFingerprint(publicKey: KeyObject | string): string {
  const key = typeof publicKey === 'string' ? createPublicKey(publicKey) : publicKey;
  const bytes = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(bytes).digest('hex');
}

/** The text that is signed: one fact a line, so that it can be checked by hand with other tools. */
function signedText({
  version,
  school,
  seq,
  hash,
  at,
}: Omit<Checkpoint, 'publicKey' | 'signature'>): Buffer {
  return Buffer.from(
    `mingzhang journal checkpoint ${version}\nschool ${school}\nseq ${seq}\nhash ${hash}\nat ${at}\n`,
  );
}

/** Signs where a school's journal ends now. Refuses a school without a journal (`journal-unknown`). */
export async function takeCheckpoint(
  database: Database,
  { school, keys, at }: { school: SchoolId; keys: CheckpointKeys; at: Instant },
): Promise<Result<Checkpoint, Refusal>> {
  const head = await asOperator(database, ({ client }) => readHead(client, school));
  if (!head) return err(refusal('journal-unknown'));
  const facts = { version: 1, school, ...head, at } as const;
  const signature = sign(null, signedText(facts), keys.privateKey);
  return ok({
    ...facts,
    publicKey: pemOf(keys.publicKey),
    signature: signature.toString('base64'),
  });
}

function signatureHolds(checkpoint: Checkpoint): boolean {
  try {
    const key = createPublicKey(checkpoint.publicKey);
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'));
  } catch (error) {
    // A text that is no key signs nothing.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/**
 * Reads a checkpoint's file. Refuses what is no checkpoint (`checkpoint-unreadable`) and what its own key did not sign
 * (`checkpoint-forged`). Whose key it is, the reader must know: `keyFingerprint`.
 */
export function readCheckpoint(text: string): Result<Checkpoint, Refusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return err(refusal('checkpoint-unreadable'));
    throw error;
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success) return err(refusal('checkpoint-unreadable'));
  return signatureHolds(parsed.data) ? ok(parsed.data) : err(refusal('checkpoint-forged'));
}
