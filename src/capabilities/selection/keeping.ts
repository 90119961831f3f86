import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { CaseRoom } from '../../engines/procedures/take-act.ts';
import type { WorkingDays } from '../../engines/procedures/model.ts';
import type { Json } from '../../kernel/json.ts';
import { err, ok } from '../../kernel/result.ts';
import { addWorkingDays, isWorkingDay } from '../organisation/calendar/working-days.ts';
import { schoolCalendar } from '../organisation/reads.ts';
import { conditionsOf } from './candidates.ts';
import { refuseOpen, refuseUnmet } from './rules.ts';

/** The school's working days as paths ask for them. */
export async function workingDaysOf(tx: SchoolTransaction): Promise<WorkingDays> {
  const calendar = await schoolCalendar(tx);
  return {
    isWorkingDay: (day) => isWorkingDay(day, calendar),
    after: (from, count) => addWorkingDays(from, count, calendar).value,
  };
}

/**
 * The room's own rule on a path: whoever recommends a candidate does so with every condition recorded or vouched for.
 * What was known of each is frozen with the recommendation.
 */
export const selectionKeeping: CaseRoom = {
  days: workingDaysOf,
  check: async ({ tx }, held, checks, act) => {
    const { personId, id } = held.row;
    if (!checks.includes('conditions') || personId === null) return ok(null);
    const standing = await conditionsOf(tx, { personId, candidacyId: id, callId: null }, act.day);
    if (standing === null) throw new Error('a candidate is no person of the school');
    const refusals = [...refuseUnmet(standing.conditions), ...refuseOpen(standing.conditions)];
    if (refusals.length > 0) return err(refusals);
    return ok({ conditions: standing.conditions } as unknown as Json);
  },
};
