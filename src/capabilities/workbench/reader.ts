import type { Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { heldPostsSql, rolesHeld, type HeldPost } from '../organisation/capacities.ts';
import { personById } from '../organisation/reads.ts';

/** Everything somebody is that day, whatever capacity they act in: notices and deadlines are for all of it. */
export interface Reader {
  readonly roles: readonly string[];
  /** The units they belong to or hold a post in; those above them are not named. */
  readonly unitIds: readonly Uuid[];
}

const reading = {
  name: 'workbench-held',
  text: heldPostsSql('$1', '$2', '$3::date'),
};

/** Who reads. One round trip; nothing for an operator or a visitor. */
export async function readReader({ tx, actor, today }: Context): Promise<Reader> {
  if (actor.kind !== 'person') return { roles: [], unitIds: [] };
  const { personId, capacity } = actor;
  if (personId === null)
    return { roles: [capacity.role], unitIds: capacity.unitId === null ? [] : [capacity.unitId] };
  const [person, posts] = await Promise.all([
    personById(tx, personId),
    tx.client.query<HeldPost>({
      ...reading,
      values: [tx.schoolId, personId, today],
    }),
  ]);
  const registered =
    person?.kind === 'student' &&
    person.since <= today &&
    (person.until === null || today <= person.until);
  const held = rolesHeld(posts.rows);
  const units = [person?.classId, person?.unitId, ...held.map(({ unitId }) => unitId)];
  return {
    roles: [
      ...new Set([
        capacity.role,
        ...held.map(({ role }) => role),
        ...(registered ? ['student'] : []),
      ]),
    ],
    unitIds: [...new Set(units.filter((id) => id !== null && id !== undefined))],
  };
}
