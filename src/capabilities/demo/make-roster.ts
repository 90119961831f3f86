import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { collectionBegin } from '../roster/collecting/asking.ts';
import { sentRosterSave, sentRosterSend } from '../roster/collecting/sending.ts';
import { statusText } from '../roster/evidence.ts';
import { periodOn, schoolYearOf } from '../roster/period.ts';
import { rosterRead, type GridRow, type RosterAnswer } from '../roster/reading.ts';
import { rosterImport } from '../roster/taking/actions.ts';
import type { Deeds } from './deeds.ts';

/** A rank within the first 30 % of an invented programme, different from row to row. */
function rankWithin(row: number): string {
  const size = 36 + ((row * 5) % 21);
  const most = Math.floor((size * 3) / 10);
  return `${((row * 7) % most) + 1}/${size}`;
}

/** The line a list of ranks has for somebody who serves; first-years have no rank yet, graduates none at all. */
function lineOf(row: GridRow, day: Day) {
  const freshman = row.grade !== null && row.grade >= schoolYearOf(day);
  const graduate = row.education === 'postgraduate';
  const rank = graduate ? '' : freshman ? '未达到一学期' : rankWithin(row.row);
  return { row: row.row + 1, cells: { name: row.name, number: row.number, rank, failed: '否' } };
}

const withCells = <L extends ReturnType<typeof lineOf>>(
  line: L,
  cells: Partial<L['cells']>,
): L => ({
  ...line,
  cells: { ...line.cells, ...cells },
});

/** The ranks of one union, taken over as a list. In one union somebody is outside the limit and somebody failed. */
async function recordRanks(
  deeds: Deeds,
  { rows, union, day }: RosterAnswer,
  outside: boolean,
): Promise<void> {
  if (union === null || rows.length === 0) return;
  const lines = rows.map((row) => lineOf(row, day));
  const ranked = lines.filter(({ cells }) => cells.rank.includes('/'));
  const [first, second] = outside ? ranked : [];
  const told = lines.map((line) =>
    line === first
      ? withCells(line, { rank: '14/46' })
      : line === second
        ? withCells(line, { failed: '是' })
        : line,
  );
  const { span, academicYear, half } = periodOn('year', day);
  await deeds.done(rosterImport, {
    ...{ bodyId: union.id, since: day, span, academicYear, half, lines: told },
    ...{ createPeople: false, createPlaces: false },
  });
}

/** A collection that runs: one unit has sent its roster, the others are still asked. */
async function collect(deeds: Deeds, sent: RosterAnswer): Promise<void> {
  const { rows, union, day } = sent;
  const { span, academicYear } = periodOn('year', day);
  const term = `${schoolYearOf(day)}-09-01` as Day;
  const { links } = await deeds.done(collectionBegin, {
    // The school year begins in August; nothing is asked for from a day to come.
    ...{ title: '秋季二级学生会名单', since: term > day ? day : term },
    ...{ due: addDays(day, 7), span, academicYear },
  });
  const token = links.find(({ unitName }) => unitName === union?.unitName)?.token;
  if (token === undefined || rows.length === 0) return;
  const lines = rows.map((row) => {
    const line = lineOf(row, day);
    const department = row.departmentName ?? '主席团';
    const status = row.status === null ? '' : statusText[row.status];
    const grade = row.grade === null ? '' : `${row.grade}级`;
    return { ...line, cells: { ...line.cells, department, post: row.postName, status, grade } };
  });
  const { revision } = await deeds.done(sentRosterSave, { token, revision: 1, lines });
  await deeds.done(sentRosterSend, { token, revision });
}

/**
 * What a school that keeps its records well has of its rosters: the ranks of every union but the last, and a collection
 * that runs. In the first unit somebody stands outside the limit and somebody failed a course. A school whose union has no
 * office to keep records has none of it.
 */
export async function makeRosters(deeds: Deeds, now: Instant): Promise<void> {
  const day = chinaDay(now);
  const first = await deeds.asked(rosterRead, { day });
  if (!first.rows.some(({ departmentName }) => departmentName === '办公室')) return;
  const rosters: RosterAnswer[] = [];
  for (const { id: bodyId } of first.unions)
    rosters.push(await deeds.asked(rosterRead, { bodyId, day }));
  const units = rosters.filter(({ union }) => union?.unitId !== null);
  const [outside, last] = [units[0], units.at(-1)];
  for (const roster of rosters)
    if (roster !== last) await recordRanks(deeds, roster, roster === outside);
  if (last) await collect(deeds, last);
}
