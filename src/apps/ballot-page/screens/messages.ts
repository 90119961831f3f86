import type { RoundAtHand } from '../answers.ts';
import { button, el, p, type Child } from '../element.ts';
import type { Screen } from '../frame.ts';
import type { Step } from '../next-step.ts';
import { t, tOr } from '../speech.ts';
import { roundHead, roundName } from './round-head.ts';

/** A page of words that belongs to no round: what is missing, and the way on. */
export function plainScreen(name: string, ...more: readonly Child[]): Screen {
  return { key: name, title: t(`${name}.title`), body: [p(t(`${name}.text`)), ...more] };
}

/** Where one logs in, and comes back from. */
export function loginScreen(school: string): Screen {
  const back = new URLSearchParams({ back: `/${school}/ballot` }).toString();
  return plainScreen(
    'login',
    el('a', { class: 'main', href: `/${school}/log-in?${back}` }, t('login.go')),
  );
}

/** A round in a list: null where its setup is not there yet. */
export interface ListedRound {
  readonly id: string;
  readonly round: RoundAtHand | null;
  readonly step: Step;
  readonly open: () => void;
}

/** All rounds of a person, when there is not exactly one. */
export function listScreen(rounds: readonly ListedRound[]): Screen {
  const rows = rounds.map(({ round, step, open }) => {
    const name = round
      ? `${round.setup.office.title} · ${roundName(round.setup)}`
      : t('step.not-begun');
    return el('li', {}, button(`${name}：${t(`step.${step}`)}`, open));
  });
  return {
    key: `list ${rounds.map(({ id, step }) => `${id} ${step}`).join(' ')}`,
    title: t('list.title'),
    body: [el('ul', { class: 'people' }, ...rows)],
  };
}

/** A step that is told in one sentence, under the head of its round. */
export function tellScreen(
  step: Step,
  { round, id }: { readonly round: RoundAtHand | null; readonly id: string },
  ...more: readonly Child[]
): Screen {
  return {
    key: `${step} ${id}`,
    title: tOr(`${step}.title`, `step.${step}`, {}),
    body: [round && roundHead(round), ...more],
  };
}

/** What fetching a ballot is, before it begins. */
export function fetchScreen(
  round: RoundAtHand,
  acts: { readonly begin: () => void; readonly have: () => void },
): Screen {
  return {
    key: `fetch ${round.id}`,
    title: t('fetch.title'),
    body: [
      roundHead(round),
      p(t('fetch.text1')),
      p(t('fetch.text2')),
      button(t('fetch.go'), acts.begin, 'main'),
      button(t('fetch.have'), acts.have),
    ],
  };
}

/** Why no ballot was issued. */
export function refusalScreen(code: string, again: () => void): Screen {
  return {
    key: `refusal ${code}`,
    title: t('refusal.title'),
    body: [p(tOr(`refusal.${code}`, 'refusal.other', { code })), button(t('again'), again, 'main')],
  };
}
