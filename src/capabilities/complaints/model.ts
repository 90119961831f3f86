import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';

/** What a complaint can be about: a published disclosure, a body, a person, or anything else of the union's life. */
export const abouts = ['disclosure', 'body', 'person', 'other'] as const;

/** One of them. */
export type About = (typeof abouts)[number];

/** The way it goes: to the League committee, or past it to the person the school named for that. */
export const ways = ['league', 'outside'] as const;

/** One of them. */
export type Way = (typeof ways)[number];

/** Where it stands. `asked`: whoever told it was asked something and has not answered yet. */
export const complaintStates = ['received', 'taken', 'asked', 'answered', 'closed'] as const;

/** One of them. */
export type ComplaintState = (typeof complaintStates)[number];

/** What a person found; nothing is reckoned. `not-examined`: it could not be examined, and the answer says why. */
export const findings = ['upheld', 'partly', 'not-upheld', 'not-examined'] as const;

/** One of them. */
export type Finding = (typeof findings)[number];

/** What is said after the complaint itself: by whoever told it (`added`), or by those who handle it. */
export const messageKinds = ['added', 'question', 'answer', 'referred'] as const;

/** One of them. */
export type MessageKind = (typeof messageKinds)[number];

/** At most so many characters in each field that anybody may fill. */
export const longest = { text: 4000, contact: 100, person: 40, item: 40, outcome: 1000 } as const;

/** At most so many additions by whoever told it, so that a receipt is no door for anything else. */
export const mostAdditions = 20;

/** Kinds of bodies a complaint can name: those that act for or upon the union. */
export const nameableBodies = [
  'student-union',
  'graduate-union',
  'office',
  'working-department',
  'league-committee',
  'league-branch',
  'student-affairs',
] as const;

/** Somebody who may come into question for handling, with what rules need of them. */
export interface Candidate {
  readonly personId: Uuid;
  readonly name: string;
  /** The bodies they hold a post in that day, and all bodies above those. */
  readonly bodyIds: readonly Uuid[];
  /** Whether they hold a post in the League committee that day. */
  readonly league: boolean;
}

/** What a complaint says of whom it is about. */
export interface Accused {
  readonly about: About;
  readonly bodyId: Uuid | null;
  /** Whether that body is the League committee. */
  readonly leagueBody: boolean;
  readonly personName: string | null;
  readonly text: string;
}

/** When it is to be taken, and when answered. */
export interface Deadlines {
  readonly takeBy: Day;
  readonly answerBy: Day;
}
