import { z } from 'zod';
import { provisionOn } from '../../../charter/reads.ts';
import { day, reference, text } from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { eq, and, isNull } from 'drizzle-orm';
import type { BodyRow, PostRow } from '../bodies/reads.ts';
import { kept } from '../changes.ts';
import { nameKey } from '../name-key.ts';
import { classPosts } from '../provisions.ts';
import { keepersAndGuides, reachesUnit } from '../reach.ts';
import { body, post } from '../tables.ts';
import { holdUnit } from '../units/reads.ts';

/**
 * 班委会: founds a class's committee with the posts the charter names, one seat each, the first its head. Without a charter
 * these are 班长, 学习委员, 生劳委员, 文艺委员 and 体育委员.
 */
export const classCommitteeFound = defineAction({
  name: 'class-committee.found',
  room: 'organisation',
  may: keepersAndGuides,
  refuses: ['unit-unknown', 'unit-closed', 'body-place-class', 'body-exists'],
  input: z.object({ unitId: reference('unit'), name: text(60).default('班委会'), since: day() }),
  run: async ({ unitId, name, since }, { tx, authority, newId }) => {
    const { db, schoolId } = tx;
    // Held for update: of two who found it at once, the second sees the first.
    const unit = await holdUnit(tx, unitId, 'update');
    if (unit === null || !reachesUnit(authority, unitId))
      return err([refusal('unit-unknown', 'unitId')]);
    if (unit.kind !== 'class') return err([refusal('body-place-class', 'unitId')]);
    if (unit.until !== null && unit.until < since)
      return err([refusal('unit-closed', 'unitId', { until: unit.until })]);
    const [running, posts] = await Promise.all([
      db
        .select({ id: body.id })
        .from(body)
        .where(
          and(
            ...[eq(body.schoolId, schoolId), eq(body.unitId, unitId)],
            ...[eq(body.kind, 'class-committee'), isNull(body.until)],
          ),
        ),
      provisionOn(tx, classPosts, since),
    ]);
    if (running.length > 0) return err([refusal('body-exists', 'unitId')]);
    const row: BodyRow = {
      ...{ schoolId, id: newId(), parentId: null, unitId, kind: 'class-committee', name },
      ...{ nameKey: nameKey(name, 'thing'), staffGround: null, since, until: null },
    };
    const seats = posts.value.map((postName, at): PostRow => ({
      ...{ schoolId, id: newId(), bodyId: row.id, kind: at === 0 ? 'head' : 'member' },
      ...{ name: postName, seats: 1, fullTime: null, since, until: null },
    }));
    await db.insert(body).values(row);
    await db.insert(post).values(seats);
    const after = { ...(kept(row) as object), posts: [...posts.value] };
    return ok({
      ...{ subject: { kind: 'body', id: row.id }, before: null, after },
      answer: { id: row.id, posts: seats.length },
    });
  },
});
