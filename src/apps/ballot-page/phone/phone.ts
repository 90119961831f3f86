import type { RoundAtHand } from '../answers.ts';
import { toB64 } from '../../../engines/ballots/bytes.ts';
import type { Frame } from '../frame.ts';
import type { Issuer } from '../issuer.ts';
import { newRound } from '../keep/kept.ts';
import { choicesOf } from '../marking.ts';
import { fetchBoard, lookBySeed } from '../run/look-on-board.ts';
import { makeAndKeep } from '../run/make-ballot.ts';
import { rosterMemory, type RosterMemory } from '../run/roster-memory.ts';
import { loginScreen, plainScreen } from '../screens/messages.ts';
import { randomBytes, throwDice, wait } from '../waiting.ts';
import { openErrands, type Errands } from './errands.ts';
import type { Keepings } from './keepings.ts';
import { roundHere, type RoundHere } from './rounds.ts';
import { roundScreen, roundsScreen } from './show-round.ts';
import { markingOf, type PhoneActs, type PhoneState } from './state.ts';

/** What the phone's pages stand on. */
export interface PhoneParts {
  readonly frame: Frame;
  readonly school: string;
  readonly here: URL;
  readonly issuer: Issuer;
  readonly keepings: Keepings;
  readonly failed: (error: unknown) => void;
  /** Given what to do when the page has to be shown anew. */
  readonly onRedraw: (act: () => void) => void;
}

/** Milliseconds between two questions to the issuer: by chance, and the same whatever the voter does meanwhile. */
const pause = (): number => 8000 + throwDice(7000);

function actsOf(
  { school, keepings, failed }: PhoneParts,
  state: PhoneState,
  draw: () => void,
): PhoneActs {
  const after = (work: Promise<unknown>): void => void work.then(draw, failed);
  const begin = async (round: RoundAtHand): Promise<void> => {
    const made = toB64(randomBytes(16));
    const keeping = keepings.seed(round.electionId);
    const seed = await keeping.change((before) => before ?? { seed: made, noted: false });
    const own = seed?.seed ?? made;
    await keepings
      .round(round.electionId, round.id)
      .change((before) => before ?? newRound(round.ctx, own));
  };
  const recover = async (round: RoundAtHand, bytes: Uint8Array): Promise<void> => {
    const seed = toB64(bytes);
    await keepings.seed(round.electionId).change(() => ({ seed, noted: true }));
    await keepings
      .round(round.electionId, round.id)
      .change((before) => (before?.tokens ? before : newRound(round.ctx, seed)));
  };
  const to = (beside: PhoneState['beside']): void => {
    state.beside = beside;
  };
  return {
    draw,
    open(roundId) {
      state.opened = roundId;
      to(null);
      draw();
    },
    begin: (round) => after(begin(round)),
    recover(round, seed) {
      to(null);
      state.refusals.delete(round.id);
      after(recover(round, seed));
    },
    noted: (electionId) =>
      after(keepings.seed(electionId).change((before) => before && { ...before, noted: true })),
    askAgain(roundId) {
      state.refusals.delete(roundId);
      draw();
    },
    lookAgain: ({ electionId, id }) =>
      after(
        keepings.round(electionId, id).change((before) => before && { ...before, onBoard: null }),
      ),
    lookBySeed: (round, seed) =>
      after(
        fetchBoard(school, round.id).then((board) => {
          const seen = board === null ? null : lookBySeed(board, { ctx: round.ctx, seed });
          to(seen ?? 'unlisted');
        }),
      ),
    cast(round) {
      const choices = choicesOf(markingOf(state, round));
      const made = makeAndKeep(round, keepings.round(round.electionId, round.id), choices);
      after(
        made.then(() => {
          state.marks.delete(round.id);
          to(null);
        }),
      );
    },
    forget: (electionId) => after(keepings.forget(electionId).then(() => to('deleted'))),
  };
}

/** Shows what is to be shown, and begins what goes on by itself. */
async function drawOnce(
  { frame, school, keepings }: PhoneParts,
  state: PhoneState,
  tools: { readonly acts: PhoneActs; readonly errands: Errands; readonly rosters: RosterMemory },
): Promise<void> {
  const { acts, errands, rosters } = tools;
  if (state.loggedOut) return frame.show(loginScreen(school));
  if (state.rounds === null) return frame.show(plainScreen('offline'));
  if (state.rounds.length === 0) return frame.show(plainScreen('none'));
  const all: RoundHere[] = await Promise.all(state.rounds.map((mine) => roundHere(mine, keepings)));
  const opened =
    all.find(({ mine }) => mine.id === state.opened) ?? (all.length === 1 ? all[0] : null);
  if (!opened) frame.show(roundsScreen(all, acts));
  else frame.show(roundScreen(opened, { all, state, acts, rosters, read: frame.status }));
  for (const one of all) if (!state.refusals.has(one.mine.id)) errands.tend(one);
}

/**
 * Runs the pages of a phone until it is closed. The issuer is asked at moments of chance that have nothing to do with
 * what the voter does, so that no question comes just before or after a cast.
 */
export async function runPhone(parts: PhoneParts): Promise<never> {
  const { frame, issuer, failed } = parts;
  const state: PhoneState = {
    ...{ rounds: null, loggedOut: false, opened: null, beside: null, news: null },
    marks: new Map(),
    refusals: new Map(),
  };
  let drawing: Promise<void> = Promise.resolve();
  const draw = (): void => {
    drawing = drawing.then(() => drawOnce(parts, state, tools)).catch(failed);
  };
  const errands = openErrands({
    ...parts,
    done: draw,
    tell: (id, news) => {
      if (state.news?.id === id) state.news.take(news);
    },
    refused: (id, code) => {
      state.refusals.set(id, code);
    },
  });
  const tools = { acts: actsOf(parts, state, draw), errands, rosters: rosterMemory(issuer) };
  parts.onRedraw(draw);
  frame.show(plainScreen('loading'));
  for (;;) {
    const asked = await issuer.mine();
    if (asked.ok) state.rounds = asked.value.rounds;
    // Whoever has no post that votes has no rounds.
    else if (asked.code === 'not-allowed') state.rounds = [];
    state.loggedOut = !asked.ok && asked.code === 'not-logged-in';
    draw();
    await wait(asked.ok ? pause() : 4000);
  }
}
