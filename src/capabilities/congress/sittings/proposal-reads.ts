import { and, eq } from 'drizzle-orm';
import type { Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { congressById, type CongressRow } from '../reads.ts';
import { seesCongress } from './hall.ts';
import type { ProposalState, Satisfaction } from './model.ts';
import { proposal } from './tables.ts';

/** One proposal as stored. */
export type ProposalRow = typeof proposal.$inferSelect;

/** A proposal and its congress. */
export interface Proposed {
  readonly proposal: ProposalRow;
  readonly congress: CongressRow;
}

/** A proposal of a congress that the caller may look at; `update` holds it until the commit. */
export async function proposalSeen(
  context: Pick<Context, 'tx' | 'authority' | 'actor'>,
  id: Uuid,
  how: 'read' | 'update',
): Promise<Proposed | null> {
  const { db, schoolId } = context.tx;
  const found = db
    .select()
    .from(proposal)
    .where(and(eq(proposal.schoolId, schoolId), eq(proposal.id, id)));
  const [row] = await (how === 'read' ? found : found.for('update'));
  if (!row) return null;
  const congress = await congressById(context.tx, row.congressId);
  return congress !== null && seesCongress(context, congress) ? { proposal: row, congress } : null;
}

/** Who stands behind a proposal: whoever proposed or seconded it, or one that was merged into it. */
export async function proposersOf(
  { client, schoolId }: SchoolTransaction,
  proposalId: Uuid,
): Promise<readonly Uuid[]> {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'proposers',
    text: `with own as (select p.id, p.delegate_id from proposal p where p.school_id = $1 and (p.id = $2 or p.merged_into = $2))
      select delegate_id as id from own
      union select s.delegate_id from proposal_second s join own on own.id = s.proposal_id where s.school_id = $1`,
    values: [schoolId, proposalId],
  });
  return rows.map(({ id }) => id);
}

/** A reply with what became of it. */
export interface ReplyTold {
  readonly number: number;
  readonly day: Day;
  readonly byName: string | null;
  readonly text: string;
  readonly returnedWhy: string | null;
  readonly ratings: readonly {
    readonly delegateId: Uuid;
    readonly rating: Satisfaction;
    readonly remarks: string | null;
  }[];
}

/** Replies of a proposal in their order. */
export async function repliesOf(
  { client, schoolId }: SchoolTransaction,
  proposalId: Uuid,
): Promise<readonly ReplyTold[]> {
  const { rows } = await client.query<ReplyTold>({
    name: 'proposal-replies',
    text: `select r.number, r.day::text, p.name as "byName", r.text, r.returned_why as "returnedWhy",
        coalesce((select json_agg(json_build_object('delegateId', g.delegate_id, 'rating', g.rating, 'remarks', g.remarks)
          order by g.delegate_id) from proposal_rating g
          where g.school_id = $1 and g.proposal_id = r.proposal_id and g.number = r.number), '[]') as ratings
      from proposal_reply r left join person p on p.school_id = $1 and p.id = r.by_id
      where r.school_id = $1 and r.proposal_id = $2 order by r.number`,
    values: [schoolId, proposalId],
  });
  return rows;
}

/** Those who seconded a proposal. */
export async function secondersOf(
  { client, schoolId }: SchoolTransaction,
  proposalId: Uuid,
): Promise<
  readonly {
    readonly delegateId: Uuid;
    readonly personId: Uuid;
    readonly name: string;
    readonly day: Day;
  }[]
> {
  const { rows } = await client.query<{ delegateId: Uuid; personId: Uuid; name: string; day: Day }>(
    {
      name: 'proposal-seconders',
      text: `select s.delegate_id as "delegateId", d.person_id as "personId", p.name, s.day::text
      from proposal_second s
      join delegate d on d.school_id = $1 and d.id = s.delegate_id
      join person p on p.school_id = $1 and p.id = d.person_id
      where s.school_id = $1 and s.proposal_id = $2 order by s.day, p.name_key collate "C", p.id`,
      values: [schoolId, proposalId],
    },
  );
  return rows;
}

/** A proposal in one line. */
export interface ProposalLine {
  readonly id: Uuid;
  readonly number: number;
  readonly title: string;
  readonly congressTitle: string;
  readonly personId: Uuid;
  readonly personName: string;
  readonly unitName: string;
  readonly state: ProposalState;
  readonly seconds: number;
  readonly secondsNeeded: number;
  readonly submitted: Day;
  readonly office: string | null;
  readonly due: Day | null;
  readonly revision: number;
  readonly reply: string | null;
  readonly mergedInto: number | null;
  readonly screenedWhy: string | null;
  readonly satisfied: number;
  readonly fairly: number;
  readonly dissatisfied: number;
}

/** The columns and joins of a proposal's line and when its congress was planned for; `$1` is the school. */
export const lineSql = `select c.planned_since::text as "plannedSince", p.id, p.number, p.title, c.title as "congressTitle", d.person_id as "personId",
    pe.name as "personName", u.name as "unitName", p.state, p.seconds_needed as "secondsNeeded", p.submitted::text,
    (select count(*)::int from proposal_second s where s.school_id = $1 and s.proposal_id = p.id) as seconds,
    p.office, p.due::text, p.revision, r.text as reply, m.number as "mergedInto", p.screened_why as "screenedWhy",
    coalesce(g.satisfied, 0) as satisfied, coalesce(g.fairly, 0) as fairly, coalesce(g.dissatisfied, 0) as dissatisfied
  from proposal p
  join congress c on c.school_id = $1 and c.id = p.congress_id
  join delegate d on d.school_id = $1 and d.id = p.delegate_id
  join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
  join unit u on u.school_id = $1 and u.id = e.unit_id
  join person pe on pe.school_id = $1 and pe.id = d.person_id
  left join proposal m on m.school_id = $1 and m.id = p.merged_into
  left join lateral (select x.number, x.text from proposal_reply x where x.school_id = $1 and x.proposal_id = p.id
    order by x.number desc limit 1) r on true
  left join lateral (select count(*) filter (where y.rating = 'satisfied')::int as satisfied,
      count(*) filter (where y.rating = 'fairly')::int as fairly,
      count(*) filter (where y.rating = 'dissatisfied')::int as dissatisfied
    from proposal_rating y where y.school_id = $1 and y.proposal_id = p.id and y.number = r.number) g on true`;

/** Every proposal of a congress, in the order of their numbers. */
export async function proposalsOf(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<readonly ProposalLine[]> {
  const { rows } = await client.query<ProposalLine>({
    name: 'proposals-of',
    text: `${lineSql} where p.school_id = $1 and p.congress_id = $2 order by p.number`,
    values: [schoolId, congressId],
  });
  return rows;
}
