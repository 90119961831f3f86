import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { asOperator } from '../../engines/storage/door.ts';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { sampleComplaints } from '../../capabilities/complaints/samples/sample-complaints.ts';
import { sampleSchool } from '../../capabilities/organisation/samples/sample-school.ts';
import type { Secrets } from '../../engines/storage/secrets.ts';
import { openApplication } from './application.ts';
import { createLog } from './observe/log.ts';
import { readSettings } from './settings.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'wenxi');
const { person } = await sampleComplaints(school);
const address = '198.51.100.77';
const token = 'a-session-of-somebody-who-complains';
const personId = await person('student', '苏晚棠');
const [accountId, sessionId] = [randomUUID(), randomUUID()];
await school.inside(async ({ client, schoolId }) => {
  await client.query(
    `insert into account (school_id, id, person_id, password_hash, password_set_at, created_at)
     values ($1, $2, $3, 'x', now(), now())`,
    [schoolId, accountId, personId],
  );
  await client.query(
    `insert into session (school_id, token_hash, id, account_id, method, created_at, expires_at)
     values ($1, $2, $3, $4, 'password', now(), '2099-01-01')`,
    [schoolId, createHash('sha256').update(token).digest(), sessionId, accountId],
  );
});

const settings = readSettings({ TRUST_PROXY: '1' });
if ('wrong' in settings) throw new Error(settings.wrong);
const lines: string[] = [];
const { api, site } = openApplication({
  ...{ database, settings, dataDirectory: '/nowhere' },
  secrets: { installationKey: Buffer.alloc(32, 5) } as Secrets,
  log: createLog({ form: 'json', write: (line) => lines.push(line) }),
});

const socket = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
const cookies = { cookie: `mingzhang_wenxi=${token}`, 'x-forwarded-for': address };

/** Every row of every table of schools, each as text. */
async function everything(): Promise<ReadonlySet<string>> {
  const tables = await asOperator(database, async ({ client }) => {
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'school_id'`,
    );
    return rows.map(({ name }) => name);
  });
  const rows = await asOperator(database, async ({ client }) => {
    const found: string[] = [];
    for (const table of tables) {
      const { rows: held } = await client.query<{ line: string }>(
        `select to_jsonb(t)::text as line from "${table}" t`,
      );
      found.push(...held.map(({ line }) => `${table} ${line}`));
    }
    return found;
  });
  return new Set(rows);
}

const formOf = (page: string): string => /name="form" value="([\w-]+)"/.exec(page)?.[1] ?? '';
const receiptOf = (page: string): string => /<code>([A-Z2-9-]{23})<\/code>/.exec(page)?.[1] ?? '';

async function send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await site.request(
    `http://localhost/wenxi/public${path}`,
    {
      method: 'POST',
      headers: { ...cookies, origin: 'http://localhost', host: 'localhost' },
      body: new URLSearchParams(fields),
    },
    socket,
  );
  return answer.text();
}

it('no table, journal entry, counter or log line holds who complained, from where, or at what hour', async () => {
  const me = await api.request('/wenxi/session.list', { headers: cookies }, socket);
  expect(JSON.stringify(await me.json())).toContain(sessionId);
  const before = await everything();
  lines.length = 0;
  const blank = await site.request(
    'http://localhost/wenxi/public/complaints',
    { headers: cookies },
    socket,
  );
  const words = '学习部收了报名费，没有收据。';
  const told = await send('/complaints', {
    ...{ about: 'other', text: words, form: formOf(await blank.text()) },
  });
  const receipt = receiptOf(told);
  expect(receipt).not.toBe('');
  const status = await send('/complaints/status', { receipt });
  expect(status).toContain(words);
  await send('/complaints/add', { receipt, text: '共二十元。', form: formOf(status) });
  // A page that asks the verb itself, with the session it has.
  const byVerb = await api.request(
    '/wenxi/complaint.file',
    {
      method: 'POST',
      headers: { ...cookies, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ about: 'other', text: words }),
    },
    socket,
  );
  expect(byVerb.status).toBe(200);
  const { answer } = (await byVerb.json()) as { answer: { receipt: string } };

  const fresh = [...(await everything())].filter((row) => !before.has(row));
  const tables = new Set(fresh.map((row) => row.split(' ')[0]));
  expect([...tables].sort()).toEqual([
    ...['complaint', 'complaint_message', 'journal_entry', 'journal_head', 'journal_payload'],
  ]);
  const hashes = [address, token, accountId, personId, sessionId].flatMap((text) =>
    (['sha256', 'sha1', 'md5'] as const).map((name) => createHash(name).update(text).digest('hex')),
  );
  const mine = [address, token, accountId, personId, sessionId, '苏晚棠', ...hashes];
  const secrets = [...mine, receipt, answer.receipt, receipt.replaceAll('-', '')];
  const kept = [...fresh, ...lines].join('\n');
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  expect(lines.join('\n')).not.toContain(words);

  const journal = fresh.filter((row) => row.startsWith('journal_entry '));
  expect(journal).toHaveLength(3);
  for (const row of journal) {
    expect(row).toMatch(/"actor": "visitor"/);
    expect(row).toMatch(/"account_id": null/);
    // Midnight in China.
    expect(row).toMatch(/"at": "\d{4}-\d\d-\d\dT16:00:00\+00:00"/);
  }
  // What was told stands in one place alone, and its contact and words in no journal.
  expect(fresh.filter((row) => row.includes(words)).map((row) => row.split(' ')[0])).toEqual([
    ...['complaint', 'complaint'],
  ]);
  // No column of theirs holds an hour, nor an id that does.
  const rows = fresh.filter((row) => row.startsWith('complaint '));
  for (const row of rows) {
    expect(row).not.toMatch(/\dT\d\d:/);
    expect(row).toMatch(/"id": "[0-9a-f]{8}-[0-9a-f]{4}-4/);
  }
});
