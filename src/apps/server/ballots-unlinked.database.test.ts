import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import type { CastingBox } from '../../capabilities/ballots/samples/memory-box.ts';
import { votingClass } from '../../capabilities/ballots/samples/voting-class.ts';
import { fromB64, toHex, utf8 } from '../../engines/ballots/bytes.ts';
import { roundKeys } from '../../engines/ballots/round-keys.ts';
import { contextOf } from '../../engines/ballots/setup.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import type { BoxAnswers, BoxCommand } from '../ballot-box/messages.ts';
import { boxFolder, roundsIn } from '../ballot-box/samples/open-box.ts';

const voters = 24;

const folder = path.join(boxFolder(), 'ballot-box');
const rounds = roundsIn(folder);
const waiting: Uint8Array[] = [];

const commanded = <N extends BoxCommand['name']>(
  command: BoxCommand & { readonly name: N },
): Promise<BoxAnswers[N]> => Promise.resolve(rounds.command(command) as BoxAnswers[N]);

/** The box's own store, as its process has it. */
const stored: CastingBox = {
  address: () => Promise.resolve({ kind: 'port', port: 4801 }),
  newKey: (round) => commanded({ name: 'newKey', round }),
  register: async (round, setup) => void (await commanded({ name: 'register', round, setup })),
  openCasting: async (round) => void (await commanded({ name: 'openCasting', round })),
  state: (round) => commanded({ name: 'state', round }),
  close: (round) => commanded({ name: 'close', round }),
  forget: async (round) => void (await commanded({ name: 'forget', round })),
  cast: (_, ballot) => {
    waiting.push(ballot);
    return null;
  },
};

const { school, done, fetchToken, electingClass, begun } = await votingClass(
  await testDatabase({ connections: 12 }),
  'lanzhou',
  { box: stored },
);

/** Everything in the box's folder, one after the other. */
const boxBytes = (): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));

/** Names of a table's rows in the order in which PostgreSQL wrote them: by transaction, then by place. */
async function asWritten(table: string, column: string, roundId: string): Promise<string[]> {
  const { rows } = await school.inside(({ client, schoolId }) =>
    client.query<{ name: string }>(
      `select ${column}::text as name from ${table} t where t.school_id = $1 and t.round_id = $2
        order by t.xmin::text::bigint, t.ctid`,
      [schoolId, roundId],
    ),
  );
  return rows.map(({ name }) => name);
}

/** How many are right if the first of one order is taken for the first of the other, and so on. */
const right = (guessed: readonly string[], truth: ReadonlyMap<string, string>, by: string[]) =>
  by.filter((person, at) => truth.get(person) === guessed[at]).length;

it('an operator with both stores after the close guesses the voter of a ballot no better than chance', async () => {
  const made = await begun(await electingClass(voters));
  const { roundId, setup, phones } = made;
  const ctx = contextOf(nodePrimitives.sha256, utf8(setup));
  for (const one of phones) await fetchToken(roundId, setup, one);
  await done('ballot.open-casting', { roundId, tellersApproved: true });
  // The worst that can be: everybody casts in the very order in which they fetched.
  const pkOf = new Map(
    phones.map((one) => [one.personId as string, toHex(roundKeys(one.seed, ctx).pk)]),
  );
  for (const one of phones) {
    school.cast(roundId, one, setup, { m: 'YN', w: [] });
    const ballot = waiting.pop() ?? new Uint8Array();
    expect((await rounds.cast(toHex(ctx), ballot)).ok).toBe(true);
  }
  const fetched = await asWritten('ballot_token', 'person_id', roundId);
  expect(fetched).toEqual(phones.map(({ personId }) => personId));
  const inFile = (): string[] => {
    const file = boxBytes();
    const place = (pk: string): number => file.indexOf(Buffer.from(pk, 'hex'));
    return [...pkOf.values()].toSorted((a, b) => place(a) - place(b));
  };
  // While casting is open the file does tell the order, as docs/ballot-secrecy.md says: the guess is a good one.
  expect(right(inFile(), pkOf, fetched)).toBe(voters);
  await done('ballot.close', { roundId });
  const { rows } = await school.inside(({ client, schoolId }) =>
    client.query<{ ballots: string }>(
      'select ballots from ballot_publication where school_id = $1 and round_id = $2',
      [schoolId, roundId],
    ),
  );
  const published = (rows[0]?.ballots ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => toHex(fromB64((JSON.parse(line) as { pk: string }).pk) ?? new Uint8Array()));
  expect(published.toSorted()).toEqual([...pkOf.values()].toSorted());
  const guesses = [published, published.toReversed(), inFile(), inFile().toReversed()];
  // Of 24 one is right by chance; nine or more about once in a million.
  for (const guessed of guesses) expect(right(guessed, pkOf, fetched)).toBeLessThan(9);
});
