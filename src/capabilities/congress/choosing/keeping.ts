import type { Context } from '../../../engines/actions/verb.ts';
import type { Case } from '../../../engines/procedures/cases.ts';
import type { Act } from '../../../engines/procedures/model.ts';
import type { CaseRoom } from '../../../engines/procedures/take-act.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { inForce } from '../../../charter/in-force.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { floorsBind, surplus } from '../provisions.ts';
import {
  countGroups,
  floorRefusals,
  nominationsWanted,
  refuseShortfalls,
  shortfalls,
} from '../rules.ts';
import { workingDaysOf } from '../working-days.ts';
import { recordsOf, unfitFor } from './records.ts';
import { electoralUnitById, floorsOfUnit, listedIn } from './units.ts';

/** Codes of what a unit's steps ask beside the acts themselves. */
export const delegationRefusals: readonly string[] = [
  ...['nominations-lacking', 'nominee-unfit', ...floorRefusals],
  ...['feedback-missing', 'feedback-open'],
  ...['election-missing', 'delegates-missing', 'forms-missing', 'delegates-unexamined'],
];

async function unitOf(tx: SchoolTransaction, id: Uuid) {
  const unit = await electoralUnitById(tx, id);
  if (unit === null) throw new Error('a case has lost its electoral unit');
  return unit;
}

/** The list is long enough, nobody on it is unfit by the records, and its floors can be met out of it. */
async function nominations(
  tx: SchoolTransaction,
  id: Uuid,
  day: Day,
): Promise<Result<Json, readonly Refusal[]>> {
  const [unit, listed, stated] = await Promise.all([
    unitOf(tx, id),
    listedIn(tx, id),
    readStatedValues(tx),
  ]);
  const people = await recordsOf(
    tx,
    listed.map(({ personId }) => personId),
    day,
  );
  const wanted = nominationsWanted(unit.seats, inForce(stated, surplus, day).value);
  const unfit = people.filter((one) => unfitFor(one) !== null);
  const missed = inForce(stated, floorsBind, day).value
    ? shortfalls(floorsOfUnit(unit), people)
    : [];
  const refusals = [
    ...(people.length < wanted
      ? [
          refusal('nominations-lacking', [], {
            ...{ wanted, seats: unit.seats, found: people.length },
            lacking: wanted - people.length,
          }),
        ]
      : []),
    ...(unfit.length > 0
      ? [refusal('nominee-unfit', [], { name: unfit[0]?.name ?? '', count: unfit.length })]
      : []),
    ...refuseShortfalls(missed),
  ];
  if (refusals.length > 0) return err(refusals);
  return ok({ nominated: people.length, wanted, seats: unit.seats, ...countGroups(people) });
}

interface Feedback {
  readonly classes: number;
  readonly answered: number;
  readonly open: number;
  readonly first: string | null;
}

/** Every class the list went to has answered in this turn, and what they objected to is settled. */
async function feedback(
  { client, schoolId }: SchoolTransaction,
  { row, state }: Case,
  day: Day,
): Promise<Result<Json, readonly Refusal[]>> {
  const { rows } = await client.query<Feedback>({
    name: 'class-feedback-complete',
    text: `select count(*)::int as classes, count(f.verdict)::int as answered,
        count(*) filter (where f.verdict = 'objects' and f.resolved is null)::int as open,
        min(c.name) filter (where f.verdict is null) as first
      from electoral_unit e
      join unit c on c.school_id = $1 and c.parent_id = e.unit_id and c.kind = 'class'
        and c.since <= $4::date and (c.until is null or c.until >= $4::date)
      left join class_feedback f on f.school_id = $1 and f.electoral_unit_id = e.id and f.class_id = c.id and f.turn = $3
      where e.school_id = $1 and e.id = $2`,
    values: [schoolId, row.id, state.turn, day],
  });
  const { classes = 0, answered = 0, open = 0, first = null } = rows[0] ?? {};
  const refusals = [
    ...(answered < classes
      ? [refusal('feedback-missing', [], { count: classes - answered, unit: first ?? '' })]
      : []),
    ...(open > 0 ? [refusal('feedback-open', [], { count: open })] : []),
  ];
  return refusals.length > 0 ? err(refusals) : ok({ classes, answered });
}

interface Counted {
  readonly delegates: number;
  readonly unregistered: number;
  readonly unexamined: number;
  readonly objections: number;
}

async function counted({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<Counted> {
  const { rows } = await client.query<Counted>({
    name: 'delegates-counted',
    text: `select count(*)::int as delegates, count(*) filter (where d.registered is null)::int as unregistered,
        count(*) filter (where d.credentials = 'pending')::int as unexamined,
        (select count(*)::int from delegate_objection o join delegate q on q.school_id = $1 and q.id = o.delegate_id
          where o.school_id = $1 and q.electoral_unit_id = $2 and o.answered is null) as objections
      from delegate d where d.school_id = $1 and d.electoral_unit_id = $2 and d.until is null`,
    values: [schoolId, id],
  });
  return rows[0] ?? { delegates: 0, unregistered: 0, unexamined: 0, objections: 0 };
}

/** What delegates lack for a step. */
async function delegates(
  tx: SchoolTransaction,
  id: Uuid,
  asks: 'elected' | 'registered' | 'examined',
): Promise<Result<Json, readonly Refusal[]>> {
  const found = await counted(tx, id);
  const facts = ok({ delegates: found.delegates });
  if (found.delegates === 0)
    return err([refusal(asks === 'elected' ? 'election-missing' : 'delegates-missing')]);
  if (asks === 'registered' && found.unregistered > 0)
    return err([refusal('forms-missing', [], { count: found.unregistered })]);
  const open = found.unexamined + found.objections;
  if (asks === 'examined' && open > 0)
    return err([refusal('delegates-unexamined', [], { count: open })]);
  return facts;
}

async function judge(
  { tx }: Context,
  held: Case,
  check: string,
  act: Act,
): Promise<Result<Json, readonly Refusal[]>> {
  switch (check) {
    case 'nominations':
      return nominations(tx, held.row.id, act.day);
    case 'feedback':
      // The publicity may begin before any class answers; it cannot end before all have.
      return act.kind === 'close' ? feedback(tx, held, act.day) : ok(null);
    case 'elected':
    case 'registered':
    case 'examined':
      return delegates(tx, held.row.id, check);
    default:
      throw new Error(`no rule is called ${check}`);
  }
}

/** The room's own rules on a unit's way: what each step needs is judged when it is finished, and frozen with the act. */
export const delegationKeeping: CaseRoom = {
  days: workingDaysOf,
  check: async (context, held, checks, act) => {
    const [check] = checks;
    return check === undefined ? ok(null) : judge(context, held, check, act);
  },
};
