import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { verifyBoard } from '../../engines/ballots/board/verify-board.ts';
import { nodePrimitives } from '../../engines/native-signing/node-primitives.ts';
import type { Action, Query } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { electionAnnounce, electionCertify } from '../elections/deciding.ts';
import { electionRead } from '../elections/reading.ts';
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

/** A class with so many students votes on two of three candidates; everybody is there and has a token. */
async function issued(count: number, more: object = { secrecy: 'server' }) {
  const { classId, students: voters } = await school.classOf(count);
  const parts = { elector: 'class-meeting', electorName: '班会', unitId: classId } as const;
  const election = await school.ready({ seats: 1, candidates: voters.slice(0, 2), parts });
  const { electionId } = election;
  const { id: roundId } = await done<{ id: Uuid }>('ballot.prepare', {
    ...{ electionId, office: 1 },
    ...more,
  });
  return { ...election, voters, roundId };
}

async function issuing(count: number) {
  const made = await issued(count);
  const { roundId, voters } = made;
  await done('ballot.begin', { roundId });
  for (const personId of voters) await done('ballot.mark-present', { roundId, personId });
  const { setup } = await roundTold(roundId);
  const phones = voters.map(school.phone);
  return { ...made, setup, phones };
}

describe('a round that the server answers for alone', () => {
  it('goes from tokens over ballots to the result of the election', async () => {
    const made = await issuing(12);
    const { roundId, setup, phones, electionId } = made;
    for (const one of phones) await fetchToken(roundId, setup, one);
    const told = await roundTold(roundId);
    expect(told).toMatchObject({ phase: 'issuing', issued: 12, present: 12 });
    // Students of the unit who are not there are expected all the same.
    const expected = told.expected;
    expect(expected).toBeGreaterThanOrEqual(12);
    expect(await refused('ballot.close', { roundId })).toEqual(['phase-other']);
    await done('ballot.open-casting', { roundId, tellersApproved: true });
    for (const [at, one] of phones.entries()) {
      const m = at < 8 ? 'YN' : 'NY';
      expect(school.cast(roundId, one, setup, { m, w: [] }).refused).toBeNull();
    }
    expect(await done('ballot.close', { roundId })).toEqual({ box: 12, issued: 12 });
    expect((await roundTold(roundId)).phase).toBe('opened');
    const read = await school.asked(electionRead, { electionId });
    const decision = read.ok ? read.value.offices[0]?.rounds[0]?.decision : null;
    expect(decision).toMatchObject({ kind: 'decided', working: { returned: 12 } });
    await school.done(electionAnnounce, { electionId, office: 1, round: 1 });
    await done('ballot.conclude', { roundId });
    const board = await asked<{ text: string }>('ballot.board', { roundId });
    const verdict = verifyBoard(nodePrimitives, board.text, {});
    expect(verdict.failures).toEqual([]);
    await school.done(electionCertify, { electionId });
  });
});
