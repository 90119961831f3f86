import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { actingPerson, handledBySql, whoSql } from './handlers.ts';
import {
  nameableBodies,
  type About,
  type ComplaintState,
  type Finding,
  type MessageKind,
  type Way,
} from './model.ts';
import { receiptHash } from './receipt.ts';

/** A complaint as those read it who handle it. */
export interface ComplaintRow {
  readonly id: Uuid;
  readonly received: Day;
  readonly about: About;
  readonly bodyId: Uuid | null;
  readonly bodyName: string | null;
  readonly personName: string | null;
  readonly item: string | null;
  readonly text: string;
  readonly contact: string | null;
  readonly way: Way;
  readonly state: ComplaintState;
  readonly takeBy: Day;
  readonly answerBy: Day;
  readonly handlerId: Uuid | null;
  readonly handlerName: string | null;
  readonly taken: Day | null;
  readonly answered: Day | null;
  readonly closed: Day | null;
  readonly finding: Finding | null;
  readonly outcome: string | null;
  readonly revision: number;
}

/** Something that was said afterwards; `byName` is null for whoever told the complaint. */
export interface MessageRow {
  readonly number: number;
  readonly kind: MessageKind;
  readonly day: Day;
  readonly byName: string | null;
  readonly text: string;
}

const columns = `c.id, c.received::text, c.about, c.body_id as "bodyId", b.name as "bodyName",
  c.person_name as "personName", c.item, c.text, c.contact, c.way, c.state, c.take_by::text as "takeBy",
  c.answer_by::text as "answerBy", c.handler_id as "handlerId", h.name as "handlerName", c.taken::text,
  c.answered::text, c.closed::text, c.finding, c.outcome, c.revision`;

const joined = `from complaint c
  left join body b on b.school_id = c.school_id and b.id = c.body_id
  left join person h on h.school_id = c.school_id and h.id = c.handler_id`;

/**
 * The complaint, where whoever acts may handle it; null where not, and where there is none: nobody learns of a complaint
 * about themselves from the difference. Its row is locked where it will be changed. One statement.
 */
export async function complaintFor(
  { tx, actor, today }: Context,
  id: Uuid,
  { lock }: { readonly lock: boolean } = { lock: false },
): Promise<ComplaintRow | null> {
  const { client, schoolId } = tx;
  const locking = lock ? 'for update of c' : '';
  const operator = actor.kind === 'operator';
  const { rows } = await client.query<ComplaintRow>({
    name: `complaint-for-${operator ? 'operator' : 'handler'}-${lock ? 'change' : 'look'}`,
    text: operator
      ? `select ${columns} ${joined} where c.school_id = $1 and c.id = $2 ${locking}`
      : `with ${whoSql('$1', '$3::date', 'select $4::uuid')}
        select ${columns} ${joined} cross join who
        where c.school_id = $1 and c.id = $2 and ${handledBySql} ${locking}`,
    values: operator ? [schoolId, id] : [schoolId, id, today, actingPerson(actor)],
  });
  return rows[0] ?? null;
}

/** Whether a person may handle a complaint on a day. */
export async function mayHandle(
  { client, schoolId }: SchoolTransaction,
  { id, personId, on }: { readonly id: Uuid; readonly personId: Uuid; readonly on: Day },
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'complaint-may-handle',
    text: `with ${whoSql('$1', '$3::date', 'select $4::uuid')}
      select 1 from complaint c cross join who where c.school_id = $1 and c.id = $2 and ${handledBySql}`,
    values: [schoolId, id, on, personId],
  });
  return rows.length > 0;
}

/** What was said afterwards, in its order. */
export async function messagesOf(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<readonly MessageRow[]> {
  const { rows } = await client.query<MessageRow>({
    name: 'complaint-messages',
    text: `select m.number, m.kind, m.day::text, p.name as "byName", m.text
      from complaint_message m left join person p on p.school_id = m.school_id and p.id = m.by_id
      where m.school_id = $1 and m.complaint_id = $2 order by m.number`,
    values: [schoolId, id],
  });
  return rows;
}

/** The complaint of a receipt, locked where it will be changed; null where no complaint has it. */
export async function complaintOfReceipt(
  { client, schoolId }: SchoolTransaction,
  receipt: string,
  { lock }: { readonly lock: boolean } = { lock: false },
): Promise<ComplaintRow | null> {
  const { rows } = await client.query<ComplaintRow>({
    name: `complaint-of-receipt-${lock ? 'change' : 'look'}`,
    text: `select ${columns} ${joined} where c.school_id = $1 and c.receipt_hash = $2 ${lock ? 'for update of c' : ''}`,
    values: [schoolId, receiptHash(schoolId, receipt)],
  });
  return rows[0] ?? null;
}

/** A body that a complaint can name. */
export interface NameableBody {
  readonly id: Uuid;
  readonly name: string;
  readonly unitName: string | null;
  readonly kind: string;
}

/** The bodies that a complaint can name on a day: the school's first, then those of units, by name. */
export async function bodiesToName(
  { client, schoolId }: SchoolTransaction,
  on: Day,
): Promise<readonly NameableBody[]> {
  const { rows } = await client.query<NameableBody>({
    name: 'complaint-bodies',
    text: `select b.id, b.name, u.name as "unitName", b.kind
      from body b left join unit u on u.school_id = b.school_id and u.id = b.unit_id
      where b.school_id = $1 and b.kind = any ($3) and b.since <= $2::date and (b.until is null or b.until >= $2::date)
        and (b.unit_id is null or b.kind in ('student-union', 'graduate-union', 'league-branch'))
      order by b.unit_id is not null, u.name_key collate "C", array_position($3, b.kind), b.name_key collate "C", b.id`,
    values: [schoolId, on, nameableBodies],
  });
  return rows;
}

/** How many complaints came in, and what became of them. */
export interface ComplaintCounts {
  readonly received: number;
  readonly open: number;
  readonly late: number;
  readonly closed: number;
  readonly upheld: number;
  readonly partly: number;
  readonly notUpheld: number;
  readonly notExamined: number;
}

/** What was published of a complaint that is over. */
export interface Outcome {
  readonly closed: Day;
  readonly about: About;
  readonly finding: Finding;
  readonly text: string;
}

/** What everybody may know of a school's complaints: the counts, and outcomes that were published, the last first. */
export async function readOutcomes(
  { client, schoolId }: SchoolTransaction,
  today: Day,
): Promise<{ readonly counts: ComplaintCounts; readonly outcomes: readonly Outcome[] }> {
  const counting = client.query<ComplaintCounts>({
    name: 'complaint-counts',
    text: `select count(*)::int as received, count(*) filter (where state <> 'closed')::int as open,
        count(*) filter (where (state = 'received' and take_by < $2::date)
          or (state in ('received', 'taken') and answer_by < $2::date))::int as late,
        count(*) filter (where state = 'closed')::int as closed,
        count(*) filter (where finding = 'upheld')::int as upheld, count(*) filter (where finding = 'partly')::int as partly,
        count(*) filter (where finding = 'not-upheld')::int as "notUpheld",
        count(*) filter (where finding = 'not-examined')::int as "notExamined"
      from complaint where school_id = $1`,
    values: [schoolId, today],
  });
  const telling = client.query<Outcome>({
    name: 'complaint-outcomes',
    text: `select closed::text, about, finding, outcome as text from complaint
      where school_id = $1 and state = 'closed' and outcome is not null order by closed desc, id limit 100`,
    values: [schoolId],
  });
  const [{ rows: counted }, { rows: outcomes }] = await Promise.all([counting, telling]);
  const [counts] = counted;
  if (!counts) throw new Error('no row of counts');
  return { counts, outcomes };
}

/** Who handles what passes the League committee by. */
export interface Setting {
  readonly outsideId: Uuid | null;
  readonly outsideName: string | null;
  /** Whether they serve outside the League committee that day, so that complaints reach them. */
  readonly serves: boolean;
  readonly revision: number;
}

/** Reads the setting; a school that decided nothing has named nobody. */
export async function readSetting(
  { client, schoolId }: SchoolTransaction,
  on: Day,
): Promise<Setting> {
  const { rows } = await client.query<Setting>({
    name: 'complaint-setting',
    text: `with ${whoSql('$1', '$2::date', 'select outside_id from complaint_setting where school_id = $1')}
      select s.outside_id as "outsideId", who.name as "outsideName",
        coalesce(who.official and not who.league, false) as serves, s.revision
      from complaint_setting s left join who on who.id = s.outside_id where s.school_id = $1`,
    values: [schoolId, on],
  });
  return rows[0] ?? { outsideId: null, outsideName: null, serves: false, revision: 0 };
}
