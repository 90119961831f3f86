import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, onTestFailed } from 'vitest';
import { mingzhang } from '../cli/run-mingzhang.ts';
import { openBrowser } from '../web/open-browser.ts';
import { callForCandidates, decide, recommend } from './congress/candidates.ts';
import { inParallel, type Caller } from './congress/caller.ts';
import {
  answerByLink,
  approve,
  askAndReply,
  askClasses,
  callUnits,
  delegatesWanted,
  holdUnitElection,
  nominate,
  prepareUnit,
  reportAndExamine,
  type Choosing,
  type ChoosingUnit,
} from './congress/choosing.ts';
import { days } from './congress/days.ts';
import { disclosedOf, standingsOf } from './congress/disclosed.ts';
import {
  plenary,
  planSitting,
  preparatory,
  rollOf,
  type Delegate,
  type Sitting,
} from './congress/hall.ts';
import { startMovingServer, type MovingServer } from './congress/moving-server.ts';
import * as pages from './congress/pages.ts';
import { gather, logInAgain, type People } from './congress/people.ts';
import { electByPhone, prepareCommittee } from './congress/phone-election.ts';
import * as presidium from './congress/presidium.ts';
import { visitor, type Visitor } from './newcomer/visitor.ts';

/** The unit that asks for its approval only when it is late. */
const lateUnit = '北渠校区';

let server: MovingServer;
let browser: Browser;
let people: People;

beforeAll(async () => {
  const built = { programs: inject('programs'), appFolder: inject('appFolder') };
  [server, browser] = await Promise.all([
    startMovingServer({ ...built, begins: days.begins }),
    openBrowser(),
  ]);
  people = await gather({ address: server.address, school: 'demo' });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Everybody who opened a browser, for pictures of where it failed. */
const everybody: Visitor[] = [];

async function comes(who: Caller | null): Promise<Visitor> {
  const came = await visitor(browser, people.place);
  everybody.push(came);
  if (who !== null) await pages.logInAs(came, who);
  return came;
}

/** Another day: whoever still had a page open has gone home, as their log-in would have ended. */
async function onThe(day: (typeof days)[keyof typeof days], hour?: number): Promise<void> {
  await Promise.all(everybody.map(({ context }) => context.close()));
  await server.moveTo(day, hour);
  await logInAgain(people);
}

/** Lists of all units are public, and every class answers; one of them by the page on a phone. */
async function publicise(choosing: Choosing): Promise<void> {
  await onThe(days.answers);
  const [first, ...links] = (await inParallel(choosing.units, askClasses)).flat();
  if (!first) throw new Error('no class was asked');
  await pages.answerOnPhone(await comes(null), first);
  await inParallel(links, (link) => answerByLink(people, link));
}

type Elections = Map<string, string>;

/** The League committee replies to every unit that asks; one does not. */
async function reply(choosing: Choosing): Promise<Elections> {
  await onThe(days.replies);
  await inParallel(choosing.units, ({ id, branch }) =>
    branch.does('delegation.close-publicity', { delegationId: id }),
  );
  const inTime = choosing.units.filter(({ name }) => name !== lateUnit);
  const prepared = await inParallel(inTime, async (unit) => {
    await askAndReply(people.league, unit);
    return [unit.id, await prepareUnit(people, unit, days.elects)] as const;
  });
  return new Map(prepared);
}

async function elect(unit: ChoosingUnit, elections: Elections): Promise<void> {
  await holdUnitElection(people, unit, elections.get(unit.id) ?? '');
  await reportAndExamine(people, unit);
}

/** The units elect; the one that is late is told in the overview, and elects eleven days after the others. */
async function electDelegates(choosing: Choosing, elections: Elections): Promise<void> {
  const { congressId, quotaId, units } = choosing;
  const late = await people.league.rows('electoral-unit.list', { congressId, late: true });
  expect(late.map(({ unitName, step }) => [unitName, step])).toEqual([[lateUnit, 'request']]);
  const league = await comes(people.league);
  await pages.seeWhoIsLate(league, congressId, lateUnit);
  const inTime = units.filter(({ name }) => name !== lateUnit);
  await inParallel(inTime, (unit) => elect(unit, elections), 2);
  await league.go(`${pages.school}/electoral-unit?electoralUnitId=${inTime[0]?.id}`);
  await league.look('unit');
  await league.go(`${pages.school}/quota?quotaId=${quotaId}`);
  await league.look('quota');
  const last = units.find(({ name }) => name === lateUnit);
  if (!last) throw new Error(`${lateUnit} has no seats`);
  await askAndReply(people.league, last);
  elections.set(last.id, await prepareUnit(people, last, days.catchesUp));
  await onThe(days.catchesUp);
  await elect(last, elections);
}

/** 113 of 170 are too few: 114 are needed. One of them shows their code; then the others come. */
async function openSitting(sitting: Sitting, phone: Visitor, chair: Visitor): Promise<void> {
  const { office } = people;
  const roll = await rollOf(office, sitting.id);
  expect(roll.length).toBe(delegatesWanted);
  await presidium.checkIn(office, sitting.id, roll.slice(1, 113));
  await pages.checkInByCode(chair, sitting.id, await pages.codeOnPhone(phone));
  await pages.tryToOpen(chair, sitting.id, '✗ 未达到法定人数');
  await chair.page.getByText('应到 170 人，实到 113 人，至少需要 114 人').waitFor();
  await chair.look('no-quorum');
  await presidium.checkIn(office, sitting.id, roll.slice(113, presidium.inHall));
  await pages.tryToOpen(chair, sitting.id, '✓ 达到法定人数');
  await chair.page.getByText('已宣布开会').waitFor();
}

/** The preparatory meeting decides how the vote is held; the hall sees it on its screen. */
async function prepareHall(sitting: Sitting, phone: Visitor): Promise<Visitor> {
  const { office } = people;
  const chair = await comes(office);
  await openSitting(sitting, phone, chair);
  const screen = await comes(null);
  await screen.go(await pages.screenLink(chair, sitting.id));
  await pages.goToItem(chair, sitting.id, '通过选举办法和监票人、计票人名单');
  const { id: resolutionId } = await office.does('resolution.put', {
    ...{ sittingId: sitting.id, itemId: sitting.items[0] },
    ...{ title: '选举办法', text: '通过本次大会选举办法和监票人、计票人名单。' },
  });
  const hands = { resolutionId, yes: 150, no: 5, abstain: 3 };
  expect(await office.does('resolution.count', hands)).toMatchObject({ needed: 80, passed: true });
  await screen.page.getByText('✓ 通过').waitFor();
  await screen.look('screen-vote');
  await phone.go(`${pages.school}/hall`);
  await phone.look('delegate-open');
  await office.does('sitting.close', { sittingId: sitting.id });
  return chair;
}

const firstVotes = [140, 131, 120, 101, 99];
/** After one ballot was found to be counted for the wrong name. */
const rightVotes = [140, 131, 120, 100, 100];

/** A second teller types another sheet than the first, is told where, and corrects their own on the phone. */
async function enterOnPhone(place: presidium.SheetPlace, candidates: readonly string[]) {
  const [, first, second] = people.tellers;
  if (!first || !second) throw new Error('there are no tellers');
  await first.caller.does('election.enter', presidium.sheetOf(place, candidates, firstVotes));
  const teller = await comes(second.caller);
  await teller.go(`${pages.school}/`);
  await teller.page.getByRole('link', { name: /请录入计票单/ }).waitFor();
  await teller.go(pages.sheetAddress(place));
  await pages.typeSheet(teller, rightVotes, presidium.ballots);
  await teller.page.getByRole('button', { name: '录入', exact: true }).click();
  await teller.page.getByRole('heading', { name: '两人录入的有 4 处不一样' }).waitFor();
  await teller.look('sheet-differs');
  await pages.typeSheet(teller, firstVotes, presidium.ballots);
  await teller.page.getByRole('button', { name: '改正我录入的' }).click();
  await teller.page.getByText('已录入，核对一致。').waitFor();
}

/** First round: nobody is chair yet, and a correction turns the fourth vice-chair into a tie. */
async function firstRound(electionId: string): Promise<void> {
  const { league } = people;
  const [chair, vice] = [1, 2].map((office) => ({ electionId, office, round: 1 })) as [
    presidium.SheetPlace,
    presidium.SheetPlace,
  ];
  await presidium.openRound(league, electionId);
  for (const place of [chair, vice]) await presidium.issue(league, place);
  const [forChair, forVice] = await Promise.all([
    presidium.onBallot(league, chair),
    presidium.onBallot(league, vice),
  ]);
  await presidium.enterTwice(people, presidium.sheetOf(chair, forChair, [77, 74]));
  await presidium.announce(people, chair);
  await enterOnPhone(vice, forVice);
  await presidium.announce(people, vice);
  expect(await presidium.electedIn(league, electionId, 2)).toBe(4);
  await people.tellers[0]?.caller.does('election.reopen-sheet', {
    ...{ ...vice, channel: 'paper-1', reason: '复核发现有一张选票记到了另一个人名下。' },
  });
  await presidium.enterTwice(people, presidium.sheetOf(vice, forVice, rightVotes));
  await presidium.announce(people, vice);
  const { offices } = await presidium.readElection(league, electionId);
  expect(offices.map(({ next, elected }) => [next?.is, next?.seats, elected.length])).toEqual([
    ['further', 1, 0],
    ['tie', 1, 3],
  ]);
}

/** Second round: one office elects anew, the other decides between two who are equal. */
async function secondRound(electionId: string): Promise<void> {
  const { league } = people;
  await presidium.openRound(league, electionId);
  for (const [office, votes] of [
    [1, [98, 55]],
    [2, [61, 96]],
  ] as const) {
    const place = { electionId, office, round: 2 };
    await presidium.issue(league, place);
    const candidates = await presidium.onBallot(league, place);
    expect(candidates.length).toBe(2);
    await presidium.enterTwice(people, presidium.sheetOf(place, candidates, votes));
    await presidium.announce(people, place);
  }
  const { offices } = await presidium.readElection(league, electionId);
  expect(offices.map(({ waits, elected }) => [waits, elected.length])).toEqual([
    ['nothing', 1],
    ['nothing', 4],
  ]);
}

/** The result is certified and stands on the hall's screen; anybody counts it again from its file. */
async function certify(electionId: string, sitting: Sitting, chair: Visitor): Promise<void> {
  const league = await comes(people.league);
  await league.go(`${pages.school}/election?electionId=${electionId}`);
  await league.look('election-finished');
  await pages.certify(league);
  const screen = await comes(null);
  await screen.go(await pages.screenLink(chair, sitting.id));
  await screen.page.getByText(/^副主席当选：/).waitFor();
  await screen.look('screen-result');
  await league.go(`${pages.school}/election-result?electionId=${electionId}`);
  await league.look('result');
  const { text } = await people.league.asks<{ text: string }>('election.file', { electionId });
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-count-'));
  const file = path.join(folder, 'count.json');
  writeFileSync(file, text);
  const [honest, changed] = [
    await mingzhang(['verify', file]),
    (writeFileSync(file, text.replace(/"yes":\s*98\b/, '"yes": 99')),
    await mingzhang(['verify', file])),
  ];
  rmSync(folder, { recursive: true });
  expect([honest.code, changed.code]).toEqual([0, 1]);
}

/** The congress as it meets: what the vote by phone and the end of the day go on from. */
interface Meeting {
  readonly choosing: Choosing;
  readonly electionId: string;
  readonly committeeId: string;
  readonly sitting: Sitting;
  readonly delegates: readonly Delegate[];
}

let meeting: Meeting;

/** Two sittings on one day, the second with both elections; the presidium is elected on paper. */
async function meet(
  choosing: Choosing,
  { electionId, committeeId }: Pick<Meeting, 'electionId' | 'committeeId'>,
): Promise<Meeting> {
  await onThe(days.meets, 8);
  const { office, admin } = people;
  const { congressId } = choosing;
  const first = await planSitting(office, congressId, preparatory);
  const second = await planSitting(office, congressId, plenary(electionId, committeeId));
  const [delegate] = await rollOf(office, first.id);
  const named = await admin.rows('person.list', {}, { search: delegate?.name ?? '' });
  const person = named.find(({ id }) => id === delegate?.personId);
  if (!person) throw new Error('the first delegate is nobody');
  const phone = await comes(await people.open(person));
  const chair = await prepareHall(first, phone);
  const roll = await rollOf(office, second.id);
  await presidium.checkIn(office, second.id, roll.slice(0, presidium.inHall));
  await office.does('sitting.open', { sittingId: second.id });
  await office.does('agenda.go-to', { sittingId: second.id, itemId: second.items[1] });
  await firstRound(electionId);
  await secondRound(electionId);
  await certify(electionId, second, chair);
  return { choosing, electionId, committeeId, sitting: second, delegates: roll };
}

/** The meeting is over; those elected begin. */
async function end({ choosing, electionId, sitting }: Meeting): Promise<void> {
  const { office, league } = people;
  const { congressId, unionId } = choosing;
  await office.does('sitting.close', { sittingId: sitting.id });
  const held = { heldSince: days.meets, heldUntil: days.meets };
  await league.does('congress.hold', { congressId, ...held });
  expect(await presidium.begin(people, { unionId, electionId })).toBe(5);
}

async function keepPictures(): Promise<void> {
  for (const [at, one] of everybody.entries())
    if (!one.page.isClosed()) await one.picture(`failed-${at}`);
}

let before: Awaited<ReturnType<typeof standingsOf>>;

it('a congress of 170 delegates goes from its request to the presidium it elects on paper', async () => {
  onTestFailed(keepPictures);
  before = await standingsOf(people.league);
  const choosing = await callUnits(people, await approve(people));
  expect(choosing.units.reduce((all, { seats }) => all + seats, 0)).toBe(delegatesWanted);
  await onThe(days.nominates);
  await nominate(choosing);
  const called = await callForCandidates(people, choosing.unionId);
  await recommend(people, called.candidates);
  await publicise(choosing);
  const elections = await reply(choosing);
  await onThe(days.elects);
  await decide(people, called.candidates);
  await electDelegates(choosing, elections);
  expect(called.candidates.length).toBe(7);
  const electionId = await presidium.preparePresidium(people, choosing.unionId, called);
  const committeeId = await prepareCommittee(
    people,
    choosing.unionId,
    called.candidates.map(({ personId }) => personId),
  );
  meeting = await meet(choosing, { electionId, committeeId });
}, 400_000);

it('the same congress elects its committee by phone, watched by three', async () => {
  onTestFailed(keepPictures);
  const { text, checkCode } = await electByPhone({ people, comes, meeting });
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-board-'));
  const file = path.join(folder, 'board.jsonl');
  writeFileSync(file, text);
  const honest = await mingzhang(['verify', file, '--code', checkCode]);
  writeFileSync(file, text.replace('"present":158', '"present":157'));
  const changed = await mingzhang(['verify', file, '--code', checkCode]);
  rmSync(folder, { recursive: true });
  expect([honest.code, changed.code]).toEqual([0, 1]);
}, 420_000);

it('the presidium serves, and the disclosure is filled from it all', async () => {
  onTestFailed(keepPictures);
  await end(meeting);
  await onThe(days.serves);
  const after = await standingsOf(people.league);
  const turned = ['school-10', 'school-11', 'school-12'].map((key) => [before[key], after[key]]);
  expect(turned).toEqual([
    ['met', 'met'],
    ['needs-ground', 'met'],
    ['attested', 'met'],
  ]);
  const told = await disclosedOf(people.league, meeting.choosing.unionId, days.serves);
  expect(told).toContain('第十次学生代表大会于2025年11月21日召开。');
  expect(told).toContain('占学生总数10936人的1.55%');
  const expected = everybody.flatMap(({ problems }) => problems);
  // The ballot box has an address of its own.
  const box = /^reached http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}/;
  const told409 = /^409 .*\/sitting\.open$/;
  expect(expected.filter((one) => !told409.test(one) && !box.test(one))).toEqual([]);
}, 120_000);
