import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, reference } from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { nameKey } from '../name-key.ts';
import { keepersAndGuides } from '../reach.ts';
import { reversed } from '../spans.ts';
import { person } from '../tables.ts';
import { unlessTaken } from '../taken.ts';
import { factFields, nameField, numberField, unitField } from './fields.ts';
import { personKinds } from './model.ts';
import { registerAt } from './place.ts';
import { holdPerson, postsAfter, type PersonRow } from './reads.ts';
import { judgeLeaving } from './rules.ts';

const room = 'organisation';
/** The key that keeps numbers apart. */
export const numberKey = 'person_school_id_number_key';
const placeRefusals = [
  'unit-unknown',
  'unit-closed',
  'unit-is-class',
  'class-is-unit',
  'class-not-in-unit',
] as const;

export const personCreate = defineAction({
  name: 'person.create',
  room,
  may: keepersAndGuides,
  refuses: [...placeRefusals, 'number-taken'],
  input: z.object({
    kind: choice(personKinds),
    number: numberField(),
    name: nameField(),
    unitId: unitField().nullish(),
    classId: unitField().nullish(),
    ...factFields,
    since: day(),
  }),
  run: async ({ unitId = null, classId = null, ...input }, { tx, authority, newId }) => {
    const place = await registerAt(tx, authority, { unitId, classId, since: input.since });
    if (!place.ok) return place;
    const row: PersonRow = {
      schoolId: tx.schoolId,
      id: newId(),
      kind: input.kind,
      number: input.number,
      name: input.name,
      nameKey: nameKey(input.name, 'person'),
      sex: input.sex ?? null,
      ethnicGroup: input.ethnicGroup ?? null,
      citizen: input.citizen ?? null,
      politicalStatus: input.politicalStatus ?? null,
      educationLevel: input.educationLevel ?? null,
      programme: input.programme ?? null,
      grade: input.grade ?? null,
      fullTime: input.fullTime ?? null,
      ...place.value,
      since: input.since,
      until: null,
    };
    const written = await unlessTaken(tx, numberKey, () => tx.db.insert(person).values(row));
    if (written === 'taken') return err([refusal('number-taken', 'number')]);
    const subject = { kind: 'person', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

export const personUpdate = defineAction({
  name: 'person.update',
  room,
  may: keepersAndGuides,
  refuses: [...placeRefusals, 'person-unknown', 'number-taken', 'dates-reversed'],
  input: z.object({
    personId: reference('person'),
    number: numberField().optional(),
    name: nameField().optional(),
    unitId: unitField().nullish(),
    classId: unitField().nullish(),
    ...factFields,
    since: day().optional(),
  }),
  run: async ({ personId, ...wanted }, { tx, authority }) => {
    const row = await holdPerson(tx, authority, personId);
    if (row === null) return err([refusal('person-unknown', 'personId')]);
    const moves = wanted.unitId !== undefined || wanted.classId !== undefined;
    const since = wanted.since ?? row.since;
    // Another unit without a class leaves the old class; another class brings its unit.
    const place = moves
      ? await registerAt(tx, authority, {
          unitId: wanted.unitId === undefined && wanted.classId ? null : (wanted.unitId ?? null),
          classId: wanted.classId ?? null,
          since,
        })
      : ok({});
    if (!place.ok) return place;
    const changed = changedOf<PersonRow>(row, {
      ...wanted,
      ...place.value,
    } as Partial<PersonRow>);
    const refusals = reversed({ ...row, since });
    if (refusals.length > 0) return err(refusals);
    const { name } = changed;
    const set = name === undefined ? changed : { ...changed, nameKey: nameKey(name, 'person') };
    const written = await unlessTaken(tx, numberKey, async () => {
      if (Object.keys(set).length === 0) return;
      await tx.db
        .update(person)
        .set(set)
        .where(and(eq(person.schoolId, tx.schoolId), eq(person.id, personId)));
    });
    if (written === 'taken') return err([refusal('number-taken', 'number')]);
    const subject = { kind: 'person', id: personId };
    return ok({ subject, ...journaled(row, changed), answer: {} });
  },
});

export const personLeave = defineAction({
  name: 'person.leave',
  room,
  may: keepersAndGuides,
  refuses: ['person-unknown', 'person-left', 'person-holds-posts', 'dates-reversed'],
  offered: { until: [null] },
  input: z.object({ personId: reference('person'), until: day() }),
  run: async ({ personId, until }, { tx, authority }) => {
    const row = await holdPerson(tx, authority, personId);
    if (row === null) return err([refusal('person-unknown', 'personId')]);
    const posts = await postsAfter(tx, personId, until);
    const refusals = judgeLeaving({ since: row.since, until }, { posts, left: row.until });
    if (refusals.length > 0) return err(refusals);
    await tx.db
      .update(person)
      .set({ until })
      .where(and(eq(person.schoolId, tx.schoolId), eq(person.id, personId)));
    return ok({
      subject: { kind: 'person', id: personId },
      before: { until: null },
      after: { until },
      answer: {},
    });
  },
});
