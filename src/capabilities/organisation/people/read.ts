import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { personal, reference } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { keepersAndGuides, peopleInReach } from '../reach.ts';
import { memberRoles, ownOnly } from '../roles.ts';
import { discipline, person, unit } from '../tables.ts';
import { postsHeld } from './reads.ts';

const aClass = alias(unit, 'class');

/** One person with posts held and disciplinary status: for those who keep the records, the unit's guides, and oneself. */
export const personRead = defineQuery({
  name: 'person.read',
  room: 'organisation',
  may: [...keepersAndGuides, ...ownOnly(...memberRoles)],
  refuses: ['person-unknown'],
  input: z.object({ personId: personal(reference('person'), 'names whom to show') }),
  run: async ({ personId }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const [rows, posts, disciplines] = await Promise.all([
      db
        .select({ person, unitName: unit.name, className: aClass.name })
        .from(person)
        .leftJoin(unit, and(eq(unit.schoolId, person.schoolId), eq(unit.id, person.unitId)))
        .leftJoin(aClass, and(eq(aClass.schoolId, person.schoolId), eq(aClass.id, person.classId)))
        .where(
          and(eq(person.schoolId, schoolId), eq(person.id, personId), peopleInReach(authority)),
        ),
      postsHeld(tx, personId),
      db
        .select({
          id: discipline.id,
          kind: discipline.kind,
          since: discipline.since,
          until: discipline.until,
          document: discipline.document,
        })
        .from(discipline)
        .where(and(eq(discipline.schoolId, schoolId), eq(discipline.personId, personId)))
        .orderBy(desc(discipline.since), discipline.id),
    ]);
    const found = rows[0];
    if (!found) return err([refusal('person-unknown', 'personId')]);
    const { schoolId: _school, nameKey: _key, ...facts } = found.person;
    const { unitName, className } = found;
    return ok({ ...facts, unitName, className, posts, disciplines });
  },
});
