import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { choice, day, reference, rowId, yesNo } from '../../../engines/actions/fields.ts';
import { defineList, type Context } from '../../../engines/actions/verb.ts';
import { err, ok } from '../../../kernel/result.ts';
import { peopleInReach } from '../reach.ts';
import { anyMember, ownOnly } from '../roles.ts';
import { byKey, namedLike, ordered } from '../search.ts';
import { person, unit } from '../tables.ts';
import { unitAndBelow } from '../units/reads.ts';
import {
  citizenField,
  educationLevelField,
  ethnicGroupField,
  fullTimeField,
  gradeField,
  nameField,
  numberField,
  politicalStatusField,
  programmeField,
  sexField,
  unitNameField,
} from './fields.ts';
import { ethnicGroups, han } from './ethnic-groups.ts';
import { educationLevels, personKinds, politicalStatuses, sexes } from './model.ts';
import { judgeColumns, shownOf, shows, viewOf, type PersonView } from './rules.ts';

const aClass = alias(unit, 'class');

const filters = z.object({
  unitId: reference('unit').optional(),
  classId: reference('unit').optional(),
  kind: choice(personKinds).optional(),
  educationLevel: choice(educationLevels).optional(),
  grade: gradeField().optional(),
  sex: choice(sexes).optional(),
  minority: yesNo().optional(),
  politicalStatus: choice(politicalStatuses).optional(),
  current: yesNo().optional(),
});

/** A row of the roster. A column that the caller's view does not show is left out; null is unknown. */
const row = z.object({
  id: rowId(),
  number: numberField().optional(),
  name: nameField(),
  kind: choice(personKinds),
  unitName: unitNameField().nullable(),
  className: unitNameField().nullable(),
  educationLevel: educationLevelField().nullish(),
  programme: programmeField().nullish(),
  grade: gradeField().nullish(),
  fullTime: fullTimeField().nullish(),
  sex: sexField().nullish(),
  ethnicGroup: ethnicGroupField().nullish(),
  citizen: citizenField().nullish(),
  politicalStatus: politicalStatusField().nullish(),
  since: day(),
  until: day().nullable(),
});

const shownColumns = {
  id: person.id,
  number: person.number,
  name: person.name,
  kind: person.kind,
  unitName: unit.name,
  className: aClass.name,
  educationLevel: person.educationLevel,
  programme: person.programme,
  grade: person.grade,
  fullTime: person.fullTime,
  sex: person.sex,
  ethnicGroup: person.ethnicGroup,
  citizen: person.citizen,
  politicalStatus: person.politicalStatus,
  since: person.since,
  until: person.until,
};

const sorts = {
  name: byKey(person.nameKey),
  number: person.number,
  grade: person.grade,
  unitName: byKey(unit.nameKey),
  className: byKey(aClass.nameKey),
  since: person.since,
};

/** A group that is none of the 56 is on neither side, as one that is unknown. */
function minorityIs(minority: boolean | undefined) {
  if (minority === undefined) return undefined;
  return minority
    ? and(ne(person.ethnicGroup, han), inArray(person.ethnicGroup, ethnicGroups))
    : eq(person.ethnicGroup, han);
}

function whereOf(
  wanted: z.output<typeof filters>,
  { tx, authority, today }: Context,
  search: string | null,
  view: PersonView,
) {
  const { unitId, classId, kind, educationLevel, grade, sex, minority, politicalStatus } = wanted;
  const open = sql`(${person.until} is null or ${person.until} >= ${today})`;
  const below = unitId && unitAndBelow(tx, unitId);
  const numbered = search !== null && shows(view, 'number');
  return and(
    eq(person.schoolId, tx.schoolId),
    peopleInReach(authority),
    below && or(inArray(person.unitId, below), inArray(person.classId, below)),
    classId && eq(person.classId, classId),
    kind && eq(person.kind, kind),
    educationLevel && eq(person.educationLevel, educationLevel),
    grade === undefined ? undefined : eq(person.grade, grade),
    sex && eq(person.sex, sex),
    minorityIs(minority),
    politicalStatus && eq(person.politicalStatus, politicalStatus),
    wanted.current === undefined ? undefined : wanted.current ? open : sql`not ${open}`,
    search === null
      ? undefined
      : or(
          namedLike({ name: person.name, key: person.nameKey }, search),
          numbered ? sql`starts_with(${person.number}, ${search})` : undefined,
        ),
  );
}

/**
 * The roster. Everybody who works in a union may open it; how many people and columns it shows follows from the
 * capacity (`viewOf`, `peopleInReach`). A student finds oneself.
 */
export const personList = defineList({
  name: 'person.list',
  room: 'organisation',
  may: [...anyMember(), ...ownOnly('student')],
  refuses: ['column-not-shown'],
  input: filters,
  row,
  sortable: ['name', 'number', 'grade', 'unitName', 'className', 'since'],
  searchable: true,
  run: async (request, context) => {
    const { tx, actor, authority } = context;
    const { sort, search, offset, limit } = request;
    const view = viewOf(actor, authority);
    const named = Object.keys(request.filters).filter(
      (name) => request.filters[name as keyof typeof request.filters] !== undefined,
    );
    const refusals = judgeColumns(view, [...named, sort.by]);
    if (refusals.length > 0) return err(refusals);
    const where = whereOf(request.filters, context, search, view);
    const columns = shownOf(view, shownColumns);
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      tx.db
        .select(columns)
        .from(person)
        .leftJoin(unit, and(eq(unit.schoolId, person.schoolId), eq(unit.id, person.unitId)))
        .leftJoin(aClass, and(eq(aClass.schoolId, person.schoolId), eq(aClass.id, person.classId)))
        .where(where)
        .orderBy(...ordered(by, person.id, sort.descending))
        .offset(offset)
        .limit(limit),
      tx.db
        .select({ total: sql<number>`count(*)::int` })
        .from(person)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
