import { and, eq, isNull } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { PersonFacts, PersonKind } from '../people/model.ts';
import { unit } from '../tables.ts';
import type { KnownUnit } from './places.ts';

/** All units that go on, held so that none closes while people are put into it. */
export function openUnits({ db, schoolId }: SchoolTransaction): Promise<readonly KnownUnit[]> {
  return db
    .select({ id: unit.id, parentId: unit.parentId, kind: unit.kind, name: unit.name })
    .from(unit)
    .where(and(eq(unit.schoolId, schoolId), isNull(unit.until)))
    .orderBy(unit.id)
    .for('share');
}

/** Somebody whose number a file names. */
export interface KnownPerson extends PersonFacts {
  readonly id: Uuid;
  readonly kind: PersonKind;
  readonly number: string;
  readonly unitId: Uuid | null;
  readonly classId: Uuid | null;
}

/** Those of the numbers that are known, held until the commit. */
export async function peopleByNumber(
  { client, schoolId }: SchoolTransaction,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const { rows } = await client.query<KnownPerson>(
    `select id, kind, number, name, sex, ethnic_group as "ethnicGroup", citizen,
      political_status as "politicalStatus", education_level as "educationLevel", programme, grade,
      full_time as "fullTime", unit_id as "unitId", class_id as "classId"
    from person where school_id = $1 and number = any($2) order by id for update`,
    [schoolId, numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}
