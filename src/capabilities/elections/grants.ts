import type { Actor, Authority, Grant } from '../../engines/actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { anyMember, memberRoles, ownOnly, schoolWide, withinUnit } from '../organisation/roles.ts';

/**
 * Those who prepare and hold an election: the school union's officers and its guides, a unit's within it, the elections
 * of its classes among them. Members of a class committee act in them as the students they are.
 */
export const organising: readonly Grant[] = [
  ...schoolWide('league', 'student-affairs', 'presidium', 'office'),
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Those who confirm a result with their name: never the union whose posts are filled. */
export const certifying: readonly Grant[] = [...schoolWide('league'), ...withinUnit('unit-league')];

/** Those who let appointments follow. */
export const appointing: readonly Grant[] = certifying;

/** Whoever is named a teller counts, whatever else they are: it is theirs as a person, and the verbs look for them. */
export const telling: readonly Grant[] = ownOnly(
  ...memberRoles.filter((role) => role !== 'class-committee'),
);

/** Those who hold an election, and its tellers. */
export const organisingOrTelling: readonly Grant[] = [
  ...organising,
  ...telling.filter(({ role }) => !organising.some((grant) => grant.role === role)),
];

/** Elections are open to everybody of the school; what is not yet announced, the verbs leave out. */
export const reading: readonly Grant[] = [
  ...anyMember().filter(({ role }) => role !== 'class-committee'),
  ...schoolWide('student'),
];

/** Whether an election is another unit's for somebody who reaches units alone; the school's own are everybody's. */
export const isFar = (authority: Authority, unitId: Uuid | null): boolean =>
  unitId !== null && authority.reach === 'unit' && !authority.unitIds.includes(unitId);

/** What it is asked of: whose election it is, and who counts in it. */
interface Counted {
  readonly row: { readonly unitId: Uuid | null };
  readonly tellers: readonly { readonly personId: Uuid; readonly role: string }[];
}

/** Whether somebody holds an election: by their role, and within reach. */
export function holds(
  { row }: Pick<Counted, 'row'>,
  { actor, authority }: { readonly actor: Actor; readonly authority: Authority },
): boolean {
  const byRole =
    actor.kind !== 'person' || organising.some(({ role }) => role === actor.capacity.role);
  return byRole && ownsAffairsOf(actor, authority, row.unitId);
}

/** Whether somebody counts in it. */
export const counts = ({ tellers }: Pick<Counted, 'tellers'>, actor: Actor): boolean =>
  actor.kind === 'person' && tellers.some(({ personId }) => personId === actor.personId);

/** Whether somebody holds it, or watches its counting as 监票人. */
export function holdsOrWatches(
  counted: Counted,
  by: { readonly actor: Actor; readonly authority: Authority },
): boolean {
  const monitors = counted.tellers.filter(({ role }) => role === 'monitor');
  return holds(counted, by) || counts({ tellers: monitors }, by.actor);
}
