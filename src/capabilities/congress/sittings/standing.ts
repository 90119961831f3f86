import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  personal,
  reference,
  rowId,
  text,
  whole,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { kept } from '../../organisation/changes.ts';
import { reachesUnit } from '../../organisation/reach.ts';
import { congressById, delegateRoll } from '../reads.ts';
import { everybody, recommenders } from './grants.ts';
import { seesCongress } from './hall.ts';
import { longest } from './model.ts';
import { standingDelegate } from './tables.ts';

const room = 'congress';

/**
 * Names standing delegates (常任代表): recommended by a unit out of its own delegates, by whoever runs the congress out
 * of any. Those who are standing delegates already stay so.
 */
export const standingRecommend = defineAction({
  name: 'standing.recommend',
  room,
  may: recommenders,
  face: 'screen',
  refuses: ['congress-unknown', 'delegate-not-on-roll', 'already-standing'],
  input: z.object({
    congressId: rowId(),
    delegateIds: z.array(rowId()).min(1).max(200),
    since: day().optional(),
  }),
  run: async ({ congressId, delegateIds, since }, context) => {
    const { tx, authority, today, schoolId } = context;
    const congress = await congressById(tx, congressId, 'share');
    if (congress === null || !seesCongress(context, congress))
      return err([refusal('congress-unknown', 'congressId')]);
    const roll = await delegateRoll(tx, congressId, today);
    const own = new Set(
      roll.flatMap(({ id, unitId }) =>
        reachesUnit(authority, congress.unitId) || reachesUnit(authority, unitId) ? [id] : [],
      ),
    );
    const foreign = delegateIds.findIndex((id) => !own.has(id));
    if (foreign !== -1) return err([refusal('delegate-not-on-roll', ['delegateIds', foreign])]);
    const from = since ?? today;
    const rows = [...new Set(delegateIds)].map((delegateId) => ({
      ...{ schoolId, congressId, delegateId, since: from, until: null, endedWhy: null },
    }));
    const written = await tx.db
      .insert(standingDelegate)
      .values(rows)
      .onConflictDoNothing()
      .returning({ delegateId: standingDelegate.delegateId });
    if (written.length === 0) return err([refusal('already-standing', 'delegateIds')]);
    return ok({
      subject: { kind: 'congress', id: congressId },
      before: null,
      after: { standing: written.map(({ delegateId }) => delegateId), since: from },
      answer: { named: written.length },
    });
  },
});

/** Ends somebody's being a standing delegate before the next congress does. */
export const standingEnd = defineAction({
  name: 'standing.end',
  room,
  may: recommenders,
  offered: { until: [null] },
  refuses: ['standing-unknown', 'standing-over', 'until-before-since'],
  input: z.object({ standingId: rowId(), until: day(), reason: text(400) }),
  run: async ({ standingId, until, reason }, context) => {
    const { tx, authority, schoolId } = context;
    const { rows } = await tx.client.query<{ unit_id: string; congress_unit: string | null }>({
      name: 'standing-unit',
      text: `select e.unit_id, c.unit_id as congress_unit from delegate d
        join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
        join congress c on c.school_id = $1 and c.id = d.congress_id
        where d.school_id = $1 and d.id = $2`,
      values: [schoolId, standingId],
    });
    const place = rows[0];
    const mine = (unit: string | null) => reachesUnit(authority, unit as typeof standingId | null);
    const key = and(
      eq(standingDelegate.schoolId, schoolId),
      eq(standingDelegate.delegateId, standingId),
    );
    const [row] = await tx.db.select().from(standingDelegate).where(key).for('update');
    if (!row || !place || !(mine(place.congress_unit) || mine(place.unit_id)))
      return err([refusal('standing-unknown', 'standingId')]);
    if (row.until !== null) return err([refusal('standing-over', 'standingId')]);
    if (until < row.since)
      return err([refusal('until-before-since', 'until', { since: row.since })]);
    await tx.db.update(standingDelegate).set({ until, endedWhy: reason }).where(key);
    return ok({
      subject: { kind: 'congress', id: row.congressId },
      before: kept(row),
      after: { until, endedWhy: reason },
      answer: {},
    });
  },
});

const standingRow = z.object({
  id: rowId(),
  number: whole(1),
  personId: personal(rowId(), 'leads from a name to the person'),
  personName: personal(text(longest.name), 'standing delegates are public'),
  unitName: text(longest.title),
  congressTitle: text(longest.title),
  since: day(),
  until: day().nullable(),
});

/** Standing delegates of every congress, the newest congress first; their term ends when the next one is held. */
export const standingList = defineList({
  name: 'standing.list',
  room,
  may: everybody,
  refuses: [],
  input: z.object({
    congressId: reference('congress').optional(),
    stage: choice(['now', 'all']).optional(),
  }),
  row: standingRow,
  sortable: ['unitName', 'number', 'since'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority, today }) => {
    const by = { unitName: 'u.name_key collate "C"', number: 'd.number', since: 's.since' }[
      sort.by
    ];
    const { rows } = await tx.client.query<z.output<typeof standingRow> & { total: number }>({
      text: `with told as (
          select d.id, d.number, d.person_id as "personId", p.name as "personName", u.name as "unitName",
            c.title as "congressTitle", s.since::text,
            least(s.until, d.until, (select min(n.held_since) from congress n where n.school_id = $1
              and n.union_id = c.union_id and n.id <> c.id and n.held_since > coalesce(c.held_since, c.planned_since)))::text as until,
            ${by ?? 'd.number'} as by
          from standing_delegate s
          join congress c on c.school_id = $1 and c.id = s.congress_id
          join delegate d on d.school_id = $1 and d.id = s.delegate_id
          join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
          join unit u on u.school_id = $1 and u.id = e.unit_id
          join person p on p.school_id = $1 and p.id = d.person_id
          where s.school_id = $1 and ($2::uuid is null or s.congress_id = $2)
            and (c.unit_id is null or $3::uuid[] is null or c.unit_id = any($3))
            and ($4::text is null or position($4 in p.name) > 0))
        select id, number, "personId", "personName", "unitName", "congressTitle", since, until, count(*) over ()::int as total
        from told where $5 or until is null or until >= $6
        order by by ${sort.descending ? 'desc' : 'asc'}, number, id offset $7 limit $8`,
      values: [
        ...[tx.schoolId, filters.congressId ?? null],
        authority.reach === 'unit' ? authority.unitIds : null,
        ...[search, filters.stage === 'all', today, offset, limit],
      ],
    });
    return ok({ rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 });
  },
});

/** Delegates of a congress that the caller may name and who are no standing ones yet; of the newest where none is named. */
export const standingChoice = defineQuery({
  name: 'standing.choice',
  room,
  may: recommenders,
  refuses: ['congress-unknown'],
  input: z.object({ congressId: rowId().optional() }),
  run: async ({ congressId }, context) => {
    const { tx, authority, today, schoolId } = context;
    const { rows } = await tx.client.query<{ id: Uuid }>({
      name: 'standing-congress',
      text: `select c.id from congress c where c.school_id = $1 and c.cancelled is null
          and ($2::uuid is null or c.id = $2) and (c.unit_id is null or $3::uuid[] is null or c.unit_id = any($3))
        order by c.planned_since desc, c.id limit 1`,
      values: [schoolId, congressId ?? null, authority.reach === 'unit' ? authority.unitIds : null],
    });
    const congress = rows[0] ? await congressById(tx, rows[0].id) : null;
    if (congress === null) return err([refusal('congress-unknown', 'congressId')]);
    const [roll, standing] = await Promise.all([
      delegateRoll(tx, congress.id, today),
      tx.db
        .select({ delegateId: standingDelegate.delegateId })
        .from(standingDelegate)
        .where(
          and(
            eq(standingDelegate.schoolId, schoolId),
            eq(standingDelegate.congressId, congress.id),
          ),
        ),
    ]);
    const taken = new Set(standing.map(({ delegateId }) => delegateId));
    const whole = reachesUnit(authority, congress.unitId);
    const delegates = roll.filter(
      ({ id, unitId }) => !taken.has(id) && (whole || reachesUnit(authority, unitId)),
    );
    return ok({
      congressId: congress.id,
      title: congress.title,
      delegates: delegates.map(({ id, number, name, unitName }) => ({
        id,
        number,
        name,
        unitName,
      })),
    });
  },
});
