import { fromB64, toB64, utf8 } from '../../../src/engines/ballots/bytes.ts';
import { certifySignature, makeObserverKeys } from '../../../src/engines/ballots/observer-keys.ts';
import { signBlinded } from '../../../src/engines/ballots/rsa.ts';
import { diceOf } from '../../../src/engines/ballots/samples/dice.ts';
import { sampleKeys } from '../../../src/engines/ballots/samples/sample-keys.ts';
import { sha256 } from '../../../src/capabilities/ballots/board-store.ts';
import type { Database } from '../../../src/engines/storage/database.ts';
import { withSchool } from '../../../src/engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../src/kernel/id.ts';
import type { SittingIds } from './fill-sittings.ts';
import type { Make, UnitIds } from './fill-unit.ts';

/** Rounds by phone of one unit, by where they stand. */
export interface BallotIds {
  /** Its observer has sent no keys yet. */
  readonly offering: Uuid;
  readonly keys: Uuid;
  /** In a sitting, with a co-issuing observer: one token waits, one delegate has paper, one has nothing. */
  readonly issuing: Uuid;
  /** Everybody has a ballot or was called. */
  readonly full: Uuid;
  readonly casting: Uuid;
  /** Closed and sealed. */
  readonly sealed: Uuid;
  readonly announced: Uuid;
  /** Waits for its observer's certificate, which is `certificate`. */
  readonly counted: Uuid;
  readonly certificate: string;
  /** Opens the shared device of `issuing`; `code` is the first delegate's. */
  readonly token: string;
  readonly code: string;
  /** Delegates: without anything, with a token that waits, with paper. */
  readonly free: Uuid;
  readonly asked: Uuid;
  readonly onPaper: Uuid;
}

/** Who makes them, and what they are made in. */
export interface BallotMakers {
  readonly database: Database;
  readonly id: SchoolId;
  readonly make: Make;
  readonly told: (verb: string, input: object) => Promise<unknown>;
  /** The observer of every round, who has an account. */
  readonly observer: { readonly personId: Uuid; readonly make: Make };
  readonly counter: Uuid;
  readonly asPerson: (personId: Uuid) => Make;
}

/** What a phone sends: a number that can be signed. */
const two = toB64(new Uint8Array(256).map((_, at) => (at === 255 ? 2 : 0)));
const keys = makeObserverKeys({
  ...{ number: 1, random: diceOf('observer'), seals: true, coIssuer: false },
});
const coIssuing = makeObserverKeys({
  ...{ number: 1, random: diceOf('observer'), seals: true, coIssuer: true, rsa: sampleKeys[0] },
});

/** The same in every school: values to send, and the co-issuer's signature of them. */
export const ballotValues = {
  blinded: two,
  keys: keys.public,
  opening: toB64(keys.secret.x25519 ?? new Uint8Array()),
  signature: toB64(
    signBlinded(sampleKeys[0], fromB64(two) ?? new Uint8Array(), diceOf('base')) ??
      new Uint8Array(),
  ),
} as const;

const day = '2026-11-20';

/** Writes down that every student of a unit is there, in one statement. */
const markAll = ({ database, id }: BallotMakers, roundId: Uuid, unit: Uuid): Promise<void> =>
  withSchool(database, id, async ({ client }) => {
    await client.query(
      `insert into ballot_holder (school_id, round_id, person_id, marked, called)
       select $1, $2, p.id, true, true from person p left join unit c on c.school_id = $1 and c.id = p.class_id
       where p.school_id = $1 and p.kind = 'student' and (p.unit_id = $3 or p.class_id = $3 or c.parent_id = $3)`,
      [id, roundId, unit],
    );
  });

/** Holds rounds of a unit up to every place where the next step can be made. */
export async function fillBallots(
  makers: BallotMakers,
  unit: UnitIds,
  {
    hall,
    people,
    level,
    mark,
  }: {
    readonly hall: SittingIds;
    /** The delegates of the hall in their order. */
    readonly people: readonly Uuid[];
    readonly level: Uuid | null;
    readonly mark: string;
  },
): Promise<BallotIds> {
  const { make, told, observer, asPerson } = makers;
  const [free, asked, onPaper] = people as [Uuid, Uuid, Uuid];
  const voters = [unit.student, unit.sparePerson] as const;
  const tellers = [
    { personId: observer.personId, role: 'monitor' },
    { personId: makers.counter, role: 'counter' },
  ];
  const election = async (parts: object): Promise<Uuid> => {
    const electionId = await make('election.prepare', {
      ...{ what: 'other', elector: 'assembly', electorName: `全体学生大会${mark}`, day },
      ...{ title: `手机选举${mark}`, offices: [{ title: `代表${mark}`, seats: 1 }] },
      ...parts,
    });
    for (const personId of voters)
      await make('election.nominate', { electionId, office: 1, personId });
    await make('election.name-tellers', { electionId, tellers });
    await make('election.publish', { electionId, from: '2026-11-02' });
    return electionId;
  };
  const server = { secrecy: 'server' };
  const sealed = { secrecy: 'observers', threshold: 1 };
  const prepared = async (how: object, parts: object = { unitId: unit.unit }) => {
    const electionId = await election(parts);
    const roundId = await make('ballot.prepare', { electionId, office: 1, ...how });
    return { electionId, roundId };
  };
  const offer = (roundId: Uuid, offered: object = keys.public) =>
    observer.make('ballot.offer-keys', { roundId, ...offered });
  const full = async (how: object) => {
    const held = await prepared(how);
    const { roundId } = held;
    if (how === sealed) await offer(roundId);
    await make('ballot.begin', { roundId });
    await markAll(makers, roundId, unit.unit);
    for (const personId of voters)
      await asPerson(personId)('ballot.issue', { roundId, blinded: [two] });
    return held;
  };
  const casting = async (how: object) => {
    const held = await full(how);
    await make('ballot.open-casting', { roundId: held.roundId, tellersApproved: true });
    return held;
  };
  const closed = async (how: object) => {
    const held = await casting(how);
    await make('ballot.close', { roundId: held.roundId });
    return held;
  };
  const announced = async (how: object) => {
    const held = await closed(how);
    const { electionId, roundId } = held;
    if (how === sealed)
      await observer.make('ballot.open-seal', { roundId, x25519: ballotValues.opening });
    await observer.make('election.announce', { electionId, office: 1, round: 1 });
    return held;
  };
  const inHall = { elector: 'congress', electorName: `学代会${mark}` };
  const of = level === null ? inHall : { ...inHall, unitId: level };
  const coIssued = { ...sealed, coIssuerId: observer.personId, sittingId: hall.open };
  const { roundId: issuing } = await prepared(coIssued, of);
  await offer(issuing, coIssuing.public);
  await make('ballot.begin', { roundId: issuing });
  await asPerson(asked)('ballot.issue', { roundId: issuing, blinded: [two, two] });
  await make('ballot.hand-paper', { roundId: issuing, personId: onPaper });
  const { token } = (await told('ballot.kiosk', { roundId: issuing })) as {
    readonly token: string;
  };
  const { roundId: counted } = await announced(sealed);
  await make('ballot.conclude', { roundId: counted });
  const board = (await told('ballot.board', { roundId: counted })) as { readonly text: string };
  const decision = board.text.split('\n').find((line) => line.endsWith('"type":"decision"}')) ?? '';
  return {
    ...{ issuing, token, counted, free, asked, onPaper, code: hall.code },
    certificate: toB64(certifySignature(keys.secret, sha256(utf8(decision)))),
    offering: (await prepared(sealed)).roundId,
    keys: (await prepared(server)).roundId,
    full: (await full(server)).roundId,
    casting: (await casting(server)).roundId,
    sealed: (await closed(sealed)).roundId,
    announced: (await announced(server)).roundId,
  };
}
