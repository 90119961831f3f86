import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import { nationalCalendar } from '../organisation/calendar/national-calendar.ts';
import type { CalendarDayKind } from '../organisation/calendar/model.ts';
import { isWorkingDay } from '../organisation/calendar/working-days.ts';
import type { WorkCalendar } from './due-days.ts';
import type { Semester } from './halves.ts';

interface Row {
  readonly semesters: readonly Semester[];
  readonly own: readonly { readonly day: Day; readonly kind: CalendarDayKind }[];
}

const reading = {
  name: 'workbench-calendar',
  text: `select
    (select coalesce(json_agg(json_build_object('academicYear', academic_year, 'half', half,
      'since', since::text, 'until', until::text) order by since), '[]'::json)
     from semester where school_id = $1) as semesters,
    (select coalesce(json_agg(json_build_object('day', day::text, 'kind', kind)), '[]'::json)
     from calendar_day where school_id = $1 and day between $2::date and $3::date) as own`,
};

/** The school's semesters, and its working days in the years named (and a month around them). One round trip. */
export async function readSchoolCalendar(
  { client, schoolId }: SchoolTransaction,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ readonly semesters: readonly Semester[]; readonly work: WorkCalendar }> {
  const { rows } = await client.query<Row>({
    ...reading,
    values: [schoolId, `${from - 1}-12-01`, `${to + 1}-01-31`],
  });
  const { semesters, own } = rows[0] ?? { semesters: [], own: [] };
  const calendar = {
    national: nationalCalendar,
    own: new Map(own.map(({ day, kind }) => [day, kind])),
  };
  const { dataBegins, dataEnds } = nationalCalendar;
  return {
    semesters,
    work: { dataBegins, dataEnds, isWorkingDay: (day) => isWorkingDay(day, calendar) },
  };
}
