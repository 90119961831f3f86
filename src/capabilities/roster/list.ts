import { z } from 'zod';
import {
  choice,
  day,
  personal,
  reference,
  rowId,
  text,
  whole,
} from '../../engines/actions/fields.ts';
import { defineList, type Context } from '../../engines/actions/verb.ts';
import { ok } from '../../kernel/result.ts';
import {
  gradeField,
  nameField,
  numberField,
  politicalStatusField,
  unitNameField,
} from '../organisation/people/fields.ts';
import { shows, viewOf, type PersonView } from '../organisation/people/rules.ts';
import { failedField, rankField } from './fields.ts';
import { rosterReaders } from './grants.ts';
import { shownRank, type RosterRow } from './model.ts';
import { rostersOn } from './roster-rows.ts';
import { marksOf, type RowMark } from './rules.ts';
import { unionAmong, unionsInReach } from './unions.ts';

/** How a row stands on the day, in one word: the gravest first. */
export const rowMarks = [
  'failed',
  'outside',
  'status',
  'standing-missing',
  'status-missing',
] as const satisfies readonly RowMark[];

/** What a rank is called that was not given yet; official rosters write it so. */
export const notYet = '未达到一学期';

const wanted = z.object({ bodyId: reference('body').optional(), day: day().optional() });

const row = z.object({
  id: rowId(),
  row: whole(1, 10_000),
  personName: nameField(),
  personId: personal(reference('person'), 'rosters name who serves'),
  politicalStatus: politicalStatusField().nullish(),
  unitName: unitNameField().nullable(),
  grade: gradeField().nullish(),
  rank: rankField().nullish(),
  failed: failedField().nullish(),
  departmentName: text(60).nullable(),
  postName: text(40),
  className: unitNameField().nullable(),
  number: numberField().optional(),
  mark: choice(rowMarks).nullish(),
});
type ListedRow = z.output<typeof row>;

/** Political status, rank and courses are for those who keep the records or guide a unit, and for oneself. */
function shownRow(view: PersonView, one: RosterRow, marks: readonly RowMark[]): ListedRow {
  const full = view === 'full';
  return {
    id: one.appointmentId,
    row: one.row,
    personName: one.name,
    personId: one.personId,
    ...(full ? { politicalStatus: one.status } : {}),
    unitName: one.unitName,
    ...(shows(view, 'grade') ? { grade: one.grade } : {}),
    ...(full
      ? {
          rank: one.standing === null ? null : shownRank(one.standing.rank, notYet),
          failed: one.standing?.failed ?? null,
        }
      : {}),
    departmentName: one.departmentName,
    postName: one.postName,
    className: one.className,
    ...(shows(view, 'number') ? { number: one.number } : {}),
    ...(full ? { mark: rowMarks.find((mark) => marks.includes(mark)) ?? null } : {}),
  };
}

type Sort = { readonly by: string; readonly descending: boolean };

function sorted(rows: readonly ListedRow[], { by, descending }: Sort): readonly ListedRow[] {
  const keyOf = (one: ListedRow): number => (by === 'grade' ? (one.grade ?? 0) : one.row);
  const compared = [...rows].sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    return x < y ? -1 : x > y ? 1 : a.row - b.row;
  });
  return descending ? compared.reverse() : compared;
}

async function rowsOf(
  { tx, actor, authority, today }: Context,
  filters: z.output<typeof wanted>,
): Promise<readonly ListedRow[]> {
  const asOf = filters.day ?? today;
  const unions = await unionsInReach(tx, authority, asOf);
  const union = unionAmong(unions, filters.bodyId ?? null);
  if (union === null) return [];
  const [roster] = await rostersOn(tx, { day: asOf, unionId: union.id });
  if (!roster) return [];
  const view = viewOf(actor, authority);
  const marks = marksOf(roster, asOf);
  return roster.rows.map((one, at) => shownRow(view, one, marks[at] ?? []));
}

/**
 * The roster of a union on a day, in the order and with the columns of the official one. Without a union the first
 * within reach is shown, the school's own before those of units.
 */
export const rosterList = defineList({
  name: 'roster.list',
  room: 'roster',
  may: rosterReaders,
  refuses: [],
  input: wanted,
  row,
  sortable: ['row', 'grade'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, context) => {
    const all = await rowsOf(context, filters);
    const found =
      search === null ? all : all.filter(({ personName }) => personName.includes(search));
    return ok({ rows: sorted(found, sort).slice(offset, offset + limit), total: found.length });
  },
});
