import type { Accused, Candidate, ComplaintState, Way } from './model.ts';

/** A text as names are looked for in it: full-width letters as plain ones, without blanks and middle dots. */
export const nameKey = (text: string): string => text.normalize('NFKC').replace(/[\s·•・]/g, '');

/** Everything in a complaint where a handler could be named. */
export const namesKey = ({ personName, text }: Pick<Accused, 'personName' | 'text'>): string =>
  nameKey(`${personName ?? ''}\n${text}`);

/**
 * Whether somebody may not handle a complaint, for they are complained about: they serve in the body it names (or in
 * one below it), or their name stands in it, be it only as a witness. Nobody judges their own case.
 */
export function isExcluded(
  accused: Accused,
  { name, bodyIds }: Omit<Candidate, 'league'>,
): boolean {
  if (accused.bodyId !== null && bodyIds.includes(accused.bodyId)) return true;
  return namesKey(accused).includes(nameKey(name));
}

/** Whether the person a complaint names is one of the League committee: colleagues should not judge that either. */
const namesLeague = ({ personName }: Accused, league: readonly Candidate[]): boolean =>
  personName !== null && league.some(({ name }) => nameKey(personName).includes(nameKey(name)));

/**
 * The way a complaint goes: to the League committee; past it, to the person named for that, where it is about the
 * committee or one of its people, or where none of them is left. Null where nobody is there who is not complained about.
 */
export function wayOf(
  accused: Accused,
  {
    league,
    outside,
  }: { readonly league: readonly Candidate[]; readonly outside: Candidate | null },
): Way | null {
  const aboutLeague = accused.leagueBody || namesLeague(accused, league);
  if (!aboutLeague && league.some((one) => !isExcluded(accused, one))) return 'league';
  return outside !== null && !outside.league && !isExcluded(accused, outside) ? 'outside' : null;
}

/** What whoever handles a complaint can do with it. */
export type Step = 'take' | 'ask' | 'answer' | 'refer' | 'close';

const from: Readonly<Record<Step, readonly ComplaintState[]>> = {
  take: ['received', 'taken', 'asked', 'answered'],
  ask: ['taken'],
  answer: ['taken', 'asked'],
  refer: ['received', 'taken', 'asked'],
  close: ['answered'],
};

/** Whether a step can be made from a state. */
export const canStep = (step: Step, state: ComplaintState): boolean => from[step].includes(state);

/** The state after whoever told it adds something: what was asked or answered is looked at again. Null: it is over. */
export function stateAfterAddition(state: ComplaintState): ComplaintState | null {
  if (state === 'closed') return null;
  return state === 'received' ? 'received' : 'taken';
}
