import { inForce, type StatedValue } from '../../charter/in-force.ts';
import { defineProvision, type AnyProvision } from '../../charter/provision.ts';
import { count, fraction, oneOf, workingDays, yesNo } from '../../charter/value-type.ts';
import { methods, type Method } from '../../engines/apportionment/model.ts';
import type { Day } from '../../kernel/day.ts';
import type { Fraction } from '../../kernel/fraction.ts';
import { publicity } from '../elections/provisions.ts';
import { delegatesLeast } from '../rulebook/provisions.ts';
import { floorWays, levelWays, type ApprovalPath, type FloorWay, type LevelWay } from './model.ts';

const share = (name: string, numerator: number, denominator: number) =>
  defineProvision<Fraction>({
    name,
    type: fraction(),
    default: { numerator, denominator },
    source: 'congress-rules',
  });

const days = (name: string, value: number) =>
  defineProvision({
    name,
    type: workingDays({ min: 1, max: 30 }),
    default: value,
    source: 'practice',
  });

/** Who approves that the school's congress is held, after the request of its union. */
const approvalPath = defineProvision<ApprovalPath>({
  name: 'congress.approval-path',
  type: oneOf(['school-province', 'school-party']),
  default: 'school-province',
  source: 'congress-rules',
});

/** Who approves that a unit's congress is held. */
const unitApprovalPath = defineProvision<ApprovalPath>({
  name: 'congress.unit-approval-path',
  type: oneOf(['unit-party-league', 'unit-branch-league']),
  default: 'unit-party-league',
  source: 'practice',
});

/** A unit with fewer students may hold an assembly of all of them instead (全体学生大会). */
export const assemblyBelow = defineProvision({
  name: 'congress.assembly-below',
  type: count('person', { min: 0, max: 5000 }),
  default: 400,
  source: 'congress-rules',
});

/** How seats are divided. */
const quotaMethod = defineProvision<Method>({
  name: 'congress.quota-method',
  type: oneOf(methods),
  default: 'hamilton',
  source: 'practice',
});

/** How levels of education are told apart. */
const quotaLevels = defineProvision<LevelWay>({
  name: 'congress.quota-levels',
  type: oneOf(levelWays),
  default: 'one-step',
  source: 'practice',
});

/** Seats of every electoral unit at least. */
const unitLeast = defineProvision({
  name: 'congress.unit-least',
  type: count('person', { min: 0, max: 20 }),
  default: 1,
  source: 'practice',
});

const womenShare = share('congress.women-share', 1, 4);
const minorityShare = share('congress.minority-share', 1, 10);
const nonCadreShare = share('congress.non-cadre-share', 3, 5);

/** Whether floors are divided by where the people are, or the same share is asked of every unit. */
const floorWay = defineProvision<FloorWay>({
  name: 'congress.floor-way',
  type: oneOf(floorWays),
  default: 'apportioned',
  source: 'practice',
});

/** The least number of women, and of minorities, of every unit that has any. */
const floorLeast = defineProvision({
  name: 'congress.floor-least',
  type: count('person', { min: 0, max: 20 }),
  default: 0,
  source: 'practice',
});

/** Whether an elected list that misses its floors is refused; else it is taken, and told. */
export const floorsBind = defineProvision({
  name: 'congress.floors-bind',
  type: yesNo(),
  default: true,
  source: 'practice',
});

/** How many more are nominated than there are seats, as a share of the seats, rounded up. */
export const surplus = share('congress.nomination-surplus', 1, 5);

const publicDays = days('congress.class-publicity-days', 3);
const stepDays = days('congress.step-days', 5);

/** Every provision of this room. */
export const congressProvisions: readonly AnyProvision[] = [
  approvalPath,
  unitApprovalPath,
  assemblyBelow,
  quotaMethod,
  quotaLevels,
  unitLeast,
  womenShare,
  minorityShare,
  nonCadreShare,
  floorWay,
  floorLeast,
  floorsBind,
  surplus,
  publicDays,
  stepDays,
];

/** The days of the paths of this room. */
export interface PathDays {
  /** Working days a list is public in every class. */
  readonly publicDays: number;
  /** Working days within which each step is done. */
  readonly stepDays: number;
  /** Working days within which a unit elects: its list of candidates is public first. */
  readonly electDays: number;
}

/** Days of the paths that hold on a day. */
export function daysInForce(stated: readonly StatedValue[], day: Day): PathDays {
  const forStep = inForce(stated, stepDays, day).value;
  return {
    publicDays: inForce(stated, publicDays, day).value,
    stepDays: forStep,
    electDays: forStep + inForce(stated, publicity, day).value,
  };
}

/** The days where no article says another. */
export const usualDays: PathDays = {
  publicDays: publicDays.default,
  stepDays: stepDays.default,
  electDays: stepDays.default + publicity.default,
};

/** The path by which holding a congress is approved. */
export function approvalInForce(
  stated: readonly StatedValue[],
  unit: boolean,
  day: Day,
): ApprovalPath {
  return inForce<ApprovalPath>(stated, unit ? unitApprovalPath : approvalPath, day).value;
}

/** What the articles of a day say of quotas. */
export interface QuotaRules {
  readonly method: Method;
  readonly levels: LevelWay;
  readonly unitLeast: number;
  /** The least share of the students that delegates are. */
  readonly least: Fraction;
  readonly women: Fraction;
  readonly minority: Fraction;
  readonly nonCadres: Fraction;
  readonly floorWay: FloorWay;
  readonly floorLeast: number;
}

/** Rules of quotas in force on a day. */
export function quotaRules(stated: readonly StatedValue[], day: Day): QuotaRules {
  return {
    method: inForce(stated, quotaMethod, day).value,
    levels: inForce(stated, quotaLevels, day).value,
    unitLeast: inForce(stated, unitLeast, day).value,
    least: inForce(stated, delegatesLeast, day).value,
    women: inForce(stated, womenShare, day).value,
    minority: inForce(stated, minorityShare, day).value,
    nonCadres: inForce(stated, nonCadreShare, day).value,
    floorWay: inForce(stated, floorWay, day).value,
    floorLeast: inForce(stated, floorLeast, day).value,
  };
}
