import { inParallel, type Caller } from './caller.ts';
import type { Candidate, Posts } from './candidates.ts';
import { days } from './days.ts';
import type { People } from './people.ts';

/** Delegates in the hall when they vote. */
export const inHall = 158;

/** Ballots that come back in every round, one of them invalid. */
export const ballots = { returned: inHall, invalid: 1 } as const;

const roles = ['monitor', 'counter', 'counter'] as const;

/** The election of the presidium by the congress, its list public for the days before it meets. */
export async function preparePresidium(
  { league, tellers }: People,
  unionId: string,
  { posts, candidates }: { readonly posts: Posts; readonly candidates: readonly Candidate[] },
): Promise<string> {
  const { id: electionId } = await league.does('election.prepare', {
    ...{ what: 'presidium', elector: 'congress', electorName: '第十次学生代表大会' },
    ...{ title: '第十九届主席团选举', day: days.meets, bodyId: unionId },
    offices: [
      { title: '主席', seats: 1, postId: posts.chair, mode: 'contested' },
      { title: '副主席', seats: 4, postId: posts.vice, mode: 'contested' },
    ],
  });
  for (const { personId, post } of candidates)
    await league.does('election.nominate', {
      ...{ electionId, office: post === 'chair' ? 1 : 2, personId },
    });
  const named = tellers.map(({ personId }, at) => ({ personId, role: roles[at] }));
  await league.does('election.name-tellers', { electionId, tellers: named });
  await league.does('election.publish', { electionId });
  return String(electionId);
}

/** Where a sheet belongs. */
export interface SheetPlace {
  readonly electionId: string;
  readonly office: number;
  readonly round: number;
}

/** A round as the election's page tells it. */
export interface RoundTold {
  readonly round: number;
  readonly candidates: readonly string[];
  readonly announced: boolean;
  readonly decision: { readonly kind: string } | null;
}

/** An office as the election's page tells it. */
export interface OfficeTold {
  readonly number: number;
  readonly title: string;
  readonly waits: string;
  readonly next: { readonly is: string; readonly seats: number } | null;
  readonly rounds: readonly RoundTold[];
  readonly elected: readonly {
    readonly id: string;
    readonly yes: number;
    readonly round: number;
  }[];
}

/** An election as its page tells it. */
export interface ElectionTold {
  readonly state: string;
  readonly offices: readonly OfficeTold[];
  readonly names: Readonly<Record<string, string>>;
  readonly appointed: boolean;
}

/** What the page of an election shows. */
export const readElection = (by: Caller, electionId: string): Promise<ElectionTold> =>
  by.asks<ElectionTold>('election.read', { electionId });

/** The candidates of the last round of an office, in the order of the ballot. */
export async function onBallot(
  by: Caller,
  { electionId, office }: Omit<SheetPlace, 'round'>,
): Promise<readonly string[]> {
  const { offices } = await readElection(by, electionId);
  return offices[office - 1]?.rounds.at(-1)?.candidates ?? [];
}

/** Begins the next round of every office that waits for one, with everybody who is in the hall. */
export const openRound = (by: Caller, electionId: string): Promise<unknown> =>
  by.does('election.open-round', {
    ...{ electionId, expected: 170, present: inHall, tellersApproved: true },
  });

/** How many an office has elected so far. */
export async function electedIn(by: Caller, electionId: string, office: number): Promise<number> {
  const { offices } = await readElection(by, electionId);
  return offices[office - 1]?.elected.length ?? 0;
}

/** Hands out the ballots of a round, one to everybody in the hall. */
export const issue = (by: Caller, place: SheetPlace): Promise<unknown> =>
  by.does('election.issue', { ...place, channel: 'paper-1', issued: inHall });

/** A sheet: one ballot is invalid; the votes for each in the order of the ballot, the others against. */
export function sheetOf(
  place: SheetPlace,
  candidates: readonly string[],
  votes: readonly number[],
): object {
  const valid = ballots.returned - ballots.invalid;
  const lines = candidates.map((personId, at) => {
    const yes = votes[at] ?? 0;
    return { personId, yes, no: valid - yes, abstain: 0 };
  });
  return { ...place, channel: 'paper-1', ...ballots, lines };
}

/** Two tellers enter the same sheet. */
export async function enterTwice({ tellers }: People, sheet: object): Promise<void> {
  const [, first, second] = tellers;
  await first?.caller.does('election.enter', sheet);
  const answer = await second?.caller.does('election.enter', sheet);
  if (answer?.['progress'] !== 'accepted') throw new Error('the two sheets do not agree');
}

/** Who watches tells the hall. */
export async function announce({ tellers }: People, place: SheetPlace): Promise<string> {
  const { decision } = (await tellers[0]?.caller.does('election.announce', place)) ?? {};
  return String(decision);
}

interface Running {
  readonly id: string;
  readonly basis: string;
}

/** The term changes: departments go on, the former presidium's time ends, and those elected begin. */
export async function begin(
  { league }: People,
  { unionId, electionId }: { readonly unionId: string; readonly electionId: string },
): Promise<number> {
  const change = { bodyId: unionId, since: days.serves };
  const { running, nextNumber } = await league.asks<{ running: Running[]; nextNumber: number }>(
    'term.preview',
    change,
  );
  const stays = running.filter(({ basis }) => basis !== 'elected').map(({ id }) => id);
  const { id: termId } = await league.does('term.change', { ...change, number: nextNumber, stays });
  const made = await league.does('election.appoint', { electionId, since: days.serves, termId });
  return Number(made['appointed']);
}

/** Everybody who is in the hall, checked in one after another at several tables. */
export async function checkIn(
  by: Caller,
  sittingId: string,
  delegates: readonly { readonly id: string }[],
): Promise<void> {
  await inParallel(delegates, ({ id: delegateId }) =>
    by.does('attendance.check-in', { sittingId, delegateId }),
  );
}
