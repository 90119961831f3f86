import { diffCharacters, type Piece } from './char-diff.ts';

/** An article as editions are compared by. */
export interface Compared {
  readonly number: string;
  readonly chapter: string | null;
  readonly text: string;
}

/** What became of an article. One that is `moved` has another number or another place among its fellows. */
export interface ArticleChange<A extends Compared = Compared> {
  readonly kind: 'unchanged' | 'changed' | 'added' | 'removed';
  readonly moved: boolean;
  readonly before: A | null;
  readonly after: A | null;
  /** Of a changed article; empty for the others. */
  readonly pieces: readonly Piece[];
}

const bigramsOf = (text: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const plain = text.replace(/\s/g, '');
  for (let at = 0; at + 2 <= plain.length; at += 1) {
    const pair = plain.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
};

const sizeOf = (bigrams: ReadonlyMap<string, number>): number =>
  [...bigrams.values()].reduce((sum, count) => sum + count, 0);

/** Share of two-character stretches that two texts have in common, in thousandths (Dice). */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const total = sizeOf(a) + sizeOf(b);
  if (total === 0) return 1000;
  let common = 0;
  for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0);
  return Math.floor((2000 * common) / total);
}

/** Articles of one number are one article where they share this much; of different numbers, where they share more. */
const sameNumberEnough = 250;
const otherNumberEnough = 550;

type Pairs = Map<number, number>;

function pairUp(
  before: readonly Compared[],
  after: readonly Compared[],
  pairs: Pairs,
  fits: (a: Compared, b: Compared) => boolean,
): void {
  const taken = new Set(pairs.values());
  before.forEach((a, at) => {
    if (pairs.has(at)) return;
    const found = after.findIndex((b, to) => !taken.has(to) && fits(a, b));
    if (found === -1) return;
    pairs.set(at, found);
    taken.add(found);
  });
}

/** Of what is left, those most alike become pairs first. */
function pairLikest(before: readonly Compared[], after: readonly Compared[], pairs: Pairs): void {
  const taken = new Set(pairs.values());
  const [left, right] = [before, after].map((list) => list.map(({ text }) => bigramsOf(text)));
  const candidates = before.flatMap((a, at) =>
    pairs.has(at)
      ? []
      : after.flatMap((b, to) => {
          if (taken.has(to)) return [];
          const like = likeness(left?.[at] ?? new Map(), right?.[to] ?? new Map());
          const enough = a.number === b.number ? sameNumberEnough : otherNumberEnough;
          return like >= enough ? [{ at, to, like: like + (a.number === b.number ? 300 : 0) }] : [];
        }),
  );
  for (const { at, to } of candidates.sort((x, y) => y.like - x.like || x.at - y.at)) {
    if (pairs.has(at) || taken.has(to)) continue;
    pairs.set(at, to);
    taken.add(to);
  }
}

/** The pairs that keep their order: a longest rising run of `to` in the order of `at`; the others were moved. */
function inOrder(pairs: Pairs): ReadonlySet<number> {
  const ordered = [...pairs].sort(([a], [b]) => a - b);
  const best: { length: number; before: number }[] = [];
  ordered.forEach(([, to], at) => {
    let found = { length: 1, before: -1 };
    for (let earlier = 0; earlier < at; earlier += 1) {
      const { length = 0 } = best[earlier] ?? {};
      const rises = (ordered[earlier]?.[1] ?? 0) < to;
      if (rises && length + 1 > found.length) found = { length: length + 1, before: earlier };
    }
    best.push(found);
  });
  const kept = new Set<number>();
  let at = best.reduce(
    (top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top),
    0,
  );
  while (at >= 0 && best.length > 0) {
    kept.add(ordered[at]?.[0] ?? -1);
    at = best[at]?.before ?? -1;
  }
  return kept;
}

/** Which article of the newer edition each of the former became: positions from 0. */
export function alignArticles(before: readonly Compared[], after: readonly Compared[]): Pairs {
  const pairs: Pairs = new Map();
  pairUp(before, after, pairs, (a, b) => a.text === b.text && a.number === b.number);
  pairUp(before, after, pairs, (a, b) => a.text === b.text);
  pairLikest(before, after, pairs);
  return pairs;
}

function changeOf<A extends Compared>(before: A, after: A, kept: boolean): ArticleChange<A> {
  const same = before.text === after.text;
  return {
    kind: same ? 'unchanged' : 'changed',
    moved: before.number !== after.number || !kept,
    before,
    after,
    pieces: same ? [] : diffCharacters(before.text, after.text),
  };
}

/**
 * Compares two editions article by article, in the order of the newer one; an article that is gone stands where it
 * stood among its former neighbours.
 */
export function compareArticles<A extends Compared>(
  before: readonly A[],
  after: readonly A[],
): readonly ArticleChange<A>[] {
  const pairs = alignArticles(before, after);
  const kept = inOrder(pairs);
  const origin = new Map([...pairs].map(([at, to]) => [to, at]));
  const gone = (from: number): readonly ArticleChange<A>[] => {
    const found: ArticleChange<A>[] = [];
    for (let at = from; at < before.length && !pairs.has(at); at += 1)
      found.push({
        ...{ kind: 'removed', moved: false, before: before[at] ?? null, after: null, pieces: [] },
      });
    return found;
  };
  return [
    ...gone(0),
    ...after.flatMap((article, to): readonly ArticleChange<A>[] => {
      const at = origin.get(to);
      const former = at === undefined ? undefined : before[at];
      if (at === undefined || former === undefined)
        return [{ kind: 'added', moved: false, before: null, after: article, pieces: [] }];
      return [changeOf(former, article, kept.has(at)), ...gone(at + 1)];
    }),
  ];
}
