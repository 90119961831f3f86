/**
 * Whole numbers only. Nothing in this room divides but these two, and neither ever leaves the integers: a seat must
 * never hang on how a machine rounds.
 */

/** Throws unless the number is a whole one that is exact in memory; counts of people and votes never are anything else. */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact whole number: ${value}`);
  return value;
}

/** The whole part of a share: ⌊value / by⌋ of two non-negative whole numbers. */
export function dividedDown(value: number, by: number): number {
  return exact((exact(value) - (value % exact(by))) / by);
}

/** The share rounded up: ⌈value / by⌉ of two non-negative whole numbers. */
export function dividedUp(value: number, by: number): number {
  return dividedDown(exact(exact(value) + exact(by) - 1), by);
}
