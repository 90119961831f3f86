import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { day, personal, reference } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { historyReaders, rosterKeepers } from './grants.ts';
import { notYet } from './list.ts';
import { shownRank, type Period, type RosterRow, type Span } from './model.ts';
import { periodOn } from './period.ts';
import { rankOf, rostersOn, usualSpan, type UnionRoster } from './roster-rows.ts';
import {
  marksOf,
  printedShare,
  summaryOfRoster,
  type RosterSummary,
  type RowMark,
} from './rules.ts';
import { academicStanding, statusChange } from './tables.ts';
import { readStatedValues } from '../../charter/reads.ts';
import { standingSpan } from './provisions.ts';
import { belongsTo, unionAmong, unionsInReach, type UnionHead } from './unions.ts';

/** A row for the grid: the rank as printed beside the rank as data, and what it lacks or breaks. */
export interface GridRow extends RosterRow {
  readonly shownRank: string | null;
  readonly marks: readonly RowMark[];
}

/** Everything the page of a roster shows. */
export interface RosterAnswer {
  readonly day: Day;
  readonly today: boolean;
  readonly unions: readonly UnionHead[];
  /** Null where no union is recorded within reach. */
  readonly union: UnionHead | null;
  readonly span: Span;
  /** The period that new ranks are recorded for. */
  readonly period: Period;
  readonly rows: readonly GridRow[];
  readonly summary: RosterSummary | null;
  /** Who stands within 30 % of those who need a rank, in percent as printed. */
  readonly withinPercent: string | null;
}

const noRows = (union: UnionHead, span: Span): UnionRoster => ({
  ...{ unionId: union.id, unitId: union.unitId, span, rows: [] },
});

/** A roster with all that the grid needs: rows with their revisions, the summary with its rows, the unions to choose from. */
export const rosterRead = defineQuery({
  name: 'roster.read',
  room: 'roster',
  may: rosterKeepers,
  refuses: ['union-unknown'],
  input: z.object({ bodyId: reference('body').optional(), day: day().optional() }),
  run: async ({ bodyId = null, ...asked }, { tx, authority, today }) => {
    const asOf = asked.day ?? today;
    const unions = await unionsInReach(tx, authority, asOf);
    const union = unionAmong(unions, bodyId);
    if (union === null && bodyId !== null) return err([refusal('union-unknown', 'bodyId')]);
    const [found] = union ? await rostersOn(tx, { day: asOf, unionId: union.id }) : [];
    const span = found?.span ?? usualSpan(await readStatedValues(tx, standingSpan.name), asOf);
    const roster = found ?? (union && noRows(union, span));
    const marks = roster ? marksOf(roster, asOf) : [];
    const summary = roster ? summaryOfRoster(roster, asOf) : null;
    const answer: RosterAnswer = {
      ...{ day: asOf, today: asOf === today, unions, union, span },
      period: periodOn(span, asOf),
      rows: (roster?.rows ?? []).map((row, at) => ({
        ...row,
        shownRank: row.standing === null ? null : shownRank(row.standing.rank, notYet),
        marks: marks[at] ?? [],
      })),
      summary,
      withinPercent: summary && printedShare(summary.withinThirty.count, summary.needed.count),
    };
    return ok(answer);
  },
});

/** A version of a standing, and when which one followed. */
export interface StandingVersion extends Period {
  readonly id: Uuid;
  readonly rank: string | null;
  readonly failed: boolean | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  readonly replacedAt: Instant | null;
  /** SHA-256 of the list it was taken from. */
  readonly paper: string | null;
}

/** Those of a unit look at whoever serves in a union of theirs. */
async function mayLookAt(
  { tx, authority, today }: Context,
  personId: Uuid,
  bodyId: Uuid | null,
): Promise<boolean> {
  if (authority.reach === 'self') return authority.personId === personId;
  if (authority.reach === 'school') return true;
  const union = unionAmong(await unionsInReach(tx, authority, today), bodyId);
  return union !== null && belongsTo(tx, personId, union.id);
}

/** How the row of one person came to be: every version of every standing, and changes of political status. */
export const rosterHistory = defineQuery({
  name: 'roster.history',
  room: 'roster',
  may: historyReaders,
  refuses: ['person-unknown'],
  input: z.object({
    personId: personal(reference('person'), 'the history of one row'),
    bodyId: reference('body').optional(),
  }),
  run: async ({ personId, bodyId = null }, context) => {
    const { tx } = context;
    if (!(await mayLookAt(context, personId, bodyId)))
      return err([refusal('person-unknown', 'personId')]);
    const nameOf = (column: typeof academicStanding.recordedBy | typeof statusChange.recordedBy) =>
      sql<
        string | null
      >`(select p.name from person p where p.school_id = ${tx.schoolId} and p.id = ${column})`;
    const [standings, changes] = await Promise.all([
      tx.db
        .select({ row: academicStanding, by: nameOf(academicStanding.recordedBy) })
        .from(academicStanding)
        .where(
          and(eq(academicStanding.schoolId, tx.schoolId), eq(academicStanding.personId, personId)),
        )
        .orderBy(desc(academicStanding.recordedAt), asc(academicStanding.id)),
      tx.db
        .select({ row: statusChange, by: nameOf(statusChange.recordedBy) })
        .from(statusChange)
        .where(and(eq(statusChange.schoolId, tx.schoolId), eq(statusChange.personId, personId)))
        .orderBy(desc(statusChange.since)),
    ]);
    return ok({
      standings: standings.map(({ row, by }): StandingVersion => ({
        ...{ id: row.id, span: row.span, academicYear: row.academicYear, half: row.half },
        ...{ rank: shownRank(rankOf(row), notYet), failed: row.failed },
        ...{ recordedAt: row.recordedAt, recordedBy: by, replacedAt: row.replacedAt },
        paper: row.paper?.toString('hex') ?? null,
      })),
      statuses: changes.map(({ row, by }) => ({
        ...{ since: row.since, was: row.was, becomes: row.becomes },
        ...{ recordedAt: row.recordedAt, recordedBy: by },
      })),
    });
  },
});
