import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, longText, reference, text, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { capsAfterwards, type CapOutcome } from '../caps/reads.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { nameKey } from '../name-key.ts';
import { keepersAndGuides, reachesUnit } from '../reach.ts';
import { schoolWide } from '../roles.ts';
import { reversed } from '../spans.ts';
import { body } from '../tables.ts';
import { unlessTaken } from '../taken.ts';
import { holdUnit } from '../units/reads.ts';
import { foundableKinds } from './model.ts';
import { holdBody, remainsOfBody, type BodyRow } from './reads.ts';
import { isUnion, judgeBodyClosing, judgeBodyName, judgeBodyPlace, unionOf } from './rules.ts';

const room = 'organisation';
const placeRefusals = [
  'unit-unknown',
  'unit-closed',
  'body-unknown',
  'body-closed',
  'body-place-union',
  'body-place-of-union',
  'body-place-no-parent',
  'body-place-school',
  'body-place-class',
  'body-place-unit',
  'administration-stays',
] as const;

type Asked = Pick<BodyRow, 'kind' | 'parentId' | 'unitId' | 'since'>;

/** Where a new body stands, parent and unit held until the commit; a body below a union is of the union's unit. */
async function placeOf(
  { tx, authority }: Context,
  { kind, parentId, unitId, since }: Asked,
): Promise<Result<{ readonly unitId: Uuid | null }, readonly Refusal[]>> {
  const parent =
    parentId === null ? null : await holdBody(tx, authority, { id: parentId, how: 'share' });
  if (parentId !== null && parent === null) return err([refusal('body-unknown', 'parentId')]);
  const unit = unitId === null ? null : await holdUnit(tx, unitId, 'share');
  const reached = reachesUnit(authority, parent ? parent.unitId : unitId);
  if ((unitId !== null && unit === null) || !reached)
    return err([refusal('unit-unknown', 'unitId')]);
  const refusals = [
    ...judgeBodyPlace({ kind, parent: parent?.kind ?? null, unit: unit?.kind ?? null }),
  ];
  if (parent?.until && parent.until < since)
    refusals.push(refusal('body-closed', 'parentId', { until: parent.until }));
  if (unit?.until && unit.until < since)
    refusals.push(refusal('unit-closed', 'unitId', { until: unit.until }));
  return refusals.length > 0 ? err(refusals) : ok({ unitId: parent ? parent.unitId : unitId });
}

export const bodyCreate = defineAction({
  name: 'body.create',
  room,
  may: keepersAndGuides,
  refuses: [...placeRefusals, 'body-name-forbidden', 'body-exists', 'cap-departments'],
  input: z.object({
    kind: choice(foundableKinds),
    name: text(60),
    parentId: reference('body').nullish(),
    unitId: reference('unit').nullish(),
    since: day(),
    /** It is there all the same, under a name the reform forbids; the form's item then judges it. */
    confirmed: yesNo().optional(),
  }),
  run: async ({ parentId = null, unitId = null, confirmed = false, ...input }, context) => {
    const { tx, newId } = context;
    const place = await placeOf(context, { ...input, parentId, unitId });
    if (!place.ok) return place;
    const refusals = judgeBodyName(input.kind, input.name);
    if (refusals.length > 0 && !confirmed) return err(refusals);
    const row: BodyRow = {
      schoolId: tx.schoolId,
      id: newId(),
      parentId,
      ...place.value,
      ...input,
      nameKey: nameKey(input.name, 'thing'),
      staffGround: null,
      until: null,
    };
    const write = () => tx.db.insert(body).values(row);
    if ((await unlessTaken(tx, 'body_one_of_kind', write)) === 'taken')
      return err([refusal('body-exists', 'kind')]);
    const caps = await capsOfBody(context, row);
    if (caps.refusals.length > 0) return err(caps.refusals);
    const subject = { kind: 'body', id: row.id };
    const answer = { id: row.id, warnings: caps.warnings };
    return ok({ subject, before: null, after: kept(row), answer });
  },
});

/** Whether one department more breaks the union's cap. */
async function capsOfBody({ tx }: Context, row: BodyRow): Promise<CapOutcome> {
  const unionId = isUnion(row.kind) ? null : unionOf(row);
  if (unionId === null) return { warnings: [], refusals: [] };
  const asked = { unionId, bodyId: row.id, day: row.since, field: 'kind' };
  return capsAfterwards(tx, { ...asked, caps: ['departments'] });
}

async function writeBody({ tx }: Context, id: Uuid, set: Partial<BodyRow>): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx.db
    .update(body)
    .set(set)
    .where(and(eq(body.schoolId, tx.schoolId), eq(body.id, id)));
}

export const bodyUpdate = defineAction({
  name: 'body.update',
  room,
  may: keepersAndGuides,
  refuses: ['body-unknown', 'body-name-forbidden', 'dates-reversed'],
  input: z.object({
    bodyId: reference('body'),
    name: text(60).optional(),
    since: day().optional(),
  }),
  run: async ({ bodyId, ...wanted }, context) => {
    const { tx, authority } = context;
    const row = await holdBody(tx, authority, { id: bodyId, how: 'update' });
    if (row === null) return err([refusal('body-unknown', 'bodyId')]);
    const changed = changedOf<BodyRow>(row, wanted as Partial<BodyRow>);
    const after = { ...row, ...changed };
    const refusals = [...judgeBodyName(row.kind, after.name), ...reversed(after)];
    if (refusals.length > 0) return err(refusals);
    const { name } = changed;
    const set = name === undefined ? changed : { ...changed, nameKey: nameKey(name, 'thing') };
    await writeBody(context, bodyId, set);
    return ok({ subject: { kind: 'body', id: bodyId }, ...journaled(row, changed), answer: {} });
  },
});

export const bodyClose = defineAction({
  name: 'body.close',
  room,
  may: keepersAndGuides,
  refuses: [
    'body-unknown',
    'body-closed',
    'body-has-bodies',
    'body-has-appointments',
    'administration-stays',
    'dates-reversed',
  ],
  offered: { until: [null] },
  input: z.object({ bodyId: reference('body'), until: day() }),
  run: async ({ bodyId, until }, context) => {
    const { tx, authority } = context;
    const row = await holdBody(tx, authority, { id: bodyId, how: 'update' });
    if (row === null) return err([refusal('body-unknown', 'bodyId')]);
    if (row.until !== null) return err([refusal('body-closed', 'bodyId', { until: row.until })]);
    if (row.kind === 'administration') return err([refusal('administration-stays', 'bodyId')]);
    const remains = await remainsOfBody(tx, bodyId, until);
    const refusals = [...reversed({ since: row.since, until }), ...judgeBodyClosing(remains)];
    if (refusals.length > 0) return err(refusals);
    await writeBody(context, bodyId, { until });
    const subject = { kind: 'body', id: bodyId };
    return ok({ subject, before: { until: null }, after: { until }, answer: {} });
  },
});

export const bodyStateGround = defineAction({
  name: 'body.state-ground',
  room,
  may: schoolWide('administrator', 'league'),
  refuses: ['body-unknown', 'ground-of-union-only'],
  input: z.object({ bodyId: reference('body'), staffGround: longText(500).nullable() }),
  run: async ({ bodyId, staffGround }, context) => {
    const { tx, authority } = context;
    const row = await holdBody(tx, authority, { id: bodyId, how: 'update' });
    if (row === null) return err([refusal('body-unknown', 'bodyId')]);
    if (!isUnion(row.kind) || row.unitId !== null)
      return err([refusal('ground-of-union-only', 'bodyId')]);
    await writeBody(context, bodyId, { staffGround });
    return ok({
      subject: { kind: 'body', id: bodyId },
      before: { staffGround: row.staffGround },
      after: { staffGround },
      answer: {},
    });
  },
});
