import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk, type Asked } from '../../../surfaces/ui/asking.ts';
import type { RoundAnswer } from '../looking.ts';

/** A ballot round as its pages are told it. */
export type RoundTold = AnswerOf<RoundAnswer>;

/** Asks for a round. */
export const useRound = (roundId: string): Asked<RoundTold> =>
  useAsk<RoundAnswer>('ballot.round', { roundId } as Parameters<typeof useAsk<RoundAnswer>>[1]);

/** So many of those present have no ballot yet, took no paper and were not called. */
export const unserved = ({ present, issued, paper, called }: RoundTold): number =>
  Math.max(0, present - issued - paper - called);

/** How many observers certify. */
export const certifiers = ({ secrecy, threshold }: RoundTold): number =>
  secrecy === 'server' ? 0 : (threshold ?? 1);
