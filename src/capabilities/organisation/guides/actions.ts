import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, personal, reference, rowId, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdBody, type BodyRow } from '../bodies/reads.ts';
import { isUnion } from '../bodies/rules.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { holdPerson } from '../people/reads.ts';
import { keepersAndGuides } from '../reach.ts';
import { guideKinds } from './model.ts';
import { guidesOf, holdGuide, leaguePosts, type GuideRow } from './reads.ts';
import { judgeGuide } from './rules.ts';
import { unionGuide } from './tables.ts';

const room = 'organisation';
export const whyGuide = 'the form names who guides the union, and whether full-time';
const judging = [
  'person-unknown',
  'person-not-then',
  'dates-reversed',
  'guide-kind-school',
  'guide-kind-unit',
  'guide-no-post',
  'guide-taken',
] as const;

/** Judges a guide as it would be; the union is held, the person is held here. */
async function refusalsOf(
  { tx }: Context,
  wanted: Omit<GuideRow, 'schoolId'>,
  { unitId }: BodyRow,
): Promise<readonly Refusal[]> {
  const { personId, kind } = wanted;
  const [person, others, posts] = await Promise.all([
    holdPerson(tx, { reach: 'school' }, personId),
    guidesOf(tx, wanted.bodyId),
    leaguePosts(tx, { personId, unitId }),
  ]);
  if (person === null) return [refusal('person-unknown', 'personId')];
  const same = others.filter((one) => one.id !== wanted.id && one.kind === kind);
  const ofSchool = unitId === null;
  return judgeGuide({ kind, days: wanted, person, ofSchool, leaguePosts: posts, others: same });
}

/** Names who guides a union for the League, and whether that is their whole work. */
export const guideAssign = defineAction({
  name: 'guide.assign',
  room,
  may: keepersAndGuides,
  refuses: [...judging, 'body-unknown', 'not-a-union'],
  input: z.object({
    bodyId: reference('body'),
    kind: choice(guideKinds),
    personId: personal(reference('person'), whyGuide),
    fullTime: yesNo(),
    since: day(),
    until: day().nullish(),
  }),
  run: async (input, context) => {
    const { tx, authority, newId } = context;
    const body = await holdBody(tx, authority, { id: input.bodyId, how: 'update' });
    if (body === null) return err([refusal('body-unknown', 'bodyId')]);
    if (!isUnion(body.kind)) return err([refusal('not-a-union', 'bodyId')]);
    const row: GuideRow = {
      ...{ schoolId: tx.schoolId, id: newId(), ...input, until: input.until ?? null },
    };
    const refusals = await refusalsOf(context, row, body);
    if (refusals.length > 0) return err(refusals);
    await tx.db.insert(unionGuide).values(row);
    const subject = { kind: 'guide', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

/** Ends a guide's time, or sets right what was entered wrong. */
export const guideCorrect = defineAction({
  name: 'guide.correct',
  room,
  may: keepersAndGuides,
  refuses: [...judging, 'guide-unknown'],
  input: z.object({
    guideId: rowId(),
    fullTime: yesNo().optional(),
    since: day().optional(),
    until: day().nullish(),
  }),
  run: async ({ guideId, ...wanted }, context) => {
    const { tx, authority } = context;
    const held = await holdGuide(tx, authority, guideId);
    if (held === null) return err([refusal('guide-unknown', 'guideId')]);
    const changed = changedOf<GuideRow>(held.row, wanted as Partial<GuideRow>);
    const refusals = await refusalsOf(context, { ...held.row, ...changed }, held.body);
    if (refusals.length > 0) return err(refusals);
    if (Object.keys(changed).length > 0)
      await tx.db
        .update(unionGuide)
        .set(changed)
        .where(and(eq(unionGuide.schoolId, tx.schoolId), eq(unionGuide.id, guideId)));
    return ok({
      subject: { kind: 'guide', id: guideId },
      ...journaled(held.row, changed),
      answer: {},
    });
  },
});

/** For a row that should never have been entered. The journal keeps it. */
export const guideStrike = defineAction({
  name: 'guide.strike',
  room,
  may: keepersAndGuides,
  face: 'confirm',
  refuses: ['guide-unknown'],
  input: z.object({ guideId: rowId() }),
  run: async ({ guideId }, { tx, authority }) => {
    const held = await holdGuide(tx, authority, guideId);
    if (held === null) return err([refusal('guide-unknown', 'guideId')]);
    await tx.db
      .delete(unionGuide)
      .where(and(eq(unionGuide.schoolId, tx.schoolId), eq(unionGuide.id, guideId)));
    const subject = { kind: 'guide', id: guideId };
    return ok({ subject, before: kept(held.row), after: null, answer: {} });
  },
});
