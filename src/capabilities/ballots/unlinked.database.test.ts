import { expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { toB64, toHex, utf8 } from '../../engines/ballots/bytes.ts';
import { roundKeys } from '../../engines/ballots/round-keys.ts';
import { contextOf } from '../../engines/ballots/setup.ts';
import { sha256 } from './board-store.ts';
import { votingClass } from './samples/voting-class.ts';

const database = await testDatabase({ connections: 24 });
const { school, done, fetchToken, electingClass, begun } = await votingClass(database, 'qingyan');

/** Every row of every table of the school, and the journal, as text. */
async function everything(): Promise<string> {
  const { rows } = await school.inside(({ client, schoolId }) =>
    client.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'school_id' and $1::uuid is not null`,
      [schoolId],
    ),
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const found = await school.inside(({ client, schoolId }) =>
      client.query<{ all: string | null }>(
        `select string_agg(t::text, ' ') as all from "${name}" t where t.school_id = $1`,
        [schoolId],
      ),
    );
    texts.push(found.rows[0]?.all ?? '');
  }
  return texts.join('\n');
}

it('keeps nothing in the database that a ballot could be found by before the close', async () => {
  const made = await begun(await electingClass(10));
  const { roundId, setup, phones } = made;
  for (const one of phones) await fetchToken(roundId, setup, one);
  await done('ballot.open-casting', { roundId, tellersApproved: true });
  const ctx = contextOf(sha256, utf8(setup));
  const traces = phones.flatMap((one) => {
    const { ballot } = school.cast(roundId, one, setup, { m: 'YN', w: [] });
    const bytes = [roundKeys(one.seed, ctx).pk, sha256(ballot), one.seed, ...one.tokens];
    return bytes.flatMap((part) => [
      toHex(part),
      toB64(part),
      Buffer.from(part).toString('base64'),
    ]);
  });
  const before = await everything();
  expect(before).toContain(roundId);
  expect(traces.filter((trace) => before.includes(trace))).toEqual([]);
  await done('ballot.close', { roundId });
  // The same look finds them once they are published: it would have found them before.
  const after = await everything();
  expect(traces.some((trace) => after.includes(trace))).toBe(true);
});
