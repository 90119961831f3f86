import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readStatedValues } from '../../../charter/reads.ts';
import {
  choice,
  day,
  longText,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { kept } from '../../organisation/changes.ts';
import { attendanceOf } from './attendance-reads.ts';
import { everybody, secretaries } from './grants.ts';
import { longest, matters } from './model.ts';
import { sittingGoing } from './planning.ts';
import { majorityOn } from './provisions.ts';
import { handsRefusals, judgeHands } from './rules.ts';
import { agendaItem, resolution, resolutionVote } from './tables.ts';

const room = 'congress';

/** One resolution as stored. */
export type ResolutionRow = typeof resolution.$inferSelect;

/** One counted show of hands as stored. */
export type VoteRow = typeof resolutionVote.$inferSelect;

/** A resolution and every count of hands, the last of which decides. */
export interface ResolutionTold extends ResolutionRow {
  readonly votes: readonly VoteRow[];
}

/** The resolutions of a sitting with their counts, in the order they were put. Two statements that travel together. */
export async function resolutionsOf(
  { db, schoolId }: SchoolTransaction,
  sittingId: Uuid,
): Promise<readonly ResolutionTold[]> {
  const [rows, votes] = await Promise.all([
    db
      .select()
      .from(resolution)
      .where(and(eq(resolution.schoolId, schoolId), eq(resolution.sittingId, sittingId)))
      .orderBy(asc(resolution.number)),
    db
      .select({ vote: resolutionVote })
      .from(resolutionVote)
      .innerJoin(
        resolution,
        and(eq(resolution.schoolId, schoolId), eq(resolution.id, resolutionVote.resolutionId)),
      )
      .where(and(eq(resolutionVote.schoolId, schoolId), eq(resolution.sittingId, sittingId)))
      .orderBy(asc(resolutionVote.number)),
  ]);
  return rows.map((row) => ({
    ...row,
    votes: votes.flatMap(({ vote }) => (vote.resolutionId === row.id ? [vote] : [])),
  }));
}

/** Puts a resolution (决议草案) to a sitting that is open; what carries it is frozen by the articles of the day. */
export const resolutionPut = defineAction({
  name: 'resolution.put',
  room,
  may: secretaries,
  refuses: ['sitting-unknown', 'sitting-over', 'sitting-not-open', 'item-unknown'],
  input: z.object({
    sittingId: rowId(),
    title: text(longest.title),
    text: longText(longest.text),
    matter: choice(matters).default('ordinary'),
    itemId: rowId().nullish(),
  }),
  run: async (input, context) => {
    const found = await sittingGoing(context, input.sittingId);
    if (!found.ok) return found;
    const { sitting } = found.value;
    if (sitting.openedAt === null) return err([refusal('sitting-not-open', 'sittingId')]);
    const { tx, schoolId } = context;
    const itemId = input.itemId ?? null;
    if (itemId !== null) {
      const items = await tx.db
        .select({ id: agendaItem.id })
        .from(agendaItem)
        .where(
          and(
            eq(agendaItem.schoolId, schoolId),
            eq(agendaItem.id, itemId),
            eq(agendaItem.sittingId, sitting.id),
          ),
        );
      if (items.length === 0) return err([refusal('item-unknown', 'itemId')]);
    }
    const stated = await readStatedValues(tx);
    const { threshold, base } = majorityOn(stated, input.matter, sitting.day);
    const row = {
      ...{ schoolId, id: context.newId(), sittingId: sitting.id, itemId },
      ...{ title: input.title, text: input.text, matter: input.matter, base },
      ...{ shareN: threshold.n, shareD: threshold.d, shareOp: threshold.op },
      putOn: context.today,
    };
    await tx.db.insert(resolution).values({
      ...row,
      number: sql`(select coalesce(max(r.number), 0) + 1 from resolution r
        where r.school_id = ${schoolId} and r.sitting_id = ${sitting.id})`,
    });
    const subject = { kind: 'resolution', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

/**
 * Writes how many raised their hands. The three numbers must make up those who are there; a quorum that no longer
 * holds refuses. A second count needs the reason why the first was wrong, and stands beside it.
 */
export const resolutionVoteCount = defineAction({
  name: 'resolution.count',
  room,
  may: secretaries,
  refuses: [
    ...['resolution-unknown', 'sitting-over', 'sitting-not-open', 'no-quorum'],
    ...['more-hands-than-present', 'hands-missing', 'correction-without-reason'],
  ],
  input: z.object({
    resolutionId: rowId(),
    yes: whole(0, 100_000),
    no: whole(0, 100_000),
    abstain: whole(0, 100_000),
    /** Why an earlier count was wrong. */
    reason: text(400).nullish(),
  }),
  run: async ({ resolutionId, reason = null, ...hands }, context) => {
    const { tx, schoolId } = context;
    const [row] = await tx.db
      .select()
      .from(resolution)
      .where(and(eq(resolution.schoolId, schoolId), eq(resolution.id, resolutionId)));
    if (!row) return err([refusal('resolution-unknown', 'resolutionId')]);
    const found = await sittingGoing(context, row.sittingId);
    if (!found.ok) {
      const unknown = found.error.some(({ code }) => code === 'sitting-unknown');
      return unknown ? err([refusal('resolution-unknown', 'resolutionId')]) : found;
    }
    const [{ quorum }, earlier] = await Promise.all([
      attendanceOf(tx, found.value.sitting),
      resolutionsOf(tx, row.sittingId),
    ]);
    const before = earlier.find(({ id }) => id === row.id)?.votes.at(-1) ?? null;
    if (before !== null && reason === null)
      return err([refusal('correction-without-reason', 'reason', { number: before.number })]);
    const wrong = handsRefusals(hands, quorum);
    if (wrong.length > 0) return err(wrong);
    const threshold = { n: row.shareN, d: row.shareD, op: row.shareOp };
    const judged = judgeHands(hands, quorum, { base: row.base, threshold });
    const { expected, present } = quorum;
    const vote = {
      ...{ number: (before?.number ?? 0) + 1, ...hands, expected, present },
      ...{ needed: judged.needed, passed: judged.passed, at: context.now },
      reason: before === null ? null : reason,
    };
    const byId = context.actor.kind === 'person' ? context.actor.personId : null;
    await tx.db.insert(resolutionVote).values({ schoolId, resolutionId: row.id, ...vote, byId });
    return ok({
      subject: { kind: 'resolution', id: row.id },
      before: (before === null ? null : kept(before)) as Json,
      after: vote as Json,
      answer: { ...judged, expected, present },
    });
  },
});

const resolutionListRow = z.object({
  id: rowId(),
  title: text(longest.title),
  congressTitle: text(longest.title),
  sittingTitle: text(longest.title),
  matter: choice(matters),
  yes: whole(0).nullable(),
  no: whole(0).nullable(),
  abstain: whole(0).nullable(),
  needed: whole(0).nullable(),
  passed: yesNo().nullable(),
  putOn: day(),
});

/** Resolutions with how they ended, the newest first. */
export const resolutionList = defineList({
  name: 'resolution.list',
  room,
  may: everybody,
  refuses: [],
  input: z.object({ congressId: reference('congress').optional() }),
  row: resolutionListRow,
  sortable: ['putOn', 'title'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { rows } = await tx.client.query<z.output<typeof resolutionListRow> & { total: number }>({
      text: `select r.id, r.title, c.title as "congressTitle", s.title as "sittingTitle", r.matter, v.yes, v.no, v.abstain,
          v.needed, v.passed, r.put_on::text as "putOn", count(*) over ()::int as total
        from resolution r
        join sitting s on s.school_id = $1 and s.id = r.sitting_id
        join congress c on c.school_id = $1 and c.id = s.congress_id
        left join lateral (select * from resolution_vote w where w.school_id = $1 and w.resolution_id = r.id
          order by w.number desc limit 1) v on true
        where r.school_id = $1 and ($2::uuid is null or s.congress_id = $2)
          and (c.unit_id is null or $3::uuid[] is null or c.unit_id = any($3))
          and ($4::text is null or position($4 in r.title) > 0 or position($4 in r.text) > 0)
        order by ${sort.by === 'title' ? 'r.title' : 'r.put_on'} ${sort.descending ? 'desc' : 'asc'}, r.id
        offset $5 limit $6`,
      values: [
        tx.schoolId,
        filters.congressId ?? null,
        authority.reach === 'unit' ? authority.unitIds : null,
        search,
        offset,
        limit,
      ],
    });
    return ok({ rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 });
  },
});
