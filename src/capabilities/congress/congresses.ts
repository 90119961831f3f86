import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  reference,
  rowId,
  text,
  whole,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { actRefusals, beginCase, type CaseRoom } from '../../engines/procedures/take-act.ts';
import { paperTypes } from '../../engines/procedures/verbs.ts';
import { isKept } from '../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { inForce } from '../../charter/in-force.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { changedOf, journaled, kept } from '../organisation/changes.ts';
import { holdBody } from '../organisation/bodies/reads.ts';
import { isUnion } from '../organisation/bodies/rules.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { planners } from './grants.ts';
import { congressKinds } from './model.ts';
import { approvalPathOf } from './paths.ts';
import { approvalInForce, assemblyBelow, daysInForce } from './provisions.ts';
import { congressById, type CongressRow } from './reads.ts';
import { judgeDays, judgeKind } from './rules.ts';
import { congress } from './tables.ts';
import { workingDaysOf } from './working-days.ts';

const room = 'congress';

/** A congress whose affairs are the caller's, held until the commit; null for any other. */
export async function holdCongress(
  { tx, actor, authority }: Pick<Context, 'tx' | 'actor' | 'authority'>,
  id: Uuid,
  how: 'share' | 'update' = 'update',
): Promise<CongressRow | null> {
  const row = await congressById(tx, id, how);
  if (row === null) return null;
  return ownsAffairsOf(actor, authority, row.unitId) ? row : null;
}

/** How its approval stands; null where it has none or it goes on. */
export async function approvalOf(
  { client, schoolId }: SchoolTransaction,
  { approvalId }: Pick<CongressRow, 'approvalId'>,
): Promise<string | null> {
  if (approvalId === null) return null;
  const { rows } = await client.query<{ outcome: string | null }>({
    name: 'congress-approval',
    text: 'select outcome from procedure_case where school_id = $1 and id = $2',
    values: [schoolId, approvalId],
  });
  return rows[0]?.outcome ?? null;
}

/** Students registered in a unit on a day, or counted there last, whichever is more. */
async function studentsOf(
  { client, schoolId }: SchoolTransaction,
  unitId: Uuid | null,
  on: Day,
): Promise<number> {
  const { rows } = await client.query<{ students: number }>({
    name: 'congress-unit-students',
    text: `select greatest(
        (select count(*) from person p where p.school_id = $1 and p.kind = 'student' and p.unit_id = $2
          and p.since <= $3::date and (p.until is null or p.until >= $3::date)),
        (select coalesce(sum(h.students), 0) from headcount h where h.school_id = $1 and h.unit_id = $2
          and h.semester_id = (select s.id from semester s where s.school_id = $1 and exists (select from headcount c
            where c.school_id = $1 and c.semester_id = s.id and c.unit_id = $2) order by s.since desc limit 1)))::int
      as students`,
    values: [schoolId, unitId, on],
  });
  return rows[0]?.students ?? 0;
}

/** Whether the union has a congress that is neither held, refused nor cancelled. */
async function runs({ client, schoolId }: SchoolTransaction, unionId: Uuid): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'congress-runs',
    text: `select 1 from congress c join procedure_case k on k.school_id = $1 and k.id = c.approval_id
      where c.school_id = $1 and c.union_id = $2 and c.cancelled is null and c.held_since is null
        and (k.outcome is null or k.outcome = 'completed')`,
    values: [schoolId, unionId],
  });
  return (rowCount ?? 0) > 0;
}

/** Nothing is asked of the approval but what its steps ask themselves. */
export const approvalKeeping: CaseRoom = {
  days: workingDaysOf,
  check: () => Promise.resolve(ok(null)),
};

const planFields = {
  title: text(100),
  ordinal: whole(1, 200).nullish(),
  plannedSince: day(),
  plannedUntil: day(),
  delegatesBy: day().nullish(),
  place: text(100).nullish(),
};

/** Plans a congress and asks for its approval: the first act of its case. */
export const congressPlan = defineAction({
  name: 'congress.plan',
  room,
  may: planners,
  refuses: [
    ...actRefusals,
    ...['union-unknown', 'congress-runs', 'dates-reversed', 'delegates-too-late'],
    ...['assembly-of-units-only', 'assembly-too-large'],
  ],
  input: z.object({
    unionId: reference('body'),
    kind: choice(congressKinds).default('congress'),
    ...planFields,
    text: longText(2000),
    paper: file(paperTypes).nullish(),
  }),
  run: async (input, context) => {
    const { tx, authority, actor, today, newId } = context;
    const union = await holdBody(tx, authority, { id: input.unionId, how: 'update' });
    if (union === null || !isUnion(union.kind) || !ownsAffairsOf(actor, authority, union.unitId))
      return err([refusal('union-unknown', 'unionId')]);
    const unit = union.unitId !== null;
    const [stated, students, running] = await Promise.all([
      readStatedValues(tx),
      studentsOf(tx, union.unitId, today),
      runs(tx, union.id),
    ]);
    const below = inForce(stated, assemblyBelow, today).value;
    const delegatesBy = input.delegatesBy ?? null;
    const refusals: readonly Refusal[] = [
      ...judgeDays({ ...input, delegatesBy }),
      ...judgeKind(input.kind, unit, { students, below }),
      ...(running ? [refusal('congress-runs', 'unionId')] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    const id = newId();
    const procedure = approvalPathOf(
      approvalInForce(stated, unit, today),
      daysInForce(stated, today),
    );
    const taken = await beginCase(
      context,
      approvalKeeping,
      { id, procedure, unitId: union.unitId, personId: null },
      {
        ...{ kind: 'submit', turn: null, mark: null, against: null, objection: null },
        ...{ upheld: null, text: input.text, paper: input.paper ?? null, onPaper: null },
      },
    );
    if (!taken.ok) return taken;
    const row: CongressRow = {
      ...{ schoolId: tx.schoolId, id, unionId: union.id, unitId: union.unitId },
      ...{ kind: input.kind, ordinal: input.ordinal ?? null, title: input.title },
      ...{ plannedSince: input.plannedSince, plannedUntil: input.plannedUntil, delegatesBy },
      ...{ place: input.place ?? null, approvalId: id, heldSince: null, heldUntil: null },
      ...{ cancelled: null, cancelledWhy: null, pastDelegates: null, paper: null },
      ...{ opened: today, revision: 1 },
    };
    await tx.db.insert(congress).values(row);
    return ok({
      subject: { kind: 'congress', id },
      before: null,
      after: kept(row),
      answer: { id },
    });
  },
});

async function paperMissing(
  tx: SchoolTransaction,
  paper: string | null | undefined,
): Promise<readonly Refusal[]> {
  if (!paper) return [];
  return (await isKept(tx, paper)) ? [] : [refusal('paper-unknown', 'paper')];
}

/** A congress that was held before there were records, with the paper that shows it: how often it meets follows from it. */
export const congressEnterPast = defineAction({
  name: 'congress.enter-past',
  room,
  may: planners,
  refuses: ['union-unknown', 'dates-reversed', 'day-in-future', 'paper-unknown'],
  input: z.object({
    unionId: reference('body'),
    kind: choice(congressKinds).default('congress'),
    title: text(100),
    ordinal: whole(1, 200).nullish(),
    heldSince: day(),
    heldUntil: day(),
    pastDelegates: whole(1, 100_000).nullish(),
    paper: file(paperTypes).nullish(),
  }),
  run: async (input, { tx, authority, actor, today, newId }) => {
    const union = await holdBody(tx, authority, { id: input.unionId, how: 'share' });
    if (union === null || !isUnion(union.kind) || !ownsAffairsOf(actor, authority, union.unitId))
      return err([refusal('union-unknown', 'unionId')]);
    const refusals = [
      ...(input.heldUntil < input.heldSince
        ? [refusal('dates-reversed', 'heldUntil', { since: input.heldSince })]
        : []),
      ...(input.heldUntil > today ? [refusal('day-in-future', 'heldUntil')] : []),
      ...(await paperMissing(tx, input.paper)),
    ];
    if (refusals.length > 0) return err(refusals);
    const id = newId();
    const row: CongressRow = {
      ...{ schoolId: tx.schoolId, id, unionId: union.id, unitId: union.unitId },
      ...{ kind: input.kind, ordinal: input.ordinal ?? null, title: input.title },
      ...{ plannedSince: input.heldSince, plannedUntil: input.heldUntil, delegatesBy: null },
      ...{ place: null, approvalId: null, heldSince: input.heldSince, heldUntil: input.heldUntil },
      ...{ cancelled: null, cancelledWhy: null, pastDelegates: input.pastDelegates ?? null },
      ...{
        paper: input.paper ? Buffer.from(input.paper, 'hex') : null,
        opened: today,
        revision: 1,
      },
    };
    await tx.db.insert(congress).values(row);
    const after = { ...row, schoolId: undefined, paper: input.paper ?? null };
    return ok({
      subject: { kind: 'congress', id },
      before: null,
      after: kept(after),
      answer: { id },
    });
  },
});

/** A congress that still goes on, held by whoever plans it, as they saw it. */
async function goingOn(
  context: Context,
  { congressId, revision }: { readonly congressId: Uuid; readonly revision?: number },
): Promise<Result<CongressRow, readonly Refusal[]>> {
  const row = await holdCongress(context, congressId);
  if (row === null) return err([refusal('congress-unknown', 'congressId')]);
  if (row.cancelled !== null)
    return err([refusal('congress-cancelled', [], { day: row.cancelled })]);
  if (row.heldUntil !== null && row.approvalId === null) return err([refusal('congress-past')]);
  if (revision !== undefined && revision !== row.revision) {
    const now = `${row.title} ${row.plannedSince}–${row.plannedUntil}`;
    return err([await changedMeanwhile(context.tx, { kind: 'congress', id: row.id }, now)]);
  }
  return ok(row);
}

const goingRefusals = ['congress-unknown', 'congress-cancelled', 'congress-past'] as const;

/** Writes what changed, with the next revision. */
async function change(
  { tx }: Context,
  row: CongressRow,
  changed: Partial<CongressRow>,
): Promise<void> {
  await tx.db
    .update(congress)
    .set({ ...changed, revision: row.revision + 1 })
    .where(and(eq(congress.schoolId, tx.schoolId), eq(congress.id, row.id)));
}

/** Changes what is planned; the approval that was given stands. */
export const congressChange = defineAction({
  name: 'congress.change',
  room,
  may: planners,
  offered: { stage: ['asking', 'approved', 'choosing'] },
  refuses: [...goingRefusals, ...meanwhileRefusals, 'dates-reversed', 'delegates-too-late'],
  input: z.object({
    congressId: rowId(),
    revision: whole(1),
    title: text(100).optional(),
    ordinal: whole(1, 200).nullish(),
    plannedSince: day().optional(),
    plannedUntil: day().optional(),
    delegatesBy: day().nullish(),
    place: text(100).nullish(),
  }),
  run: async ({ congressId, revision, ...wanted }, context) => {
    const found = await goingOn(context, { congressId, revision });
    if (!found.ok) return found;
    const row = found.value;
    const changed = changedOf<CongressRow>(row, wanted as Partial<CongressRow>);
    const refusals = judgeDays({ ...row, ...changed });
    if (refusals.length > 0) return err(refusals);
    await change(context, row, changed);
    return ok({
      subject: { kind: 'congress', id: row.id },
      ...journaled(row, changed),
      answer: {},
    });
  },
});

/** Records that the congress was held. Its approval must have come, and it cannot be held in the future. */
export const congressHold = defineAction({
  name: 'congress.hold',
  room,
  may: planners,
  offered: { stage: ['approved', 'choosing'] },
  refuses: [
    ...goingRefusals,
    ...['approval-missing', 'dates-reversed', 'day-in-future', 'delegates-missing'],
  ],
  input: z.object({ congressId: rowId(), heldSince: day(), heldUntil: day() }),
  run: async ({ congressId, heldSince, heldUntil }, context) => {
    const found = await goingOn(context, { congressId });
    if (!found.ok) return found;
    const row = found.value;
    const [approval, delegates] = await Promise.all([
      approvalOf(context.tx, row),
      qualifiedOf(context.tx, congressId),
    ]);
    const refusals = [
      ...(approval === 'completed' ? [] : [refusal('approval-missing')]),
      ...(heldUntil < heldSince
        ? [refusal('dates-reversed', 'heldUntil', { since: heldSince })]
        : []),
      ...(heldUntil > context.today ? [refusal('day-in-future', 'heldUntil')] : []),
      ...(row.kind === 'congress' && delegates === 0 ? [refusal('delegates-missing')] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    const changed = { heldSince, heldUntil };
    await change(context, row, changed);
    return ok({
      subject: { kind: 'congress', id: row.id },
      ...journaled(row, changed),
      answer: {},
    });
  },
});

async function qualifiedOf({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<number> {
  const { rows } = await client.query<{ found: number }>({
    name: 'congress-qualified',
    text: `select count(*)::int as found from delegate
      where school_id = $1 and congress_id = $2 and credentials = 'qualified' and until is null`,
    values: [schoolId, id],
  });
  return rows[0]?.found ?? 0;
}

/** The congress is not held after all; what was done for it stays to be read. */
export const congressCancel = defineAction({
  name: 'congress.cancel',
  room,
  may: planners,
  offered: { stage: ['asking', 'approved', 'choosing'] },
  refuses: [...goingRefusals, 'congress-held'],
  input: z.object({ congressId: rowId(), reason: longText(1000) }),
  run: async ({ congressId, reason }, context) => {
    const found = await goingOn(context, { congressId });
    if (!found.ok) return found;
    const row = found.value;
    if (row.heldSince !== null) return err([refusal('congress-held', [], { day: row.heldSince })]);
    const changed = { cancelled: context.today, cancelledWhy: reason };
    await change(context, row, changed);
    return ok({
      subject: { kind: 'congress', id: row.id },
      ...journaled(row, changed),
      answer: {},
    });
  },
});
