import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  longText,
  personal,
  reference,
  rowId,
  text,
} from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { choosers } from '../grants.ts';
import { nominators } from '../model.ts';
import { nomination } from '../tables.ts';
import { recordsOf, unfitFor, type PersonRecords } from './records.ts';
import { choosingRefusals, holdChoosing, listedIn } from './units.ts';

const room = 'congress';
const why = 'who is nominated as a delegate, by whom and why';

/** The unit or class somebody stands in is that of the electoral unit. */
const stands = ({ unitId, classId }: PersonRecords, electoral: Uuid): boolean =>
  unitId === electoral || classId === electoral;

/** Enters nominations that came from a class, a club or anybody who may propose, several at once. */
export const nominationAdd = defineAction({
  name: 'nomination.add',
  room,
  may: choosers,
  offered: { step: ['nominate'] },
  refuses: [
    ...choosingRefusals,
    ...['person-unknown', 'person-twice', 'nominated-already', 'person-of-other-unit'],
    ...[
      'condition-registered',
      'condition-full-time',
      'condition-citizen',
      'condition-no-probation',
    ],
  ],
  input: z.object({
    electoralUnitId: rowId(),
    by: choice(nominators),
    byName: text(60).nullish(),
    people: z
      .array(
        z.object({
          personId: personal(reference('person'), why),
          reason: personal(longText(1000), why).nullish(),
        }),
      )
      .min(1)
      .max(100)
      .meta({ kind: 'list' }),
  }),
  run: async ({ electoralUnitId, by, byName, people }, context) => {
    const { tx, today, newId } = context;
    const held = await holdChoosing(context, electoralUnitId, ['nominate']);
    if (!held.ok) return held;
    const { unit } = held.value;
    const ids = people.map(({ personId }) => personId);
    const [records, all] = await Promise.all([
      recordsOf(tx, ids, today),
      tx.db
        .select({
          id: nomination.id,
          personId: nomination.personId,
          withdrawn: nomination.withdrawn,
        })
        .from(nomination)
        .where(and(eq(nomination.schoolId, tx.schoolId), eq(nomination.electoralUnitId, unit.id))),
    ]);
    const refusals = ids.flatMap((id, at): readonly Refusal[] => {
      const field = ['people', at, 'personId'] as const;
      const one = records.find(({ personId }) => personId === id);
      if (!one) return [refusal('person-unknown', field)];
      // Of another unit's student not even the name is told.
      if (!stands(one, unit.unitId)) return [refusal('person-of-other-unit', field)];
      if (ids.indexOf(id) !== at) return [refusal('person-twice', field, { name: one.name })];
      if (all.some(({ personId, withdrawn }) => personId === id && withdrawn === null))
        return [refusal('nominated-already', field, { name: one.name })];
      const unfit = unfitFor(one);
      return unfit === null ? [] : [refusal(`condition-${unfit}`, field, { name: one.name })];
    });
    if (refusals.length > 0) return err(refusals);
    // Who was withdrawn and is nominated again keeps their row.
    const again = new Map(all.map(({ id, personId }) => [personId, id]));
    const rows = people.map(({ personId, reason }) => ({
      ...{ schoolId: tx.schoolId, id: again.get(personId) ?? newId(), electoralUnitId: unit.id },
      ...{ personId, by, byName: byName ?? null, reason: reason ?? null, day: today },
      ...{ withdrawn: null, withdrawnWhy: null },
    }));
    for (const row of rows)
      await tx.db
        .insert(nomination)
        .values(row)
        .onConflictDoUpdate({
          target: [nomination.schoolId, nomination.id],
          set: {
            ...{ by: row.by, byName: row.byName, reason: row.reason, day: row.day },
            ...{ withdrawn: null, withdrawnWhy: null },
          },
        });
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: null,
      after: { nominated: ids, by },
      answer: { nominated: rows.length },
    });
  },
});

/** Takes somebody off the list, with the reason. Once the election is prepared its list stands. */
export const nominationWithdraw = defineAction({
  name: 'nomination.withdraw',
  room,
  may: choosers,
  refuses: [...choosingRefusals, 'nomination-unknown', 'nomination-withdrawn', 'list-settled'],
  input: z.object({ nominationId: rowId(), reason: personal(longText(1000), why) }),
  run: async ({ nominationId, reason }, context) => {
    const { tx, today } = context;
    const rows = await tx.db
      .select()
      .from(nomination)
      .where(and(eq(nomination.schoolId, tx.schoolId), eq(nomination.id, nominationId)));
    const row = rows[0];
    if (!row) return err([refusal('nomination-unknown', 'nominationId')]);
    const held = await holdChoosing(context, row.electoralUnitId);
    if (!held.ok) {
      const unknown = held.error.some(({ code }) => code === 'electoral-unit-unknown');
      return unknown ? err([refusal('nomination-unknown', 'nominationId')]) : held;
    }
    const { unit } = held.value;
    const listed = await listedIn(tx, unit.id);
    if (!listed.some(({ id }) => id === nominationId))
      return err([refusal('nomination-withdrawn', 'nominationId')]);
    if (unit.electionId !== null) return err([refusal('list-settled')]);
    await tx.db
      .update(nomination)
      .set({ withdrawn: today, withdrawnWhy: reason })
      .where(and(eq(nomination.schoolId, tx.schoolId), eq(nomination.id, nominationId)));
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: { nominated: [row.personId] },
      after: { withdrawn: [row.personId] },
      answer: {},
    });
  },
});
