import { inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Actor, Authority } from '../../engines/actions/actor.ts';
import { schoolWide, withinUnit, anyMember } from './roles.ts';
import type { Grant } from '../../engines/actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import { body, person, unit } from './tables.ts';

/** Those who keep the school's records. */
export const keepers = schoolWide('administrator', 'league', 'student-affairs');

/** Those, and the guides of a unit within it. */
export const keepersAndGuides: readonly Grant[] = [...keepers, ...withinUnit('unit-league')];

/** Whoever works in any union or guides one, and every student. */
export const everyone = (): readonly Grant[] => [...anyMember(), ...schoolWide('student')];

/** The same, for what concerns unions: a class committee reaches its class, where there is none. */
export const everyoneOfUnions = (): readonly Grant[] =>
  everyone().filter(({ role }) => role !== 'class-committee');

/** Whether a caller reaches a unit; null is the school itself. */
export function reachesUnit(authority: Authority, unitId: Uuid | null): boolean {
  switch (authority.reach) {
    case 'school':
      return true;
    case 'unit':
      return unitId !== null && authority.unitIds.includes(unitId);
    case 'self':
      return false;
  }
}

const none = sql`false`;

/** Rows of `unit` within reach. */
export function unitsInReach(authority: Authority): SQL | undefined {
  if (authority.reach === 'school') return undefined;
  return authority.reach === 'unit' ? inArray(unit.id, [...authority.unitIds]) : none;
}

/** Rows of `person` within reach. */
export function peopleInReach(authority: Authority): SQL | undefined {
  switch (authority.reach) {
    case 'school':
      return undefined;
    case 'unit':
      return or(
        inArray(person.unitId, [...authority.unitIds]),
        inArray(person.classId, [...authority.unitIds]),
      );
    case 'self':
      return sql`${person.id} = ${authority.personId}`;
  }
}

/** Rows of `body` within reach. */
export function bodiesInReach(authority: Authority): SQL | undefined {
  if (authority.reach === 'school') return undefined;
  return authority.reach === 'unit' ? inArray(body.unitId, [...authority.unitIds]) : none;
}

const ofOwnUnion: ReadonlySet<string> = new Set(['presidium', 'head', 'office', 'staff']);

/**
 * Whether somebody acts for the school's own union: their role reaches the school, but what is internal to a unit's
 * union (its duties, its handovers) is not theirs to see or change.
 */
export function actsForSchoolUnion(actor: Actor): boolean {
  return actor.kind === 'person' && ofOwnUnion.has(actor.capacity.role);
}

/** Rows of `body` whose internal affairs a caller may see. */
export function bodiesOfOwn(actor: Actor, authority: Authority): SQL | undefined {
  return actsForSchoolUnion(actor) && authority.reach === 'school'
    ? sql`${body.unitId} is null`
    : bodiesInReach(authority);
}

/** Whether the internal affairs of a body of this unit (null: the school) are a caller's. */
export function ownsAffairsOf(actor: Actor, authority: Authority, unitId: Uuid | null): boolean {
  return reachesUnit(authority, unitId) && (unitId === null || !actsForSchoolUnion(actor));
}
