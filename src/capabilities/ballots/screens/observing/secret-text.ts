import { fromB64, toB64 } from '../../../../engines/ballots/bytes.ts';
import type { ObserverSecret } from '../../../../engines/ballots/observer-keys.ts';
import { readRsaKey, writeRsaKey } from '../../../../engines/ballots/rsa.ts';

/** An observer's secret keys as one text: as the browser keeps them, and as the backup file seals them. */
export function writeSecret({ number, ed25519, x25519, rsa }: ObserverSecret): string {
  return JSON.stringify({
    number,
    ed25519: toB64(ed25519),
    x25519: x25519 && toB64(x25519),
    rsa: rsa && writeRsaKey(rsa),
  });
}

const key = (value: unknown): Uint8Array | null => {
  const bytes = typeof value === 'string' ? fromB64(value) : null;
  return bytes?.length === 32 ? bytes : null;
};

/** The keys of such a text; null where it is none. */
export function readSecret(text: string): ObserverSecret | null {
  let read: Readonly<Record<string, unknown>>;
  try {
    read = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
  const { number, x25519, rsa } = read;
  const ed25519 = key(read['ed25519']);
  const sealing = x25519 === null ? null : key(x25519);
  const signing = typeof rsa === 'string' ? readRsaKey(rsa) : null;
  const broken = (x25519 !== null && sealing === null) || (rsa !== null && signing === null);
  if (typeof number !== 'number' || ed25519 === null || broken) return null;
  return { number, ed25519, x25519: sealing, rsa: signing };
}
