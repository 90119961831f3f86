import { z } from 'zod';
import { reference } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { candidacyReaders, everybodyHere } from './grants.ts';
import type { Members, PathName } from './model.ts';
import { pathOf } from './paths.ts';
import { numbersInForce } from './provisions.ts';

const room = 'selection';

interface CallHead {
  readonly id: Uuid;
  readonly title: string;
  readonly text: string;
  readonly conditions: string | null;
  readonly members: Members;
  readonly path: PathName;
  readonly unionName: string;
  readonly unitId: Uuid | null;
  readonly applySince: Day;
  readonly applyUntil: Day;
  readonly closed: Day | null;
  readonly revision: number;
  readonly offers: readonly {
    readonly postId: Uuid;
    readonly postName: string;
    readonly bodyName: string;
    readonly places: number;
    readonly taken: number;
  }[];
}

/** A call with its offers, in one statement. */
async function callHead(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<CallHead | null> {
  const { rows } = await client.query<CallHead>({
    name: 'call-head',
    text: `select c.id, c.title, c.text, c.conditions, c.members, c.path, b.name as "unionName", c.unit_id as "unitId",
        c.apply_since::text as "applySince", c.apply_until::text as "applyUntil", c.closed::text, c.revision,
        (select json_agg(json_build_object('postId', o.post_id, 'postName', p.name, 'bodyName', d.name,
            'places', o.places, 'taken', (select count(*) from candidacy k
              join appointment a on a.school_id = k.school_id and a.id = k.appointment_id
              where k.school_id = $1 and a.school_id = $1 and k.call_id = c.id and a.post_id = o.post_id
                and a.ended_by is distinct from 'correction'))
            order by d.name_key collate "C", p.name_key, p.id)
          from selection_offer o join (select q.*, q.name as name_key from post q where q.school_id = $1) p
            on p.school_id = o.school_id and p.id = o.post_id
          join body d on d.school_id = p.school_id and d.id = p.body_id
          where o.school_id = $1 and o.call_id = c.id) as offers
      from selection_call c join body b on b.school_id = c.school_id and b.id = c.union_id
      where c.school_id = $1 and b.school_id = $1 and c.id = $2`,
    values: [schoolId, id],
  });
  return rows[0] ?? null;
}

interface Stood {
  readonly id: Uuid;
  readonly name: string;
  readonly unitName: string | null;
  readonly postName: string | null;
  readonly step: string;
  readonly due: Day | null;
  readonly outcome: string | null;
  readonly appointed: boolean;
  /** Points of all raters together, and how many they were; null where nobody rated. */
  readonly points: number | null;
  readonly raters: number;
}

/** Everybody who stands in a call, within reach. */
async function standingIn({ tx, authority }: Context, callId: Uuid): Promise<readonly Stood[]> {
  const units = authority.reach === 'unit' ? authority.unitIds : null;
  const { rows } = await tx.client.query<Stood>({
    name: 'standing-in-call',
    text: `select c.id, p.name, u.name as "unitName", po.name as "postName", k.step, k.due::text, k.outcome,
        c.appointment_id is not null as appointed, m.points, m.raters
      from candidacy c
      join procedure_case k on k.school_id = c.school_id and k.id = c.id
      join person p on p.school_id = c.school_id and p.id = c.person_id
      left join unit u on u.school_id = k.school_id and u.id = k.unit_id
      left join post po on po.school_id = c.school_id and po.id = c.post_id
      left join lateral (select sum(a.mark)::int as points, count(*)::int as raters from procedure_act a
        where a.school_id = $1 and a.case_id = k.id and a.kind = 'mark' and a.turn =
          (select max(l.turn) from procedure_act l where l.school_id = $1 and l.case_id = k.id and l.kind = 'mark')) m on true
      where c.school_id = $1 and k.school_id = $1 and p.school_id = $1 and c.call_id = $2
        and ($3::uuid[] is null or k.unit_id = any($3))
      order by k.due nulls last, p.name_key collate "C", c.id`,
    values: [tx.schoolId, callId, units],
  });
  return rows;
}

/** Whether a call is another unit's for somebody who reaches units alone. */
const outOfReach = ({ unitId }: CallHead, { authority }: Context): boolean =>
  unitId !== null && authority.reach === 'unit' && !authority.unitIds.includes(unitId);

/** A call as everybody may read it: what it is for and how one is chosen. */
export const callRead = defineQuery({
  name: 'call.read',
  room,
  may: everybodyHere,
  refuses: ['call-unknown'],
  input: z.object({ callId: reference('call') }),
  run: async ({ callId }, context) => {
    const [head, stated] = await Promise.all([
      callHead(context.tx, callId),
      readStatedValues(context.tx),
    ]);
    const { today } = context;
    if (head === null || outOfReach(head, context)) return err([refusal('call-unknown', 'callId')]);
    const procedure = pathOf(head.path, numbersInForce(stated, today));
    const open = head.closed === null && head.applySince <= today && today <= head.applyUntil;
    return ok({ ...head, offers: head.offers ?? [], open, procedure });
  },
});

/** A call's board: who stands where, and who is late. */
export const callBoard = defineQuery({
  name: 'call.board',
  room,
  may: candidacyReaders.filter(({ reach }) => reach !== 'self'),
  refuses: ['call-unknown'],
  input: z.object({ callId: reference('call') }),
  run: async ({ callId }, context) => {
    const { tx, today } = context;
    const [head, stood, stated] = await Promise.all([
      callHead(tx, callId),
      standingIn(context, callId),
      readStatedValues(tx),
    ]);
    if (head === null || outOfReach(head, context)) return err([refusal('call-unknown', 'callId')]);
    const procedure = pathOf(head.path, numbersInForce(stated, today));
    const late = (due: Day | null): boolean => due !== null && due < today;
    return ok({
      id: head.id,
      title: head.title,
      path: head.path,
      procedure,
      offers: head.offers ?? [],
      candidates: stood.map((one) => ({ ...one, late: late(one.due) })),
    });
  },
});
