import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { randomBytes } from 'node:crypto';
import { fromB64, toB64, utf8 } from '../../engines/ballots/bytes.ts';
import { certifySignature, makeObserverKeys } from '../../engines/ballots/observer-keys.ts';
import { signBlinded } from '../../engines/ballots/rsa.ts';
import { sampleKeys } from '../../engines/ballots/samples/sample-keys.ts';
import { electionNameTellers } from '../elections/preparing.ts';
import { sha256 } from './board-store.ts';
import type { Uuid } from '../../kernel/id.ts';
import { votingClass } from './samples/voting-class.ts';

const database = await testDatabase({ connections: 24 });
const {
  school,
  asked,
  done,
  refused,
  fetchToken,
  roundTold,
  electingClass,
  prepare,
  mark,
  announce,
  verified,
} = await votingClass(database, 'qingyan');

/** Gives people accounts, so that they can hold keys. */
async function accountsFor(people: readonly Uuid[]): Promise<void> {
  await school.inside(({ client, schoolId }) =>
    client.query(
      `insert into account (school_id, id, person_id, created_at) select $1, gen_random_uuid(), p, now() from unnest($2::uuid[]) p`,
      [schoolId, people],
    ),
  );
}

describe('a round with observers', () => {
  it('is sealed until two of three open it, co-signed, and certified', async () => {
    const made = await electingClass(10);
    const { electionId, voters } = made;
    const observers = (await school.people(3)) as [Uuid, Uuid, Uuid];
    const tellers = [
      ...observers.map((personId) => ({ personId, role: 'monitor' })),
      { personId: made.first, role: 'counter' },
    ];
    await school.done(electionNameTellers, { electionId, tellers });
    expect(await refused('ballot.prepare', { electionId, office: 1 })).toEqual([
      'observers-missing',
    ]);
    await accountsFor(observers);
    const roundId = await prepare(electionId, { coIssuerId: observers[1] });
    expect(await refused('ballot.begin', { roundId })).toEqual(['keys-missing']);
    const told = await asked<{ observers: readonly { number: number; coIssuer: boolean }[] }>(
      'ballot.round',
      { roundId },
    );
    const coIssuer = told.observers.find((one) => one.coIssuer)?.number ?? 0;
    const rows = await school.inside(({ client, schoolId }) =>
      client.query<{ number: number; person_id: Uuid }>(
        `select number, person_id from ballot_observer where school_id = $1 and round_id = $2 order by number`,
        [schoolId, roundId],
      ),
    );
    const made3 = rows.rows.map(({ number, person_id: personId }) => ({
      personId,
      ...makeObserverKeys({
        ...{ number, random: randomBytes, seals: true, coIssuer: number === coIssuer },
        ...(number === coIssuer ? { rsa: sampleKeys[0] } : {}),
      }),
    }));
    const [one, two, three] = made3 as [(typeof made3)[0], (typeof made3)[0], (typeof made3)[0]];
    const wrong = { roundId, ...one.public };
    expect(await refused('ballot.offer-keys', wrong, two.personId)).toEqual(['keys-not-fitting']);
    for (const { public: keys, personId } of made3)
      await done('ballot.offer-keys', { roundId, ...keys }, personId);
    await done('ballot.begin', { roundId });
    await mark(roundId, voters);
    const { setup } = await roundTold(roundId);
    const phones = voters.map(school.phone);
    const co = made3[coIssuer - 1] as (typeof made3)[0];
    for (const phone of phones) {
      const input = { roundId, blinded: school.blindedBy(phone, setup) };
      const half = await done<{ signatures: (string | null)[] }>(
        'ballot.issue',
        input,
        phone.personId,
      );
      expect(half.signatures[1]).toBeNull();
    }
    expect(await refused('ballot.open-casting', { roundId, tellersApproved: true })).toEqual([
      'tokens-waiting',
    ]);
    const wait = await asked<{ waiting: readonly { personId: Uuid; blinded: string }[] }>(
      'ballot.to-sign',
      { roundId },
      co.personId,
    );
    expect(wait.waiting).toHaveLength(10);
    const rsa = co.secret.rsa;
    if (rsa === null) throw new Error('the co-issuer has no key');
    const signed = wait.waiting.map(({ personId, blinded }) => ({
      personId,
      signature: toB64(
        signBlinded(rsa, fromB64(blinded) ?? new Uint8Array(), randomBytes) ?? new Uint8Array(),
      ),
    }));
    const swapped = [{ personId: signed[0]?.personId, signature: signed[1]?.signature }];
    expect(await refused('ballot.co-sign', { roundId, signed: swapped }, co.personId)).toEqual([
      'signature-wrong',
    ]);
    await done('ballot.co-sign', { roundId, signed }, co.personId);
    for (const phone of phones) await fetchToken(roundId, setup, phone);
    await done('ballot.open-casting', { roundId, tellersApproved: true });
    for (const phone of phones) school.cast(roundId, phone, setup, { m: 'YN', w: [] });
    await done('ballot.close', { roundId });
    expect((await roundTold(roundId)).phase).toBe('closed');
    const secretOf = (from: typeof one): string => toB64(from.secret.x25519 ?? new Uint8Array());
    expect(
      await refused('ballot.open-seal', { roundId, x25519: secretOf(two) }, one.personId),
    ).toEqual(['secret-wrong']);
    await done('ballot.open-seal', { roundId, x25519: secretOf(three) }, three.personId);
    expect(
      await refused('ballot.open-seal', { roundId, x25519: secretOf(three) }, three.personId),
    ).toEqual(['opened-already']);
    await done('ballot.open-seal', { roundId, x25519: secretOf(one) }, one.personId);
    expect((await roundTold(roundId)).phase).toBe('opened');
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId });
    const { text } = await asked<{ text: string }>('ballot.board', { roundId });
    const decision = text.split('\n').find((line) => line.endsWith('"type":"decision"}')) ?? '';
    for (const { secret, personId } of [two, one]) {
      const sig = toB64(certifySignature(secret, sha256(utf8(decision))));
      await done('ballot.certify', { roundId, sig }, personId);
      expect(await refused('ballot.certify', { roundId, sig }, personId)).toEqual([
        'certified-already',
      ]);
    }
    expect(await roundTold(roundId)).toMatchObject({ phase: 'certified' });
    expect((await verified(roundId)).failures).toEqual([]);
    const { rows: kept } = await school.inside(({ client, schoolId }) =>
      client.query(
        `select 1 from ballot_token where school_id = $1 and round_id = $2 and blinded is not null`,
        [schoolId, roundId],
      ),
    );
    expect(kept).toEqual([]);
  });
});
