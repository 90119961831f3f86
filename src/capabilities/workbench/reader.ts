import type { Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import { capacitiesFrom, capacitiesSql, type HeldPost } from '../organisation/capacities.ts';

/** Everything somebody is that day, whatever capacity they act in: notices and deadlines are for all of it. */
export interface Reader {
  readonly roles: readonly string[];
  /** The units they belong to or hold a post in; those above them are not named. */
  readonly unitIds: readonly Uuid[];
}

const reading = {
  name: 'workbench-reader',
  text: `select p.kind, p.class_id, p.unit_id, held.held,
    (p.since <= $3::date and (p.until is null or p.until >= $3::date)) as registered
  from person p
  cross join lateral (${capacitiesSql('$1', 'p.id', '$3::date')}) held
  where p.school_id = $1 and p.id = $2`,
};

interface Row {
  readonly kind: 'student' | 'teacher';
  readonly class_id: Uuid | null;
  readonly unit_id: Uuid | null;
  readonly registered: boolean;
  readonly held: readonly HeldPost[];
}

/** Who reads. At most one round trip; nobody's own for an operator or a visitor. */
export async function readReader({ tx, actor, today }: Context): Promise<Reader> {
  if (actor.kind !== 'person') return { roles: [], unitIds: [] };
  const { personId, capacity } = actor;
  const own = {
    roles: [capacity.role],
    unitIds: capacity.unitId === null ? [] : [capacity.unitId],
  };
  if (personId === null) return own;
  const { rows } = await tx.client.query<Row>({
    ...reading,
    values: [tx.schoolId, personId, today],
  });
  const row = rows[0];
  if (!row) return own;
  const student = row.kind === 'student' && row.registered ? { personId } : null;
  const capacities = capacitiesFrom(row.held, student);
  const units = [row.class_id, row.unit_id, ...capacities.map(({ unitId }) => unitId)];
  return {
    roles: [...new Set(capacities.map(({ role }) => role))],
    unitIds: [...new Set(units.filter((id) => id !== null))],
  };
}
