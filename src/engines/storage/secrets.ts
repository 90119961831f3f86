import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { handOver, makePrivateFolder, syncFolder, type DataDirectory } from './data-directory.ts';

/** What an installation alone knows. Made on first run, never written again, never in a backup's plain part. */
export interface Secrets {
  /** Logs the application in to its embedded server. */
  readonly databasePassword: string;
  /** 32 random bytes that seal what the database holds but must not reveal (TOTP seeds, keys of single sign-on). */
  readonly installationKey: Buffer;
  /** An Ed25519 pair (RFC 8032) that signs checkpoints of the journal. */
  readonly checkpointKeys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
}

interface Kind {
  readonly file: string;
  make(): string;
  fits(text: string): boolean;
}

const bytesAsHex = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const kinds = {
  databasePassword: {
    file: 'database-password',
    make: () => randomBytes(24).toString('base64url'),
    fits: (text) => /^[\w-]{16,}$/.test(text),
  },
  installationKey: {
    file: 'installation-key',
    make: () => randomBytes(32).toString('hex'),
    fits: bytesAsHex,
  },
  checkpointKey: {
    file: 'checkpoint-key.pem',
    make: () =>
      generateKeyPairSync('ed25519')
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString()
        .trim(),
    fits: (text) => text.startsWith('-----BEGIN PRIVATE KEY-----'),
  },
} as const satisfies Record<string, Kind>;

const folderName = 'secrets';

/** A secret by its name. */
export type SecretName = keyof typeof kinds;

/**
 * Reads the secrets, making those that are missing. None of `needed` may be missing: an installation that has data has
 * secrets, and new ones would lock it out of them (`secret-missing`; `database-password-missing`, which nothing but a
 * copy brings back). The caller holds the lock of the directory.
 */
export function openSecrets(
  directory: DataDirectory,
  { needed }: { readonly needed: readonly SecretName[] },
): Result<Secrets, Refusal> {
  const folder = path.join(directory.path, folderName);
  const isMissing = ({ file }: Kind): boolean => !existsSync(path.join(folder, file));
  const missing = Object.values(kinds).filter(isMissing);
  const wanted = needed.find((name) => isMissing(kinds[name]));
  if (wanted) {
    const values = { file: path.join(folder, kinds[wanted].file) };
    return err(
      wanted === 'databasePassword'
        ? refusal('database-password-missing', [], values)
        : refusal('secret-missing', [], values),
    );
  }
  makePrivateFolder(directory, folderName);
  tighten(folder, 0o700);
  for (const kind of missing) writeSecret(directory, kind);
  return readSecrets(directory);
}

/** Reads the secrets of an installation that is running; refuses where one is missing or damaged. */
export function readSecrets(directory: DataDirectory): Result<Secrets, Refusal> {
  const folder = path.join(directory.path, folderName);
  const texts: Record<string, string> = {};
  for (const kind of Object.values(kinds)) {
    const file = path.join(folder, kind.file);
    if (!existsSync(file)) return err(refusal('secret-missing', [], { file }));
    const text = readFileSync(file, 'utf8').trim();
    if (!kind.fits(text)) return err(refusal('secret-damaged', [], { file }));
    tighten(file, 0o600);
    texts[kind.file] = text;
  }
  const text = (kind: Kind): string => texts[kind.file] ?? '';
  const privateKey = createPrivateKey(text(kinds.checkpointKey));
  return ok({
    databasePassword: text(kinds.databasePassword),
    installationKey: Buffer.from(text(kinds.installationKey), 'hex'),
    checkpointKeys: { privateKey, publicKey: createPublicKey(privateKey) },
  });
}

/** Takes away what a copy or a careless chmod opened to others. */
function tighten(file: string, mode: number): void {
  const found = statSync(file);
  const changeable = found.uid === process.getuid?.() || process.getuid?.() === 0;
  if (changeable && (found.mode & 0o077) !== 0) chmodSync(file, mode);
}

/** A secret is there whole or not at all: written aside, on disk, and only then given its name. */
function writeSecret(directory: DataDirectory, kind: Kind): void {
  const folder = path.join(directory.path, folderName);
  const aside = path.join(folder, `${kind.file}.new`);
  rmSync(aside, { force: true });
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, `${kind.make()}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  handOver(directory, aside);
  renameSync(aside, path.join(folder, kind.file));
  syncFolder(folder);
}
