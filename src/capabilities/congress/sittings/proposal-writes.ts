import { and, eq, sql } from 'drizzle-orm';
import type { Change } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { journaled } from '../../organisation/changes.ts';
import type { ProposalRow } from './proposal-reads.ts';
import { proposal } from './tables.ts';

/** What may change of a proposal after it was handed in. */
export type ProposalChange = Partial<
  Pick<
    ProposalRow,
    | 'state'
    | 'screened'
    | 'screenedBy'
    | 'screenedWhy'
    | 'mergedInto'
    | 'office'
    | 'officeBodyId'
    | 'due'
    | 'closed'
  >
>;

/** Changes a proposal whose row is held, and counts its revision on. */
export async function changeProposal(
  { db, schoolId }: SchoolTransaction,
  row: ProposalRow,
  change: ProposalChange,
): Promise<Change<{ readonly revision: number }>> {
  await db
    .update(proposal)
    .set({ ...change, revision: sql`${proposal.revision} + 1` })
    .where(and(eq(proposal.schoolId, schoolId), eq(proposal.id, row.id)));
  return {
    subject: { kind: 'proposal', id: row.id },
    ...journaled(row, change as Partial<ProposalRow>),
    answer: { revision: row.revision + 1 },
  };
}
