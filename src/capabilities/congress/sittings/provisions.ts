import { inForce, type StatedValue } from '../../../charter/in-force.ts';
import { defineProvision, type AnyProvision, type Provision } from '../../../charter/provision.ts';
import {
  count,
  fraction,
  oneOf,
  workingDays,
  yesNo,
  type ValueType,
} from '../../../charter/value-type.ts';
import type { Threshold } from '../../../engines/counting/model.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Fraction } from '../../../kernel/fraction.ts';
import { handBases, type HandBase, type Matter } from './model.ts';

/** A share above nothing whose parts counting takes. */
function positiveShare(): ValueType<Fraction> {
  const any = fraction();
  const fit = (value: Fraction | null): Fraction | null =>
    value !== null && value.numerator >= 1 && value.denominator <= 1000 ? value : null;
  return {
    ...any,
    read: (stored) => fit(any.read(stored)),
    parse: (typed) => fit(any.parse(typed)),
  };
}

const share = (name: string, numerator: number, denominator: number): Provision<Fraction> =>
  defineProvision({
    name,
    type: positiveShare(),
    default: { numerator, denominator },
    source: 'congress-rules',
  });

const flag = (name: string, value: boolean): Provision<boolean> =>
  defineProvision({ name, type: yesNo(), default: value, source: 'practice' });

/** How many of those with a vote must be present for a sitting: 三分之二以上. */
const quorum = share('sitting.quorum', 2, 3);
/** Whether more than that share is asked (超过), not that share (以上). */
const quorumExceeds = flag('sitting.quorum-exceeds', false);

/** What carries a resolution: more than half. */
const majority = share('resolution.majority', 1, 2);
/** Whether that share itself is enough (以上), not only more (超过). */
const majorityReaches = flag('resolution.majority-reaches', false);
/** What carries a change of the charter: 三分之二以上. */
const charterMajority = share('resolution.charter-majority', 2, 3);

/** Of whom the share is taken. */
const base = defineProvision<HandBase>({
  name: 'resolution.base',
  type: oneOf(handBases),
  default: 'present',
  source: 'practice',
});

/** How many delegates beside the one who proposes must second a proposal before it is looked at. */
const seconds = defineProvision({
  name: 'proposal.seconds',
  type: count('person', { min: 0, max: 100 }),
  default: 3,
  source: 'practice',
});

/** Working days within which an office replies. */
const replyDays = defineProvision({
  name: 'proposal.reply-days',
  type: workingDays({ min: 1, max: 120 }),
  default: 20,
  source: 'practice',
});

/** Every provision of sittings, resolutions and proposals. */
export const sittingsProvisions: readonly AnyProvision[] = [
  quorum,
  quorumExceeds,
  majority,
  majorityReaches,
  charterMajority,
  base,
  seconds,
  replyDays,
];

const thresholdOf = ({ numerator, denominator }: Fraction, strict: boolean): Threshold => ({
  n: numerator,
  d: denominator,
  op: strict ? '>' : '>=',
});

/** The quorum of a sitting on a day. */
export const quorumOn = (stated: readonly StatedValue[], day: Day): Threshold =>
  thresholdOf(inForce(stated, quorum, day).value, inForce(stated, quorumExceeds, day).value);

/** What carries a resolution on a day, and of whom. A charter's share is reached (以上), not exceeded. */
export function majorityOn(
  stated: readonly StatedValue[],
  matter: Matter,
  day: Day,
): { readonly threshold: Threshold; readonly base: HandBase } {
  const charter = matter === 'charter';
  const wanted = inForce(stated, charter ? charterMajority : majority, day).value;
  const reaches = charter || inForce(stated, majorityReaches, day).value;
  return { threshold: thresholdOf(wanted, !reaches), base: inForce(stated, base, day).value };
}

/** How many must second a proposal on a day. */
export const secondsOn = (stated: readonly StatedValue[], day: Day): number =>
  inForce(stated, seconds, day).value;

/** Working days for a reply on a day. */
export const replyDaysOn = (stated: readonly StatedValue[], day: Day): number =>
  inForce(stated, replyDays, day).value;
