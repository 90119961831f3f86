import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  personal,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../../engines/actions/verb.ts';
import { getAttachment, isKept } from '../../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { kept } from '../../organisation/changes.ts';
import { everybody, secretaries } from './grants.ts';
import { congressRun, congressSeen } from './hall.ts';
import { documentKinds, longest, type DocumentKind } from './model.ts';
import { agendaItem, congressDocument, congressGuest, sitting } from './tables.ts';

const room = 'congress';

const fileTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

/** A paper of the congress as people see it. */
export interface DocumentTold {
  readonly id: Uuid;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly source: string | null;
  readonly link: string | null;
  readonly hasFile: boolean;
  readonly day: string;
  readonly itemId: Uuid | null;
}

/** The papers of a congress that were not taken away. */
export async function documentsOf(
  { db, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<readonly DocumentTold[]> {
  const rows = await db
    .select()
    .from(congressDocument)
    .where(
      and(
        eq(congressDocument.schoolId, schoolId),
        eq(congressDocument.congressId, congressId),
        isNull(congressDocument.removedOn),
      ),
    )
    .orderBy(asc(congressDocument.kind), asc(congressDocument.day), asc(congressDocument.id));
  return rows.map(({ id, kind, title, source, link, file: sha, day: on, itemId }) => ({
    ...{ id, kind, title, source, link, hasFile: sha !== null, day: on, itemId },
  }));
}

/** Adds a paper of the congress: a report, a greeting letter (贺信), a press article, a photo. A file or an address. */
export const congressPaperAdd = defineAction({
  name: 'congress-paper.add',
  room,
  may: secretaries,
  refuses: [
    ...['congress-unknown', 'file-or-link', 'link-not-web', 'file-unknown', 'item-unknown'],
  ],
  input: z.object({
    congressId: reference('congress'),
    kind: choice(documentKinds),
    title: text(longest.title),
    /** Who wrote or sent it. */
    source: text(longest.name).nullish(),
    file: file(fileTypes).nullish(),
    link: text(longest.link).nullish(),
    itemId: rowId().nullish(),
  }),
  run: async ({ congressId, itemId = null, ...input }, context) => {
    const { tx, schoolId } = context;
    const congress = await congressRun(context, congressId);
    if (congress === null) return err([refusal('congress-unknown', 'congressId')]);
    const link = input.link ?? null;
    const sha = input.file ?? null;
    if ((link === null) === (sha === null)) return err([refusal('file-or-link', 'link')]);
    if (link !== null && !/^https?:\/\/[^\s]+$/.test(link))
      return err([refusal('link-not-web', 'link')]);
    if (sha !== null && !(await isKept(tx, sha))) return err([refusal('file-unknown', 'file')]);
    if (itemId !== null) {
      const items = await tx.db
        .select({ id: agendaItem.id })
        .from(agendaItem)
        .innerJoin(
          sitting,
          and(eq(sitting.schoolId, schoolId), eq(sitting.id, agendaItem.sittingId)),
        )
        .where(
          and(
            eq(agendaItem.schoolId, schoolId),
            eq(agendaItem.id, itemId),
            eq(sitting.congressId, congressId),
          ),
        );
      if (items.length === 0) return err([refusal('item-unknown', 'itemId')]);
    }
    const row = {
      ...{ schoolId, id: context.newId(), congressId, itemId, kind: input.kind },
      ...{ title: input.title, source: input.source ?? null, link, day: context.today },
    };
    await tx.db
      .insert(congressDocument)
      .values({ ...row, file: sha === null ? null : Buffer.from(sha, 'hex') });
    const subject = { kind: 'congressPaper', id: row.id };
    const after = { ...(kept(row) as object), file: sha };
    return ok({ subject, before: null, after, answer: { id: row.id } });
  },
});

/** Takes a paper away from those shown; the file stays where it is kept. */
export const congressPaperRemove = defineAction({
  name: 'congress-paper.remove',
  room,
  may: secretaries,
  face: 'confirm',
  refuses: ['congress-paper-unknown'],
  input: z.object({ congressPaperId: rowId() }),
  run: async ({ congressPaperId }, context) => {
    const { tx, schoolId, today } = context;
    const key = and(
      eq(congressDocument.schoolId, schoolId),
      eq(congressDocument.id, congressPaperId),
    );
    const [row] = await tx.db.select().from(congressDocument).where(key).for('update');
    const mine = row && row.removedOn === null && (await congressRun(context, row.congressId));
    if (!mine) return err([refusal('congress-paper-unknown', 'congressPaperId')]);
    await tx.db.update(congressDocument).set({ removedOn: today }).where(key);
    const subject = { kind: 'congressPaper', id: row.id };
    return ok({ subject, before: { title: row.title }, after: { removedOn: today }, answer: {} });
  },
});

const paperRow = z.object({
  id: rowId(),
  title: text(longest.title),
  kind: choice(documentKinds),
  source: text(longest.name).nullable(),
  link: text(longest.link).nullable(),
  hasFile: yesNo(),
  day: day(),
});

/** Papers of one congress; the newest congress's where none is named. */
export const congressPaperList = defineList({
  name: 'congress-paper.list',
  room,
  may: everybody,
  refuses: ['congress-unknown'],
  input: z.object({ congressId: reference('congress').optional() }),
  row: paperRow,
  sortable: ['day', 'title'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { rows } = await tx.client.query<z.output<typeof paperRow> & { total: number }>({
      text: `select d.id, d.title, d.kind, d.source, d.link, d.file is not null as "hasFile", d.day::text,
          count(*) over ()::int as total
        from congress_document d join congress c on c.school_id = $1 and c.id = d.congress_id
        where d.school_id = $1 and d.removed_on is null and ($2::uuid is null or d.congress_id = $2)
          and (c.unit_id is null or $3::uuid[] is null or c.unit_id = any($3))
          and ($4::text is null or position($4 in d.title) > 0)
        order by ${sort.by === 'title' ? 'd.title' : 'd.day'} ${sort.descending ? 'desc' : 'asc'}, d.id
        offset $5 limit $6`,
      values: [
        ...[tx.schoolId, filters.congressId ?? null],
        authority.reach === 'unit' ? authority.unitIds : null,
        ...[search, offset, limit],
      ],
    });
    return ok({ rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 });
  },
});

/** The file of a paper, for whoever may look at the congress; served by `routes.ts` and no verb of its own. */
export const congressPaperFile = defineQuery({
  name: 'congress-paper.file',
  room,
  may: everybody,
  refuses: ['congress-paper-unknown'],
  input: z.object({ congressPaperId: rowId() }),
  run: async ({ congressPaperId }, context) => {
    const { tx, schoolId } = context;
    const [row] = await tx.db
      .select()
      .from(congressDocument)
      .where(
        and(eq(congressDocument.schoolId, schoolId), eq(congressDocument.id, congressPaperId)),
      );
    const seen =
      row && row.removedOn === null && (await congressSeen(context, row.congressId)) !== null;
    const content = seen && row.file ? await getAttachment(tx, row.file.toString('hex')) : null;
    return content === null
      ? err([refusal('congress-paper-unknown', 'congressPaperId')])
      : ok(content);
  },
});

/** Invites a guest, or writes down who came as one. */
export const guestInvite = defineAction({
  name: 'guest.invite',
  room,
  may: secretaries,
  refuses: ['congress-unknown'],
  input: z.object({
    congressId: reference('congress'),
    name: personal(text(longest.name), 'guests stand in the minutes'),
    /** The guest's office and organisation. */
    office: text(longest.name).nullish(),
    came: yesNo().nullish(),
  }),
  run: async ({ congressId, name, office = null, came = null }, context) => {
    const congress = await congressRun(context, congressId);
    if (congress === null) return err([refusal('congress-unknown', 'congressId')]);
    const { schoolId } = context;
    const row = { schoolId, id: context.newId(), congressId, name, office, came };
    await context.tx.db.insert(congressGuest).values(row);
    const subject = { kind: 'guest', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

/** Writes whether a guest came. */
export const guestCame = defineAction({
  name: 'guest.mark',
  room,
  may: secretaries,
  refuses: ['guest-unknown'],
  input: z.object({ guestId: rowId(), came: yesNo() }),
  run: async ({ guestId, came }, context) => {
    const { tx, schoolId } = context;
    const key = and(eq(congressGuest.schoolId, schoolId), eq(congressGuest.id, guestId));
    const [row] = await tx.db.select().from(congressGuest).where(key).for('update');
    if (!row || row.removedOn !== null || (await congressRun(context, row.congressId)) === null)
      return err([refusal('guest-unknown', 'guestId')]);
    await tx.db.update(congressGuest).set({ came }).where(key);
    const subject = { kind: 'guest', id: row.id };
    return ok({ subject, before: { came: row.came }, after: { came }, answer: {} });
  },
});

/** Takes a guest off the list. */
export const guestRemove = defineAction({
  name: 'guest.remove',
  room,
  may: secretaries,
  face: 'confirm',
  refuses: ['guest-unknown'],
  input: z.object({ guestId: rowId() }),
  run: async ({ guestId }, context) => {
    const { tx, schoolId, today } = context;
    const key = and(eq(congressGuest.schoolId, schoolId), eq(congressGuest.id, guestId));
    const [row] = await tx.db.select().from(congressGuest).where(key).for('update');
    if (!row || row.removedOn !== null || (await congressRun(context, row.congressId)) === null)
      return err([refusal('guest-unknown', 'guestId')]);
    await tx.db.update(congressGuest).set({ removedOn: today }).where(key);
    const subject = { kind: 'guest', id: row.id };
    return ok({ subject, before: kept(row), after: { removedOn: today }, answer: {} });
  },
});

/** Guests of a congress that stand on its list. */
export const guestsOf = (
  { db, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<readonly (typeof congressGuest.$inferSelect)[]> =>
  db
    .select()
    .from(congressGuest)
    .where(
      and(
        eq(congressGuest.schoolId, schoolId),
        eq(congressGuest.congressId, congressId),
        isNull(congressGuest.removedOn),
      ),
    )
    .orderBy(desc(congressGuest.came), asc(congressGuest.id))
    .then((rows) => rows);

const guestRow = z.object({
  id: rowId(),
  name: personal(text(longest.name), 'guests stand in the minutes'),
  office: text(longest.name).nullable(),
  came: yesNo().nullable(),
  congressTitle: text(longest.title),
  number: whole(1),
});

/** Guests, for those who run the congress. */
export const guestList = defineList({
  name: 'guest.list',
  room,
  may: secretaries,
  refuses: [],
  input: z.object({ congressId: reference('congress').optional() }),
  row: guestRow,
  sortable: ['number', 'name'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const by = sort.by === 'name' ? 'g.name' : 'number';
    const { rows } = await tx.client.query<z.output<typeof guestRow> & { total: number }>({
      text: `select g.id, g.name, g.office, g.came, c.title as "congressTitle",
          row_number() over (order by g.id)::int as number, count(*) over ()::int as total
        from congress_guest g join congress c on c.school_id = $1 and c.id = g.congress_id
        where g.school_id = $1 and g.removed_on is null and ($2::uuid is null or g.congress_id = $2)
          and (case when $3::uuid[] is null then c.unit_id is null or $7 else c.unit_id = any($3) end)
          and ($4::text is null or position($4 in g.name) > 0)
        order by ${by} ${sort.descending ? 'desc' : 'asc'}, g.id offset $5 limit $6`,
      values: [
        ...[tx.schoolId, filters.congressId ?? null],
        authority.reach === 'unit' ? authority.unitIds : null,
        ...[search, offset, limit, authority.reach === 'school'],
      ],
    });
    return ok({ rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 });
  },
});
