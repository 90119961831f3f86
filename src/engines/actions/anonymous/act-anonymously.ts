import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { withSchool, type SchoolTransaction } from '../../storage/door.ts';
import { appendEntry } from '../../storage/journal/append.ts';
import { findAnswer } from '../../storage/journal/replay.ts';
import { retry, violatedConstraint } from '../../storage/retry.ts';
import {
  admit,
  contextOf,
  kept,
  Refused,
  refusing,
  type ActionCall,
  type Outcome,
  type RunnerParts,
} from '../runner.ts';
import { validate } from '../validate.ts';
import { rightSpent, type AnonymousAction, type Fields } from '../verb.ts';
import { marksOf, matterKind, midnight, ofMatter, type Marks, type Matter } from './matter.ts';
import { anonymousRight, anonymousTopic } from './tables.ts';

/** What the first transaction hands to the second: nothing of it says who acted. */
interface Allowed {
  readonly matter: Matter;
  readonly content: string;
  readonly received: Uuid;
  /** The day of the right. */
  readonly day: Day;
}

/** With how many others that wait a content is written anew, so that ten could be the one that just came. */
const mixedWith = 9;

/**
 * Does an anonymous act: one transaction decides and spends the right under the caller's name, another stores the
 * content without it. Answers null. Refuses what the action refuses, and `right-spent` where the holder acted in this
 * matter before.
 *
 * **A failure between the two** loses no voice and doubles none: the same call sent again with the same key finds its
 * own right spent, and goes on to the second transaction, where a content that did arrive is met in the journal. Forms
 * and commands keep the key until they are answered. Where the key is lost with the machine that had it, a named
 * person can return the right (`return-right.ts`).
 *
 * **What joins a person to a content**: no column, no row order, no time. The content waits among others of its matter
 * without day; each arrival is written together with up to nine that wait, in the order of ids drawn anew, by one
 * transaction; a release writes all anew. The journal's entry names verb, topic and a count, at midnight.
 *
 * **What stays possible to whoever reads the database itself**: somebody who looks at every moment sees which content
 * came when, and what was said while it was alone in its matter; transaction numbers (`xmin`) show a waiting content
 * to be one of those it was last written with, ten at most; dead rows and the write-ahead log keep earlier copies until they are swept and recycled;
 * two backups taken between which few acted differ by what those few said. Whoever has the caller's key finds the
 * right and the entry, not the content. A server changed to write down what passes through it sees everything. Who
 * acted, and on which day, is kept in the open: it is the register of spent rights.
 */
export async function actAnonymously<In extends Fields>(
  parts: RunnerParts,
  action: AnonymousAction<In>,
  call: ActionCall,
): Promise<Outcome<null>> {
  const key = call.key ?? (randomUUID() as Uuid);
  return refusing(async () => {
    const allowed = await retry(() => spendRight(parts, action, { ...call, key }));
    if (allowed !== null) await retry(() => receive(parts, call, allowed));
    return null;
  });
}

/** The first transaction; null where the very same call was received before and may no longer be made. */
function spendRight<In extends Fields>(
  parts: RunnerParts,
  action: AnonymousAction<In>,
  call: ActionCall & { readonly key: Uuid },
): Promise<Allowed | null> {
  const validated = validate(action.input, call.input);
  return withSchool(parts.database, call.schoolId, async (tx) => {
    const now = parts.clock();
    const allowed = await admit(parts, action, call, tx, now);
    if (!validated.ok) throw new Refused(validated.error);
    const input = validated.value;
    const matter = { verb: action.name, topic: action.topic(input) };
    const { actor } = allowed;
    const caller = actor.kind === 'person' ? actor.accountId : null;
    const marks = marksOf(call.key, caller, matter);
    const context = contextOf(tx, allowed, now);
    const spent = await action.spend({ ...context, topic: matter.topic });
    if (!spent.ok && (await findAnswer(tx, marks.received))) return null;
    const holder = kept(action, spent);
    const day =
      holder === null ? context.today : await spendOf(tx, matter, { ...context, holder, marks });
    return { matter, content: canonicalJson(input as Json), received: marks.received, day };
  });
}

/** Writes down that a right is spent, and answers on which day it was. */
async function spendOf(
  { db, schoolId }: SchoolTransaction,
  matter: Matter,
  { holder, marks, today }: { readonly holder: Uuid; readonly marks: Marks; readonly today: Day },
): Promise<Day> {
  const row = { schoolId, ...matter, holderId: holder, mark: marks.right, day: today };
  const written = await db
    .insert(anonymousRight)
    .values(row)
    .onConflictDoNothing()
    .returning({ day: anonymousRight.day });
  if (written[0]) return written[0].day;
  const [earlier] = await db
    .select({ mark: anonymousRight.mark, day: anonymousRight.day })
    .from(anonymousRight)
    .where(and(ofMatter(anonymousRight, schoolId, matter), eq(anonymousRight.holderId, holder)));
  if (!earlier?.mark.equals(marks.right)) throw new Refused([refusal(rightSpent)]);
  return earlier.day;
}

// One statement, whose rows all bear the same transaction and lie in the order of their new ids. Which of the others
// are taken depends on ids alone, so it tells nothing of which came last.
const mixing = {
  name: 'anonymous-mix',
  text: `with gone as (
  delete from anonymous_waiting where school_id = $1 and verb = $2 and topic = $3 and id in (
    select w.id from anonymous_waiting w where w.school_id = $1 and w.verb = $2 and w.topic = $3
    order by w.id limit ${mixedWith})
  returning content
), drawn as (
  select gen_random_uuid() as id, content from (select content from gone union all select $4::text) both_
)
insert into anonymous_waiting (school_id, verb, topic, id, content)
select $1, $2, $3, id, content from drawn order by id`,
};

/** The second transaction: counts, stores, journals. It is given nobody's name. */
async function receive(
  { database }: RunnerParts,
  { schoolId }: ActionCall,
  { matter, content, received, day }: Allowed,
): Promise<void> {
  const { verb, topic } = matter;
  try {
    await withSchool(database, schoolId, async (tx) => {
      const [[counted]] = await Promise.all([
        tx.db
          .insert(anonymousTopic)
          .values({ schoolId, verb, topic, received: 1, released: 0, batches: 0 })
          .onConflictDoUpdate({
            target: [anonymousTopic.schoolId, anonymousTopic.verb, anonymousTopic.topic],
            set: { received: sql`${anonymousTopic.received} + 1` },
          })
          .returning({ received: anonymousTopic.received })
          .execute(),
        tx.client.query({ ...mixing, values: [schoolId, verb, topic, content] }),
      ]);
      const count = counted?.received ?? 1;
      const journaled = appendEntry(tx, {
        schoolId,
        at: midnight(day),
        verb,
        actor: { kind: 'anonymous', accountId: null, capacityId: null, capacityRole: null },
        subject: { kind: matterKind, id: topic },
        payload: { before: { received: count - 1 }, after: { received: count }, answer: null },
        request: { key: received, input: '' },
      });
      tx.finishWith(journaled);
    });
  } catch (error) {
    // The same call was received before: what was done now is rolled back, and the first one stands.
    if (violatedConstraint(error) !== 'journal_entry_key') throw error;
  }
}
