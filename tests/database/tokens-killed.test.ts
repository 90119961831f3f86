import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roundKeys } from '../../src/apps/server/round-keys.ts';
import type { Phone } from '../../src/capabilities/ballots/samples/ballot-school.ts';
import { votingClass } from '../../src/capabilities/ballots/samples/voting-class.ts';
import { now } from '../../src/capabilities/organisation/samples/sample-school.ts';
import { tokenOf, type CountingServerParts } from '../faults/counting-server.ts';
import { startCountingServer, type RunningServer } from '../faults/running-counting-server.ts';
import { testDatabase } from './test-database.ts';

const database = await testDatabase({ connections: 4 });
const voters = 24;
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'mingzhang-tokens-'));
const { school, electingClass, begun } = await votingClass(database, 'tokens', {
  keys: roundKeys(dataDirectory),
});

let round: Awaited<ReturnType<typeof begun>>;
let parts: CountingServerParts;
let server: RunningServer;

beforeAll(async () => {
  round = await begun(await electingClass(voters));
  parts = { owner: database.owner, schoolId: school.id, now, dataDirectory };
  server = await startCountingServer(parts);
});

afterAll(async () => {
  await server.kill();
  rmSync(dataDirectory, { recursive: true });
});

interface Fetched {
  readonly status: number;
  readonly signatures: readonly string[];
  readonly codes: readonly string[];
  readonly tries: number;
}

/** Fetches as the page does: the same bytes until there is an answer, each time with a key of its own. */
async function fetchOver(
  phone: Phone,
  blinded: readonly string[],
  cut: (tried: number) => AbortSignal | null = () => null,
): Promise<Fetched> {
  for (let tries = 1; ; tries += 1) {
    try {
      const answered = await fetch(`${server.address}/tokens/ballot.issue`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokenOf({ role: 'student', personId: phone.personId })}`,
          ...{ 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
        },
        body: JSON.stringify({ roundId: round.roundId, blinded }),
        signal: cut(tries),
      });
      const told = (await answered.json()) as {
        readonly answer?: { readonly signatures: readonly string[] };
        readonly refusals?: readonly { readonly code: string }[];
      };
      const { signatures = [] } = told.answer ?? {};
      const codes = (told.refusals ?? []).map(({ code }) => code);
      return { status: answered.status, signatures, codes, tries };
    } catch (error) {
      const lost = error instanceof TypeError || (error as Error).name === 'TimeoutError';
      if (!lost || tries > 200) throw error;
      await wait(50);
    }
  }
}

const issuedTo = async (): Promise<readonly string[]> => {
  const { rows } = await school.inside(({ client, schoolId }) =>
    client.query<{ personId: string }>(
      `select person_id as "personId" from ballot_token where school_id = $1 and round_id = $2`,
      [schoolId, round.roundId],
    ),
  );
  return rows.map(({ personId }) => personId);
};

it('gives one token a person when the server is killed and the network is cut while they fetch', async () => {
  const { phones, setup } = round;
  const blinded = new Map(phones.map((one) => [one, school.blindedBy(one, setup)]));
  const half = phones.length / 2;
  const first = Promise.all(
    phones.slice(0, half).map((one) => fetchOver(one, blinded.get(one) ?? [])),
  );
  await wait(40);
  await server.kill();
  server = await startCountingServer(parts);
  const killed = await first;
  // Sent, and the answer never heard: between the commit and the phone.
  const cut = await Promise.all(
    phones
      .slice(half)
      .map((one) =>
        fetchOver(one, blinded.get(one) ?? [], (tried) =>
          tried === 1 ? AbortSignal.timeout(10) : null,
        ),
      ),
  );
  const fetched = [...killed, ...cut];
  expect(killed.some(({ tries }) => tries > 1)).toBe(true);
  expect(cut.some(({ tries }) => tries > 1)).toBe(true);
  expect(fetched.map(({ status }) => status)).toEqual(phones.map(() => 200));
  // Every token holds, and nobody has two.
  for (const [at, one] of phones.entries())
    school.accept(one, setup, fetched[at]?.signatures ?? []);
  expect((await issuedTo()).toSorted()).toEqual(phones.map(({ personId }) => personId).toSorted());
  // Another device with the recovery code is given the same; other bytes are refused.
  const again = await Promise.all(phones.map((one) => fetchOver(one, blinded.get(one) ?? [])));
  expect(again.map(({ signatures }) => signatures)).toEqual(
    fetched.map(({ signatures }) => signatures),
  );
  const [somebody] = phones;
  if (!somebody) throw new Error('nobody votes');
  const another = school.blindedBy({ ...somebody, seed: randomBytes(16) }, setup);
  expect(await fetchOver(somebody, another)).toMatchObject({
    status: 409,
    codes: ['other-request'],
  });
  expect((await issuedTo()).length).toBe(voters);
}, 60_000);
