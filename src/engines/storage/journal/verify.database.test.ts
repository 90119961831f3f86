import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import { installation, type SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { asOperator, withSchool } from '../door.ts';
import { appendEntry } from './append.ts';
import { keyFingerprint, readCheckpoint, takeCheckpoint } from './checkpoint.ts';
import { acrossSchools } from './across-schools.ts';
import { erasePayload } from './installation.ts';
import { journalHolds, verifyJournal } from './verify.ts';

const database = await testDatabase();
const at = '2026-09-01T08:00:00.000Z' as Instant;
let schools = 0;

/** A school with a journal of so many entries. */
async function written(entries: number): Promise<SchoolId> {
  schools += 1;
  const school = await testSchool(database, `school-${schools}`);
  for (let n = 1; n <= entries; n += 1) await write(school, n);
  return school;
}

async function write(school: SchoolId, n: number): Promise<void> {
  await withSchool(database, school, (tx) =>
    appendEntry(tx, {
      schoolId: school,
      at,
      verb: 'unit.create',
      actor: { kind: 'job', accountId: null, capacityId: null, capacityRole: null },
      subject: { kind: 'unit', id: `unit ${n}` },
      payload: { before: null, after: { name: `第${n}个学院` }, answer: null },
      request: null,
    }),
  );
}

/** Changes rows behind the product's back, as someone with the database's own rights could. */
async function tamper(school: SchoolId, ...statements: readonly string[]): Promise<void> {
  await asOperator(database, async ({ client }) => {
    await client.query('set local role none');
    await client.query('set local session_replication_role = replica');
    for (const statement of statements)
      await client.query(statement.replaceAll('$1', `'${school}'`));
  });
}

async function breachOf(school: SchoolId) {
  const [report] = await verifyJournal(database, { schools: [school] });
  return report?.breach;
}

const entry = 'journal_entry where school_id = $1 and seq';
const move = (from: string, to: string): string =>
  `update journal_entry set seq = ${to} where school_id = $1 and ${from}; update journal_payload set seq = ${to} where school_id = $1 and ${from}`;
const copy = (seq: number, place: number, hash = 'hash'): string =>
  `insert into journal_entry select school_id, ${place}, at, verb, actor, account_id, capacity_id, capacity_role,
   subject_kind, 'forged', payload_hash, ${hash}, key from ${entry} = ${seq}`;
const head = (change: string): string => `update journal_head set ${change} where school_id = $1`;

it('holds for a journal nobody touched', async () => {
  const school = await written(12);
  const [report] = await verifyJournal(database, { schools: [school] });
  expect(report).toMatchObject({ entries: 12, breach: null, erased: 0, missing: 0 });
  expect(report?.head?.seq).toBe(12);
});

const cases: readonly (readonly [string, readonly string[], object])[] = [
  [
    'a changed word',
    [`update journal_entry set verb = 'unit.end' where school_id = $1 and seq = 5`],
    { kind: 'content', seq: 5 },
  ],
  [
    'a moment moved by a microsecond',
    [
      `update journal_entry set at = at + interval '1 microsecond' where school_id = $1 and seq = 3`,
    ],
    { kind: 'content', seq: 3 },
  ],
  [
    'a changed newest entry',
    [`update journal_entry set subject_id = 'x' where school_id = $1 and seq = 12`],
    { kind: 'content', seq: 12 },
  ],
  ['a removed entry', [`delete from ${entry} = 5`], { kind: 'removed', seq: 5 }],
  ['the first entry removed', [`delete from ${entry} = 1`], { kind: 'removed', seq: 1 }],
  [
    'two removed entries, the rest renumbered',
    [
      `delete from ${entry} in (5, 6)`,
      `delete from journal_payload where school_id = $1 and seq in (5, 6)`,
      move('seq > 6', 'seq - 100'),
      move('seq < 0', 'seq + 98'),
      head('seq = 10'),
    ],
    { kind: 'removed', seq: 5 },
  ],
  ['the newest entry removed', [`delete from ${entry} = 12`], { kind: 'removed', seq: 12 }],
  [
    'an entry put between two, the rest renumbered',
    [move('seq > 4', 'seq - 100'), move('seq < 0', 'seq + 101'), copy(4, 5), head('seq = 13')],
    { kind: 'inserted', seq: 5 },
  ],
  ['an entry put at the end', [copy(4, 13)], { kind: 'inserted', seq: 13 }],
  ['an entry put before the first', [copy(4, 0)], { kind: 'inserted', seq: 1 }],
  [
    'two neighbours exchanged',
    [move('seq = 5', '-1'), move('seq = 6', '5'), move('seq = -1', '6')],
    { kind: 'reordered', seq: 5 },
  ],
  [
    'two distant entries exchanged',
    [move('seq = 3', '-1'), move('seq = 9', '3'), move('seq = -1', '9')],
    { kind: 'reordered', seq: 3 },
  ],
  ['an entry moved to the end', [move('seq = 4', '99')], { kind: 'reordered', seq: 4 }],
  ['another head hash', [head(`hash = sha256('x')`)], { kind: 'head', seq: 12 }],
  ['no head', ['delete from journal_head where school_id = $1'], { kind: 'head', seq: 12 }],
  [
    'a changed payload',
    [
      `update journal_payload set payload = replace(payload, '7', '8') where school_id = $1 and seq = 7`,
    ],
    { kind: 'payload', seq: 7 },
  ],
];

it.each(cases)('names %s', async (_, statements, breach) => {
  const school = await written(12);
  await tamper(school, ...statements);
  expect(await breachOf(school)).toMatchObject(breach);
});

it('looks at the newest entries only where asked', async () => {
  const school = await written(6);
  await tamper(
    school,
    `update journal_entry set verb = 'unit.end' where school_id = $1 and seq = 2`,
  );
  const verify = async (newest: number) =>
    (await verifyJournal(database, { schools: [school], newest }))[0];
  expect(await verify(3)).toMatchObject({ entries: 3, breach: null });
  expect(await verify(5)).toMatchObject({ breach: { seq: 2, kind: 'content' } });
});

it('holds after a lawful erasure, and counts an unlawful one', async () => {
  const school = await written(5);
  const request = { schoolId: school, seq: 3, reason: '本人申请', at };
  expect(await erasePayload(database, request)).toBe(true);
  expect(await erasePayload(database, request)).toBe(false);
  const verified = async () => (await verifyJournal(database, { schools: [school] }))[0];
  expect(await verified()).toMatchObject({ entries: 6, breach: null, erased: 1, missing: 0 });
  await tamper(school, 'delete from journal_payload where school_id = $1 and seq = 4');
  expect(await verified()).toMatchObject({ breach: null, erased: 1, missing: 1 });
});

it('counts payloads that belong to no entry', async () => {
  const school = await written(2);
  await tamper(
    school,
    `insert into journal_payload select school_id, 9, salt, payload, request_hash from journal_payload where school_id = $1 and seq = 2`,
  );
  const [report] = await verifyJournal(database, { schools: [school] });
  expect(report).toMatchObject({ breach: null, missing: 0, stray: 1 });
  expect(report && journalHolds(report)).toBe(false);
});

it('misses a school whose whole journal is gone', async () => {
  const school = await written(2);
  await tamper(
    school,
    ...['entry', 'payload', 'head'].map(
      (part) => `delete from journal_${part} where school_id = $1`,
    ),
  );
  const reports = await verifyJournal(database, { schools: 'all' });
  expect(reports.find(({ schoolId }) => schoolId === school)).toMatchObject({
    head: null,
    breach: { kind: 'head', seq: 0 },
  });
});

it('shows by a checkpoint what is invisible without one', async () => {
  const school = await written(8);
  const keys = generateKeyPairSync('ed25519');
  const taken = await takeCheckpoint(database, { school, keys, at });
  if (!taken.ok) throw new Error(taken.error.code);
  const read = readCheckpoint(JSON.stringify(taken.value));
  if (!read.ok) throw new Error(read.error.code);
  expect(keyFingerprint(read.value.publicKey)).toBe(keyFingerprint(keys.publicKey));
  await write(school, 9);
  const checked = async () =>
    (await verifyJournal(database, { schools: [school], checkpoints: [read.value] }))[0]?.breach;
  expect(await checked()).toBeNull();
  await tamper(
    school,
    `delete from ${entry} > 6`,
    'delete from journal_payload where school_id = $1 and seq > 6',
    head(`seq = 6, hash = (select hash from ${entry} = 6)`),
  );
  expect(await breachOf(school)).toBeNull();
  expect(await checked()).toEqual({ kind: 'removed', seq: 7 });
  await write(school, 7);
  await write(school, 8);
  expect(await breachOf(school)).toEqual(null);
  // The same acts at the same time give the same digest but the salt differs, so the chain is another one.
  expect(await checked()).toEqual({ kind: 'checkpoint', seq: 8 });
});

it('takes no checkpoint that its key did not sign', async () => {
  const school = await written(1);
  const taken = await takeCheckpoint(database, {
    school,
    keys: generateKeyPairSync('ed25519'),
    at,
  });
  if (!taken.ok) throw new Error(taken.error.code);
  const codeOf = (text: string) => {
    const read = readCheckpoint(text);
    return read.ok ? null : read.error.code;
  };
  expect(codeOf(JSON.stringify(taken.value))).toBeNull();
  for (const change of [{ seq: 2 }, { hash: 'ab'.repeat(32) }, { publicKey: 'no key' }])
    expect(codeOf(JSON.stringify({ ...taken.value, ...change }))).toBe('checkpoint-forged');
  expect(codeOf('{')).toBe('checkpoint-unreadable');
  expect(codeOf('{"version":2}')).toBe('checkpoint-unreadable');
});

it('opens the wide door only with an entry in the installation’s own journal, opened at first use', async () => {
  const read = (purpose: 'oversight' | 'jobs') =>
    acrossSchools(database, { purpose, at, by: 'job' }, async ({ client }) => {
      const { rows } = await client.query<{ schools: string }>(
        'select count(distinct school_id) as schools from journal_head',
      );
      return Number(rows[0]?.schools);
    });
  expect(await read('oversight')).toBeGreaterThan(1);
  await read('jobs');
  const [report] = await verifyJournal(database, { schools: [installation] });
  expect(report).toMatchObject({ entries: 2, breach: null });
  const elsewhere = { pool: { connect: () => Promise.reject(new Error('gone')) } };
  let seen = false;
  await expect(
    acrossSchools(
      { ...database, ...elsewhere } as never,
      { purpose: 'jobs', at, by: 'job' },
      async () => {
        seen = true;
      },
    ),
  ).rejects.toThrow('gone');
  expect(seen).toBe(false);
});
