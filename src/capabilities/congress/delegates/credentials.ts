import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  personal,
  rowId,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { paperTypes } from '../../../engines/procedures/verbs.ts';
import { isKept } from '../../../engines/storage/attachments.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../../organisation/last-change.ts';
import { ownOnly } from '../../organisation/roles.ts';
import { examiners, registrars } from '../grants.ts';
import { delegateConditions } from '../model.ts';
import { conditionRefusals, refuseQualifying } from '../rules.ts';
import { delegate, delegateAttestation, delegateObjection } from '../tables.ts';
import { conditionsOf, holdDelegate, type DelegateRow } from './reads.ts';

const room = 'congress';
const why = 'credentials of a delegate';

async function write({ tx }: Context, row: DelegateRow, set: Partial<DelegateRow>): Promise<void> {
  await tx.db
    .update(delegate)
    .set({ ...set, revision: row.revision + 1 })
    .where(and(eq(delegate.schoolId, tx.schoolId), eq(delegate.id, row.id)));
}

async function judgeRevision(
  { tx }: Context,
  row: DelegateRow,
  seen: number | null | undefined,
): Promise<readonly Refusal[]> {
  if (seen === null || seen === undefined || seen === row.revision) return [];
  return [await changedMeanwhile(tx, { kind: 'delegate', id: row.id }, String(row.number))];
}

const gone = (row: DelegateRow): readonly Refusal[] =>
  row.until === null ? [] : [refusal('delegate-ended', [], { day: row.until })];

/** The registration form (代表登记表) of a delegate, by themself or by their unit. */
export const delegateRegister = defineAction({
  name: 'delegate.register',
  room,
  may: registrars,
  offered: { until: [null] },
  refuses: ['delegate-unknown', 'delegate-ended', ...meanwhileRefusals],
  input: z.object({
    delegateId: rowId(),
    revision: whole(1).nullish(),
    posts: personal(longText(500), why).nullish(),
    resume: personal(longText(4000), why),
  }),
  run: async ({ delegateId, revision, posts, resume }, context) => {
    const held = await holdDelegate(context, delegateId);
    if (held === null) return err([refusal('delegate-unknown', 'delegateId')]);
    const refusals = [...gone(held.row), ...(await judgeRevision(context, held.row, revision))];
    if (refusals.length > 0) return err(refusals);
    await write(context, held.row, { registered: context.today, posts: posts ?? null, resume });
    return ok({
      subject: { kind: 'delegate', id: delegateId },
      before: { registered: held.row.registered },
      after: { registered: context.today },
      answer: {},
    });
  },
});

/** A named person vouches for what no record shows of a delegate; again for the same condition corrects it. */
export const delegateAttest = defineAction({
  name: 'delegate.attest',
  room,
  may: examiners,
  offered: { credentials: ['pending'] },
  refuses: [
    ...['delegate-unknown', 'delegate-ended', 'delegate-examined', 'own-case'],
    ...['condition-recorded', 'paper-unknown'],
  ],
  input: z.object({
    delegateId: rowId(),
    condition: choice(delegateConditions),
    text: personal(longText(1000), why),
    paper: file(paperTypes).nullish(),
  }),
  run: async ({ delegateId, condition, text, paper }, context) => {
    const { tx, actor, today } = context;
    const held = await holdDelegate(context, delegateId);
    if (held === null) return err([refusal('delegate-unknown', 'delegateId')]);
    const { row, electionId } = held;
    const personId = actor.kind === 'person' ? actor.personId : null;
    const judged = await conditionsOf(
      tx,
      [{ id: row.id, personId: row.personId, electionId }],
      today,
    );
    const verdict = judged.get(row.id)?.find((one) => one.condition === condition)?.verdict;
    const refusals = [
      ...gone(row),
      ...(row.credentials === 'pending' ? [] : [refusal('delegate-examined')]),
      ...(personId !== null && personId === row.personId ? [refusal('own-case')] : []),
      ...(verdict === 'met' || verdict === 'unmet'
        ? [refusal('condition-recorded', 'condition')]
        : []),
      ...(paper && !(await isKept(tx, paper)) ? [refusal('paper-unknown', 'paper')] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    const set = {
      ...{ personId, role: actor.kind === 'person' ? actor.capacity.role : null, day: today },
      ...{ text, paper: paper ? Buffer.from(paper, 'hex') : null },
    };
    const key = { schoolId: tx.schoolId, delegateId, condition };
    await tx.db
      .insert(delegateAttestation)
      .values({ ...key, ...set })
      .onConflictDoUpdate({
        target: [
          delegateAttestation.schoolId,
          delegateAttestation.delegateId,
          delegateAttestation.condition,
        ],
        set,
      });
    return ok({
      subject: { kind: 'delegate', id: delegateId },
      before: null,
      after: { condition, attested: today },
      answer: {},
    });
  },
});

/**
 * The credentials group's decision on a delegate, with grounds. Qualified only with every condition recorded or vouched
 * for; what was known is frozen with it. Against it, anybody of the school may object (`delegate.object`).
 */
export const delegateExamine = defineAction({
  name: 'delegate.examine',
  room,
  may: examiners,
  offered: { credentials: ['pending'], until: [null] },
  refuses: [
    ...['delegate-unknown', 'delegate-ended', 'delegate-examined', 'own-case', 'form-missing'],
    ...[...conditionRefusals, 'grounds-missing', ...meanwhileRefusals],
  ],
  input: z.object({
    delegateId: rowId(),
    revision: whole(1).nullish(),
    qualified: yesNo(),
    grounds: personal(longText(1000), why).nullish(),
  }),
  run: async ({ delegateId, revision, qualified, grounds }, context) => {
    const { tx, actor, today } = context;
    const held = await holdDelegate(context, delegateId);
    if (held === null) return err([refusal('delegate-unknown', 'delegateId')]);
    const { row, electionId } = held;
    const personId = actor.kind === 'person' ? actor.personId : null;
    const judged = await conditionsOf(
      tx,
      [{ id: row.id, personId: row.personId, electionId }],
      today,
    );
    const conditions = judged.get(row.id) ?? [];
    const refusals = [
      ...gone(row),
      ...(await judgeRevision(context, row, revision)),
      ...(row.credentials === 'pending' ? [] : [refusal('delegate-examined')]),
      ...(personId !== null && personId === row.personId ? [refusal('own-case')] : []),
      ...(qualified && row.registered === null ? [refusal('form-missing')] : []),
      ...(qualified ? refuseQualifying(conditions) : []),
      ...(!qualified && !grounds ? [refusal('grounds-missing', 'grounds')] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    const credentials = qualified ? 'qualified' : 'unqualified';
    await write(context, row, {
      ...{ credentials, examined: today, examinedBy: personId, grounds: grounds ?? null },
      findings: { conditions } as unknown as Json,
    });
    return ok({
      subject: { kind: 'delegate', id: delegateId },
      before: { credentials: row.credentials },
      after: { credentials },
      answer: { credentials },
    });
  },
});

/** The delegate objects to what the credentials group decided; it is answered by somebody who did not decide. */
export const delegateObject = defineAction({
  name: 'delegate.object',
  room,
  may: ownOnly('student'),
  offered: { credentials: ['unqualified'] },
  refuses: ['delegate-unknown', 'not-examined', 'objection-open'],
  input: z.object({ delegateId: rowId(), text: personal(longText(2000), why) }),
  run: async ({ delegateId, text }, context) => {
    const { tx, actor, today, newId } = context;
    const held = await holdDelegate(context, delegateId);
    if (held === null) return err([refusal('delegate-unknown', 'delegateId')]);
    if (held.row.credentials === 'pending') return err([refusal('not-examined')]);
    const open = await tx.client.query({
      name: 'delegate-objection-open',
      text: 'select 1 from delegate_objection where school_id = $1 and delegate_id = $2 and answered is null',
      values: [tx.schoolId, delegateId],
    });
    if ((open.rowCount ?? 0) > 0) return err([refusal('objection-open')]);
    const id = newId();
    await tx.db.insert(delegateObjection).values({
      ...{ schoolId: tx.schoolId, id, delegateId, day: today, text },
      personId: actor.kind === 'person' ? actor.personId : null,
    });
    return ok({
      subject: { kind: 'delegate', id: delegateId },
      before: null,
      after: { objection: id },
      answer: { id },
    });
  },
});

/** Answers an objection. Upheld, the decision is undone and the delegate is examined anew. */
export const delegateAnswer = defineAction({
  name: 'delegate.answer',
  room,
  may: examiners,
  refuses: ['objection-unknown', 'objection-answered', 'answers-own-act'],
  input: z.object({
    objectionId: rowId(),
    upheld: yesNo(),
    answer: personal(longText(2000), why),
  }),
  run: async ({ objectionId, upheld, answer }, context) => {
    const { tx, actor, today } = context;
    const rows = await tx.db
      .select()
      .from(delegateObjection)
      .where(
        and(eq(delegateObjection.schoolId, tx.schoolId), eq(delegateObjection.id, objectionId)),
      )
      .for('update');
    const row = rows[0];
    const held = row ? await holdDelegate(context, row.delegateId) : null;
    if (!row || held === null) return err([refusal('objection-unknown', 'objectionId')]);
    if (row.answered !== null) return err([refusal('objection-answered')]);
    const personId = actor.kind === 'person' ? actor.personId : null;
    const involved = [held.row.examinedBy, row.personId];
    if (personId !== null && involved.includes(personId)) return err([refusal('answers-own-act')]);
    await tx.db
      .update(delegateObjection)
      .set({ answered: today, answeredBy: personId, answer, upheld })
      .where(
        and(eq(delegateObjection.schoolId, tx.schoolId), eq(delegateObjection.id, objectionId)),
      );
    if (upheld)
      await write(context, held.row, {
        ...{
          credentials: 'pending',
          examined: null,
          examinedBy: null,
          grounds: null,
          findings: null,
        },
      });
    return ok({
      subject: { kind: 'delegate', id: held.row.id },
      before: { credentials: held.row.credentials },
      after: { objection: objectionId, upheld },
      answer: {},
    });
  },
});

/** A delegate's mandate ends before the congress does: they left the school, resigned or were recalled by their unit. */
export const delegateEnd = defineAction({
  name: 'delegate.end',
  room,
  may: examiners,
  offered: { until: [null] },
  refuses: ['delegate-unknown', 'delegate-ended', 'day-in-future'],
  input: z.object({ delegateId: rowId(), until: day(), reason: personal(longText(1000), why) }),
  run: async ({ delegateId, until, reason }, context) => {
    const held = await holdDelegate(context, delegateId);
    if (held === null) return err([refusal('delegate-unknown', 'delegateId')]);
    const refusals = [
      ...gone(held.row),
      ...(until > context.today ? [refusal('day-in-future', 'until')] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    await write(context, held.row, { until, untilWhy: reason });
    return ok({
      subject: { kind: 'delegate', id: delegateId },
      before: { until: null },
      after: { until },
      answer: {},
    });
  },
});
