/** A source of choices that are the same for the same seed (mulberry32); for invented people only, never for secrets. */
export interface SeededRandom {
  /** A whole number from 0 to one below `bound`. */
  below(bound: number): number;
  /** True in so many of a thousand cases. */
  perMille(cases: number): boolean;
  /** One of them; throws where there is none. */
  pick<T>(from: readonly T[]): T;
  /** The value whose share of the sum of all weights was hit. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** So many different ones of them in an order of chance; throws where there are fewer. */
  some<T>(from: readonly T[], count: number): readonly T[];
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Opens the source of a seed. */
export function seededRandom(seed: number): SeededRandom {
  const next = mulberry32(seed);
  const below = (bound: number): number => next() % bound;
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('there is nothing to pick from');
    return from[below(from.length)] as T;
  };
  const weighted = <T>(from: readonly (readonly [T, number])[]): T => {
    let left = below(from.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [value, weight] of from) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new Error('there is nothing to weigh');
  };
  const some = <T>(from: readonly T[], count: number): readonly T[] => {
    if (from.length < count) throw new Error(`${count} are wanted of ${from.length}`);
    const rest = [...from];
    return Array.from({ length: count }, () => rest.splice(below(rest.length), 1)[0] as T);
  };
  return { below, pick, weighted, some, perMille: (cases) => below(1000) < cases };
}
