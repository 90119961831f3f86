import type { Claim } from '../model.ts';
import { isTicked, isWord, type MarkToken } from './mark-tokens.ts';

/** On which side of its word the box stands in this table; null where no row tells. */
export type BoxSide = 'before' | 'after' | null;

/** Which answer is marked: the first word, the second, or none that can be read. */
export type Answer = 'first' | 'second' | null;

interface Groups {
  readonly words: readonly [MarkToken, MarkToken];
  readonly before: readonly MarkToken[];
  readonly between: readonly MarkToken[];
  readonly after: readonly MarkToken[];
}

function groupsOf(tokens: readonly MarkToken[]): Groups | null {
  const words = tokens.filter(isWord);
  const [one, two] = words;
  if (!one || !two || words.length > 2 || one.kind === two.kind) return null;
  const from = tokens.indexOf(one);
  const to = tokens.indexOf(two);
  return {
    words: [one, two],
    before: tokens.slice(0, from),
    between: tokens.slice(from + 1, to),
    after: tokens.slice(to + 1),
  };
}

/** Whether the marks of an answer tell on which side boxes stand. */
export function boxSideOf(tokens: readonly MarkToken[]): BoxSide {
  const groups = groupsOf(tokens);
  if (!groups || groups.before.length > 0 === groups.after.length > 0) return null;
  return groups.before.length > 0 ? 'before' : 'after';
}

interface Sides {
  readonly one: readonly MarkToken[];
  readonly two: readonly MarkToken[];
}

/** To which side a tick beside a box was typed; glued to both it belongs to the word, not to the box. */
function nearerOf(tick: MarkToken, left: number, right: number): 'left' | 'right' | null {
  const toLeft = tick.start - left;
  const toRight = right - tick.end;
  if (toLeft !== toRight) return toLeft < toRight ? 'left' : 'right';
  return toLeft === 0 ? 'left' : null;
}

/** A tick between two words, alone: it belongs to the nearer one, else to the side the table keeps. */
function splitLone(groups: Groups, side: BoxSide): Sides {
  const [mark] = groups.between as [MarkToken];
  const toOne = mark.start - groups.words[0].end;
  const toTwo = groups.words[1].start - mark.end;
  const isAfter = toOne === toTwo ? side === 'after' : toOne < toTwo;
  return isAfter ? { one: [mark], two: [] } : { one: [], two: [mark] };
}

/** Which boxes belong to which word: those before, unless the row or the table shows otherwise. */
function sidesOf(groups: Groups, side: BoxSide): Sides | null {
  const { before, between, after } = groups;
  const [left, right] = between;
  if (before.length > 0 && after.length > 0) {
    if (between.length === 0) return { one: before, two: after };
    if (after.some(isTicked) && before.length + between.length === 2) {
      return { one: before, two: [...between, ...after] };
    }
    return before.some(isTicked) && between.length + after.length === 2
      ? { one: [...before, ...between], two: after }
      : null;
  }
  if (before.length > 0) {
    if (left && right && isTicked(left) && !isTicked(right)) {
      const nearer = nearerOf(left, groups.words[0].end, right.start);
      if (nearer === null) return null;
      return nearer === 'left'
        ? { one: [...before, left], two: [right] }
        : { one: before, two: between };
    }
    return { one: before, two: between };
  }
  if (after.length > 0) {
    if (left && right && !isTicked(left) && isTicked(right)) {
      const nearer = nearerOf(right, left.end, groups.words[1].start);
      if (nearer === null) return null;
      return nearer === 'left' && right.start > left.end
        ? { one: between, two: after }
        : { one: [left], two: [right, ...after] };
    }
    return { one: between, two: after };
  }
  if (left && right) return between.length === 2 ? { one: [left], two: [right] } : null;
  return left ? splitLone(groups, side) : null;
}

function isMarked(marks: readonly MarkToken[], others: readonly MarkToken[]): boolean {
  if (marks.some((mark) => mark.kind === 'tick')) return true;
  const crossed = marks.some((mark) => mark.kind === 'cross');
  return crossed && others.some((mark) => mark.kind === 'empty');
}

function pairAnswer(tokens: readonly MarkToken[], side: BoxSide): Answer {
  const groups = groupsOf(tokens);
  const sides = groups && sidesOf(groups, side);
  if (!groups || !sides) return null;
  const one = isMarked(sides.one, sides.two);
  const two = isMarked(sides.two, sides.one);
  if (one === two) return null;
  const word = groups.words[one ? 0 : 1];
  return word.kind === 'first' ? 'first' : 'second';
}

/** Which answer the marks of one row give. Lost marks, both or neither give none. */
export function answerOf(tokens: readonly MarkToken[], side: BoxSide): Answer {
  const words = tokens.filter(isWord);
  if (words.length >= 2) return pairAnswer(tokens, side);
  const marks = tokens.filter((token) => !isWord(token));
  const [word] = words;
  if (word) {
    if (marks.length > 0 && !marks.some((mark) => mark.kind === 'tick')) return null;
    return word.kind === 'first' ? 'first' : 'second';
  }
  const [mark] = marks;
  if (!mark || marks.length > 1) return null;
  if (mark.kind === 'tick') return 'first';
  return mark.kind === 'cross' ? 'second' : null;
}

/** The claim that the marks of a row make. */
export function claimOf(tokens: readonly MarkToken[], side: BoxSide): Claim {
  const answer = answerOf(tokens, side);
  if (answer === null) return 'unreadable';
  return answer === 'first' ? 'yes' : 'no';
}
