import type { WorkingDays } from '../../engines/procedures/model.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { addWorkingDays, isWorkingDay } from '../organisation/calendar/working-days.ts';
import { schoolCalendar } from '../organisation/reads.ts';

/** The school's working days as paths ask for them. */
export async function workingDaysOf(tx: SchoolTransaction): Promise<WorkingDays> {
  const calendar = await schoolCalendar(tx);
  return {
    isWorkingDay: (day) => isWorkingDay(day, calendar),
    after: (from, count) => addWorkingDays(from, count, calendar).value,
  };
}
