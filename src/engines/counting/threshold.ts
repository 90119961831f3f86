import { dividedDown, dividedUp, exact } from './exact.ts';
import type { Threshold } from './model.ts';

/** Whether `count` of `base` passes: 超过 is strict, 以上 and 达到 take the number itself in. */
export function passes(count: number, base: number, { n, d, op }: Threshold): boolean {
  const have = exact(count * d);
  const wanted = exact(base * n);
  return op === '>' ? have > wanted : have >= wanted;
}

/** The smallest number that passes: 超过半数 of 158 is 80, 三分之二以上 of 170 is 114, 超过三分之二 of 171 is 115. */
export function needed(base: number, { n, d, op }: Threshold): number {
  const wanted = exact(base * n);
  return op === '>' ? dividedDown(wanted, d) + 1 : dividedUp(wanted, d);
}
