import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { fromB64, textOf, toB64, utf8 } from '../../../../engines/ballots/bytes.ts';
import { canonicalJson, type Json } from '../../../../kernel/json.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';

/** Marks the file, so that another one is known as another one. */
const kind = 'mingzhang-observer-keys';

/** 64 MiB and about a second on a laptop: as much as an older phone still does. */
const cost = { n: 2 ** 16, r: 8, p: 1 } as const;

/** The fewest signs of a passphrase. */
export const leastPassphrase = 8;

/** What the file says in the clear, so that whoever finds it knows what it is for; bound to what is sealed. */
export interface BackupLabel {
  readonly school: string;
  readonly title: string;
  /** The ballot round. */
  readonly roundId: string;
  /** Number of the observer. */
  readonly number: number;
}

/** Bytes of randomness, handed in. */
export type Random = (bytes: number) => Uint8Array;

/** Share of the work that is done, 0 to 1. */
export type OnProgress = (share: number) => void;

/** Why a backup file does not open. */
export type BackupRefusal = 'not-a-backup' | 'passphrase-wrong';

interface Kdf {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

async function keyOf(passphrase: string, salt: Uint8Array, { n, r, p }: Kdf, on: OnProgress) {
  return scryptAsync(utf8(passphrase.normalize('NFKC').trim()), salt, {
    ...{ N: n, r, p, dkLen: 32, maxmem: 2 ** 29, asyncTick: 20 },
    onProgress: on,
  });
}

const boundTo = (label: Json): Uint8Array => utf8(canonicalJson(label));

/**
 * Writes keys as a file that opens with the passphrase alone (scrypt, RFC 7914; ChaCha20-Poly1305, RFC 8439).
 * The caller has seen to it that the passphrase has `leastPassphrase` signs.
 */
export async function writeBackup(
  wanted: {
    readonly label: BackupLabel;
    readonly secret: string;
    readonly passphrase: string;
  },
  random: Random,
  onProgress: OnProgress,
): Promise<string> {
  const [salt, nonce] = [random(16), random(12)];
  const key = await keyOf(wanted.passphrase, salt, cost, onProgress);
  const { school, title, roundId, number } = wanted.label;
  const label = { kind, v: 1, school, title, roundId, number };
  const sealed = chacha20poly1305(key, nonce, boundTo(label)).encrypt(utf8(wanted.secret));
  const kdf = { name: 'scrypt', ...cost, salt: toB64(salt) };
  return `${JSON.stringify({ ...label, kdf, nonce: toB64(nonce), sealed: toB64(sealed) }, null, 2)}\n`;
}

interface Read {
  readonly label: BackupLabel;
  readonly kdf: Kdf;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

const whole = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= most;

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const bytesOf = (value: unknown): Uint8Array | null =>
  typeof value === 'string' ? fromB64(value) : null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A cost that no file may exceed: one made by somebody else must not freeze the browser. */
const bearable = ({ n, r, p }: Readonly<Record<string, unknown>>): Kdf | null =>
  whole(n, 2 ** 18) && whole(r, 8) && whole(p, 2) && (n & (n - 1)) === 0 && n > 1
    ? { n, r, p }
    : null;

function readFile(text: string): Read | null {
  const file = objectOf(parsed(text));
  const { school, title, roundId, number } = file;
  const kdf = objectOf(file['kdf']);
  const read = { cost: bearable(kdf), salt: bytesOf(kdf['salt']) };
  const [nonce, sealed] = [bytesOf(file['nonce']), bytesOf(file['sealed'])];
  const texts = [school, title, roundId].every((one) => typeof one === 'string');
  const mine = file['kind'] === kind && file['v'] === 1 && kdf['name'] === 'scrypt';
  if (!mine || !texts || !whole(number, 9) || read.cost === null || read.salt === null) return null;
  if (nonce?.length !== 12 || sealed === null) return null;
  const label = { school, title, roundId, number } as BackupLabel;
  return { label, kdf: read.cost, salt: read.salt, nonce, sealed };
}

/** What a file says of itself before it is opened; null where it is no backup. */
export const labelOf = (text: string): BackupLabel | null => readFile(text)?.label ?? null;

/** Opens a backup file. Refuses `not-a-backup` and `passphrase-wrong` (also where the file was changed). */
export async function readBackup(
  file: { readonly text: string; readonly passphrase: string },
  onProgress: OnProgress,
): Promise<Result<{ readonly label: BackupLabel; readonly secret: string }, BackupRefusal>> {
  const read = readFile(file.text);
  if (read === null) return err('not-a-backup');
  const { label, kdf, salt, nonce, sealed } = read;
  const key = await keyOf(file.passphrase, salt, kdf, onProgress);
  try {
    const bound = boundTo({ kind, v: 1, ...label });
    const secret = textOf(chacha20poly1305(key, nonce, bound).decrypt(sealed));
    return secret === null ? err('not-a-backup') : ok({ label, secret });
  } catch {
    return err('passphrase-wrong');
  }
}
