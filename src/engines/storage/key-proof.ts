import { createHmac } from 'node:crypto';
import pg from 'pg';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { ConnectionSettings } from './database.ts';
import { keyFingerprint } from './journal/checkpoint.ts';
import type { Secrets } from './secrets.ts';

/** Proofs by the name of the secret's file; none where no program wrote them yet. */
export type KeyProofs = ReadonlyMap<string, Buffer>;

/** What is proved: sealed columns and checkpoints cannot be used with other keys. */
type Proved = Pick<Secrets, 'installationKey' | 'checkpointKeys'>;

/** HMAC-SHA-256 tells nothing of 32 random bytes; the checkpoint key is told by its public half. */
function proofsOf({ installationKey, checkpointKeys }: Proved): KeyProofs {
  return new Map([
    ['installation-key', createHmac('sha256', installationKey).update('mingzhang proof').digest()],
    ['checkpoint-key.pem', Buffer.from(keyFingerprint(checkpointKeys.publicKey), 'hex')],
  ]);
}

async function asOwner<T>(
  settings: ConnectionSettings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Reads the proofs as the tables' owner; none in a database that has not been laid out so far. */
export function readKeyProofs(settings: ConnectionSettings): Promise<KeyProofs> {
  return asOwner(settings, async (client) => {
    const there = await client.query<{ there: boolean }>(
      `select to_regclass('public.installation_secret') is not null as there`,
    );
    if (!there.rows[0]?.there) return new Map();
    const { rows } = await client.query<{ name: string; proof: Buffer }>(
      'select name, proof from installation_secret',
    );
    return new Map(rows.map(({ name, proof }) => [name, proof]));
  });
}

/** Refuses secrets that the database was not written with (`secret-not-of-database`, naming the file). */
export function refuseOtherKeys(
  proofs: KeyProofs,
  secrets: Proved,
  folder: string,
): Refusal | null {
  const own = proofsOf(secrets);
  const other = [...own].find(([name, proof]) => proofs.get(name)?.equals(proof) === false);
  return other ? refusal('secret-not-of-database', [], { file: other[0], folder }) : null;
}

const insertion = (conflict: string): string =>
  `insert into installation_secret (name, proof) values ($1, $2) on conflict (name) do ${conflict}`;

/** Writes the proofs that are missing; to be called once the schema is laid out and the secrets are known to fit. */
export function keepKeyProofs(settings: ConnectionSettings, secrets: Proved): Promise<void> {
  return writeProofs(settings, secrets, insertion('nothing'));
}

/** Replaces the proofs: the secrets were exchanged on purpose. */
export function replaceKeyProofs(settings: ConnectionSettings, secrets: Proved): Promise<void> {
  return writeProofs(settings, secrets, insertion('update set proof = excluded.proof'));
}

function writeProofs(
  settings: ConnectionSettings,
  secrets: Proved,
  statement: string,
): Promise<void> {
  return asOwner(settings, async (client) => {
    await client.query('begin');
    for (const [name, proof] of proofsOf(secrets)) await client.query(statement, [name, proof]);
    await client.query('commit');
  });
}
