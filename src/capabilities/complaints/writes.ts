import { and, eq, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { MessageKind } from './model.ts';
import { complaint, complaintMessage } from './tables.ts';

/** What may change of a complaint. */
export type ComplaintChange = Partial<
  Pick<
    typeof complaint.$inferInsert,
    | 'way'
    | 'state'
    | 'takeBy'
    | 'answerBy'
    | 'handlerId'
    | 'taken'
    | 'answered'
    | 'closed'
    | 'finding'
    | 'outcome'
    | 'contact'
  >
>;

/** Changes a complaint whose row is locked, and counts its revision on; answers the new one. */
export async function changeComplaint(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  change: ComplaintChange,
): Promise<number> {
  const [row] = await db
    .update(complaint)
    .set({ ...change, revision: sql`${complaint.revision} + 1` })
    .where(and(eq(complaint.schoolId, schoolId), eq(complaint.id, id)))
    .returning({ revision: complaint.revision });
  if (!row) throw new Error('a locked complaint is gone');
  return row.revision;
}

/** What is said of a complaint whose row is locked. */
export interface Message {
  readonly complaintId: Uuid;
  readonly kind: MessageKind;
  readonly day: Day;
  readonly byId: Uuid | null;
  readonly text: string;
}

/** Adds what was said, numbered on; the locked row of the complaint keeps numbers apart. */
export async function addMessage(
  { db, schoolId }: SchoolTransaction,
  message: Message,
): Promise<void> {
  await db.insert(complaintMessage).values({
    schoolId,
    ...message,
    number: sql`(select coalesce(max(m.number), 0) + 1 from complaint_message m
      where m.school_id = ${schoolId} and m.complaint_id = ${message.complaintId})`,
  });
}
