import type { RoundAtHand } from '../answers.ts';
import type { Issuer } from '../issuer.ts';
import { newRound } from '../keep/kept.ts';
import { castBallot, type Casting } from '../run/cast-ballot.ts';
import { fetchTokens, type Fetching } from '../run/fetch-tokens.ts';
import { fetchBoard, keptAfterLooking, lookOnBoard } from '../run/look-on-board.ts';
import { throwDice, wait } from '../waiting.ts';
import type { Keepings } from './keepings.ts';
import type { RoundHere } from './rounds.ts';

/** How something that goes on by itself stands. */
export type News =
  | { readonly of: 'request'; readonly how: Fetching }
  | { readonly of: 'send'; readonly how: Casting };

/** What goes on by itself, one thing a round, whatever page is shown. */
export interface Errands {
  /** Begins what the step of a round asks for, unless it is under way. */
  readonly tend: (here: RoundHere) => void;
}

/** What errands stand on. */
export interface ErrandParts {
  readonly school: string;
  readonly here: URL;
  readonly issuer: Issuer;
  readonly keepings: Keepings;
  readonly tell: (roundId: string, news: News) => void;
  readonly refused: (roundId: string, code: string) => void;
  /** Something has changed in what is kept. */
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const never = new AbortController().signal;

async function request(parts: ErrandParts, round: RoundAtHand): Promise<void> {
  const { keepings, issuer } = parts;
  const keeping = keepings.round(round.electionId, round.id);
  const seed = await keepings.seed(round.electionId).read();
  const kept = await keeping.change((before) =>
    before === null && seed !== null ? newRound(round.ctx, seed.seed) : before,
  );
  if (kept === null) return;
  const code = await fetchTokens(
    {
      ...{ round, issuer, keeping, signal: never },
      tell: (how) => parts.tell(round.id, { of: 'request', how }),
    },
    kept,
  );
  if (code !== null) parts.refused(round.id, code);
}

/** Everybody downloads the list, at a moment of chance, so that the server is not asked by all at once. */
async function look({ school, keepings }: ErrandParts, round: RoundAtHand): Promise<void> {
  await wait(throwDice(5000));
  const board = await fetchBoard(school, round.id);
  if (board === null) return;
  await keepings.round(round.electionId, round.id).change((before) => {
    const found = before && lookOnBoard(board, before);
    return before && found ? keptAfterLooking(before, found) : before;
  });
}

async function run(parts: ErrandParts, { step, round, kept }: RoundHere): Promise<void> {
  if (round === null) return;
  if (step === 'request') return request(parts, round);
  if (step === 'look') return look(parts, round);
  if (step !== 'send' || !kept?.ballot) return;
  const keeping = parts.keepings.round(round.electionId, round.id);
  const tell = (how: Casting): void => parts.tell(round.id, { of: 'send', how });
  await castBallot({ round, keeping, here: parts.here, tell, signal: never }, kept.ballot);
}

const errandSteps: ReadonlySet<RoundHere['step']> = new Set(['request', 'send', 'look']);

/** Runs errands, never two of one round at once. */
export function openErrands(parts: ErrandParts): Errands {
  const busy = new Set<string>();
  return {
    tend(here) {
      const { id } = here.mine;
      // Where the box cannot be reached its address may be missing; the next answer of the issuer brings it.
      const homeless = here.step === 'send' && !here.round?.box;
      if (!errandSteps.has(here.step) || homeless || busy.has(id)) return;
      busy.add(id);
      run(parts, here)
        .catch(parts.failed)
        .finally(() => {
          busy.delete(id);
          parts.done();
        });
    },
  };
}
