import { inForce, type StatedValue } from '../../charter/in-force.ts';
import { defineProvision, type AnyProvision, type Provision } from '../../charter/provision.ts';
import { count, yesNo } from '../../charter/value-type.ts';
import type { Day } from '../../kernel/day.ts';

const flag = (name: string, value: boolean): Provision<boolean> =>
  defineProvision({ name, type: yesNo(), default: value, source: 'practice' });

/** Whether anything may be voted on by phone at all. */
const allowed = flag('ballot.electronic', true);

/** Whether the server alone may answer for a round, without observers who seal the ballots. */
const serverAlone = flag('ballot.server-alone', true);

/** How many observers it takes to open the ballots. */
const threshold = defineProvision({
  name: 'ballot.seal-threshold',
  type: count('person', { min: 1, max: 9 }),
  default: 2,
  source: 'practice',
});

/** Below how many electors a vote by phone would keep nobody's secret. */
const leastVoters = defineProvision({
  name: 'ballot.least-voters',
  type: count('person', { min: 2, max: 1000 }),
  default: 10,
  source: 'practice',
});

/** Every provision of this room. */
export const ballotsProvisions: readonly AnyProvision[] = [
  allowed,
  serverAlone,
  threshold,
  leastVoters,
];

/** What holds of voting by phone on a day. */
export interface BallotRules {
  readonly allowed: boolean;
  readonly serverAlone: boolean;
  readonly threshold: number;
  readonly leastVoters: number;
}

/** Reads it off the articles in force. */
export function ballotRulesOn(stated: readonly StatedValue[], day: Day): BallotRules {
  const of = <V>(provision: Provision<V>): V => inForce(stated, provision, day).value;
  return {
    allowed: of(allowed),
    serverAlone: of(serverAlone),
    threshold: of(threshold),
    leastVoters: of(leastVoters),
  };
}
