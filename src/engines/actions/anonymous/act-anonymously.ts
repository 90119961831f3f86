import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { withSchool, type SchoolTransaction } from '../../storage/door.ts';
import { entryStatement } from '../../storage/journal/append.ts';
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
import { inTurn } from './in-turn.ts';
import { marksOf, matterKind, midnight, ofMatter, type Marks, type Matter } from './matter.ts';
import { leastBatch } from './release.ts';
import { anonymousRight, anonymousTopic } from './tables.ts';

/** What the first transaction hands to the second: nothing of it says who acted. */
interface Allowed {
  readonly matter: Matter;
  readonly content: string;
  readonly received: Uuid;
  /** The day of the right. */
  readonly day: Day;
}

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
 * without day; each arrival is written together with up to four that wait, in the order of ids drawn anew, by one
 * transaction; a release writes all anew. The journal's entry names verb, topic and a count, at midnight.
 *
 * **What stays possible to whoever reads the database itself**: somebody who looks at every moment sees which content
 * came when, and what was said while it was alone in its matter. Transaction numbers (`xmin`) show a waiting content
 * to be one of those it was last written with, five at most. Dead rows and the write-ahead log keep earlier copies
 * until they are swept and recycled. Two backups taken between which few acted differ by what those few said. Whoever
 * has the caller's key finds the right and the journal's entry, not the content. A server changed to write down what
 * passes through it sees everything. Who acted, and on which day, is kept in the open: the register of spent rights.
 */
export async function actAnonymously<In extends Fields>(
  parts: RunnerParts,
  action: AnonymousAction<In>,
  call: ActionCall,
): Promise<Outcome<null>> {
  const key = call.key ?? (randomUUID() as Uuid);
  return refusing(async () => {
    const allowed = await retry(() => spendRight(parts, action, { ...call, key }));
    if (allowed === null) return null;
    const { verb, topic } = allowed.matter;
    const turn = JSON.stringify([call.schoolId, verb, topic]);
    await inTurn(parts.database, turn, () => retry(() => receive(parts, call, allowed)));
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
    const [day] = await Promise.all([
      holder === null ? context.today : spendOf(tx, matter, { ...context, holder, marks }),
      tx.client.query({ ...opening, values: [tx.schoolId, matter.verb, matter.topic] }),
    ]);
    return { matter, content: canonicalJson(input as Json), received: marks.received, day };
  });
}

// Looks first: `on conflict` alone would wait for everybody who is counting at that moment.
const opening = {
  name: 'anonymous-open',
  text: `insert into anonymous_topic (school_id, verb, topic, received, released, batches)
select $1, $2, $3, 0, 0, 0 where not exists (
  select from anonymous_topic t where t.school_id = $1 and t.verb = $2 and t.topic = $3)
on conflict do nothing`,
};

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

/** With how many others that wait a content is written anew: five could be the one that just came, as in a batch. */
const mixedWith = leastBatch - 1;

// One statement, whose rows all bear the same transaction and lie in the order of their new ids. The others are the next
// ones by id after a point drawn now, which tells nothing of which came last, and spreads the dead rows.
const mixing = {
  name: 'anonymous-mix',
  text: `with gone as (
  delete from anonymous_waiting where school_id = $1 and verb = $2 and topic = $3 and id in (
    select near.id from (
      (select w.id from anonymous_waiting w
       where w.school_id = $1 and w.verb = $2 and w.topic = $3 and w.id >= $5::uuid order by w.id limit ${mixedWith})
      union all
      (select w.id from anonymous_waiting w
       where w.school_id = $1 and w.verb = $2 and w.topic = $3 and w.id < $5::uuid order by w.id limit ${mixedWith})
    ) near limit ${mixedWith})
  returning content
), drawn as (
  select gen_random_uuid() as id, content from (select content from gone union all select $4::text) together
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
          .update(anonymousTopic)
          .set({ received: sql`${anonymousTopic.received} + 1` })
          .where(ofMatter(anonymousTopic, schoolId, matter))
          .returning({ received: anonymousTopic.received })
          .execute(),
        tx.client.query({ ...mixing, values: [schoolId, verb, topic, content, randomUUID()] }),
      ]);
      if (!counted) throw new Error(`${verb}: the matter is gone`);
      const count = counted.received;
      const journaled = entryStatement({
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
