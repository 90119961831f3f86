import { expect } from 'vitest';
import { verifyBoard } from '../../../engines/ballots/board/verify-board.ts';
import { nodePrimitives } from '../../../engines/native-signing/node-primitives.ts';
import type { Action, Query } from '../../../engines/actions/verb.ts';
import type { Database } from '../../../engines/storage/database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { electionAnnounce } from '../../elections/deciding.ts';
import { ballotSchool, type Phone } from './ballot-school.ts';
import { inMemory, type BallotStores } from './memory-box.ts';

/** What `ballot.round` tells, as far as tests look. */
export interface RoundTold {
  readonly phase: string;
  readonly setup: string;
  readonly checkCode: string;
  readonly issued: number;
  readonly present: number;
  readonly expected: number;
  readonly paper: number;
  readonly otherRequests: readonly { readonly personId: Uuid }[];
}

/** A class that elects. */
export interface Class {
  readonly electionId: Uuid;
  readonly voters: readonly Uuid[];
  readonly first: Uuid;
  readonly second: Uuid;
  readonly monitor: Uuid;
}

/** A class that votes by phone, and what is done in it over and over. */
export async function votingClass(
  database: Database,
  slug: string,
  stores: Partial<BallotStores> = {},
) {
  const school = await ballotSchool(database, slug, { ...inMemory(), ...stores });
  const action = (name: string) =>
    school.verbs.find((one) => one.name === name) as unknown as Action;
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

  const roundTold = (roundId: Uuid) => asked<RoundTold>('ballot.round', { roundId });

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
  return {
    ...{ school, action, query, asked, done, refused, fetchToken, roundTold },
    ...{ electingClass, prepare, mark, begun, voted, announce, verified, times },
  };
}
