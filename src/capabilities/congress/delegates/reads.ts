import type { Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { and, eq } from 'drizzle-orm';
import { reachesUnit } from '../../organisation/reach.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { recordsOf } from '../choosing/records.ts';
import type { DelegateCondition } from '../model.ts';
import { judgeDelegate, type Judged } from '../rules.ts';
import { delegate, electoralUnit } from '../tables.ts';

/** A delegate as kept. */
export type DelegateRow = typeof delegate.$inferSelect;

/** A delegate, and the unit that elected them. */
export interface DelegateHeld {
  readonly row: DelegateRow;
  readonly unitId: Uuid;
  readonly electionId: Uuid | null;
}

/** One delegate within reach, held until the commit; a student reaches themself. */
export async function holdDelegate(
  { tx, authority }: Pick<Context, 'tx' | 'authority'>,
  id: Uuid,
): Promise<DelegateHeld | null> {
  const { db, schoolId } = tx;
  const rows = await db
    .select({ row: delegate, unitId: electoralUnit.unitId, electionId: electoralUnit.electionId })
    .from(delegate)
    .innerJoin(
      electoralUnit,
      and(
        eq(electoralUnit.schoolId, delegate.schoolId),
        eq(electoralUnit.id, delegate.electoralUnitId),
      ),
    )
    .where(
      and(
        eq(delegate.schoolId, schoolId),
        eq(electoralUnit.schoolId, schoolId),
        eq(delegate.id, id),
      ),
    )
    .for('update', { of: delegate });
  const found = rows[0];
  if (!found) return null;
  const own = authority.reach === 'self' && authority.personId === found.row.personId;
  return own || reachesUnit(authority, found.unitId) ? found : null;
}

/** What somebody vouched for, of these delegates. */
export async function attestationsOf(
  { client, schoolId }: SchoolTransaction,
  delegateIds: readonly Uuid[],
): Promise<
  readonly {
    readonly delegateId: Uuid;
    readonly condition: DelegateCondition;
    readonly name: string | null;
    readonly day: Day;
    readonly text: string;
  }[]
> {
  const { rows } = await client.query<{
    delegateId: Uuid;
    condition: DelegateCondition;
    name: string | null;
    day: Day;
    text: string;
  }>({
    name: 'delegate-attestations',
    text: `select a.delegate_id as "delegateId", a.condition, p.name, a.day::text, a.text
      from delegate_attestation a left join person p on p.school_id = $1 and p.id = a.person_id
      where a.school_id = $1 and a.delegate_id = any($2::uuid[]) order by a.delegate_id, a.condition`,
    values: [schoolId, delegateIds],
  });
  return rows;
}

/** Conditions of delegates as records and those who vouched tell them on a day, in two statements. */
export async function conditionsOf(
  tx: SchoolTransaction,
  delegates: readonly {
    readonly id: Uuid;
    readonly personId: Uuid;
    readonly electionId: Uuid | null;
  }[],
  day: Day,
): Promise<ReadonlyMap<Uuid, readonly Judged[]>> {
  const [records, attested] = await Promise.all([
    recordsOf(
      tx,
      delegates.map(({ personId }) => personId),
      day,
    ),
    attestationsOf(
      tx,
      delegates.map(({ id }) => id),
    ),
  ]);
  return new Map(
    delegates.map(({ id, personId, electionId }) => {
      const known = records.find((one) => one.personId === personId);
      if (!known) throw new Error('a delegate is no person of the school');
      const vouched = attested
        .filter(({ delegateId }) => delegateId === id)
        .map(({ condition }) => condition);
      // Rows of delegates are written from certified elections alone.
      return [id, judgeDelegate({ ...known, elected: electionId !== null }, vouched)];
    }),
  );
}
