import { apportion, losers } from '../../../engines/apportionment/apportion.ts';
import {
  apportionedFloors,
  floorsPerUnit,
  type GroupClaimant,
} from '../../../engines/apportionment/floors.ts';
import { ceilingOf } from '../../../engines/apportionment/integers.ts';
import {
  allClaimants,
  levelFirst,
  type PeopleTable,
} from '../../../engines/apportionment/levels.ts';
import { bothMargins } from '../../../engines/apportionment/margins.ts';
import {
  seatsOf,
  sum,
  type Apportionment,
  type Claimant,
  type Method,
} from '../../../engines/apportionment/model.ts';
import type { Fraction } from '../../../kernel/fraction.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { EducationLevel } from '../../organisation/people/model.ts';
import { floorGroups, type FloorGroup, type FloorWay, type LevelWay } from '../model.ts';

/** The students of an electoral unit, as far as quotas ask. */
export interface CountedUnit {
  readonly unitId: Uuid;
  readonly name: string;
  readonly students: number;
  readonly women: number;
  readonly minority: number;
  readonly levels: readonly { readonly level: EducationLevel; readonly students: number }[];
}

/** What a table of quotas is made of; kept with it. */
export interface QuotaInput {
  /** Delegates in all; under `ratio` the number the ratio is made to come near. */
  readonly total: number;
  readonly method: Method;
  readonly levels: LevelWay;
  /** Seats of each level where they are stated. */
  readonly levelTotals:
    readonly { readonly level: EducationLevel; readonly seats: number }[] | null;
  readonly unitLeast: number;
  /** The least share of the students that delegates are. */
  readonly least: Fraction;
  readonly shares: Readonly<Record<FloorGroup, Fraction>>;
  readonly floorWay: FloorWay;
  readonly floorLeast: number;
  /** In the order in which they are published. */
  readonly units: readonly CountedUnit[];
}

/** One line of the table. */
export interface QuotaLine {
  readonly unitId: Uuid;
  readonly name: string;
  readonly students: number;
  readonly seats: number;
  readonly floors: Readonly<Record<FloorGroup, number>>;
  readonly levels: readonly {
    readonly level: EducationLevel;
    readonly students: number;
    readonly seats: number;
  }[];
}

/** A division that the table was made by: over units, over levels, or of one level over units. */
export interface Part {
  readonly of: 'units' | 'levels' | EducationLevel;
  readonly division: Apportionment;
}

/** The table with everything that leads to it. */
export interface QuotaTable {
  readonly total: number;
  readonly students: number;
  /** The least number of delegates: the least share of the students, rounded up. */
  readonly least: number;
  readonly lines: readonly QuotaLine[];
  readonly parts: readonly Part[];
  /** Both margins: the table of people scaled to them, by unit and level. */
  readonly fitted: readonly (readonly string[])[] | null;
  readonly floors: readonly {
    readonly group: FloorGroup;
    readonly share: Fraction;
    readonly target: number;
  }[];
  /** Levels first: units that have another number of seats than by one step over all students. */
  readonly moved: readonly {
    readonly unitId: Uuid;
    readonly oneStep: number;
    readonly seats: number;
  }[];
}

/** Codes of `computeQuota`. */
export const quotaRefusals = [
  'nobody-counted',
  'total-below-least',
  'ratio-one-step',
  'minimum-over-house',
  'minimum-over-level',
  'level-totals-differ',
  'level-unknown',
  'margins-differ',
  'margins-not-possible',
  'floor-not-possible-women',
  'floor-not-possible-minority',
  'floor-not-possible-non-cadres',
] as const;

/** The levels on which anybody is counted, in the order in which they first appear. */
export function levelsIn(units: readonly CountedUnit[]): readonly EducationLevel[] {
  return [...new Set(units.flatMap(({ levels }) => levels.map(({ level }) => level)))];
}

const onLevel = ({ levels }: CountedUnit, wanted: EducationLevel): number =>
  sum(levels.filter(({ level }) => level === wanted).map(({ students }) => students));

function tableOf({ units }: QuotaInput, levels: readonly EducationLevel[]): PeopleTable {
  return {
    ids: units.map(({ unitId }) => unitId),
    levels,
    people: units.map((unit) => levels.map((level) => onLevel(unit, level))),
  };
}

const claimantsOf = (units: readonly CountedUnit[]): readonly Claimant[] =>
  units.map(({ unitId, students }) => ({ id: unitId, population: students }));

/** Seats by unit and, where levels are told apart, by unit and level. */
interface Seats {
  readonly seats: readonly number[];
  readonly byLevel: readonly (readonly number[])[] | null;
  readonly parts: readonly Part[];
  readonly fitted: QuotaTable['fitted'];
}

function oneStep(input: QuotaInput): Result<Seats, readonly Refusal[]> {
  const { method, total, unitLeast, units } = input;
  const claimants = claimantsOf(units);
  const done = apportion({ method, house: total, claimants, minimum: unitLeast });
  if (!done.ok) return done;
  const parts: readonly Part[] = [{ of: 'units', division: done.value }];
  return ok({ seats: seatsOf(done.value), byLevel: null, parts, fitted: null });
}

function statedTotals(
  { levelTotals }: QuotaInput,
  levels: readonly EducationLevel[],
): Result<readonly number[] | null, readonly Refusal[]> {
  if (levelTotals === null) return ok(null);
  const stranger = levelTotals.findIndex(({ level }) => !levels.includes(level));
  if (stranger !== -1) return err([refusal('level-unknown', ['levelTotals', stranger, 'level'])]);
  return ok(levels.map((level) => levelTotals.find((one) => one.level === level)?.seats ?? 0));
}

function byLevels(
  input: QuotaInput,
  levels: readonly EducationLevel[],
  method: Exclude<Method, 'ratio'>,
): Result<Seats, readonly Refusal[]> {
  const stated = statedTotals(input, levels);
  if (!stated.ok) return stated;
  const table = tableOf(input, levels);
  const { total: house, unitLeast: minimum } = input;
  const rules = { house, method, minimum, totals: stated.value };
  if (input.levels === 'level-first') {
    const done = levelFirst(rules, table);
    if (!done.ok) return done;
    const { overLevels, byLevel, seats } = done.value;
    const of = (at: number) => levels[at] ?? 'units';
    return ok({
      seats: seats.map(sum),
      byLevel: seats,
      parts: [
        ...(overLevels === null ? [] : [{ of: 'levels', division: overLevels } as const]),
        ...byLevel.map((division, at): Part => ({ of: of(at), division })),
      ],
      fitted: null,
    });
  }
  return toBothMargins(input, table, { method, stated: stated.value });
}

function toBothMargins(
  { total, unitLeast }: QuotaInput,
  table: PeopleTable,
  how: {
    readonly method: Exclude<Method, 'ratio'>;
    readonly stated: readonly number[] | null;
  },
): Result<Seats, readonly Refusal[]> {
  const { method, stated } = how;
  const over = (claimants: readonly Claimant[], minimum: number) =>
    apportion({ method, house: total, claimants, minimum });
  const units = over(allClaimants(table), unitLeast);
  const levels = over(
    table.levels.map((id, at) => ({
      id,
      population: sum(table.people.map((row) => row[at] ?? 0)),
    })),
    0,
  );
  if (!units.ok) return units;
  if (!levels.ok) return levels;
  const rows = seatsOf(units.value);
  const columns = stated ?? seatsOf(levels.value);
  const done = bothMargins({ rows, columns, minimum: 0 }, table);
  if (!done.ok) return done;
  return ok({
    seats: rows,
    byLevel: done.value.seats,
    parts: [
      { of: 'units', division: units.value },
      ...(stated === null ? [{ of: 'levels', division: levels.value } as const] : []),
    ],
    fitted: done.value.fitted,
  });
}

function divide(
  input: QuotaInput,
  levels: readonly EducationLevel[],
): Result<Seats, readonly Refusal[]> {
  const { method } = input;
  if (input.levels === 'one-step') return oneStep(input);
  if (method === 'ratio') return err([refusal('ratio-one-step', 'method')]);
  return byLevels(input, levels, method);
}

/** Codes as they are told here: which level or group it is about stands in the code. */
function told({ code, values, field }: Refusal): Refusal {
  const known = code === 'minimum-over-house' && 'level' in values ? 'minimum-over-level' : code;
  return { code: known, values, field };
}

/** People of a group in a unit; of those who are no cadres nobody counts, so that they go by seats. */
function groupOf(group: FloorGroup, unit: CountedUnit, seats: number): GroupClaimant {
  const people: Readonly<Record<FloorGroup, number>> = {
    women: unit.women,
    minority: unit.minority,
    'non-cadres': seats,
  };
  return { id: unit.unitId, seats, people: people[group] };
}

function floorsOf(
  input: QuotaInput,
  seats: readonly number[],
): Result<
  readonly {
    readonly group: FloorGroup;
    readonly target: number;
    readonly floors: readonly number[];
  }[],
  readonly Refusal[]
> {
  const found = floorGroups.map((group) => {
    const claimants = input.units.map((unit, at) => groupOf(group, unit, seats[at] ?? 0));
    const share = input.shares[group];
    const least = group === 'non-cadres' ? 0 : input.floorLeast;
    const made =
      input.floorWay === 'per-unit'
        ? ok(floorsPerUnit(share, claimants))
        : apportionedFloors(share, claimants, least);
    return { group, made };
  });
  const refusals = found.flatMap(({ group, made }) =>
    made.ok ? [] : made.error.map((why) => refusal(`floor-not-possible-${group}`, [], why.values)),
  );
  if (refusals.length > 0) return err(refusals);
  return ok(found.flatMap(({ group, made }) => (made.ok ? [{ group, ...made.value }] : [])));
}

function movedFrom(input: QuotaInput, seats: readonly number[]): QuotaTable['moved'] {
  if (input.levels !== 'level-first') return [];
  const plain = oneStep(input);
  if (!plain.ok) return [];
  return input.units.flatMap(({ unitId }, at) => {
    const [before = 0, now = 0] = [plain.value.seats[at], seats[at]];
    return before === now ? [] : [{ unitId, oneStep: before, seats: now }];
  });
}

/** The least number of delegates of so many students: the share rounded up. */
export const leastDelegates = (least: Fraction, students: number): number =>
  ceilingOf(least, students);

/**
 * Computes a table of quotas with its working. Refuses a total below the least share of the students, levels under a
 * ratio, totals of levels that do not fit, minima and floors that cannot be met, each with the numbers.
 */
export function computeQuota(input: QuotaInput): Result<QuotaTable, readonly Refusal[]> {
  const students = sum(input.units.map((unit) => unit.students));
  const least = leastDelegates(input.least, students);
  if (students === 0) return err([refusal('nobody-counted', [], { house: input.total })]);
  if (input.total < least)
    return err([refusal('total-below-least', 'total', { least, students, total: input.total })]);
  const levels = levelsIn(input.units);
  const divided = divide(input, levels);
  if (!divided.ok) return err(divided.error.map(told));
  const { seats, byLevel, parts, fitted } = divided.value;
  const floors = floorsOf(input, seats);
  if (!floors.ok) return floors;
  const floorAt = (group: FloorGroup, at: number): number =>
    floors.value.find((one) => one.group === group)?.floors[at] ?? 0;
  const lines = input.units.map((unit, at): QuotaLine => ({
    unitId: unit.unitId,
    name: unit.name,
    students: unit.students,
    seats: seats[at] ?? 0,
    floors: {
      women: floorAt('women', at),
      minority: floorAt('minority', at),
      'non-cadres': floorAt('non-cadres', at),
    },
    levels: levels.map((level, column) => ({
      level,
      students: onLevel(unit, level),
      seats: byLevel?.[at]?.[column] ?? 0,
    })),
  }));
  return ok({
    total: sum(seats),
    students,
    least,
    lines: byLevel === null ? lines.map((line) => ({ ...line, levels: [] })) : lines,
    parts,
    fitted,
    floors: floors.value.map(({ group, target }) => ({
      group,
      share: input.shares[group],
      target,
    })),
    moved: movedFrom(input, seats),
  });
}

/** A unit that has fewer seats by a new table. */
export interface Loss {
  readonly unitId: Uuid;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** Units that would have fewer seats than the table that is published gives them. */
export function lossesOf(
  published: Pick<QuotaTable, 'lines'>,
  wanted: Pick<QuotaTable, 'lines'>,
): readonly Loss[] {
  const as = ({ lines }: Pick<QuotaTable, 'lines'>) => ({
    lines: lines.map(({ unitId, seats }) => ({
      id: unitId,
      seats,
    })) as unknown as Apportionment['lines'],
  });
  return losers(as(published), as(wanted)).map(({ id, before, after }) => ({
    unitId: id as Uuid,
    name: published.lines.find(({ unitId }) => unitId === id)?.name ?? '',
    before,
    after,
  }));
}
