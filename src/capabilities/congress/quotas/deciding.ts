import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { file, longText, rowId, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { beginCase, type ActWish } from '../../../engines/procedures/take-act.ts';
import { paperTypes } from '../../../engines/procedures/verbs.ts';
import { isKept } from '../../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { delegationKeeping } from '../choosing/keeping.ts';
import { approvalOf } from '../congresses.ts';
import { deciders } from '../grants.ts';
import { choosingPathOf } from '../paths.ts';
import { daysInForce } from '../provisions.ts';
import type { CongressRow } from '../reads.ts';
import { congressQuota, electoralUnit, electoralUnitLevel } from '../tables.ts';
import { workingDaysOf } from '../working-days.ts';
import { lossesOf, type QuotaLine, type QuotaTable } from './compute.ts';
import { quotaCongress, quotaCongressRefusals } from './proposing.ts';
import {
  decidedQuota,
  electoralUnitsOf,
  quotaById,
  type ElectoralUnitRow,
  type QuotaRow,
} from './reads.ts';

const room = 'congress';

/** The quota with its congress, both fit to be decided on. */
async function quotaHeld(
  context: Context,
  quotaId: Uuid,
): Promise<
  Result<{ readonly quota: QuotaRow; readonly congress: CongressRow }, readonly Refusal[]>
> {
  const seen = await quotaById(context.tx, quotaId);
  if (seen === null) return err([refusal('quota-unknown', 'quotaId')]);
  const congress = await quotaCongress(context, seen.congressId);
  if (!congress.ok) {
    const unknown = congress.error.some(({ code }) => code === 'congress-unknown');
    return unknown ? err([refusal('quota-unknown', 'quotaId')]) : congress;
  }
  // The congress is held now: nobody decides another table meanwhile.
  const quota = await quotaById(context.tx, quotaId);
  return quota === null
    ? err([refusal('quota-unknown', 'quotaId')])
    : ok({ quota, congress: congress.value });
}

/** Units that have gone past their nominations, by id. */
async function pastNominating(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<ReadonlySet<Uuid>> {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'electoral-units-past-nominating',
    text: `select e.id from electoral_unit e join procedure_case k on k.school_id = $1 and k.id = e.case_id
      where e.school_id = $1 and e.congress_id = $2 and (k.outcome is not null or k.step not in ('call', 'nominate'))`,
    values: [schoolId, congressId],
  });
  return new Set(rows.map(({ id }) => id));
}

const changes = (unit: ElectoralUnitRow, line: QuotaLine | undefined): boolean =>
  line?.seats !== unit.seats;

/** Refuses to change the seats of units that chose by them already, naming the first. */
function judgeUse(
  before: readonly ElectoralUnitRow[],
  past: ReadonlySet<Uuid>,
  { lines }: QuotaTable,
  old: QuotaRow | null,
): readonly Refusal[] {
  const changed = before.filter(
    (unit) =>
      past.has(unit.id) &&
      changes(
        unit,
        lines.find(({ unitId }) => unitId === unit.unitId),
      ),
  );
  const [first] = changed;
  if (!first) return [];
  const line = old?.working.lines.find(({ unitId }) => unitId === first.unitId);
  return [refusal('quota-in-use', [], { unit: line?.name ?? '', count: changed.length })];
}

/** Puts the lines of the decided table in the place of those before. Units that fell out and have begun stay without seats. */
async function writeUnits(
  { tx, newId }: Context,
  quota: QuotaRow,
  before: readonly ElectoralUnitRow[],
): Promise<void> {
  const { schoolId, db } = tx;
  const { lines } = quota.working;
  const ofLine = (line: QuotaLine, at: number) => ({
    quotaId: quota.id,
    place: at + 1,
    seats: line.seats,
    women: line.floors.women,
    minority: line.floors.minority,
    nonCadres: line.floors['non-cadres'],
  });
  const known = new Map(before.map((unit) => [unit.unitId, unit.id]));
  const gone = before.filter(({ unitId }) => !lines.some((line) => line.unitId === unitId));
  const ids = before.map(({ id }) => id);
  if (ids.length > 0)
    await db
      .delete(electoralUnitLevel)
      .where(
        and(
          eq(electoralUnitLevel.schoolId, schoolId),
          inArray(electoralUnitLevel.electoralUnitId, ids),
        ),
      );
  for (const [at, { id }] of gone.entries())
    await db
      .update(electoralUnit)
      .set({
        quotaId: quota.id,
        place: lines.length + at + 1,
        seats: 0,
        women: 0,
        minority: 0,
        nonCadres: 0,
      })
      .where(and(eq(electoralUnit.schoolId, schoolId), eq(electoralUnit.id, id)));
  const made: (typeof electoralUnit.$inferInsert)[] = [];
  const levels: (typeof electoralUnitLevel.$inferInsert)[] = [];
  for (const [at, line] of lines.entries()) {
    const old = known.get(line.unitId);
    const id = old ?? newId();
    if (old === undefined)
      made.push({
        schoolId,
        id,
        congressId: quota.congressId,
        unitId: line.unitId,
        ...ofLine(line, at),
      });
    else
      await db
        .update(electoralUnit)
        .set(ofLine(line, at))
        .where(and(eq(electoralUnit.schoolId, schoolId), eq(electoralUnit.id, id)));
    for (const { level, seats } of line.levels)
      levels.push({ schoolId, electoralUnitId: id, educationLevel: level, seats });
  }
  if (made.length > 0) await db.insert(electoralUnit).values(made);
  if (levels.length > 0) await db.insert(electoralUnitLevel).values(levels);
}

/** A person decides a table; it takes the place of the one before. Seats that units lose must be accepted expressly. */
export const quotaDecide = defineAction({
  name: 'quota.decide',
  room,
  may: deciders,
  offered: { decided: [null] },
  refuses: [
    ...quotaCongressRefusals,
    ...['quota-unknown', 'quota-decided', 'quota-in-use', 'quota-takes-seats', 'paper-unknown'],
  ],
  input: z.object({
    quotaId: rowId(),
    decision: longText(1000),
    paper: file(paperTypes).nullish(),
    acceptLosses: yesNo().default(false),
  }),
  run: async ({ quotaId, decision, paper, acceptLosses }, context) => {
    const { tx, actor, today } = context;
    const found = await quotaHeld(context, quotaId);
    if (!found.ok) return found;
    const { quota, congress } = found.value;
    if (quota.decided !== null)
      return err([refusal('quota-decided', 'quotaId', { day: quota.decided })]);
    if (paper && !(await isKept(tx, paper))) return err([refusal('paper-unknown', 'paper')]);
    const [old, units, past] = await Promise.all([
      decidedQuota(tx, congress.id),
      electoralUnitsOf(tx, congress.id),
      pastNominating(tx, congress.id),
    ]);
    const losses = old?.published ? lossesOf(old.working, quota.working) : [];
    const refusals = [
      ...judgeUse(units, past, quota.working, old),
      ...(losses.length > 0 && !acceptLosses
        ? [
            refusal('quota-takes-seats', 'acceptLosses', {
              count: losses.length,
              units: losses
                .map(({ name, before, after }) => `${name} ${before}→${after}`)
                .join('、'),
            }),
          ]
        : []),
    ];
    if (refusals.length > 0) return err(refusals);
    const of = (id: Uuid) => and(eq(congressQuota.schoolId, tx.schoolId), eq(congressQuota.id, id));
    if (old !== null) await tx.db.update(congressQuota).set({ replaced: today }).where(of(old.id));
    await tx.db
      .update(congressQuota)
      .set({
        decided: today,
        decidedBy: actor.kind === 'person' ? actor.personId : null,
        decision,
        paper: paper ? Buffer.from(paper, 'hex') : null,
      })
      .where(of(quota.id));
    await writeUnits(context, quota, units);
    return ok({
      subject: { kind: 'quota', id: quota.id },
      before: old === null ? null : { decided: old.id },
      after: { decided: quota.id, total: quota.total, losses: losses.length },
      answer: {},
    });
  },
});

const calls: ActWish = {
  ...{ kind: 'submit', turn: null, text: null, paper: null, mark: null, against: null },
  ...{ objection: null, upheld: null, onPaper: null },
};

/** Begins the choosing in every unit with seats that has not begun, with one reading of the calendar for all. */
async function beginUnits(
  context: Context,
  congress: CongressRow,
  units: readonly ElectoralUnitRow[],
): Promise<Result<number, readonly Refusal[]>> {
  const { tx, today } = context;
  const [stated, days] = await Promise.all([readStatedValues(tx), workingDaysOf(tx)]);
  const path = congress.unitId === null ? 'delegates-units' : 'delegates-classes';
  const procedure = choosingPathOf(path, daysInForce(stated, today));
  const keeping = { ...delegationKeeping, days: () => Promise.resolve(days) };
  const waiting = units.filter(({ seats, caseId }) => seats > 0 && caseId === null);
  for (const { id, unitId } of waiting) {
    const begun = await beginCase(
      context,
      keeping,
      { id, procedure, unitId, personId: null },
      calls,
    );
    if (!begun.ok) return begun;
    await tx.db
      .update(electoralUnit)
      .set({ caseId: id })
      .where(and(eq(electoralUnit.schoolId, tx.schoolId), eq(electoralUnit.id, id)));
  }
  return ok(waiting.length);
}

/** Publishes the decided table (附件1) and calls on every unit to choose: each has a case with its deadlines from then on. */
export const quotaPublish = defineAction({
  name: 'quota.publish',
  room,
  may: deciders,
  face: 'confirm',
  offered: { published: [null], replaced: [null] },
  refuses: [
    ...quotaCongressRefusals,
    ...[
      'quota-unknown',
      'quota-undecided',
      'quota-replaced',
      'quota-published',
      'approval-missing',
    ],
    'not-your-step',
  ],
  input: z.object({ quotaId: rowId() }),
  run: async ({ quotaId }, context) => {
    const { tx, today } = context;
    const found = await quotaHeld(context, quotaId);
    if (!found.ok) return found;
    const { quota, congress } = found.value;
    const approval = await approvalOf(tx, congress);
    const refusals = [
      ...(quota.decided === null ? [refusal('quota-undecided', 'quotaId')] : []),
      ...(quota.replaced === null
        ? []
        : [refusal('quota-replaced', 'quotaId', { day: quota.replaced })]),
      ...(quota.published === null
        ? []
        : [refusal('quota-published', 'quotaId', { day: quota.published })]),
      ...(approval === 'completed' ? [] : [refusal('approval-missing')]),
    ];
    if (refusals.length > 0) return err(refusals);
    const begun = await beginUnits(context, congress, await electoralUnitsOf(tx, congress.id));
    if (!begun.ok) return begun;
    await tx.db
      .update(congressQuota)
      .set({ published: today })
      .where(and(eq(congressQuota.schoolId, tx.schoolId), eq(congressQuota.id, quota.id)));
    return ok({
      subject: { kind: 'quota', id: quota.id },
      before: { published: null },
      after: { published: today, units: begun.value },
      answer: { units: begun.value },
    });
  },
});
