import { expect } from 'vitest';
import type { Visitor } from '../newcomer/visitor.ts';
import { inParallel, type Caller } from './caller.ts';
import { days } from './days.ts';
import type { Delegate } from './hall.ts';
import type { People } from './people.ts';
import * as pages from './phone-pages.ts';
import { kioskDoor, marksFor, ownDoor, voter, type Voter } from './phones.ts';
import { inHall, onBallot, readElection } from './presidium.ts';

/** Voters on paper; all others in the hall vote by phone. */
export const onPaper = 18;

/** Voters with a browser of their own. */
export const withBrowser = 5;

/** The election of the student committee, its list public with the presidium's; three watch over it. */
export async function prepareCommittee(
  { league, tellers }: People,
  unionId: string,
  candidates: readonly string[],
): Promise<string> {
  const { id: electionId } = await league.does('election.prepare', {
    ...{ what: 'committee', elector: 'congress', electorName: '第十次学生代表大会' },
    ...{ title: '第十届学生委员会选举', day: days.meets, bodyId: unionId },
    offices: [{ title: '学生委员会委员', seats: 5, mode: 'contested' }],
  });
  for (const personId of candidates)
    await league.does('election.nominate', { electionId, office: 1, personId });
  await league.does('election.name-tellers', {
    electionId,
    tellers: tellers.map(({ personId }) => ({ personId, role: 'monitor' })),
  });
  await league.does('election.publish', { electionId });
  return String(electionId);
}

/** Eight-digit codes of delegates, in the order of their numbers. */
export async function codesOf(office: Caller, congressId: string): Promise<readonly string[]> {
  const { paper } = await office.asks<{ paper: unknown }>('attendance.codes', { congressId });
  const codes = JSON.stringify(paper).match(/"\d{4} \d{4}"/g) ?? [];
  return codes.map((one) => one.replaceAll(/[" ]/g, ''));
}

/** One round as it is voted: who has which marks. */
export interface Votes {
  readonly seats: number;
  /** 赞成 for each candidate in the order of the ballot. */
  readonly yes: readonly number[];
}

/** Marks of everybody in the hall; the last of the phones votes for more than there are seats. */
export function marksIn({ seats, yes }: Votes): { phones: string[]; paper: string[] } {
  const all = marksFor(yes, inHall - 1, seats);
  const spoilt = yes.map(() => 'Y').join('');
  return { phones: [...all.slice(0, inHall - onPaper - 1), spoilt], paper: all.slice(-onPaper) };
}

/** The sheet of the paper box. */
export function paperSheet(
  place: { readonly electionId: string; readonly office: number; readonly round: number },
  candidates: readonly string[],
  paper: readonly string[],
): object {
  const count = (at: number, letter: string): number =>
    paper.filter((marks) => marks[at] === letter).length;
  const lines = candidates.map((personId, at) => ({
    ...{ personId, yes: count(at, 'Y'), no: count(at, 'N'), abstain: count(at, 'A') },
  }));
  return { ...place, channel: 'paper-1', returned: paper.length, invalid: 0, lines };
}

/** A voter without a browser, who comes with their log-in or shows their code at the kiosk. */
export const voterBy = (people: People, kiosk: string, door: Caller | string): Voter =>
  voter(typeof door === 'string' ? kioskDoor(people.place, kiosk, door) : ownDoor(door));

/** Everybody fetches; whoever's token an observer has still to sign asks again. */
export async function fetchAll(voters: readonly Voter[], roundId: string): Promise<void> {
  let left = voters;
  for (let tries = 0; left.length > 0 && tries < 30; tries += 1) {
    const got = await inParallel(left, (one) => one.fetchToken(roundId));
    left = left.filter((_, at) => !got[at]);
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  if (left.length > 0) throw new Error(`${left.length} tokens were never signed by all`);
}

/** What the vote by phone goes on from. */
export interface ByPhone {
  readonly people: People;
  readonly comes: (who: Caller | null) => Promise<Visitor>;
  readonly meeting: {
    readonly choosing: { readonly congressId: string };
    readonly committeeId: string;
    readonly sitting: { readonly id: string; readonly items: readonly string[] };
    readonly delegates: readonly Delegate[];
  };
}

/** Everybody who votes: the first few in browsers, some with their log-in, most at the kiosk, the last on paper. */
interface Voters {
  readonly browsers: readonly Caller[];
  /** All who vote by phone, the browsers' own first, as they vote without one. */
  readonly phones: readonly Voter[];
  readonly onPaper: readonly Delegate[];
}

/** Opens accounts for the first so many who have none yet. */
async function newLogIns({ admin, open }: People, those: readonly Delegate[], wanted: number) {
  const found = new Map<string, Caller>();
  for (const { name, personId } of those) {
    if (found.size === wanted) break;
    if ((await admin.rows('account.list', { personId })).length > 0) continue;
    const people = await admin.rows('person.list', {}, { search: name });
    const person = people.find(({ id }) => id === personId);
    if (!person) throw new Error('a delegate is nobody');
    found.set(personId, await open(person));
  }
  return found;
}

/** A few open an account, and all other phones are the kiosk. */
async function gatherVoters({ people, meeting }: ByPhone, roundId: string): Promise<Voters> {
  const there = meeting.delegates.slice(0, inHall);
  const { token } = await people.league.does('ballot.kiosk', { roundId });
  const codes = await codesOf(people.office, meeting.choosing.congressId);
  const byPhone = there.slice(0, inHall - onPaper);
  const logIns = await newLogIns(people, byPhone, withBrowser + 5);
  const atKiosk = byPhone.flatMap(({ personId }, at) =>
    logIns.has(personId) ? [] : [codes[at] ?? ''],
  );
  const callers = [...logIns.values()];
  return {
    browsers: callers.slice(0, withBrowser),
    phones: [...callers, ...atKiosk].map((door) => voterBy(people, String(token), door)),
    onPaper: there.slice(-onPaper),
  };
}

/** A round as it is prepared: the observers' browsers have made its keys. */
async function prepareRound(
  { people, meeting }: ByPhone,
  observers: readonly Visitor[],
  round: number,
): Promise<string> {
  const { id } = await people.league.does('ballot.prepare', {
    ...{ electionId: meeting.committeeId, office: 1, sittingId: meeting.sitting.id },
    coIssuerId: people.tellers[0]?.personId,
  });
  const roundId = String(id);
  await Promise.all(
    observers.map((one, at) => pages.makeKeys(one, roundId, round === 1 && at === 0)),
  );
  await people.league.does('ballot.begin', { roundId });
  return roundId;
}

async function handPaper({ people }: ByPhone, roundId: string, those: readonly Delegate[]) {
  await inParallel(those, ({ personId }) =>
    people.league.does('ballot.hand-paper', { roundId, personId }),
  );
}

/** From the close to the announcement: the box is opened by two of three, paper is entered twice. */
async function countRound(
  { people, meeting }: ByPhone,
  { roundId, round, observers, paper }: Counting,
): Promise<void> {
  const { league, tellers } = people;
  const electionId = meeting.committeeId;
  expect(await league.refused('ballot.conclude', { roundId })).toEqual(['phase-other']);
  for (const one of observers.slice(1))
    await pages.openBox(one, roundId, round === 1 && one === observers[1]);
  const place = { electionId, office: 1, round };
  const candidates = await onBallot(league, place);
  const sheet = paperSheet(place, candidates, paper);
  await tellers[0]?.caller.does('election.enter', sheet);
  await tellers[1]?.caller.does('election.enter', sheet);
  await tellers[0]?.caller.does('election.announce', place);
  await league.does('ballot.conclude', { roundId });
  for (const one of observers.slice(0, 2))
    await pages.certifyRound(one, roundId, round === 1 && one === observers[0]);
}

interface Counting {
  readonly roundId: string;
  readonly round: number;
  readonly observers: readonly Visitor[];
  readonly paper: readonly string[];
}

const seven = { seats: 5, yes: [140, 130, 120, 70, 60, 50, 40] } as const;
const three = { seats: 2, yes: [100, 85, 85] } as const;
const two = { seats: 1, yes: [90, 60] } as const;

const castAll = (voters: readonly Voter[], roundId: string, marks: readonly string[]) =>
  inParallel(voters, (one) => one.cast(roundId, { m: marks[voters.indexOf(one)] ?? '', w: [] }));

/** Everybody fetches a ballot; while one has none and is there, nobody casts. */
async function openFor(
  { people }: ByPhone,
  { roundId, fetching }: { roundId: string; fetching: () => Promise<unknown> },
): Promise<void> {
  const { league } = people;
  const opening = { roundId, tellersApproved: true };
  expect(await league.refused('ballot.open-casting', opening)).toContain('ballots-missing');
  await fetching();
  await league.does('ballot.open-casting', opening);
}

/** First round: three are elected, two seats stay open. Five vote in browsers, and find their ballots afterwards. */
async function first(by: ByPhone, observers: readonly Visitor[]) {
  const marks = marksIn(seven);
  const roundId = await prepareRound(by, observers, 1);
  const voters = await gatherVoters(by, roundId);
  await handPaper(by, roundId, voters.onPaper);
  const phones = await inParallel(voters.browsers, (who) => by.comes(who));
  const others = voters.phones.slice(withBrowser);
  let codes: readonly string[] = [];
  await openFor(by, {
    roundId,
    async fetching() {
      codes = await Promise.all(phones.map((one, at) => pages.fetchToken(one, at === 0)));
      await fetchAll(others, roundId);
    },
  });
  await Promise.all([
    ...phones.map((one, at) => pages.castBallot(one, marks.phones[at] ?? '', at === 0)),
    castAll(others, roundId, marks.phones.slice(withBrowser)),
  ]);
  await by.people.league.does('ballot.close', { roundId });
  await countRound(by, { roundId, round: 1, observers, paper: marks.paper });
  await Promise.all(phones.map((one, at) => pages.foundOnBoard(one, at === 0)));
  await Promise.all(phones.slice(1).map(({ context }) => context.close()));
  return { voters, phone: phones[0], code: codes[0] ?? '' };
}

/** Second round: one is elected and two are equal. A phone is lost after it fetched; another goes on by the code. */
async function second(
  by: ByPhone,
  { voters, phone, code }: Awaited<ReturnType<typeof first>>,
  observers: readonly Visitor[],
): Promise<void> {
  const marks = marksIn(three);
  const [owner] = voters.browsers;
  if (!phone || !owner) throw new Error('nobody has a phone to lose');
  const roundId = await prepareRound(by, observers, 2);
  await handPaper(by, roundId, voters.onPaper);
  const others = voters.phones.slice(1);
  await openFor(by, {
    roundId,
    async fetching() {
      await pages.fetchAgain(phone);
      await fetchAll(others, roundId);
    },
  });
  await phone.context.close();
  const another = await by.comes(owner);
  await pages.recover(another, code);
  await pages.castBallot(another, marks.phones[0] ?? '', false);
  await castAll(others, roundId, marks.phones.slice(1));
  await by.people.league.does('ballot.close', { roundId });
  await countRound(by, { roundId, round: 2, observers, paper: marks.paper });
  await pages.foundOnBoard(another, false);
  await another.context.close();
}

/** Third round, between the two who were equal. */
async function third(by: ByPhone, voters: Voters, observers: readonly Visitor[]): Promise<string> {
  const marks = marksIn(two);
  const roundId = await prepareRound(by, observers, 3);
  await handPaper(by, roundId, voters.onPaper);
  await openFor(by, { roundId, fetching: () => fetchAll(voters.phones, roundId) });
  await castAll(voters.phones, roundId, marks.phones);
  await by.people.league.does('ballot.close', { roundId });
  await countRound(by, { roundId, round: 3, observers, paper: marks.paper });
  return roundId;
}

/** The board of a round, as anybody downloads it, and the check code it is expected to have. */
async function downloaded({ people }: ByPhone, roundId: string) {
  const { address, school } = people.place;
  const answered = await fetch(`${address}/${school}/public/boards/${roundId}.jsonl`);
  const { checkCode } = await people.league.asks<{ checkCode: string }>('ballot.round', {
    roundId,
  });
  return { text: await answered.text(), checkCode };
}

/**
 * The congress elects its committee by phone: three observers in their browsers, eighteen on paper, three rounds; then the
 * count is certified. Answers the boards of the rounds.
 */
export async function electByPhone(by: ByPhone) {
  const { people, meeting } = by;
  const { league, office } = people;
  await office.does('agenda.go-to', {
    ...{ sittingId: meeting.sitting.id, itemId: meeting.sitting.items[2] },
  });
  const observers = await inParallel(people.tellers, ({ caller }) => by.comes(caller));
  const voted = await first(by, observers);
  await second(by, voted, observers);
  const last = await third(by, voted.voters, observers);
  const { offices } = await readElection(league, meeting.committeeId);
  expect(offices.map(({ waits, elected }) => [waits, elected.length])).toEqual([['nothing', 5]]);
  await league.does('election.certify', { electionId: meeting.committeeId });
  return downloaded(by, last);
}
