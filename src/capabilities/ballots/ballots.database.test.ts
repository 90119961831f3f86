import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { randomBytes } from 'node:crypto';
import { toB64, toHex, utf8, fromB64 } from '../../engines/ballots/bytes.ts';
import { certifySignature, makeObserverKeys } from '../../engines/ballots/observer-keys.ts';
import { signBlinded } from '../../engines/ballots/rsa.ts';
import { roundKeys } from '../../engines/ballots/round-keys.ts';
import { contextOf } from '../../engines/ballots/setup.ts';
import { sampleKeys } from '../../engines/ballots/samples/sample-keys.ts';
import { verifyBoard } from '../../engines/ballots/board/verify-board.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import type { Action, Query } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { electionAnnounce, electionCertify, electionResolve } from '../elections/deciding.ts';
import { electionIssue, electionOpenRound } from '../elections/opening.ts';
import { electionNameTellers } from '../elections/preparing.ts';
import { electionRead } from '../elections/reading.ts';
import { electionEnter } from '../elections/telling.ts';
import { sha256 } from './board-store.ts';
import { ballotSchool, type Phone } from './samples/ballot-school.ts';

const database = await testDatabase({ connections: 24 });
let school: Awaited<ReturnType<typeof ballotSchool>>;

beforeAll(async () => {
  school = await ballotSchool(database, 'qingyan');
});

const action = (name: string) => school.verbs.find((one) => one.name === name) as unknown as Action;
const query = (name: string) => school.verbs.find((one) => one.name === name) as unknown as Query;

async function asked<T>(name: string, input: object, by?: Uuid): Promise<T> {
  const told = await school.asked(query(name), input, by && school.as(by));
  if (!told.ok) throw new Error(JSON.stringify(told.error));
  return told.value as T;
}
const done = <T>(name: string, input: object, by?: Uuid): Promise<T> =>
  school.done(action(name), input, by && school.as(by)) as Promise<T>;
const refused = (name: string, input: object, by?: Uuid) =>
  school.refused(action(name), input, by && school.as(by));

/** Fetches a token for a phone. */
async function fetchToken(roundId: Uuid, setup: string, one: Phone): Promise<void> {
  const blinded = school.blindedBy(one, setup);
  const input = { roundId, blinded };
  const told = await done<{ signatures: string[] }>('ballot.issue', input, one.personId);
  school.accept(one, setup, told.signatures);
}

interface RoundTold {
  readonly phase: string;
  readonly setup: string;
  readonly checkCode: string;
  readonly issued: number;
  readonly present: number;
  readonly expected: number;
  readonly paper: number;
  readonly otherRequests: readonly { readonly personId: Uuid }[];
}
const roundTold = (roundId: Uuid) => asked<RoundTold>('ballot.round', { roundId });

interface Class {
  readonly electionId: Uuid;
  readonly voters: readonly Uuid[];
  readonly first: Uuid;
  readonly second: Uuid;
  readonly monitor: Uuid;
}

/** A class with so many students elects its delegate among the first of them. */
async function electingClass(count: number, candidates = 2, seats = 1): Promise<Class> {
  const { classId, students: voters } = await school.classOf(count);
  const parts = { elector: 'class-meeting', electorName: '班会', unitId: classId } as const;
  const listed = voters.slice(0, candidates);
  return { ...(await school.ready({ seats, candidates: listed, parts })), voters };
}

const prepare = async (electionId: Uuid, more: object = { secrecy: 'server' }): Promise<Uuid> =>
  (await done<{ id: Uuid }>('ballot.prepare', { electionId, office: 1, ...more })).id;

const mark = async (roundId: Uuid, people: readonly Uuid[]): Promise<void> => {
  for (const personId of people) await done('ballot.mark-present', { roundId, personId });
};

/** A round that the server answers for alone, begun, with everybody there. */
async function begun(made: Class) {
  const roundId = await prepare(made.electionId);
  await done('ballot.begin', { roundId });
  await mark(roundId, made.voters);
  const { setup } = await roundTold(roundId);
  return { ...made, roundId, setup, phones: made.voters.map(school.phone) };
}

type Begun = Awaited<ReturnType<typeof begun>>;

/** Everybody fetches a token and casts these marks; the round is closed. */
async function voted(
  { roundId, setup, phones }: Begun,
  marks: readonly string[],
  w: readonly number[] = [],
) {
  for (const one of phones) await fetchToken(roundId, setup, one);
  await done('ballot.open-casting', { roundId, tellersApproved: true });
  for (const [at, one] of phones.entries()) {
    const choices = { m: marks[at] ?? '--', w: at === 0 ? w : [] };
    expect(school.cast(roundId, one, setup, choices).refused).toBeNull();
  }
  await done('ballot.close', { roundId });
}

const announce = (electionId: Uuid, round: number) =>
  school.done(electionAnnounce, { electionId, office: 1, round });

async function verified(roundId: Uuid) {
  const board = await asked<{ text: string }>('ballot.board', { roundId });
  return verifyBoard(nodePrimitives, board.text, {});
}

const times = (mark: string, count: number): readonly string[] =>
  Array.from({ length: count }, () => mark);

describe('a round that the server answers for alone', () => {
  it('goes from tokens over ballots to the result of the election, and its board verifies', async () => {
    const made = await begun(await electingClass(12));
    const { roundId, electionId } = made;
    expect(await refused('ballot.close', { roundId })).toEqual(['phase-other']);
    expect(await refused('ballot.open-casting', { roundId })).toEqual([
      'ballots-missing',
      'too-few-ballots',
    ]);
    await voted(made, [...times('YN', 8), ...times('NY', 4)]);
    expect(await roundTold(roundId)).toMatchObject({
      phase: 'opened',
      issued: 12,
      present: 12,
      expected: 12,
    });
    const read = await school.asked(electionRead, { electionId });
    const shown = read.ok ? read.value.offices[0]?.rounds[0] : null;
    expect(shown?.decision).toMatchObject({
      kind: 'decided',
      working: { returned: 12, issued: 12 },
    });
    expect(await refused('ballot.conclude', { roundId })).toEqual(['announce-first']);
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId });
    expect(await refused('ballot.conclude', { roundId })).toEqual(['nothing-new']);
    expect((await verified(roundId)).failures).toEqual([]);
    await school.done(electionCertify, { electionId });
    expect(await refused('ballot.void', { roundId, reason: '太晚' })).toEqual(['election-over']);
  });

  it('tells a phone its rounds, and the list of who can be written in', async () => {
    const made = await begun(await electingClass(10));
    const [phone] = made.phones as [Phone];
    const told = await asked<{ rounds: readonly object[] }>('ballot.mine', {}, phone.personId);
    expect(told.rounds).toMatchObject([
      {
        id: made.roundId,
        phase: 'issuing',
        present: true,
        way: null,
        requested: false,
        setup: made.setup,
        box: { kind: 'port' },
      },
    ]);
    const { people } = await asked<{ people: readonly string[] }>(
      'ballot.roster',
      { roundId: made.roundId },
      phone.personId,
    );
    const { roster } = JSON.parse(made.setup) as { roster: { n: number; root: string } };
    expect(people).toHaveLength(8);
    expect(roster).toEqual({ n: 8, root: toHex(sha256(utf8(JSON.stringify(people)))) });
    // Everybody of the class has the same name: the ends of their numbers tell them apart.
    expect(new Set(people).size).toBe(8);
    const [stranger] = (await school.people(1)) as [Uuid];
    const refusedRoster = await school.asked(
      query('ballot.roster'),
      { roundId: made.roundId },
      school.as(stranger),
    );
    expect(refusedRoster.ok).toBe(false);
    expect(await asked('ballot.mine', {}, stranger)).toEqual({ rounds: [] });
  });

  it('holds a further round by phone, with somebody written in', async () => {
    const made = await begun(await electingClass(10));
    const { electionId } = made;
    await voted(made, [...times('YN', 5), ...times('NY', 5)]);
    // Five of ten is not more than half: nobody passes, and a further round follows.
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId: made.roundId });
    const again = await begun(made);
    expect(JSON.parse(again.setup)).toMatchObject({
      round: { kind: 'further', number: 2, lawNumber: 2 },
    });
    const { roster } = JSON.parse(again.setup) as { roster: { n: number } };
    expect(roster.n).toBe(8);
    await voted(again, ['--', ...times('YN', 9)], [3]);
    await announce(electionId, 2);
    await done('ballot.conclude', { roundId: again.roundId });
    const verdict = await verified(again.roundId);
    expect(verdict.failures).toEqual([]);
    const read = await school.asked(electionRead, { electionId });
    const decision = read.ok ? read.value.offices[0]?.rounds[1]?.decision : null;
    expect(
      decision?.kind === 'decided' &&
        decision.working.tallies.map(({ yes, listed }) => [yes, listed]),
    ).toEqual([
      [9, true],
      [1, false],
      [0, true],
    ]);
    await school.done(electionCertify, { electionId });
  });
});

it('holds a tie round by phone, in which nobody can be written in', async () => {
  const made = await begun(await electingClass(10, 3, 2));
  await voted(made, [...times('YYN', 4), ...times('YNY', 4), 'NYY', 'NYY']);
  await announce(made.electionId, 1);
  await done('ballot.conclude', { roundId: made.roundId });
  const again = await begun(made);
  expect(JSON.parse(again.setup)).toMatchObject({
    round: { kind: 'tie', tieNumber: 1, seats: 1 },
    candidates: [{ id: 'c2' }, { id: 'c3' }],
    roster: null,
  });
  await voted(again, [...times('YN', 6), ...times('NY', 4)]);
  await announce(made.electionId, 2);
  await done('ballot.conclude', { roundId: again.roundId });
  expect((await verified(again.roundId)).failures).toEqual([]);
  await school.done(electionCertify, { electionId: made.electionId });
});

describe('who votes how', () => {
  it('gives one token a person, whatever asks at once', async () => {
    const made = await begun(await electingClass(10));
    const { roundId, setup } = made;
    const [voter] = made.voters as [Uuid];
    const phones = Array.from({ length: 20 }, () => school.phone(voter));
    const asking = phones.map(async (one) => {
      const input = { roundId, blinded: school.blindedBy(one, setup) };
      const told = await school
        .done(action('ballot.issue'), input, school.as(voter))
        .catch((error: Error) => error);
      return { one, told };
    });
    const answers = await Promise.all(asking);
    const won = answers.filter(({ told }) => !(told instanceof Error));
    expect(won).toHaveLength(1);
    const others = answers.flatMap(({ told }) => (told instanceof Error ? [told.message] : []));
    expect(others.every((message) => message.includes('other-request'))).toBe(true);
    const one = won[0]?.one;
    if (!one) throw new Error('nobody won');
    // The same bytes are answered with the same signature ever after.
    await fetchToken(roundId, setup, one);
    expect((await roundTold(roundId)).otherRequests).toMatchObject([
      { personId: voter, times: 19 },
    ]);
  });

  it('keeps paper and phone apart, and counts both together', async () => {
    const made = await begun(await electingClass(14));
    const { roundId, setup, electionId, voters, phones } = made;
    const [onPaper, undecided] = voters.slice(12) as [Uuid, Uuid];
    await done('ballot.hand-paper', { roundId, personId: onPaper });
    const paperPhone = phones[12] as Phone;
    const input = { roundId, blinded: school.blindedBy(paperPhone, setup) };
    expect(await refused('ballot.issue', input, onPaper)).toEqual(['took-paper']);
    for (const one of phones.slice(0, 12)) await fetchToken(roundId, setup, one);
    expect(await refused('ballot.hand-paper', { roundId, personId: voters[0] })).toEqual([
      'took-electronic',
    ]);
    expect(await refused('ballot.open-casting', { roundId, tellersApproved: true })).toEqual([
      'ballots-missing',
    ]);
    await done('ballot.call', { roundId, personId: undecided });
    await done('ballot.open-casting', { roundId, tellersApproved: true });
    // Whoever was there may still choose; the paper box knows.
    await done('ballot.hand-paper', { roundId, personId: undecided });
    const where = { electionId, office: 1, round: 1, channel: 'paper-1' };
    const electronic = { ...where, channel: 'electronic-1' };
    expect(await school.refused(electionIssue, { ...electronic, issued: 3 })).toEqual([
      'channel-electronic',
    ]);
    for (const one of phones.slice(0, 12)) school.cast(roundId, one, setup, { m: 'YN', w: [] });
    await done('ballot.close', { roundId });
    const read = await school.asked(electionRead, { electionId });
    const order = (read.ok && read.value.offices[0]?.rounds[0]?.candidates) || [];
    // One of the two wrote somebody in who stands in no list of this board.
    const outsider = made.first;
    const figures = {
      ...school.figures(order, [1, 0], { returned: 2 }),
      writeIns: [{ personId: outsider, votes: 1 }],
    };
    const entered = { ...where, ...figures };
    expect(
      await school.refused(electionEnter, { ...electronic, ...figures }, school.as(made.first)),
    ).toEqual(['channel-electronic']);
    await school.done(electionEnter, entered, school.as(made.first));
    await school.done(electionEnter, entered, school.as(made.second));
    await announce(electionId, 1);
    await done('ballot.conclude', { roundId });
    expect((await verified(roundId)).failures).toEqual([]);
    const after = await school.asked(electionRead, { electionId });
    const decision = after.ok ? after.value.offices[0]?.rounds[0]?.decision : null;
    expect(decision).toMatchObject({ kind: 'decided', working: { issued: 14, returned: 14 } });
    await school.done(electionCertify, { electionId });
  });

  it('refuses whoever is not there, strangers, and blinded values out of bounds', async () => {
    const made = await begun(await electingClass(10));
    const { roundId, setup, voters, phones } = made;
    const [voter] = voters as [Uuid];
    await done('ballot.mark-present', { roundId, personId: voter, present: false });
    const blinded = school.blindedBy(phones[0] as Phone, setup);
    expect(await refused('ballot.issue', { roundId, blinded }, voter)).toEqual(['not-present']);
    const [stranger] = (await school.people(1)) as [Uuid];
    expect(await refused('ballot.issue', { roundId, blinded }, stranger)).toEqual([
      'not-an-elector',
    ]);
    const { issuers } = JSON.parse(setup) as { issuers: readonly { n: string }[] };
    const one = toB64(new Uint8Array(256).map((_, at) => (at === 255 ? 1 : 0)));
    for (const wrong of [issuers[0]?.n ?? '', one, toB64(new Uint8Array(255).fill(1)), '!', 'AA'])
      expect(await refused('ballot.issue', { roundId, blinded: [wrong] }, voters[1])).toEqual([
        'blinded-refused',
      ]);
    const two = [...blinded, ...blinded];
    expect(await refused('ballot.issue', { roundId, blinded: two }, voters[1])).toEqual([
      'blinded-refused',
    ]);
  });
});

describe('a round given up', () => {
  it('is prepared again before it is opened, and held again after', async () => {
    const made = await begun(await electingClass(10));
    const { electionId } = made;
    expect(await refused('ballot.prepare', { electionId, office: 1, secrecy: 'server' })).toEqual([
      'round-prepared',
    ]);
    await done('ballot.void', { roundId: made.roundId, reason: '名单核对码不一致' });
    const again = await begun(made);
    await voted(again, times('YN', 10));
    const annul = {
      electionId,
      office: 1,
      round: 1,
      settlement: 'annul',
      body: '班会',
      reason: '秩序',
    };
    expect(await school.refused(electionResolve, annul)).toEqual(['round-electronic']);
    await done('ballot.void', { roundId: again.roundId, reason: '会场断电' });
    const third = await begun(made);
    expect(JSON.parse(third.setup)).toMatchObject({ round: { number: 2, kind: 'first' } });
    await done('ballot.void', { roundId: third.roundId, reason: '改用纸质选票' });
    const input = { electionId, expected: 10, present: 10 };
    expect(await school.done(electionOpenRound, input)).toMatchObject({ quorate: true });
  });

  it('is refused for too few electors', async () => {
    const { electionId } = await electingClass(9);
    expect(await refused('ballot.prepare', { electionId, office: 1, secrecy: 'server' })).toEqual([
      'too-few-electors',
    ]);
  });
});

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
