import type { Claim } from '../../model.ts';

/** How an office marks an answer: the words of the form with their boxes, for each claim. */
export interface TickStyle {
  readonly name: string;
  readonly mark: (claim: Claim, yes: string, no: string) => string;
}

type Boxes = readonly [ticked: string, empty: string];

function before(name: string, [ticked, empty]: Boxes, between: string): TickStyle {
  return {
    name,
    mark: (claim, yes, no) =>
      `${claim === 'yes' ? ticked : empty}${yes}${between}${claim === 'no' ? ticked : empty}${no}`,
  };
}

function after(name: string, [ticked, empty]: Boxes, between: string): TickStyle {
  return {
    name,
    mark: (claim, yes, no) =>
      `${yes}${claim === 'yes' ? ticked : empty}${between}${no}${claim === 'no' ? ticked : empty}`,
  };
}

const input: Boxes = ['<input checked="" type="checkbox"/> ', '<input type="checkbox"/> '];

/** Ways of marking from which every claim can be read back, unreadable ones (nothing marked) included. */
export const tickStyles: readonly TickStyle[] = [
  before('☑ before', ['☑', '□'], ' '),
  before('☒ before, spaced', ['☒ ', '☐ '], '　'),
  before('■ before', ['■', '□'], '　'),
  before('● before', ['●', '○'], ' '),
  before('[x] before', ['[x] ', '[ ] '], ' '),
  before('(√) before', ['（√）', '（ ）'], ' '),
  before('Wingdings letters', ['R', '£'], ' '),
  before('Wingdings letters, spaced', ['R ', '£ '], '  '),
  before('HTML check boxes', input, ' '),
  before('√ alone before', ['√', ''], ' '),
  before('□√ before', ['□√', '□'], ' '),
  after('☑ after', ['☑', '□'], ' '),
  after('√ and □ after', ['√', '□'], ' '),
  after('(√) after', ['（√）', '（　）'], '　'),
  after('【√】 after', ['【√】', '【 】'], ' '),
  after('R after', [' R', ' £'], '  '),
  after('√ alone after', ['√', ''], ' '),
];

/** Styles of one word or one mark in the conclusion's cell; an unreadable claim leaves the cell empty. */
export const cellStyles: readonly TickStyle[] = [
  {
    name: 'the word',
    mark: (claim, yes, no) => (claim === 'yes' ? yes : claim === 'no' ? no : ''),
  },
  {
    name: '☑ and the word',
    mark: (claim, yes, no) => (claim === 'yes' ? `☑${yes}` : claim === 'no' ? `☑${no}` : ''),
  },
  { name: '√ and ×', mark: (claim) => (claim === 'yes' ? '√' : claim === 'no' ? '×' : '') },
];
