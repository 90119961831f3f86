import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, rowId, text, whole } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { resultOf } from '../../elections/reads.ts';
import { changedOf, journaled, kept } from '../../organisation/changes.ts';
import { secretaries } from './grants.ts';
import { itemRun, type ItemRow, type Sat } from './hall.ts';
import { itemKinds, longest } from './model.ts';
import { sittingGoing } from './planning.ts';
import { itemRefusals, judgeOrder } from './rules.ts';
import { agendaItem, sitting } from './tables.ts';

const room = 'congress';

const parts = {
  kind: choice(itemKinds),
  title: text(longest.title),
  speaker: text(longest.name).nullish(),
  /** How many minutes it is given. */
  minutes: whole(1, 600).nullish(),
};

const subjectOf = (id: Uuid) => ({ kind: 'item', id });

/** An election on the agenda is one of the same union's place: the school's, or the unit's. */
async function electionRefusals(
  { tx }: Context,
  { congress }: Sat,
  electionId: Uuid | null,
): Promise<readonly Refusal[]> {
  if (electionId === null) return [];
  const election = await resultOf(tx, electionId);
  const own = election !== null && election.unitId === congress.unitId;
  return own ? [] : [refusal('election-unknown', 'electionId')];
}

/** Puts an item at the end of a sitting's agenda. Standing delegates elect nobody. */
export const agendaAdd = defineAction({
  name: 'agenda.add',
  room,
  may: secretaries,
  refuses: [
    ...['sitting-unknown', 'sitting-over'],
    ...['standing-never-elects', 'election-for-election-item', 'election-unknown'],
  ],
  input: z.object({ sittingId: rowId(), ...parts, electionId: rowId().nullish() }),
  run: async ({ sittingId, ...input }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const electionId = input.electionId ?? null;
    const wrong = [
      ...itemRefusals(found.value.sitting.kind, { kind: input.kind, electionId }),
      ...(await electionRefusals(context, found.value, electionId)),
    ];
    if (wrong.length > 0) return err(wrong);
    const row = {
      ...{ schoolId: context.schoolId, id: context.newId(), sittingId, kind: input.kind },
      ...{ title: input.title, speaker: input.speaker ?? null, minutes: input.minutes ?? null },
      electionId,
    };
    await context.tx.db.insert(agendaItem).values({
      ...row,
      place: sql`(select coalesce(max(a.place), 0) + 1 from agenda_item a
        where a.school_id = ${context.schoolId} and a.sitting_id = ${sittingId})`,
    });
    return ok({
      subject: subjectOf(row.id),
      before: null,
      after: kept(row),
      answer: { id: row.id },
    });
  },
});

async function itemGoing(
  context: Context,
  itemId: Uuid,
): Promise<Result<Sat & { readonly item: ItemRow }, readonly Refusal[]>> {
  const found = await itemRun(context, itemId);
  if (found === null) return err([refusal('item-unknown', 'itemId')]);
  return found.sitting.closedAt === null ? ok(found) : err([refusal('sitting-over', 'itemId')]);
}

/** Changes an item of the agenda. */
export const agendaChange = defineAction({
  name: 'agenda.change',
  room,
  may: secretaries,
  refuses: [
    ...[
      'item-unknown',
      'sitting-over',
      'standing-never-elects',
      'election-for-election-item',
      'election-unknown',
    ],
  ],
  input: z.object({
    itemId: rowId(),
    ...parts,
    kind: parts.kind.optional(),
    title: parts.title.optional(),
    electionId: rowId().nullish(),
  }),
  run: async ({ itemId, ...wanted }, context) => {
    const found = await itemGoing(context, itemId);
    if (!found.ok) return found;
    const { item, sitting: row } = found.value;
    const changed = changedOf<ItemRow>(item, wanted as Partial<ItemRow>);
    const wrong = [
      ...itemRefusals(row.kind, { ...item, ...changed }),
      ...(await electionRefusals(context, found.value, changed.electionId ?? null)),
    ];
    if (wrong.length > 0) return err(wrong);
    if (Object.keys(changed).length > 0)
      await context.tx.db
        .update(agendaItem)
        .set(changed)
        .where(and(eq(agendaItem.schoolId, context.schoolId), eq(agendaItem.id, item.id)));
    return ok({ subject: subjectOf(item.id), ...journaled(item, changed), answer: {} });
  },
});

/** Takes an item off the agenda; one that was begun stays. */
export const agendaRemove = defineAction({
  name: 'agenda.remove',
  room,
  may: secretaries,
  face: 'confirm',
  refuses: ['item-unknown', 'sitting-over', 'item-begun'],
  input: z.object({ itemId: rowId() }),
  run: async ({ itemId }, context) => {
    const found = await itemGoing(context, itemId);
    if (!found.ok) return found;
    const { item } = found.value;
    if (item.beganAt !== null) return err([refusal('item-begun', 'itemId')]);
    await context.tx.db
      .update(agendaItem)
      .set({ removedOn: context.today })
      .where(and(eq(agendaItem.schoolId, context.schoolId), eq(agendaItem.id, item.id)));
    const after = { removedOn: context.today };
    return ok({ subject: subjectOf(item.id), before: kept(item), after, answer: {} });
  },
});

/** Puts the whole agenda into another order; whoever did not see an item that was added meanwhile is told. */
export const agendaArrange = defineAction({
  name: 'agenda.arrange',
  room,
  may: secretaries,
  face: 'screen',
  refuses: ['sitting-unknown', 'sitting-over', 'order-incomplete'],
  input: z.object({ sittingId: rowId(), order: z.array(rowId()).min(1).max(200) }),
  run: async ({ sittingId, order }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const { tx, schoolId } = context;
    const items = await tx.db
      .select({ id: agendaItem.id })
      .from(agendaItem)
      .where(
        and(
          eq(agendaItem.schoolId, schoolId),
          eq(agendaItem.sittingId, sittingId),
          isNull(agendaItem.removedOn),
        ),
      )
      .orderBy(agendaItem.place);
    const before = items.map(({ id }) => id);
    const wrong = judgeOrder(before, order);
    if (wrong !== null) return err([refusal(wrong, 'order')]);
    await tx.client.query({
      name: 'agenda-arranged',
      text: `update agenda_item a set place = o.place from unnest($3::uuid[]) with ordinality as o (id, place)
        where a.school_id = $1 and a.sitting_id = $2 and a.id = o.id`,
      values: [schoolId, sittingId, order],
    });
    const subject = { kind: 'sitting', id: sittingId };
    return ok({ subject, before: { order: before } as Json, after: { order }, answer: {} });
  },
});

/** The chair goes to an item: the one before ends. Null: no item is current. */
export const agendaGoTo = defineAction({
  name: 'agenda.go-to',
  room,
  may: secretaries,
  face: 'screen',
  refuses: ['sitting-unknown', 'sitting-over', 'sitting-not-open', 'item-unknown'],
  input: z.object({ sittingId: rowId(), itemId: rowId().nullish() }),
  run: async ({ sittingId, itemId = null }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const { sitting: row } = found.value;
    if (row.openedAt === null) return err([refusal('sitting-not-open', 'sittingId')]);
    const { tx, schoolId, now } = context;
    const both = [itemId, row.currentItemId].filter((id): id is Uuid => id !== null);
    const items = await tx.db
      .select()
      .from(agendaItem)
      .where(
        and(
          eq(agendaItem.schoolId, schoolId),
          eq(agendaItem.sittingId, sittingId),
          inArray(agendaItem.id, [...both, row.id]),
          isNull(agendaItem.removedOn),
        ),
      );
    if (itemId !== null && !items.some(({ id }) => id === itemId))
      return err([refusal('item-unknown', 'itemId')]);
    if (row.currentItemId !== null && row.currentItemId !== itemId)
      await tx.db
        .update(agendaItem)
        .set({ endedAt: now })
        .where(and(eq(agendaItem.schoolId, schoolId), eq(agendaItem.id, row.currentItemId)));
    if (itemId !== null)
      await tx.db
        .update(agendaItem)
        .set({ beganAt: sql`coalesce(${agendaItem.beganAt}, ${now})`, endedAt: null })
        .where(and(eq(agendaItem.schoolId, schoolId), eq(agendaItem.id, itemId)));
    await tx.db
      .update(sitting)
      .set({ currentItemId: itemId })
      .where(and(eq(sitting.schoolId, schoolId), eq(sitting.id, row.id)));
    return ok({
      subject: { kind: 'sitting', id: row.id },
      before: { currentItemId: row.currentItemId },
      after: { currentItemId: itemId },
      answer: {},
    });
  },
});
