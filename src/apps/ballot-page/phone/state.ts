import type { MyRound, RoundAtHand } from '../answers.ts';
import { blankMarking, type Marking } from '../marking.ts';
import type { News } from './errands.ts';

/** What the pages of a phone may ask for. */
export interface PhoneActs {
  readonly draw: () => void;
  readonly open: (roundId: string | null) => void;
  readonly begin: (round: RoundAtHand) => void;
  readonly recover: (round: RoundAtHand, seed: Uint8Array) => void;
  readonly noted: (electionId: string) => void;
  readonly askAgain: (roundId: string) => void;
  readonly lookAgain: (round: RoundAtHand) => void;
  /** Looks in the list for the ballot of a code that was written down, whatever device cast it. */
  readonly lookBySeed: (round: RoundAtHand, seed: Uint8Array) => void;
  readonly cast: (round: RoundAtHand) => void;
  readonly forget: (electionId: string) => void;
}

/** What is in the memory of the page alone. */
export interface PhoneState {
  rounds: readonly MyRound[] | null;
  loggedOut: boolean;
  opened: string | null;
  /** A page asked for beside the step: typing a recovery code, reading one's own again, looking over the ballot. */
  beside: 'recover' | 'code' | 'review' | 'deleted' | 'found' | 'missing' | 'unlisted' | null;
  readonly marks: Map<string, Marking>;
  readonly refusals: Map<string, string>;
  /** Takes news of what is under way; set by the page that shows it. */
  news: { readonly id: string; readonly take: (news: News) => void } | null;
}

/** The marking of a round in the memory of this page. */
export function markingOf({ marks }: PhoneState, { id, setup }: RoundAtHand): Marking {
  return marks.get(id) ?? blankMarking(setup);
}
