import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { SchoolId } from '../../kernel/id.ts';

/** What access makes of the installation's key: one key to seal with, one to hash with. Never stored, never logged. */
export interface AccessKeys {
  readonly sealing: Buffer;
  readonly hashing: Buffer;
}

/** Both keys from the installation's 32 bytes by HKDF (RFC 5869), so that neither tells anything of the other. */
export function accessKeys(installationKey: Buffer): AccessKeys {
  if (installationKey.length !== 32) throw new Error('the installation key must be 32 bytes');
  const derived = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', installationKey, Buffer.alloc(0), `access ${label}`, 32));
  return { sealing: derived('sealing'), hashing: derived('hashing') };
}

/** What a keyed hash is of; the same text hashed for two purposes gives two hashes. */
export type HashPurpose =
  | 'invitation'
  | 'recovery-code'
  | 'attempt-account'
  | 'attempt-device'
  | 'attempt-address'
  | 'attempt-session'
  | 'attempt-sign-on'
  | 'device';

/**
 * HMAC-SHA-256 of a text within one school. Whoever reads the table without the installation's key can neither guess
 * short codes nor find out whose attempts a row counts.
 */
export function keyedHash(
  { hashing }: AccessKeys,
  { school, purpose, text }: { school: SchoolId; purpose: HashPurpose; text: string },
): Buffer {
  return createHmac('sha256', hashing).update(`${purpose}\n${school}\n${text}`).digest();
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Where a sealed secret stands; it opens nowhere else. */
export interface SealPlace {
  readonly school: SchoolId;
  readonly purpose: 'totp' | 'client-secret';
  /** The row it belongs to. */
  readonly id: string;
}

const nonceBytes = 12;
const tagBytes = 16;

const boundTo = ({ school, purpose, id }: SealPlace): Buffer =>
  Buffer.from(`${purpose}\n${school}\n${id}`);

/** AES-256-GCM (NIST SP 800-38D): nonce, tag, ciphertext; bound to its place, so that a row cannot borrow another's. */
export function seal({ sealing }: AccessKeys, place: SealPlace, secret: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
  cipher.setAAD(boundTo(place));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Opens what `seal` closed. Throws where the key or the place is another, or a byte was changed. */
export function unseal({ sealing }: AccessKeys, place: SealPlace, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = sealed.subarray(nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}
