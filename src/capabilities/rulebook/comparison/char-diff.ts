/** A stretch of text that two wordings share, or that only one of them has. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Tables larger than this many cells are not made: the changed middle is then told as a whole. */
const largestTable = 4_000_000;

/** Characters, so that none of two units is torn apart. */
const charactersOf = (text: string): readonly string[] => [...text];

/** Lengths of longest common subsequences of the ends of `a` and `b`, as one row after the other. */
function lengthsOf(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      table[at] =
        a[i] === b[j]
          ? (table[at + width + 1] ?? 0) + 1
          : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  return table;
}

type Growing = { kind: Piece['kind']; text: string };

function push(pieces: Growing[], kind: Piece['kind'], text: string): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

function walk(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const table = lengthsOf(a, b);
  const width = b.length + 1;
  const pieces: Growing[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      push(pieces, 'same', a[i] ?? '');
      i += 1;
      j += 1;
    } else if ((table[at + width] ?? 0) >= (table[at + 1] ?? 0)) {
      push(pieces, 'removed', a[i] ?? '');
      i += 1;
    } else {
      push(pieces, 'added', b[j] ?? '');
      j += 1;
    }
  }
  push(pieces, 'removed', a.slice(i).join(''));
  push(pieces, 'added', b.slice(j).join(''));
  return pieces;
}

const changedWhole = (a: readonly string[], b: readonly string[]): readonly Piece[] => {
  const pieces: Growing[] = [];
  push(pieces, 'removed', a.join(''));
  push(pieces, 'added', b.join(''));
  return pieces;
};

/** A single shared character between two changes says nothing to a reader; it becomes part of the change. */
function readable(pieces: readonly Piece[]): readonly Piece[] {
  const out: Growing[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    push(out, 'removed', removed);
    push(out, 'added', added);
    [removed, added] = ['', ''];
  };
  pieces.forEach((piece, at) => {
    const lonely = at > 0 && at < pieces.length - 1 && [...piece.text].length < 2;
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else if (lonely) {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      push(out, 'same', piece.text);
    }
  });
  flush();
  return out;
}

/**
 * What changed between two wordings, character by character (longest common subsequence). Joined without the added
 * pieces it is the former wording, without the removed ones the new.
 */
export function diffCharacters(before: string, after: string): readonly Piece[] {
  const [a, b] = [charactersOf(before), charactersOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const small = (left.length + 1) * (right.length + 1) <= largestTable;
  const middle = small ? walk(left, right) : changedWhole(left, right);
  const pieces: Growing[] = [];
  push(pieces, 'same', a.slice(0, head).join(''));
  for (const { kind, text } of middle) push(pieces, kind, text);
  push(pieces, 'same', a.slice(a.length - tail).join(''));
  return readable(pieces);
}

/** How many characters were removed and added. */
export const changedCharacters = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { kind, text }) => sum + (kind === 'same' ? 0 : [...text].length), 0);
