import { inForce } from '../../charter/in-force.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import { addWorkingDays } from '../organisation/calendar/working-days.ts';
import { schoolCalendar } from '../organisation/reads.ts';
import type { Deadlines } from './model.ts';
import { answerDays, takeDays } from './provisions.ts';

/** By when a complaint of this day is to be taken and answered, by the articles in force on it. */
export async function deadlinesFrom(tx: SchoolTransaction, from: Day): Promise<Deadlines> {
  const [stated, calendar] = await Promise.all([readStatedValues(tx), schoolCalendar(tx)]);
  const after = (provision: typeof takeDays): Day =>
    addWorkingDays(from, inForce(stated, provision, from).value, calendar).value;
  return { takeBy: after(takeDays), answerBy: after(answerDays) };
}
