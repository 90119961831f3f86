import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { windowLimits } from '../../capabilities/access/attempts/limits.ts';
import { countOne } from '../../capabilities/access/attempts/window.ts';
import { accessKeys, keyedHash } from '../../capabilities/access/keys.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Secrets } from '../../engines/storage/secrets.ts';
import type { SchoolId } from '../../kernel/id.ts';
import { openApplication, clock } from './application.ts';
import { createLog } from './observe/log.ts';
import { readSettings } from './settings.ts';

const database = await testDatabase();
const installationKey = Buffer.alloc(32, 3);
const limit = windowLimits.address;

/** The application as it would be started, and requests that reach it from one socket. */
function application(environment: Readonly<Record<string, string>>) {
  const settings = readSettings(environment);
  if ('wrong' in settings) throw new Error(settings.wrong);
  const { api } = openApplication({
    ...{ database, settings, dataDirectory: '/nowhere' },
    secrets: { installationKey } as Secrets,
    log: createLog({ form: 'silent', write: () => undefined }),
  });
  /** Tries a wrong one-time code; answers the refusals' codes. */
  return async (slug: string, forwarded: string): Promise<readonly string[]> => {
    const answer = await api.request(
      `/${slug}/invitation.accept`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          'x-forwarded-for': forwarded,
        },
        // Each number has a counter of its own; here the address's counts.
        body: JSON.stringify({
          number: randomUUID().slice(0, 8),
          code: 'ABCDE-23456',
          password: '溪山行旅图里有一座小桥',
        }),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
    const { refusals } = (await answer.json()) as { refusals: readonly { code: string }[] };
    return refusals.map(({ code }) => code);
  };
}

/** Uses up all but one of the wrong tries that an address is let. */
async function nearlyUsedUp(school: SchoolId, address: string): Promise<void> {
  const keys = accessKeys(installationKey);
  const hash = keyedHash(keys, { school, purpose: 'attempt-address', text: address });
  await withSchool(database, school, async (tx) => {
    for (let count = 1; count < limit.most; count += 1)
      await countOne(tx, { hash, limit }, clock());
  });
}

it.each([
  ['without a proxy', {}, '127.0.0.1', ''],
  ['with a public address alone', { PUBLIC_ADDRESS: 'https://u.example' }, '127.0.0.1', ''],
  ['behind one proxy', { TRUST_PROXY: '1' }, '198.51.100.7', ', 198.51.100.7'],
  ['behind two', { TRUST_PROXY: '2' }, '198.51.100.7', ', 198.51.100.7, 10.0.0.2'],
] as const)('a forged address evades no limit %s', async (_, environment, counted, added) => {
  const slug = `s${randomUUID().slice(0, 8)}`;
  const school = await testSchool(database, slug);
  const guess = application(environment);
  await nearlyUsedUp(school, counted);
  expect(await guess(slug, `192.0.2.1${added}`)).toEqual(['code-wrong']);
  expect(await guess(slug, `192.0.2.2${added}`)).toEqual(['too-many-attempts']);
  expect(await guess(slug, `203.0.113.9, 192.0.2.3${added}`)).toEqual(['too-many-attempts']);
});

it('callers behind the proxy are told apart', async () => {
  const school = await testSchool(database, 'apart');
  const guess = application({ TRUST_PROXY: '1' });
  await nearlyUsedUp(school, '198.51.100.7');
  expect(await guess('apart', '198.51.100.7')).toEqual(['code-wrong']);
  expect(await guess('apart', '198.51.100.7')).toEqual(['too-many-attempts']);
  expect(await guess('apart', '198.51.100.8')).toEqual(['code-wrong']);
});
