import { chinaDay, instantOf } from '../../kernel/instant.ts';

/** The year it is in China. */
export function chinaYear(): number {
  return Number(chinaDay(instantOf(new Date())).slice(0, 4));
}
