import type { Fraction } from '../../kernel/fraction.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { hamilton } from './hamilton.ts';
import { ceilingOf } from './integers.ts';
import { sum } from './model.ts';

/** Somebody with seats, and how many people of a group (women, minorities) there are to fill them. */
export interface GroupClaimant {
  readonly id: string;
  readonly seats: number;
  /** People of the group. */
  readonly people: number;
}

/** Least numbers of a group, in the order of the claimants. */
export interface GroupFloors {
  readonly target: number;
  readonly floors: readonly number[];
}

/** Nobody needs more of a group than there are, or than there are seats. */
const capOf = ({ seats, people }: GroupClaimant): number => (people < seats ? people : seats);

/** Divides what is left by people, holding whoever comes to their cap, until nothing overflows. */
function withinCaps(
  left: number,
  claimants: readonly GroupClaimant[],
  start: readonly number[],
): readonly number[] {
  const floors = [...start];
  let rest = left;
  while (rest > 0) {
    const open = claimants.flatMap((one, at) => ((floors[at] ?? 0) < capOf(one) ? [at] : []));
    const people = open.map((at) => ({
      id: String(at),
      population: claimants[at]?.people ?? 0,
    }));
    const part = hamilton(rest, people);
    if (!part.ok) throw new Error('a floor within its caps has room left');
    let given = 0;
    for (const [place, at] of open.entries()) {
      const claimant = claimants[at];
      if (!claimant) continue;
      const wanted = (floors[at] ?? 0) + (part.value.lines[place]?.seats ?? 0);
      const cap = capOf(claimant);
      const now = wanted < cap ? wanted : cap;
      given += now - (floors[at] ?? 0);
      floors[at] = now;
    }
    rest -= given;
  }
  return floors;
}

/**
 * The least number of a group over all, divided by how many of the group live where: ⌈share · seats⌉ by largest
 * remainder, nobody above the people or seats there are, what overflows divided again. `minimum` is for everybody who
 * has both. Refuses `floor-not-possible`, saying by how many.
 */
export function apportionedFloors(
  share: Fraction,
  claimants: readonly GroupClaimant[],
  minimum = 0,
): Result<GroupFloors, readonly Refusal[]> {
  const target = ceilingOf(share, sum(claimants.map(({ seats }) => seats)));
  const possible = sum(claimants.map(capOf));
  if (possible < target)
    return err([
      refusal('floor-not-possible', [], { target, possible, lacking: target - possible }),
    ]);
  const plain = withinCaps(
    target,
    claimants,
    claimants.map(() => 0),
  );
  if (minimum === 0) return ok({ target, floors: plain });
  const least = claimants.map((one) => (capOf(one) < minimum ? capOf(one) : minimum));
  const needed = sum(least);
  if (needed >= target) return ok({ target: needed, floors: least });
  return ok({ target, floors: raisedTo(least, plain, target) });
}

/** Everybody at least at the minimum; the seats for it come from those who have most above theirs. */
function raisedTo(
  least: readonly number[],
  plain: readonly number[],
  target: number,
): readonly number[] {
  const floors = plain.map((one, at) => (one < (least[at] ?? 0) ? (least[at] ?? 0) : one));
  for (let over = sum(floors) - target; over > 0; over -= 1) {
    let largest = 0;
    for (const [at, one] of floors.entries())
      if (one - (least[at] ?? 0) > (floors[largest] ?? 0) - (least[largest] ?? 0)) largest = at;
    floors[largest] = (floors[largest] ?? 0) - 1;
  }
  return floors;
}

/** The same share in every unit by itself: ⌈share · seats⌉, but not more than there are people of the group. */
export function floorsPerUnit(share: Fraction, claimants: readonly GroupClaimant[]): GroupFloors {
  const floors = claimants.map(({ seats, people }) => {
    const least = ceilingOf(share, seats);
    return people < least ? people : least;
  });
  return { target: sum(floors), floors };
}
