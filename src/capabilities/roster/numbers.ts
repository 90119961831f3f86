import { z } from 'zod';
import { personal, reference, rowId } from '../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../engines/actions/verb.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { appointmentCorrect } from '../organisation/appointments/actions.ts';
import { personLeave, personUpdate } from '../organisation/people/actions.ts';
import {
  gradeField,
  nameField,
  numberField,
  unitNameField,
} from '../organisation/people/fields.ts';
import { holdPerson, type PersonRow } from '../organisation/people/reads.ts';
import { keepers } from '../organisation/reach.ts';
import { findPersonByNumber } from '../organisation/reads.ts';
import { collectors } from './grants.ts';
import { countChange, holdRows } from './standings.ts';
import { isProvisional, provisionalMark } from './taking/match.ts';

const room = 'roster';

const row = z.object({
  id: rowId(),
  personId: personal(reference('person'), 'whose number is missing'),
  personName: nameField(),
  number: numberField(),
  unitName: unitNameField().nullable(),
  grade: gradeField().nullable(),
  /** Somebody of that name with a number of their own, who may be the same person. */
  likelyNumber: numberField().nullable(),
});

/** People whom a roster without student numbers brought, each with who they may be in the list of students. */
export const provisionalList = defineList({
  name: 'provisional-number.list',
  room,
  may: collectors,
  refuses: [],
  input: z.object({}),
  row,
  sortable: ['personName'],
  searchable: true,
  run: async ({ search, sort, offset, limit }, { tx }) => {
    const { rows } = await tx.client.query<z.output<typeof row> & { readonly total: number }>({
      text: `select p.id, p.id as "personId", p.name as "personName", p.number, u.name as "unitName", p.grade,
          (select min(o.number) from person o where o.school_id = $1 and o.name = p.name and o.kind = 'student'
            and o.until is null and not starts_with(o.number, $2)
            and (o.unit_id is null or p.unit_id is null or o.unit_id = p.unit_id)
            and (o.grade is null or p.grade is null or o.grade = p.grade)
            having count(*) = 1) as "likelyNumber",
          count(*) over ()::int as total
        from person p left join unit u on u.school_id = $1 and u.id = p.unit_id
        where p.school_id = $1 and starts_with(p.number, $2) and p.until is null
          and ($3::text is null or position($3 in p.name) > 0)
        order by p.name_key collate "C" ${sort.descending ? 'desc' : 'asc'}, p.id offset $4 limit $5`,
      values: [tx.schoolId, provisionalMark, search, offset, limit],
    });
    return ok({
      rows: rows.map(({ total: _total, ...one }) => one),
      total: rows[0]?.total ?? 0,
    });
  },
});

/** Every appointment of a person that counts, for moving it to another. */
async function appointmentsOf(
  { client, schoolId }: Context['tx'],
  personId: Uuid,
): Promise<readonly Uuid[]> {
  const { rows } = await client.query<{ id: Uuid }>(
    `select id from appointment where school_id = $1 and person_id = $2
     and ended_by is distinct from 'correction' order by since, id`,
    [schoolId, personId],
  );
  return rows.map(({ id }) => id);
}

/** Standings of periods the other has none of, and changes of status of days the other has none of, go over. */
async function moveStandings(
  { client, schoolId }: Context['tx'],
  from: Uuid,
  to: Uuid,
): Promise<void> {
  await client.query(
    `update academic_standing s set person_id = $3 where s.school_id = $1 and s.person_id = $2
     and not exists (select from academic_standing o where o.school_id = $1 and o.person_id = $3
       and o.span = s.span and o.academic_year = s.academic_year and o.half is not distinct from s.half)`,
    [schoolId, from, to],
  );
  await client.query(
    `update status_change s set person_id = $3 where s.school_id = $1 and s.person_id = $2
     and not exists (select from status_change o where o.school_id = $1 and o.person_id = $3 and o.since = s.since)`,
    [schoolId, from, to],
  );
}

/** What the list of students does not say of the person, the roster may have said. */
async function fillBlanks(
  context: Context,
  from: PersonRow,
  to: Uuid,
): Promise<readonly Refusal[]> {
  const target = await holdPerson(context.tx, { reach: 'school' }, to);
  if (target === null) return [refusal('person-unknown', 'personId')];
  const wanted = {
    personId: to,
    ...(target.politicalStatus === null ? { politicalStatus: from.politicalStatus } : {}),
    ...(target.grade === null ? { grade: from.grade } : {}),
    ...(target.educationLevel === null ? { educationLevel: from.educationLevel } : {}),
    ...(target.unitId === null && from.unitId !== null ? { unitId: from.unitId } : {}),
    // Posts held before the list of students began stay within the days of the person.
    ...(from.since < target.since ? { since: from.since } : {}),
  };
  const done = await personUpdate.run(wanted, context);
  return done.ok ? [] : done.error;
}

/** Joins the person of a provisional number to the one who has the real number: posts and standings go over. */
async function join(context: Context, from: PersonRow, to: Uuid): Promise<readonly Refusal[]> {
  const { tx, today } = context;
  const filled = await fillBlanks(context, from, to);
  if (filled.length > 0) return filled;
  for (const appointmentId of await appointmentsOf(tx, from.id)) {
    const moved = await appointmentCorrect.run({ appointmentId, personId: to }, context);
    if (!moved.ok) return moved.error;
  }
  await holdRows(tx, [from.id, to].sort());
  await moveStandings(tx, from.id, to);
  await countChange(tx, [to]);
  const left = await personLeave.run(
    { personId: from.id, until: from.since > today ? from.since : today },
    context,
  );
  return left.ok ? [] : left.error;
}

/**
 * Gives somebody whom a roster without numbers brought the number they really have. Where the list of students brought
 * the same person meanwhile, the two become one: posts, standings and changes of status go over to the one with the
 * number, and the other leaves. Refuses a name that differs.
 */
export const numberSettle = defineAction({
  name: 'provisional-number.settle',
  room,
  may: keepers,
  refuses: [
    ...new Set([
      'person-unknown',
      'number-not-provisional',
      'number-of-other-name',
      'number-is-provisional',
      ...personUpdate.refuses,
      ...appointmentCorrect.refuses,
      ...personLeave.refuses,
    ]),
  ],
  input: z.object({
    personId: personal(reference('person'), 'whose number is settled'),
    number: numberField(),
  }),
  run: async ({ personId, number }, context) => {
    const { tx } = context;
    const person = await holdPerson(tx, { reach: 'school' }, personId);
    if (person === null) return err([refusal('person-unknown', 'personId')]);
    if (!isProvisional(person.number)) return err([refusal('number-not-provisional', 'personId')]);
    if (isProvisional(number)) return err([refusal('number-is-provisional', 'number')]);
    const other = await findPersonByNumber(tx, number);
    if (other && other.name !== person.name)
      return err([refusal('number-of-other-name', 'number', { name: other.name })]);
    const refusals = other
      ? await join(context, person, other.id)
      : await renumber(context, personId, number);
    if (refusals.length > 0) return err(refusals);
    return ok({
      subject: { kind: 'person', id: personId },
      before: { number: person.number },
      after: { number, joined: other?.id ?? null } as unknown as Json,
      answer: { personId: other?.id ?? personId, joined: other !== null },
    });
  },
});

async function renumber(
  context: Context,
  personId: Uuid,
  number: string,
): Promise<readonly Refusal[]> {
  const done = await personUpdate.run({ personId, number }, context);
  return done.ok ? [] : done.error;
}
