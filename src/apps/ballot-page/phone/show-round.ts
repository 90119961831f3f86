import type { RoundAtHand } from '../answers.ts';
import { button, p, type Child } from '../element.ts';
import type { Screen } from '../frame.ts';
import { isBlank } from '../marking.ts';
import { isOver } from '../next-step.ts';
import { checkCode } from '../../../engines/ballots/setup.ts';
import { fromHex } from '../../../engines/ballots/bytes.ts';
import {
  castScreen,
  deletePart,
  foundScreen,
  missingScreen,
  refusedScreen,
} from '../screens/after.ts';
import { sendScreen } from '../screens/casting.ts';
import { fillScreen, reviewScreen } from '../screens/fill.ts';
import {
  fetchScreen,
  listScreen,
  plainScreen,
  refusalScreen,
  tellScreen,
} from '../screens/messages.ts';
import { codeScreen, recoverScreen } from '../screens/recovery.ts';
import { t } from '../speech.ts';
import type { RosterMemory } from '../run/roster-memory.ts';
import type { News } from './errands.ts';
import { markingOf, type PhoneActs, type PhoneState } from './state.ts';
import type { RoundHere } from './rounds.ts';

/** What pages of a round stand on. */
export interface ShowParts {
  readonly all: readonly RoundHere[];
  readonly state: PhoneState;
  readonly acts: PhoneActs;
  readonly rosters: RosterMemory;
  /** Has a line read out. */
  readonly read: (text: string) => void;
}

/** All rounds, to choose one. */
export function roundsScreen(all: readonly RoundHere[], acts: PhoneActs): Screen {
  return listScreen(
    all.map(({ mine, round, step }) => ({
      ...{ id: mine.id, round, step },
      open: () => acts.open(mine.id),
    })),
  );
}

function fillOrReview(round: RoundAtHand, { state, acts, rosters }: ShowParts): Screen {
  const marking = markingOf(state, round);
  const turn = (beside: PhoneState['beside']) => (): void => {
    state.beside = beside;
    acts.draw();
  };
  if (state.beside === 'review')
    return reviewScreen({
      ...{ round, marking, blank: isBlank(marking) },
      nameOf: (person) => rosters.nameOf(round, person),
      cast: () => acts.cast(round),
      change: turn(null),
    });
  return fillScreen({
    round,
    marking: () => markingOf(state, round),
    keep: (next) => void state.marks.set(round.id, next),
    people: () => rosters.load(round),
    review: turn('review'),
  });
}

/** Has the page that is shown now take the news of its round. */
function hear({ state }: ShowParts, id: string, take: (news: News) => void): void {
  state.news = { id, take };
}

/** Pages before a token is here. */
function beforeToken({ round, kept, step, mine }: RoundHere, parts: ShowParts): Screen | null {
  const { state, acts, read } = parts;
  if (round === null) return null;
  const typing = state.beside === 'recover' && (step === 'fetch' || step === 'request');
  if (step === 'recover' || typing)
    return recoverScreen({
      ...{ round, text: t('recover.text') },
      wrong: kept?.wrongCode ? t('recover.other') : null,
      take: (seed) => acts.recover(round, seed),
      back: typing ? () => acts.open(mine.id) : null,
    });
  const refused = state.refusals.get(mine.id);
  if (refused !== undefined) return refusalScreen(refused, () => acts.askAgain(mine.id));
  if (step === 'code' && kept) return codeScreen(kept.seed, () => acts.noted(mine.electionId));
  if (step === 'fetch')
    return fetchScreen(round, {
      begin: () => acts.begin(round),
      have: () => {
        state.beside = 'recover';
        acts.draw();
      },
    });
  if (step !== 'request') return null;
  const take = (news: News): void => {
    if (news.of === 'request') read(t(`request.${news.how}`));
  };
  return { ...tellScreen(step, { round, id: mine.id }), shown: () => hear(parts, mine.id, take) };
}

/** The way to read one's own recovery code again, as long as the round is not over. */
function codeButton({ acts, state }: ShowParts): Child {
  return button(t('code.show'), () => {
    state.beside = 'code';
    acts.draw();
  });
}

function deleteButton({ mine }: RoundHere, { all, acts }: ShowParts): Child {
  const same = all.filter((other) => other.mine.electionId === mine.electionId);
  const over = same.every((one) => isOver(one.mine.phase, one.round?.setup.seal !== null));
  const kept = same.some((one) => one.kept !== null);
  return over && kept && deletePart(() => acts.forget(mine.electionId));
}

/** Pages from the token on. */
function afterToken(here: RoundHere, parts: ShowParts, more: readonly Child[]): Screen | null {
  const { round, kept, step, mine } = here;
  const { acts } = parts;
  if (round === null || kept === null) return null;
  if (step === 'wait')
    return tellScreen(step, { round, id: mine.id }, p(t('wait.text')), codeButton(parts), ...more);
  if (step === 'fill') return fillOrReview(round, parts);
  if (step === 'send') {
    const { screen, tell } = sendScreen(round, parts.read);
    const take = (news: News): void => {
      if (news.of === 'send') tell(news.how);
    };
    return { ...screen, shown: () => hear(parts, mine.id, take) };
  }
  if (step === 'refused') return refusedScreen(round, kept);
  if (step === 'cast') return castScreen(round, kept, codeButton(parts), ...more);
  if (step === 'found') return foundScreen(round, kept, ...more);
  if (step === 'missing') return missingScreen(round, kept, () => acts.lookAgain(round), ...more);
  return null;
}

/** A round that is over: the code that was written down still finds its ballot in the list. */
function overScreen({ mine, round }: RoundHere, parts: ShowParts, more: readonly Child[]): Screen {
  const { state, acts } = parts;
  const back = (): void => acts.open(mine.id);
  const { beside } = state;
  if (round && beside === 'recover')
    return recoverScreen({
      ...{ round, text: t('over.by-code'), wrong: null, back },
      take: (seed) => acts.lookBySeed(round, seed),
    });
  if (beside === 'found' || beside === 'missing' || beside === 'unlisted') {
    const said = p(t(`over.${beside}`));
    const screen = tellScreen('over', { round, id: mine.id }, said, button(t('back'), back));
    return { ...screen, key: `over ${mine.id} ${beside}` };
  }
  const look = button(t('over.look'), () => {
    state.beside = 'recover';
    acts.draw();
  });
  const told = mine.requested && mine.phase !== 'void' && look;
  return tellScreen('over', { round, id: mine.id }, p(t('over.text')), told, ...more);
}

/** The sentence of a step that has nothing but a sentence. */
function sentence({ round, kept, step }: RoundHere): string {
  if (step !== 'other-setup') return t(`${step}.text`);
  const ctx = fromHex(kept?.ctx ?? '') ?? new Uint8Array();
  return t('other-setup.text', { code: checkCode(ctx), now: round?.checkCode ?? '' });
}

/** The page of a round. */
export function roundScreen(here: RoundHere, parts: ShowParts): Screen {
  const { round, kept, mine, step } = here;
  const { all, state, acts } = parts;
  if (state.beside === 'deleted')
    return plainScreen(
      'deleted',
      button(t('on'), () => acts.open(null), 'main'),
    );
  if (state.beside === 'code' && kept) return codeScreen(kept.seed, () => acts.open(mine.id));
  const list = all.length > 1 && button(t('to-list'), () => acts.open(null));
  const more = [deleteButton(here, parts), list].filter((one) => one !== false);
  return (
    beforeToken(here, parts) ??
    afterToken(here, parts, more) ??
    (step === 'over' ? overScreen(here, parts, more) : null) ??
    tellScreen(step, { round, id: mine.id }, p(sentence(here)), ...more)
  );
}
