import type { Fraction } from '../../kernel/fraction.ts';

/**
 * Ways to divide seats by population: largest remainder (比例加惯例), Webster / Sainte-Laguë (四舍五入), Q值法
 * (Huntington–Hill), D'Hondt (洪德), and a fixed ratio with rounding, whose total floats.
 */
export const methods = ['hamilton', 'webster', 'qvalue', 'dhondt', 'ratio'] as const;

/** One of them. */
export type Method = (typeof methods)[number];

/** The ways that give out a house of a size that was stated before. */
export type HouseMethod = Exclude<Method, 'ratio'>;

/** Somebody who has a share: a unit of the school, a class, a level. Listed in the order in which they are published. */
export interface Claimant {
  readonly id: string;
  /** Students; a whole number from 0. */
  readonly population: number;
}

/** Why a line has the seats it has. */
export type LineReason =
  /** Nobody lives there. */
  | 'empty'
  /** Its share is below the minimum, which it got before the rest was divided. */
  | 'minimum'
  /** The whole part of its share. */
  | 'floor'
  /** The whole part, and one of the seats left over for its large remainder. */
  | 'remainder'
  /** By quotients: highest averages. */
  | 'quotient'
  /** By the ratio, rounded. */
  | 'rounded'
  /** Not more than there are people or seats for it. */
  | 'cap';

/** One claimant with the working that leads to its seats. */
export interface ShareLine {
  readonly id: string;
  readonly population: number;
  /** Its exact share of the whole house. */
  readonly share: Fraction;
  /** The same with three decimals, rounded half up by integers. */
  readonly shareText: string;
  /** The share it was given seats by: of the seats left when those at the minimum had theirs. */
  readonly quota: Fraction;
  readonly quotaText: string;
  /** The whole part of `quota`. */
  readonly floor: number;
  /** Its place among the remainders, 1 for the largest; null where remainders give nothing. */
  readonly rank: number | null;
  readonly seats: number;
  readonly reason: LineReason;
  /** Highest averages: the quotient that won its last seat, and that with which it would have claimed one more. */
  readonly won: string | null;
  readonly next: string | null;
}

/** Seats divided, with the working. */
export interface Apportionment {
  readonly method: Method;
  /** Seats given out; the house but under `ratio`. */
  readonly house: number;
  readonly population: number;
  readonly minimum: number;
  /** Of `ratio`: people for one seat. */
  readonly perSeat: number | null;
  readonly lines: readonly ShareLine[];
  /** Claimants whose equal remainders or quotients were told apart by population or by the order as published. */
  readonly tied: readonly string[];
}

/** Only the seats, in the order of the lines. */
export const seatsOf = ({ lines }: Pick<Apportionment, 'lines'>): readonly number[] =>
  lines.map(({ seats }) => seats);

/** The sum of whole numbers. */
export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0);
