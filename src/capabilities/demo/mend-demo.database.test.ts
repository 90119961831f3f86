import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { asOperator } from '../../engines/storage/door.ts';
import { journalHolds, verifyJournal } from '../../engines/storage/journal/verify.ts';
import { oneAtATime } from '../../engines/storage/one-at-a-time.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { readDemoLogins, writeDemoLogins } from './logins-file.ts';
import { makeDemo } from './make-demo.ts';
import { demoIsUnfinished, markDemo, mendDemo } from './mend-demo.ts';

const database = await testDatabase();
const at = '2026-11-21T02:00:00.000Z' as Instant;
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'mz-mend-'));
afterAll(() => rmSync(dataDirectory, { recursive: true }));
await testSchool(database, 'real');

const slugs = async () =>
  asOperator(database, async ({ client }) => {
    const { rows } = await client.query<{ slug: string }>('select slug from school order by slug');
    return rows.map(({ slug }) => slug);
  });

/** Makes the demo; where `breaksOff`, the process is as good as killed when the first accounts would be opened. */
async function make(breaksOff: boolean): Promise<void> {
  await makeDemo({
    runner: { database, clock: () => at, standing: () => Promise.resolve(null) },
    seed: 4800,
    newId: () => randomUUID() as Uuid,
    hashPassword: async (password) => password,
    newPassword: () => randomUUID(),
    openFirstAccounts: () =>
      breaksOff ? Promise.reject(new Error('broke off')) : Promise.resolve(),
    keepLogins: (logins) => writeDemoLogins(dataDirectory, logins),
  });
}

const mend = () => mendDemo(database, { dataDirectory, at });

it('removes what a making that broke off left, with its log-ins, and nothing of others', async () => {
  expect(await demoIsUnfinished(database)).toBe(false);
  await expect(make(true)).rejects.toThrow('broke off');
  expect(await slugs()).toEqual(['demo', 'real']);
  expect(await readDemoLogins(dataDirectory)).toHaveLength(15);
  expect(await demoIsUnfinished(database)).toBe(true);
  expect(await mend()).toBe(true);
  expect(await slugs()).toEqual(['real']);
  expect(readdirSync(dataDirectory)).toEqual([]);
  expect(await demoIsUnfinished(database)).toBe(false);
  expect(await mend()).toBe(false);
  const reports = await verifyJournal(database, { schools: 'all' });
  expect(reports.every(journalHolds)).toBe(true);
}, 180_000);

it('leaves one that somebody is making this moment', async () => {
  await markDemo(database, 'begun', { at, schools: ['demo'] });
  const meanwhile = await oneAtATime(database.settings, 'demo', async () => {
    expect(await mend()).toBe(false);
    const again = await oneAtATime(database.settings, 'demo', () => Promise.resolve());
    return again.ok ? 'done' : again.error.code;
  });
  expect(meanwhile).toMatchObject({ ok: true, value: 'being-done' });
  expect(await demoIsUnfinished(database)).toBe(true);
});

it('then can be made again, and one that stands is left alone', async () => {
  await make(false);
  expect(await demoIsUnfinished(database)).toBe(false);
  expect(await mend()).toBe(false);
  expect(await slugs()).toEqual(['demo', 'demo-small', 'real']);
}, 180_000);
