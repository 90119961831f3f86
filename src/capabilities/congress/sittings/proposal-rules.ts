import type { Uuid } from '../../../kernel/id.ts';
import type { ProposalState, Satisfaction } from './model.ts';

/** What can be done with a proposal. */
export type ProposalStep =
  | 'second'
  | 'withdraw'
  | 'file'
  | 'refuse'
  | 'merge'
  | 'assign'
  | 'reply'
  | 'rate'
  | 'return'
  | 'close';

const from: Readonly<Record<ProposalStep, readonly ProposalState[]>> = {
  second: ['seconding'],
  withdraw: ['seconding', 'screening'],
  file: ['screening'],
  refuse: ['screening'],
  merge: ['screening', 'filed'],
  assign: ['filed', 'assigned'],
  reply: ['assigned'],
  rate: ['replied'],
  return: ['replied'],
  close: ['replied'],
};

/** Whether a step can be made from a state. */
export const canStep = (step: ProposalStep, state: ProposalState): boolean =>
  from[step].includes(state);

/** The steps that can be made from a state. */
export const stepsFrom = (state: ProposalState): readonly ProposalStep[] =>
  (Object.keys(from) as readonly ProposalStep[]).filter((step) => canStep(step, state));

/**
 * The state of a proposal that so many have seconded. Whoever proposed does not count as one who seconds; with none
 * needed it goes to those who screen at once.
 */
export const stateBySeconds = (seconds: number, needed: number): ProposalState =>
  seconds >= needed ? 'screening' : 'seconding';

/**
 * Whether one proposal can be merged into another: both of one congress, the other filed or on its way, and itself
 * merged into none, so that every merged proposal leads to one that is dealt with.
 */
export function judgeMerge(
  own: { readonly id: Uuid; readonly congressId: Uuid },
  into: { readonly id: Uuid; readonly congressId: Uuid; readonly state: ProposalState },
): 'merge-into-itself' | 'merge-target' | null {
  if (own.id === into.id) return 'merge-into-itself';
  const open: readonly ProposalState[] = ['filed', 'assigned', 'replied'];
  return own.congressId === into.congressId && open.includes(into.state) ? null : 'merge-target';
}

/** What those who proposed and seconded think of the last reply, counted. */
export type Ratings = Readonly<Record<Satisfaction, number>>;

/** Counts them. */
export function ratingsOf(all: readonly Satisfaction[]): Ratings {
  const counted = { satisfied: 0, fairly: 0, dissatisfied: 0 };
  for (const one of all) counted[one] += 1;
  return counted;
}

/** Whether a reply may be closed without another try: nobody is left dissatisfied, or it was returned once already. */
export const mayClose = ({ dissatisfied }: Ratings, replies: number): boolean =>
  dissatisfied === 0 || replies > 1;
