import type { RoundAtHand } from '../answers.ts';
import { button, el, p, type Child } from '../element.ts';
import type { Screen } from '../frame.ts';
import {
  chosenOf,
  mark,
  notYet,
  takesWriteIns,
  type MarkLetter,
  type Marking,
} from '../marking.ts';
import { t } from '../speech.ts';
import { roundHead } from './round-head.ts';
import { writeInPart } from './write-in.ts';

/** What filling in a ballot stands on. */
export interface FillParts {
  readonly round: RoundAtHand;
  readonly marking: () => Marking;
  /** Keeps what was marked, in the memory of this page alone. */
  readonly keep: (marking: Marking) => void;
  /** The list of who can be written in, loaded by everybody alike. */
  readonly people: () => Promise<readonly string[] | 'wrong'>;
  readonly review: () => void;
}

const letters = ['Y', 'N', 'A'] as const;

interface Place {
  readonly place: number;
  readonly name: string;
  readonly marked: MarkLetter;
  /** Answers whether the mark was taken. */
  readonly set: (letter: MarkLetter) => boolean;
}

/** One candidate with three buttons of which one is pressed. */
function candidatePart({ place, name, marked, set }: Place): HTMLElement {
  let held = marked;
  const inputs = letters.map((letter) =>
    el('input', {
      ...{ type: 'radio', name: `c${place}`, value: letter, checked: letter === marked },
      onchange: () => {
        if (set(letter)) held = letter;
        else for (const [at, input] of inputs.entries()) input.checked = letters[at] === held;
      },
    }),
  );
  return el(
    'fieldset',
    {},
    el('legend', {}, name),
    el(
      'div',
      { class: 'marks' },
      ...inputs.map((input, at) => el('label', {}, input, el('span', {}, t(letters[at] ?? '-')))),
    ),
  );
}

/** How many may still be chosen. */
function leftText(seats: number, marking: Marking): string {
  const chosen = chosenOf(marking);
  return t('fill.left', { seats, chosen, left: Math.max(0, seats - chosen) });
}

/** The ballot to fill in. It does not let more be chosen than there are seats, nor an invalid ballot go on. */
export function fillScreen(parts: FillParts): Screen {
  const { round, marking, keep } = parts;
  const { setup } = round;
  const { seats } = setup.round;
  const left = el('p', { class: 'left', role: 'status' }, leftText(seats, marking()));
  const wrong = el('p', { class: 'wrong', role: 'alert' });
  const change = (next: Marking): boolean => {
    if (next === marking()) {
      wrong.textContent = t('fill.full', { seats });
      return false;
    }
    keep(next);
    wrong.textContent = '';
    left.textContent = leftText(seats, next);
    return true;
  };
  const candidates: readonly Child[] = setup.candidates.map(({ name }, place) =>
    candidatePart({
      ...{ place, name, marked: marking().marks[place] ?? '-' },
      set: (letter) => change(mark(setup, marking(), { place, letter })),
    }),
  );
  const review = (): void => {
    const reason = notYet(setup, marking());
    if (reason === null) return parts.review();
    const { code, ...values } = reason;
    wrong.textContent = t(`not-yet.${code}`, values);
  };
  return {
    key: `fill ${round.id}`,
    title: t('fill.title'),
    body: [
      roundHead(round),
      el('div', { class: 'bar' }, left, wrong),
      ...candidates,
      takesWriteIns(setup) && writeInPart({ form: setup, marking, change, people: parts.people }),
      button(t('fill.review'), review, 'main'),
    ],
  };
}

/** What was marked, to be looked over before it is cast. */
export interface ReviewParts {
  readonly round: RoundAtHand;
  readonly marking: Marking;
  readonly blank: boolean;
  /** How somebody written in is called. */
  readonly nameOf: (person: number) => string;
  readonly cast: () => void;
  readonly change: () => void;
}

/** The ballot read back. A blank one is asked about once. */
export function reviewScreen({ round, marking, blank, nameOf, cast, change }: ReviewParts): Screen {
  const rows = round.setup.candidates.map(({ name }, place) =>
    el('li', {}, el('span', {}, name), el('strong', {}, t(marking.marks[place] ?? '-'))),
  );
  const written = marking.written.map((person) =>
    el('li', {}, el('span', {}, nameOf(person)), el('strong', {}, t('review.written'))),
  );
  const castButton = button(
    t(blank ? 'review.cast-blank' : 'review.cast'),
    () => {
      castButton.disabled = true;
      cast();
    },
    'main',
  );
  return {
    key: `review ${round.id}`,
    title: t('review.title'),
    body: [
      roundHead(round),
      el('ul', { class: 'review' }, ...rows, ...written),
      p(leftText(round.setup.round.seats, marking), 'left'),
      blank && p(t('review.blank'), 'wrong'),
      p(t('review.text')),
      castButton,
      button(t('review.change'), change),
    ],
  };
}
