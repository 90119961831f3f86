/** Letters to add, drop or change to make one word of another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name nearest to a mistyped one, at most three letters away and never all of them; null where none is near. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const short = typed.slice(0, 60);
  const best = names
    .map((name) => ({ name, far: distance(short, name) }))
    .toSorted((a, b) => a.far - b.far)[0];
  return best && best.far <= 3 && best.far < best.name.length ? best.name : null;
}
