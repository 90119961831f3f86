import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, personal, reference, whole } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { personUpdate } from '../organisation/people/actions.ts';
import { politicalStatuses, type PoliticalStatus } from '../organisation/people/model.ts';
import { holdPerson, type PersonRow } from '../organisation/people/reads.ts';
import {
  academicYearField,
  activistField,
  failedField,
  halfField,
  rankField,
  spanField,
} from './fields.ts';
import { rosterKeepers } from './grants.ts';
import { readLine } from './lines/read-line.ts';
import { notYet } from './list.ts';
import { shownRank, type Period, type Rank } from './model.ts';
import { judgePeriod, schoolYearOf } from './period.ts';
import { rankOf } from './roster-rows.ts';
import {
  countChange,
  currentStandings,
  holdRows,
  recordStandings,
  type RowState,
  type StandingRow,
} from './standings.ts';
import { keepStatusChange } from './statuses.ts';
import { standingChoice } from './tables.ts';
import { belongsTo, unionAmong, unionsInReach } from './unions.ts';

const room = 'roster';

/** What an officer typed into a row; what is left out stays as it is. */
interface Typed {
  readonly rank?: string | null | undefined;
  readonly failed?: boolean | null | undefined;
  readonly status?: PoliticalStatus | null | undefined;
  readonly statusSince?: Day | null | undefined;
  readonly activist?: boolean | null | undefined;
}

/** The rank a cell says, by the reader that reads files. */
function rankTyped(text: string | null): {
  readonly rank: Rank;
  readonly refusals: readonly Refusal[];
} {
  const { values, problems } = readLine({ name: '某某', rank: text ?? '' }, 2000);
  return {
    rank: values.rank,
    refusals: problems.map(({ code, values: told }) => refusal(code, 'rank', told)),
  };
}

/** Sets a person's status by organisation's own rules; from a day on where one is named, else as a correction. */
async function setStatus(
  context: Context,
  person: PersonRow,
  { status, statusSince }: Typed,
): Promise<readonly Refusal[]> {
  if (status === undefined || status === person.politicalStatus) return [];
  if (statusSince && status !== null) {
    if (statusSince > context.today)
      return [refusal('status-in-future', 'statusSince', { today: context.today })];
    await keepStatusChange(context, {
      ...{ personId: person.id, was: person.politicalStatus },
      ...{ becomes: status, since: statusSince },
    });
  }
  const done = await personUpdate.run({ personId: person.id, politicalStatus: status }, context);
  return done.ok ? [] : done.error;
}

const shownNow = (row: StandingRow | undefined): string =>
  (row && shownRank(rankOf(row), notYet)) ?? '—';

interface Held {
  readonly person: PersonRow;
  readonly state: RowState;
  readonly standing: StandingRow | undefined;
}

/** The row, held; refused where it is unknown, out of reach, or was changed since it was seen. */
async function holdRow(
  context: Context,
  asked: { readonly personId: Uuid; readonly bodyId: Uuid; readonly revision: number },
  period: Period,
): Promise<Held | readonly Refusal[]> {
  const { tx, authority, today } = context;
  const { personId, bodyId, revision } = asked;
  const union = unionAmong(await unionsInReach(tx, authority, today), bodyId);
  if (union === null) return [refusal('union-unknown', 'bodyId')];
  if (!(await belongsTo(tx, personId, union.id))) return [refusal('person-unknown', 'personId')];
  const person = await holdPerson(tx, { reach: 'school' }, personId);
  if (person === null) return [refusal('person-unknown', 'personId')];
  const state = (await holdRows(tx, [personId])).get(personId);
  if (!state) throw new Error('a row that was made is not there');
  const standing = (await currentStandings(tx, [personId], period)).get(personId);
  if (state.revision !== revision)
    return [await changedMeanwhile(tx, { kind: 'roster-row', id: personId }, shownNow(standing))];
  return { person, state, standing };
}

/**
 * Changes one row of a roster: the rank and courses of one period, the political status (from a day on, or as a
 * correction), whether the person is an activist. Whoever saw an older row is told who changed it and what stands there
 * now; nothing is overwritten.
 */
export const rosterEdit = defineAction({
  name: 'roster.edit',
  room,
  may: rosterKeepers,
  face: 'screen',
  refuses: [
    ...new Set([
      ...meanwhileRefusals,
      ...personUpdate.refuses,
      'union-unknown',
      'person-unknown',
      'half-missing',
      'half-of-term-only',
      'line-rank-unreadable',
      'line-rank-day',
      'line-rank-impossible',
      'line-too-long',
      'status-in-future',
    ]),
  ],
  input: z.object({
    personId: personal(reference('person'), 'whose row is changed'),
    bodyId: reference('body'),
    revision: whole(1),
    span: spanField(),
    academicYear: academicYearField(),
    half: halfField().nullish(),
    rank: rankField().nullish(),
    failed: failedField().nullish(),
    status: personal(choice(politicalStatuses), 'staff are Party or League members').nullish(),
    statusSince: day().nullish(),
    activist: activistField().nullish(),
  }),
  run: async (
    { personId, bodyId, revision, span, academicYear, half = null, ...typed },
    context,
  ) => {
    const period: Period = { span, academicYear, half };
    const read = typed.rank === undefined ? null : rankTyped(typed.rank);
    const wrong = [...judgePeriod(period), ...(read?.refusals ?? [])];
    if (wrong.length > 0) return err(wrong);
    const held = await holdRow(context, { personId, bodyId, revision }, period);
    if (!('person' in held)) return err(held);
    const { person, standing, state } = held;
    const refused = await setStatus(context, person, typed);
    if (refused.length > 0) return err(refused);
    const was = {
      rank: standing ? rankOf(standing) : ({ kind: 'blank' } as const),
      failed: standing?.failed ?? null,
    };
    const wanted = {
      rank: read?.rank ?? was.rank,
      failed: typed.failed === undefined ? was.failed : typed.failed,
    };
    await recordStandings(context, [{ personId, ...wanted }], { period, paper: null });
    await countChange(context.tx, [personId], typed.activist);
    const before = { ...was, status: person.politicalStatus, activist: state.activist };
    const after = {
      ...wanted,
      status: typed.status === undefined ? person.politicalStatus : typed.status,
      activist: typed.activist === undefined ? state.activist : typed.activist,
    };
    return ok({
      subject: { kind: 'roster-row', id: personId },
      before: before as unknown as Json,
      after: { ...after, ...period, statusSince: typed.statusSince ?? null } as unknown as Json,
      answer: { revision: state.revision + 1 },
    });
  },
});

/** Says over which span ranks count in a union, from the school year of today on (三者取其一). */
export const standingChoose = defineAction({
  name: 'roster.choose-span',
  room,
  may: rosterKeepers,
  refuses: ['union-unknown'],
  input: z.object({ bodyId: reference('body'), span: spanField() }),
  run: async ({ bodyId, span }, { tx, authority, today }) => {
    const union = unionAmong(await unionsInReach(tx, authority, today), bodyId);
    if (union === null) return err([refusal('union-unknown', 'bodyId')]);
    const academicYear = schoolYearOf(today);
    const { rows } = await tx.client.query<{ span: string }>(
      `select span from standing_choice where school_id = $1 and body_id = $2 and academic_year <= $3
       order by academic_year desc limit 1 for update`,
      [tx.schoolId, bodyId, academicYear],
    );
    await tx.db
      .insert(standingChoice)
      .values({ schoolId: tx.schoolId, bodyId, academicYear, span })
      .onConflictDoUpdate({
        target: [standingChoice.schoolId, standingChoice.bodyId, standingChoice.academicYear],
        set: { span: sql`excluded.span` },
      });
    const before = rows[0] ? { span: rows[0].span } : null;
    return ok({
      subject: { kind: 'body', id: bodyId },
      before,
      after: { span, academicYear },
      answer: { academicYear },
    });
  },
});
