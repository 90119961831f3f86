import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import {
  choice,
  day,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { nameKey } from '../name-key.ts';
import { everyone, keepersAndGuides, reachesUnit, unitsInReach } from '../reach.ts';
import { byKey, namedLike, ordered } from '../search.ts';
import { reversed } from '../spans.ts';
import { unit } from '../tables.ts';
import { unlessTaken } from '../taken.ts';
import { unitKinds, type UnitKind } from './model.ts';
import { holdUnit, remainsOfUnit, type UnitRow } from './reads.ts';
import { judgeClosing, judgePlace } from './rules.ts';

const room = 'organisation';
const year = () => whole(1900, 2200);

interface Place {
  readonly kind: UnitKind;
  readonly parentId: Uuid | null;
  readonly since: UnitRow['since'];
}

/** Refuses a parent that is unknown, out of reach, closed or of the wrong kind; holds it until the commit. */
async function placeRefusals(
  { tx, authority }: Context,
  { kind, parentId, since }: Place,
): Promise<readonly Refusal[]> {
  if (!reachesUnit(authority, parentId))
    return [refusal(parentId === null ? 'unit-parent-not-allowed' : 'unit-unknown', 'parentId')];
  const parent = parentId === null ? null : await holdUnit(tx, parentId, 'share');
  if (parentId !== null && parent === null) return [refusal('unit-unknown', 'parentId')];
  return judgePlace(kind, parent, since);
}

export const unitCreate = defineAction({
  name: 'unit.create',
  room,
  may: keepersAndGuides,
  refuses: ['unit-unknown', 'unit-parent-not-allowed', 'unit-closed', 'unit-name-taken'],
  input: z.object({
    kind: choice(unitKinds),
    name: text(60),
    parentId: reference('unit').nullish(),
    grade: year().nullish(),
    programme: text(60).nullish(),
    since: day(),
  }),
  run: async (input, context) => {
    const { tx, newId } = context;
    const parentId = input.parentId ?? null;
    const refusals = await placeRefusals(context, { ...input, parentId });
    if (refusals.length > 0) return err(refusals);
    const row = {
      schoolId: tx.schoolId,
      id: newId(),
      kind: input.kind,
      name: input.name,
      nameKey: nameKey(input.name, 'thing'),
      parentId,
      grade: input.grade ?? null,
      programme: input.programme ?? null,
      since: input.since,
      until: null,
    };
    const written = await unlessTaken(tx, 'unit_name', () => tx.db.insert(unit).values(row));
    if (written === 'taken') return err([refusal('unit-name-taken', 'name', { name: input.name })]);
    const subject = { kind: 'unit', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

export const unitUpdate = defineAction({
  name: 'unit.update',
  room,
  may: keepersAndGuides,
  refuses: [
    'unit-unknown',
    'unit-parent-not-allowed',
    'unit-closed',
    'unit-name-taken',
    'dates-reversed',
  ],
  input: z.object({
    unitId: reference('unit'),
    name: text(60).optional(),
    parentId: reference('unit').nullish(),
    grade: year().nullish(),
    programme: text(60).nullish(),
    since: day().optional(),
  }),
  run: async ({ unitId, ...wanted }, context) => {
    const { tx, authority } = context;
    const row = reachesUnit(authority, unitId) ? await holdUnit(tx, unitId, 'update') : null;
    if (row === null) return err([refusal('unit-unknown', 'unitId')]);
    const changed = changedOf<UnitRow>(row, wanted as Partial<UnitRow>);
    const after = { ...row, ...changed };
    const refusals = [
      ...('parentId' in changed ? await placeRefusals(context, after) : []),
      ...reversed(after),
    ];
    if (refusals.length > 0) return err(refusals);
    const written = await unlessTaken(tx, 'unit_name', () => writeUnit(context, row, changed));
    if (written === 'taken') return err([refusal('unit-name-taken', 'name', { name: after.name })]);
    return ok({ subject: { kind: 'unit', id: unitId }, ...journaled(row, changed), answer: {} });
  },
});

async function writeUnit({ tx }: Context, row: UnitRow, changed: Partial<UnitRow>): Promise<void> {
  const { db, schoolId } = tx;
  if (Object.keys(changed).length === 0) return;
  const name = changed.name;
  const set = name === undefined ? changed : { ...changed, nameKey: nameKey(name, 'thing') };
  await db
    .update(unit)
    .set(set)
    .where(and(eq(unit.schoolId, schoolId), eq(unit.id, row.id)));
  // The people of a class belong to the unit the class belongs to.
  if (row.kind === 'class' && changed.parentId)
    await db.execute(sql`update person set unit_id = ${changed.parentId}
      where school_id = ${schoolId} and class_id = ${row.id}`);
}

export const unitClose = defineAction({
  name: 'unit.close',
  room,
  may: keepersAndGuides,
  refuses: [
    'unit-unknown',
    'unit-closed',
    'unit-has-units',
    'unit-has-people',
    'unit-has-bodies',
    'dates-reversed',
  ],
  offered: { until: [null] },
  input: z.object({ unitId: reference('unit'), until: day() }),
  run: async ({ unitId, until }, { tx, authority }) => {
    const row = reachesUnit(authority, unitId) ? await holdUnit(tx, unitId, 'update') : null;
    if (row === null) return err([refusal('unit-unknown', 'unitId')]);
    if (row.until !== null) return err([refusal('unit-closed', 'unitId', { until: row.until })]);
    const remains = await remainsOfUnit(tx, unitId, until);
    const refusals = judgeClosing({ since: row.since, until }, remains);
    if (refusals.length > 0) return err(refusals);
    await tx.db
      .update(unit)
      .set({ until })
      .where(and(eq(unit.schoolId, tx.schoolId), eq(unit.id, unitId)));
    return ok({
      subject: { kind: 'unit', id: unitId },
      before: { until: null },
      after: { until },
      answer: {},
    });
  },
});

const parent = alias(unit, 'parent');
const sorts = {
  name: byKey(unit.nameKey),
  kind: unit.kind,
  grade: unit.grade,
  since: unit.since,
};

export const unitList = defineList({
  name: 'unit.list',
  room,
  may: everyone(),
  refuses: [],
  input: z.object({
    kind: choice(unitKinds).optional(),
    parentId: reference('unit').optional(),
    current: yesNo().optional(),
  }),
  row: z.object({
    id: rowId(),
    name: text(60),
    kind: choice(unitKinds),
    parentName: text(60).nullable(),
    grade: year().nullable(),
    programme: text(60).nullable(),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['name', 'kind', 'grade', 'since'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority, today }) => {
    const { db, schoolId } = tx;
    const open = sql`(${unit.until} is null or ${unit.until} >= ${today})`;
    const where = and(
      eq(unit.schoolId, schoolId),
      unitsInReach(authority),
      filters.kind && eq(unit.kind, filters.kind),
      filters.parentId && eq(unit.parentId, filters.parentId),
      filters.current === undefined ? undefined : filters.current ? open : sql`not ${open}`,
      search === null ? undefined : namedLike({ name: unit.name, key: unit.nameKey }, search),
    );
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: unit.id,
          name: unit.name,
          kind: unit.kind,
          parentName: parent.name,
          grade: unit.grade,
          programme: unit.programme,
          since: unit.since,
          until: unit.until,
        })
        .from(unit)
        .leftJoin(parent, and(eq(parent.schoolId, unit.schoolId), eq(parent.id, unit.parentId)))
        .where(where)
        .orderBy(...ordered(by, unit.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(unit)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
