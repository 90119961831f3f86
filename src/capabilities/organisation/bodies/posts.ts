import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, reference, text, whole, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { daysHeld } from '../appointments/reads.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { keepersAndGuides } from '../reach.ts';
import { mostAtOnce, reversed, within } from '../spans.ts';
import { post } from '../tables.ts';
import { postKinds } from './model.ts';
import { holdBody, holdPost, type PostRow } from './reads.ts';
import { judgePost } from './rules.ts';

const room = 'organisation';
const seats = () => whole(1, 10_000);

export const postCreate = defineAction({
  name: 'post.create',
  room,
  may: keepersAndGuides,
  refuses: ['body-unknown', 'body-closed', 'post-kind-not-allowed', 'post-name-forbidden'],
  input: z.object({
    bodyId: reference('body'),
    kind: choice(postKinds),
    name: text(40),
    /** Null where any number may hold it. */
    seats: seats().nullish(),
    fullTime: yesNo().nullish(),
    since: day(),
  }),
  run: async (input, { tx, authority, newId }) => {
    const held = await holdBody(tx, authority, { id: input.bodyId, how: 'share' });
    if (held === null) return err([refusal('body-unknown', 'bodyId')]);
    if (held.until !== null && held.until < input.since)
      return err([refusal('body-closed', 'bodyId', { until: held.until })]);
    const refusals = judgePost({ body: held, kind: input.kind, name: input.name });
    if (refusals.length > 0) return err(refusals);
    const row: PostRow = {
      schoolId: tx.schoolId,
      id: newId(),
      bodyId: input.bodyId,
      kind: input.kind,
      name: input.name,
      seats: input.seats ?? null,
      fullTime: input.fullTime ?? null,
      since: input.since,
      until: null,
    };
    await tx.db.insert(post).values(row);
    const subject = { kind: 'post', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

async function writePost({ tx }: Context, id: Uuid, set: Partial<PostRow>): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx.db
    .update(post)
    .set(set)
    .where(and(eq(post.schoolId, tx.schoolId), eq(post.id, id)));
}

export const postUpdate = defineAction({
  name: 'post.update',
  room,
  may: keepersAndGuides,
  refuses: [
    'post-unknown',
    'administration-stays',
    'post-name-forbidden',
    'post-seats-taken',
    'post-held-before',
    'dates-reversed',
  ],
  input: z.object({
    postId: reference('post'),
    name: text(40).optional(),
    seats: seats().nullish(),
    fullTime: yesNo().nullish(),
    since: day().optional(),
  }),
  run: async ({ postId, ...wanted }, context) => {
    const { tx, authority } = context;
    const held = await holdPost(tx, authority, postId);
    if (held === null) return err([refusal('post-unknown', 'postId')]);
    if (held.body.kind === 'administration')
      return err([refusal('administration-stays', 'postId')]);
    const row = held.post;
    const changed = changedOf<PostRow>(row, wanted as Partial<PostRow>);
    const after = { ...row, ...changed };
    const refusals = [...judgePost({ body: held.body, ...after }), ...reversed(after)];
    if (refusals.length > 0) return err(refusals);
    const spans = await daysHeld(tx, postId);
    if (spans.some((days) => !within({ ...days, until: days.since }, after)))
      return err([refusal('post-held-before', 'since')]);
    const most = mostAtOnce(spans, { since: after.since, until: null });
    if (after.seats !== null && most > after.seats)
      return err([refusal('post-seats-taken', 'seats', { taken: most })]);
    await writePost(context, postId, changed);
    return ok({ subject: { kind: 'post', id: postId }, ...journaled(row, changed), answer: {} });
  },
});

export const postClose = defineAction({
  name: 'post.close',
  room,
  may: keepersAndGuides,
  refuses: [
    'post-unknown',
    'post-closed',
    'post-has-appointments',
    'administration-stays',
    'dates-reversed',
  ],
  offered: { until: [null] },
  input: z.object({ postId: reference('post'), until: day() }),
  run: async ({ postId, until }, context) => {
    const { tx, authority } = context;
    const held = await holdPost(tx, authority, postId);
    if (held === null) return err([refusal('post-unknown', 'postId')]);
    const { post: row, body } = held;
    if (body.kind === 'administration') return err([refusal('administration-stays', 'postId')]);
    if (row.until !== null) return err([refusal('post-closed', 'postId', { until: row.until })]);
    const spans = await daysHeld(tx, postId);
    const running = spans.filter((days) => days.until === null || days.until > until).length;
    const refusals = [
      ...reversed({ since: row.since, until }),
      ...(running > 0 ? [refusal('post-has-appointments', 'postId', { count: running })] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    await writePost(context, postId, { until });
    const subject = { kind: 'post', id: postId };
    return ok({ subject, before: { until: null }, after: { until }, answer: {} });
  },
});
