import type { Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { PoliticalStatus } from '../organisation/people/model.ts';
import { recorder } from './standings.ts';
import { statusChange } from './tables.ts';

/** Keeps what a person's status was before a day, so that rosters of past days still show it. */
export async function keepStatusChange(
  { tx, actor, now }: Context,
  change: {
    readonly personId: Uuid;
    readonly was: PoliticalStatus | null;
    readonly becomes: PoliticalStatus;
    readonly since: Day;
  },
): Promise<void> {
  const told = { becomes: change.becomes, recordedBy: recorder(actor), recordedAt: now };
  await tx.db
    .insert(statusChange)
    .values({
      schoolId: tx.schoolId,
      personId: change.personId,
      since: change.since,
      was: change.was,
      ...told,
    })
    .onConflictDoUpdate({
      target: [statusChange.schoolId, statusChange.personId, statusChange.since],
      set: told,
    });
}
