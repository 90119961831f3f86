import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { day, personal, reference, rowId, whole } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdBody, type BodyRow } from '../bodies/reads.ts';
import { isUnion } from '../bodies/rules.ts';
import { kept } from '../changes.ts';
import { keepersAndGuides } from '../reach.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import { appointment, body, term } from '../tables.ts';
import { bodiesInReach } from '../reach.ts';
import { holdPostsOfTerm, runningBefore } from './reads.ts';
import { judgeTermChange, planTermChange, type TermChangePlan } from './rules.ts';

const room = 'organisation';

/** Bodies whose people change together: unions with their departments, class committees, and what congresses elect. */
const changes = ({ kind }: BodyRow): boolean =>
  isUnion(kind) ||
  ['class-committee', 'student-committee', 'standing-delegates', 'review-committee'].includes(kind);

const termsOf = ({ tx }: Context, bodyId: Uuid) =>
  tx.db
    .select()
    .from(term)
    .where(and(eq(term.schoolId, tx.schoolId), eq(term.bodyId, bodyId)));

/** Of two last days the earlier; null is none. */
const earlier = (a: Day | null, b: Day | null): Day | null =>
  a === null || (b !== null && b < a) ? b : a;

/** Ends the appointments and the term, and lets those who stay hold their posts anew. */
async function carryOut(
  { tx, newId }: Context,
  plan: TermChangePlan,
  {
    termId,
    since,
    until,
  }: { readonly termId: Uuid } & Pick<typeof term.$inferSelect, 'since' | 'until'>,
): Promise<void> {
  const { db, schoolId } = tx;
  const last = addDays(since, -1);
  if (plan.ends !== null)
    await db
      .update(term)
      .set({ until: plan.ends.until })
      .where(and(eq(term.schoolId, schoolId), eq(term.id, plan.ends.id)));
  if (plan.ending.length > 0)
    await db
      .update(appointment)
      .set({ until: last, endedBy: 'term-end' })
      .where(
        and(
          eq(appointment.schoolId, schoolId),
          inArray(
            appointment.id,
            plan.ending.map(({ id }) => id),
          ),
        ),
      );
  if (plan.staying.length > 0)
    await db.insert(appointment).values(
      plan.staying.map((former) => ({
        ...{ schoolId, id: newId(), postId: former.postId, personId: former.personId },
        ...{ basis: former.basis, termId, since, until: earlier(former.until, until) },
        secondPostGround: former.secondPostGround,
        secondPostApprover: former.secondPostApprover,
        secondPostApprovedOn: former.secondPostApprovedOn,
      })),
    );
}

/**
 * 换届: opens a new term, ends the former one and everybody's appointments in it on the day before, in one act. Those
 * named in `stays` hold their posts anew; whoever is elected is entered after it, each by their own appointment.
 */
export const termChange = defineAction({
  name: 'term.change',
  room,
  may: keepersAndGuides,
  face: 'screen',
  refuses: [
    'body-unknown',
    'body-not-then',
    'body-without-terms',
    'term-number-taken',
    'term-overlaps',
    'term-has-appointments',
    'dates-reversed',
    'stay-unknown',
    'stay-elected',
  ],
  input: z.object({
    bodyId: reference('body'),
    number: whole(1, 10_000),
    since: day(),
    until: day().nullish(),
    stays: z.array(personal(rowId(), 'names whose posts go on')).max(500).default([]),
  }),
  run: async ({ bodyId, number, since, until = null, stays }, context) => {
    const { tx, authority, newId } = context;
    await holdPostsOfTerm(tx, bodyId);
    const held = await holdBody(tx, authority, { id: bodyId, how: 'update' });
    if (held === null) return err([refusal('body-unknown', 'bodyId')]);
    if (!changes(held)) return err([refusal('body-without-terms', 'bodyId')]);
    const [terms, running] = await Promise.all([
      termsOf(context, bodyId).for('update'),
      runningBefore(tx, { bodyId, since }),
    ]);
    const change = { number, since, until, stays, body: held, terms, running };
    const refusals = judgeTermChange(change);
    if (refusals.length > 0) return err(refusals);
    const plan = planTermChange(change);
    const row = { schoolId: tx.schoolId, id: newId(), bodyId, number, since, until };
    await tx.db.insert(term).values(row);
    await carryOut(context, plan, { termId: row.id, since, until });
    const { ends, ending } = plan;
    return ok({
      subject: { kind: 'term', id: row.id },
      before: {
        former: ends?.id ?? null,
        running: ending.map(({ id, until: end }) => ({ id, until: end })),
      },
      after: {
        ...(kept(row) as object),
        ended: ending.length,
        stayed: plan.staying.map(({ id }) => id),
      },
      answer: {
        id: row.id,
        ended: ending.length - plan.staying.length,
        stayed: plan.staying.length,
      },
    });
  },
});

/** What a change of term would end, for choosing who stays: the running term and everybody in it. */
export const termPreview = defineQuery({
  name: 'term.preview',
  room,
  may: keepersAndGuides,
  refuses: ['body-unknown'],
  input: z.object({ bodyId: reference('body'), since: day() }),
  run: async ({ bodyId, since }, context) => {
    const { tx, authority } = context;
    const [bodies, terms, running] = await Promise.all([
      tx.db
        .select({ name: body.name })
        .from(body)
        .where(and(eq(body.schoolId, tx.schoolId), eq(body.id, bodyId), bodiesInReach(authority))),
      termsOf(context, bodyId),
      runningBefore(tx, { bodyId, since }),
    ]);
    if (!bodies[0]) return err([refusal('body-unknown', 'bodyId')]);
    const former = terms.find(
      (one) => one.since < since && (one.until === null || one.until >= addDays(since, -1)),
    );
    const next = Math.max(0, ...terms.map(({ number }) => number)) + 1;
    return ok({
      bodyName: bodies[0].name,
      former: former ? { number: former.number, since: former.since } : null,
      nextNumber: next,
      running: running.filter((one) => one.since < since),
    });
  },
});
