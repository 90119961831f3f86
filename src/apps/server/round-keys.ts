import { createPublicKey, randomBytes, randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RoundKeys } from '../../capabilities/ballots/round-keys-store.ts';
import { blindSigner, newIssuerKey } from '../../engines/native-signing/issuer-key.ts';
import {
  handOver,
  makePrivateFolder,
  openDataDirectory,
  syncFolder,
} from '../../engines/storage/data-directory.ts';

/** The folder of the issuer's keys, below the data folder: in no backup, ever. */
export const roundKeysFolder = 'ballot-keys';

/** Bits of a round's RSA key, which lives for hours. */
const keyBits = 2048;

const roundShape = /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/;

/** Writes a file that only its owner may read, whole or not at all, and has it on the disk. */
async function writePrivately(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
  syncFolder(path.dirname(file));
}

/** Writes over what a file says before it is removed; a disk may keep older copies of its blocks all the same. */
async function destroyFile(file: string): Promise<void> {
  const handle = await open(file, constants.O_RDWR);
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(file, { force: true });
  syncFolder(path.dirname(file));
}

interface HeldKey {
  readonly modulus: Uint8Array;
  readonly sign: (blinded: Uint8Array) => Uint8Array | null;
}

function heldKey(privatePem: string): HeldKey {
  const { n } = createPublicKey(privatePem).export({ format: 'jwk' });
  const modulus = new Uint8Array(Buffer.from(n ?? '', 'base64url'));
  return { modulus, sign: blindSigner(privatePem) };
}

/** The issuer's keys of rounds, each in a file of its own that only this user may read. */
export function roundKeys(dataDirectory: string): RoundKeys {
  const folder = path.join(dataDirectory, roundKeysFolder);
  const held = new Map<string, HeldKey>();
  const destroyed = new Set<string>();
  const making = new Map<string, Promise<HeldKey>>();
  const fileOf = (round: string): string => {
    if (!roundShape.test(round)) throw new Error('this is no id of a round');
    return path.join(folder, `${round}.pem`);
  };
  const hold = (round: string, privatePem: string): HeldKey => {
    const key = heldKey(privatePem);
    held.set(round, key);
    destroyed.delete(round);
    return key;
  };
  const find = async (round: string): Promise<HeldKey | null> => {
    const known = held.get(round);
    if (known !== undefined) return known;
    const file = fileOf(round);
    if (destroyed.has(round) || !existsSync(file)) return null;
    const privatePem = await readFile(file, 'utf8');
    return destroyed.has(round) ? null : hold(round, privatePem);
  };
  const make = async (round: string): Promise<HeldKey> => {
    const known = await find(round);
    if (known !== null) return known;
    const directory = openDataDirectory(dataDirectory);
    if (!directory.ok) throw new Error(`no folder for keys: ${directory.error.code}`);
    makePrivateFolder(directory.value, roundKeysFolder);
    const { privatePem } = newIssuerKey(keyBits);
    await writePrivately(fileOf(round), privatePem);
    handOver(directory.value, fileOf(round));
    return hold(round, privatePem);
  };
  return {
    make: async (round) => {
      const made = making.get(round) ?? make(round).finally(() => making.delete(round));
      making.set(round, made);
      return (await made).modulus;
    },
    sign: async (round, blinded) => (await find(round))?.sign(blinded) ?? null,
    destroy: async (round) => {
      destroyed.add(round);
      held.delete(round);
      const file = fileOf(round);
      if (!existsSync(folder)) return;
      // Also one whose writing broke off.
      const left = (await readdir(folder)).filter((name) => name.startsWith(path.basename(file)));
      for (const name of left) await destroyFile(path.join(folder, name));
    },
  };
}
