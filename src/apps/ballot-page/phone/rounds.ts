import type { MyRound, RoundAtHand } from '../answers.ts';
import type { KeptRound } from '../keep/kept.ts';
import { stepOf, type Step } from '../next-step.ts';
import { readRound } from '../run/read-round.ts';
import type { Keepings } from './keepings.ts';

/** A round of the person with everything a page about it needs. */
export interface RoundHere {
  readonly mine: MyRound;
  readonly round: RoundAtHand | null;
  readonly kept: KeptRound | null;
  readonly step: Step;
}

/** What is to be done in a round, from what is told and kept. */
export async function roundHere(mine: MyRound, keepings: Keepings): Promise<RoundHere> {
  const round = readRound(mine);
  const kept = await keepings.round(mine.electionId, mine.id).read();
  const seed = await keepings.seed(mine.electionId).read();
  const step = stepOf({
    ...{ phase: mine.phase, present: mine.present, way: mine.way, requested: mine.requested },
    ...{ ctx: round?.ctx ?? null, kept },
    seed: seed === null ? 'none' : seed.noted ? 'noted' : 'new',
  });
  return { mine, round, kept, step };
}
