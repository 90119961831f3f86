import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { refusal } from '../../../kernel/refusal.ts';
import { ArchiveRefused } from './damage.ts';

/** How an archive is protected. */
export type Protection = { readonly passphrase: string } | 'none';

/** What stands open at the head of the file: how to come by the key. */
const envelopeShape = z.strictObject({
  encryption: z
    .strictObject({
      cipher: z.literal('aes-256-gcm'),
      derivation: z.literal('scrypt'),
      /** log2 of scrypt's N (RFC 7914); r = 8, p = 1. */
      cost: z.int().min(8).max(20),
      salt: z.string().regex(/^[0-9a-f]{64}$/),
      /** Comes of the passphrase together with the key, and tells a wrong passphrase from damage. */
      check: z.string().regex(/^[0-9a-f]{32}$/),
    })
    .nullable(),
});

/** The opened head: the key, or null where nothing is encrypted, and what every frame is bound to. */
export interface Opened {
  readonly key: Buffer | null;
  readonly binding: Buffer;
}

const magic = 'mingzhang-backup 1';

/** log2 of scrypt's N: 128 MB and about 0.4 s for each guess. */
const defaultCost = 17;

interface Derived {
  readonly key: Buffer;
  readonly check: Buffer;
}

function derive(passphrase: string, salt: Buffer, cost: number): Promise<Derived> {
  const options = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** cost * 1024 + 2 ** 20 };
  // The same characters can be typed in several ways; NFKC makes them the same bytes (RFC 8265 does likewise).
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 48, options, (error, bytes) => {
      if (error) reject(error);
      else resolve({ key: bytes.subarray(0, 32), check: bytes.subarray(32) });
    });
  });
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function seal(envelope: z.output<typeof envelopeShape>, key: Buffer | null) {
  const head = `${magic}\n${JSON.stringify(envelope)}\n`;
  const binding = sha256(head);
  return { head: Buffer.from(`${head}${binding.toString('hex')}\n`), opened: { key, binding } };
}

/** Makes the open head of a new archive. `cost` is for tests alone. */
export async function makeEnvelope(
  protection: Protection,
  cost: number = defaultCost,
): Promise<{ readonly head: Buffer; readonly opened: Opened }> {
  if (protection === 'none') return seal({ encryption: null }, null);
  const salt = randomBytes(32);
  const { key, check } = await derive(protection.passphrase, salt, cost);
  const encryption = {
    cipher: 'aes-256-gcm',
    derivation: 'scrypt',
    cost,
    salt: salt.toString('hex'),
    check: check.toString('hex'),
  } as const;
  return seal({ encryption }, key);
}

/** The longest head there can be; more than this without its third line end is no archive. */
export const longestHead = 4096;

/** The head's length in bytes where `bytes` holds all of it; null where not. */
export function headLength(bytes: Buffer): number | null {
  let end = -1;
  for (let line = 0; line < 3; line += 1) {
    end = bytes.indexOf(0x0a, end + 1);
    if (end === -1) return null;
  }
  return end + 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function parseEnvelope(lines: readonly string[]): z.output<typeof envelopeShape> {
  const [first = '', second = '', sum = ''] = lines;
  if (first !== magic) {
    const other = /^mingzhang-backup (\d{1,4})$/.exec(first);
    throw new ArchiveRefused(
      other
        ? refusal('archive-format-newer', [], { found: Number(other[1]) })
        : refusal('archive-unknown'),
    );
  }
  if (sha256(`${first}\n${second}\n`).toString('hex') !== sum)
    throw new ArchiveRefused(refusal('archive-head-damaged'));
  const parsed = envelopeShape.safeParse(parseJson(second));
  if (!parsed.success) throw new ArchiveRefused(refusal('archive-head-damaged'));
  return parsed.data;
}

/** Opens a head; throws `ArchiveRefused` where it is damaged, a passphrase is missing or another one is meant. */
export async function openEnvelope(head: Buffer, passphrase: string | null): Promise<Opened> {
  const lines = head.toString('utf8').split('\n');
  const { encryption } = parseEnvelope(lines);
  const binding = Buffer.from(lines[2] ?? '', 'hex');
  if (encryption === null) return { key: null, binding };
  if (passphrase === null) throw new ArchiveRefused(refusal('passphrase-missing'));
  const salt = Buffer.from(encryption.salt, 'hex');
  const { key, check } = await derive(passphrase, salt, encryption.cost);
  if (!timingSafeEqual(check, Buffer.from(encryption.check, 'hex')))
    throw new ArchiveRefused(refusal('passphrase-wrong'));
  return { key, binding };
}
