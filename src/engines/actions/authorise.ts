import type { Actor, Authority, Capacity, Credential, Grant, Standing } from './actor.ts';

/** A call that may go on: who acts, and how far. */
export interface Allowed {
  readonly actor: Actor;
  readonly authority: Authority;
}

/** Why not: no one is logged in, or whoever is may not. */
export type NotAllowed = 'not-logged-in' | 'not-allowed' | 'capacity-not-held';

/** The role in a grant that stands for anybody, logged in or not. */
export const everybody = 'public';

const width = { school: 2, unit: 1, self: 0 } as const;

function authorityOf(grant: Grant, capacity: Capacity, standing: Standing): Authority | null {
  switch (grant.reach) {
    case 'school':
      // A role given for one unit never reaches the school.
      return capacity.unitIds === null ? { reach: 'school' } : null;
    case 'unit':
      return capacity.unitIds === null
        ? { reach: 'school' }
        : { reach: 'unit', unitIds: capacity.unitIds };
    case 'self':
      return standing.personId === null ? null : { reach: 'self', personId: standing.personId };
  }
}

/**
 * Whether a standing may do what the grants allow, in the chosen capacity or else in the one that reaches farthest.
 * An operator at the machine may do everything, and the journal says so. Pure: everything it needs is handed in.
 */
export function authorise(
  grants: readonly Grant[],
  credential: Credential,
  standing: Standing | null,
  capacityId: string | null,
): Allowed | NotAllowed {
  if (credential.kind === 'operator')
    return { actor: { kind: 'operator' }, authority: { reach: 'school' } };
  if (credential.kind === 'job') return { actor: { kind: 'job' }, authority: { reach: 'school' } };
  const open = grants.some((grant) => grant.role === everybody);
  if (standing === null) {
    if (open) return { actor: { kind: 'visitor' }, authority: { reach: 'school' } };
    return 'not-logged-in';
  }
  const chosen =
    capacityId === null
      ? standing.capacities
      : standing.capacities.filter((capacity) => capacity.id === capacityId);
  if (capacityId !== null && chosen.length === 0) return 'capacity-not-held';
  const ways = chosen.flatMap((capacity) =>
    grants
      .filter((grant) => grant.role === capacity.role)
      .map((grant) => ({ capacity, authority: authorityOf(grant, capacity, standing) })),
  );
  let best: { readonly capacity: Capacity; readonly authority: Authority } | null = null;
  for (const { capacity, authority } of ways) {
    if (authority === null) continue;
    if (best === null || width[authority.reach] > width[best.authority.reach])
      best = { capacity, authority };
  }
  if (best === null) {
    if (!open) return 'not-allowed';
    const first = chosen[0];
    if (!first) return { actor: { kind: 'visitor' }, authority: { reach: 'school' } };
    best = { capacity: first, authority: { reach: 'school' } };
  }
  const { accountId, personId, sessionId } = standing;
  return {
    actor: { kind: 'person', accountId, personId, sessionId, capacity: best.capacity },
    authority: best.authority,
  };
}
