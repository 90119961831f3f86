import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { isWorkingDay } from '../organisation/calendar/working-days.ts';
import { schoolCalendar, semesters } from '../organisation/reads.ts';
import type { YearFacts } from './due-days.ts';

/** The school's semesters and working days. Two statements that travel together. */
export async function readSchoolCalendar(
  tx: SchoolTransaction,
): Promise<Pick<YearFacts, 'semesters' | 'work'>> {
  const [recorded, calendar] = await Promise.all([semesters(tx), schoolCalendar(tx)]);
  const { dataBegins, dataEnds } = calendar.national;
  return {
    semesters: recorded,
    work: { dataBegins, dataEnds, isWorkingDay: (day) => isWorkingDay(day, calendar) },
  };
}
