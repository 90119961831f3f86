import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import {
  readBackupState,
  ownPassphraseFile,
} from '../../../engines/storage/backup/keep-backups.ts';
import { checkArchive } from '../../../engines/storage/backup/read-archive.ts';
import { openDataDirectory } from '../../../engines/storage/data-directory.ts';
import { openDatabase } from '../../../engines/storage/database.ts';
import { examineBackups } from '../../../engines/storage/doctor.ts';
import { openSecrets } from '../../../engines/storage/secrets.ts';
import { secondsAfter, type Instant } from '../../../kernel/instant.ts';
import { databaseAnswers } from './health.ts';
import { createLog } from './log.ts';
import { createMetrics, mayReadMetrics } from './metrics.ts';
import { scheduleBackups } from './scheduled-backups.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-observe-'));
afterAll(() => rmSync(folder, { recursive: true }));
const opened = openDataDirectory(path.join(folder, 'data'));
if (!opened.ok) throw new Error(opened.error.code);
const directory = opened.value;
const secrets = openSecrets(directory, { needed: [] });
if (!secrets.ok) throw new Error(secrets.error.code);

const database = await testDatabase();
await testSchool(database, 'first');
let now = '2026-09-01T08:00:00.000Z' as Instant;
const lines: string[] = [];

function schedule(passphraseFile: string | null, catchUpAfter = 60_000) {
  return scheduleBackups({
    database,
    directory,
    secrets: secrets.ok ? secrets.value : never(),
    product: '0.1.0',
    passphraseFile,
    catchUpAfter,
    retention: { daily: 2, weekly: 1, monthly: 1 },
    now: () => now,
    newReference: randomUUID,
    log: createLog({ form: 'json', write: (line) => lines.push(line) }),
  });
}

function never(): never {
  throw new Error('no secrets');
}

const backups = () => {
  const found = path.join(directory.path, 'backups');
  return existsSync(found) ? readdirSync(found).filter((name) => name.endsWith('.backup')) : [];
};
const codes = (operatorFile: string | null = null) =>
  readBackupState(directory.path).then((state) =>
    examineBackups(state, { folder: directory.path, at: now, operatorFile }).map(
      ({ code }) => code,
    ),
  );

it('makes backups day by day, keeps some, and shows how they fare', async () => {
  const metrics = createMetrics({
    database,
    verbs: ['unit.create'],
    dataDirectory: directory.path,
    now: () => now,
  });
  expect(await codes()).toEqual(['backup-none']);
  expect(await metrics.text()).not.toMatch(/^mingzhang_backup_age_seconds \d/m);
  const plan = schedule(null);
  for (let day = 0; day < 4; day += 1) {
    await plan.runNow();
    now = secondsAfter(now, 86_400);
  }
  await plan.stop();
  expect(backups()).toEqual([
    'mingzhang-20260903-160000.backup',
    'mingzhang-20260904-160000.backup',
  ]);
  expect(lines.filter((line) => line.includes('"backup-made"'))).toHaveLength(4);
  expect(await codes()).toEqual(['backup', 'backup-key-own']);
  expect(statSync(ownPassphraseFile(directory.path)).mode & 0o777).toBe(0o600);
  expect(await metrics.text()).toMatch(/^mingzhang_backup_age_seconds 86400$/m);
  now = secondsAfter(now, 86_400);
  expect(await codes()).toEqual(['backup-late', 'backup-key-own']);
});

it('seals them with the operator’s passphrase, and tells a failure in log, doctor and metrics', async () => {
  const file = path.join(folder, 'passphrase');
  writeFileSync(file, '运维人员自己的口令\n');
  chmodSync(file, 0o644);
  const plan = schedule(file);
  await plan.runNow();
  expect(lines.at(-1)).toContain('"code":"passphrase-file-open"');
  expect(await codes(file)).toEqual(['backup-failed']);
  const metrics = createMetrics({
    database,
    verbs: [],
    dataDirectory: directory.path,
    now: () => now,
  });
  expect(await metrics.text()).toMatch(/^mingzhang_backup_failed 1$/m);
  chmodSync(file, 0o600);
  await plan.runNow();
  await plan.stop();
  expect(await codes(file)).toEqual(['backup']);
  const newest = path.join(directory.path, 'backups', backups().at(-1) ?? '');
  const checked = await checkArchive({ file: newest, passphrase: '运维人员自己的口令' });
  expect(checked.ok && checked.value.encrypted).toBe(true);
  rmSync(newest);
  expect(await codes(file)).toEqual(['backup-gone']);
});

it('makes up for a night it slept through, and only then', async () => {
  now = secondsAfter(now, 86_401);
  const made = () => lines.filter((line) => line.includes('"backup-made"')).length;
  const before = made();
  const late = schedule(null, 1);
  await expect.poll(made, { timeout: 20_000 }).toBe(before + 1);
  await late.stop();
  const early = schedule(null, 1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await early.stop();
  expect(made()).toBe(before + 1);
});

it('counts requests by the product’s own verbs only', async () => {
  const metrics = createMetrics({
    database,
    verbs: ['unit.create'],
    dataDirectory: directory.path,
    now: () => now,
  });
  metrics.request('unit.create', 'done', 12);
  metrics.request('张三', 'fault', 3);
  metrics.entry();
  const text = await metrics.text();
  expect(text).toMatch(/^mingzhang_requests_total\{verb="unit.create",outcome="done"\} 1$/m);
  expect(text).toMatch(/^mingzhang_requests_total\{verb="other",outcome="fault"\} 1$/m);
  expect(text).toMatch(/^mingzhang_journal_entries_total 1$/m);
  expect(text).toMatch(/^mingzhang_pool_connections\{state="awaited"\} 0$/m);
  expect(text).not.toContain('张三');
});

it('shows metrics to this machine, or to whoever has the token', () => {
  const caller = { remoteAddress: '127.0.0.1', authorization: undefined, forwarded: false };
  expect(mayReadMetrics(caller, null)).toBe(true);
  expect(mayReadMetrics({ ...caller, remoteAddress: '::1' }, null)).toBe(true);
  expect(mayReadMetrics({ ...caller, remoteAddress: '10.0.0.1' }, null)).toBe(false);
  expect(mayReadMetrics({ ...caller, forwarded: true }, null)).toBe(false);
  expect(mayReadMetrics(caller, 'token')).toBe(false);
  expect(mayReadMetrics({ ...caller, authorization: 'Bearer wrong' }, 'token')).toBe(false);
  expect(
    mayReadMetrics({ ...caller, forwarded: true, authorization: 'Bearer token' }, 'token'),
  ).toBe(true);
});

it('knows whether the database answers', async () => {
  expect(await databaseAnswers(database)).toBe(true);
  const gone = openDatabase({ host: folder, user: 'owner', database: 'none' });
  expect(await databaseAnswers(gone)).toBe(false);
  await gone.close();
});
