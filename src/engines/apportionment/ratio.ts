import { decimals, productFloor, quotient } from './integers.ts';
import { sum, type Apportionment, type Claimant, type ShareLine } from './model.ts';

/** People divided by people a seat, rounded half up. */
function rounded(population: number, perSeat: number): number {
  return Number(quotient(2n * BigInt(population) + BigInt(perSeat), 2n * BigInt(perSeat)));
}

/** So many people for a seat that the total comes near a house: students divided by seats, the rest left away, at least 1. */
export function ratioFor(population: number, house: number): number {
  const whole = house === 0 ? 0n : quotient(BigInt(population), BigInt(house));
  return whole < 1n ? 1 : Number(whole);
}

/**
 * A fixed ratio with rounding (四舍五入): one seat for every `perSeat` people, half up, at least the minimum where anybody
 * lives. The total floats: it is what comes out, and not what anybody stated.
 */
export function byRatio(
  perSeat: number,
  claimants: readonly Claimant[],
  minimum = 0,
): Apportionment {
  const lines = claimants.map(({ id, population }): ShareLine => {
    const plain = rounded(population, perSeat);
    const seats = population === 0 ? 0 : plain < minimum ? minimum : plain;
    const share = { numerator: population, denominator: perSeat };
    const shareText = decimals(BigInt(population), BigInt(perSeat));
    return {
      id,
      population,
      share,
      shareText,
      quota: share,
      quotaText: shareText,
      floor: productFloor(population, 1, perSeat),
      rank: null,
      seats,
      reason: population === 0 ? 'empty' : plain < minimum ? 'minimum' : 'rounded',
      won: null,
      next: null,
    };
  });
  return {
    method: 'ratio',
    house: sum(lines.map(({ seats }) => seats)),
    population: sum(claimants.map(({ population }) => population)),
    minimum,
    perSeat,
    lines,
    tied: [],
  };
}
