import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { at, contents, fill, migrations, passphrase } from '../../../tests/operations/backups.ts';
import { toB64 } from '../../engines/ballots/bytes.ts';
import { carriedSecrets } from '../../engines/storage/backup/installation-key.ts';
import { keepBackup, usualRetention } from '../../engines/storage/backup/keep-backups.ts';
import { restoreArchive } from '../../engines/storage/backup/restore.ts';
import { openDataDirectory } from '../../engines/storage/data-directory.ts';
import { votingRound } from '../ballot-box/samples/voting-round.ts';
import { ballotBoxFolder } from './ballot-box.ts';
import { roundKeys, roundKeysFolder } from './round-keys.ts';

const data = mkdtempSync(path.join(tmpdir(), 'mz-round-keys-'));
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
const folder = path.join(data, roundKeysFolder);

it('makes one key a round, keeps it from others, and signs what a voter blinded', async () => {
  const keys = roundKeys(data);
  const [modulus, same] = await Promise.all([keys.make('round'), keys.make('round')]);
  expect(toB64(same)).toBe(toB64(modulus));
  expect(toB64(await roundKeys(data).make('round'))).toBe(toB64(modulus));
  expect(toB64(await keys.make('other'))).not.toBe(toB64(modulus));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder))
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  const { blinded } = votingRound(randomBytes(32)).voter();
  // Blinded for another modulus, it is a number all the same.
  blinded[0] = 1;
  const signature = await keys.sign('round', blinded);
  expect(signature).toHaveLength(256);
  expect(await roundKeys(data).sign('round', blinded)).toEqual(signature);
  expect(await keys.sign('round', blinded.subarray(1))).toBeNull();
  expect(await keys.sign('never made', blinded).catch(() => 'thrown')).toBe('thrown');
});

it('destroys a key for good, also one whose writing broke off', async () => {
  const keys = roundKeys(data);
  await keys.make('short');
  writeFileSync(path.join(folder, 'short.pem.0000'), 'half a key');
  await keys.destroy('short');
  await keys.destroy('short');
  await keys.destroy('never-made');
  expect(readdirSync(folder).filter((name) => name.startsWith('short'))).toEqual([]);
  const value = new Uint8Array(256).fill(1);
  expect(await keys.sign('short', value)).toBeNull();
  expect(await roundKeys(data).sign('short', value)).toBeNull();
});

it('is in no backup, and neither is the ballot box', async () => {
  const mark = randomBytes(24).toString('hex');
  for (const name of [ballotBoxFolder, roundKeysFolder]) {
    mkdirSync(path.join(data, name), { recursive: true });
    writeFileSync(path.join(data, name, `${mark}.sqlite`), mark);
  }
  const source = await testDatabase();
  await fill(source, await testSchool(source, 'first'));
  const directory = openDataDirectory(data);
  if (!directory.ok) throw new Error(directory.error.code);
  const passphraseFile = path.join(data, 'passphrase');
  writeFileSync(passphraseFile, passphrase, { mode: 0o600 });
  const installationKey = randomBytes(32);
  const kept = await keepBackup({
    ...{ database: source, directory: directory.value, product: '0.1.0', passphraseFile, at },
    secrets: carriedSecrets({ installationKey } as Parameters<typeof carriedSecrets>[0]),
    retention: usualRetention,
  });
  if (!kept.ok) throw new Error(kept.error.code);
  const into = await testDatabase();
  const { file } = kept.value;
  const restored = await restoreArchive({ file, passphrase, settings: into.owner, migrations });
  if (!restored.ok) throw new Error(restored.error.code);
  const everything = JSON.stringify([restored.value.header, await contents(into)]);
  expect(everything).toContain('数学学院');
  expect(everything).not.toContain(mark);
  expect(everything).not.toContain('PRIVATE KEY');
  expect(restored.value.header.secrets).toEqual({
    installationKey: installationKey.toString('hex'),
  });
  expect(readFileSync(path.join(data, ballotBoxFolder, `${mark}.sqlite`), 'utf8')).toBe(mark);
});
