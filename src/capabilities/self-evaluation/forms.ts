import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { day, reference, text, whole, yesNo } from '../../engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../engines/actions/verb.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { formVersions } from '../evaluation/forms/catalogue.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { bodiesOn } from '../organisation/reads.ts';
import { keepers, unitReaders } from './grants.ts';
import { enteredForm, enteredFrom } from './model.ts';
import { formById, formsOf } from './reads.ts';
import { judgeEnteredForm } from './rules.ts';
import { formChoice, formEdition } from './tables.ts';

const room = 'self-evaluation';

/** A form's id: a year, or two years of a school year, and a mark where the school has several. */
const formId = () =>
  text(40).regex(/^[0-9]{4}(?:-[0-9]{4})?(?:-[a-z0-9]+)*$/, { message: 'form-id' });

/** Every form that can be answered. */
export const formList = defineList({
  name: 'form.list',
  room,
  may: unitReaders,
  refuses: [],
  input: z.object({}),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    formId: text(40),
    title: text(100),
    schoolItems: whole(),
    unitItems: whole(),
    shipped: yesNo(),
    whole: yesNo(),
  }),
  sortable: ['formId'],
  newestFirst: true,
  searchable: false,
  run: async ({ sort, offset, limit }, { tx }) => {
    const forms = await formsOf(tx);
    const rows = forms
      .map((form) => ({
        id: form.id,
        formId: form.id,
        title: form.title,
        schoolItems: form.items.filter(({ level }) => level === 'school').length,
        unitItems: form.items.filter(({ level }) => level === 'second-level').length,
        shipped: formVersions.includes(form),
        whole: form.whole,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (sort.descending) rows.reverse();
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },
});

/** One form as the editor takes it, with the revision that a change must name. */
export const formRead = defineQuery({
  name: 'form.read',
  room,
  may: unitReaders,
  refuses: ['form-unknown'],
  input: z.object({ formId: text(40) }),
  run: async (input, { tx }) => {
    const form = await formById(tx, input.formId);
    if (form === null) return err([refusal('form-unknown', 'formId')]);
    const rows = await tx.db
      .select({ revision: formEdition.revision })
      .from(formEdition)
      .where(and(eq(formEdition.schoolId, tx.schoolId), eq(formEdition.id, input.formId)));
    return ok({
      formId: form.id,
      /** Null for a form the product ships; it is copied under a new id, never changed. */
      revision: rows[0]?.revision ?? null,
      form: enteredFrom(form),
      provenance: form.items.map(({ provenance }) => provenance),
    });
  },
});

/** Enters a year's form, or changes one the school entered; nothing published before changes with it. */
export const formSave = defineAction({
  name: 'form.save',
  room,
  may: keepers,
  face: 'screen',
  refuses: [
    'form-shipped',
    ...meanwhileRefusals,
    'item-twice',
    'item-gap',
    'heading-alone',
    'no-school-items',
  ],
  input: z.object({
    formId: formId(),
    /** The revision that was read; null for a new form. */
    revision: whole().nullable(),
    form: enteredForm,
  }),
  run: async ({ formId: id, revision, form }, { tx }) => {
    if (formVersions.some((one) => one.id === id)) return err([refusal('form-shipped', 'formId')]);
    const refusals = judgeEnteredForm(form);
    if (refusals.length > 0) return err(refusals);
    const held = await tx.db
      .select()
      .from(formEdition)
      .where(and(eq(formEdition.schoolId, tx.schoolId), eq(formEdition.id, id)))
      .for('update');
    const before = held[0] ?? null;
    if ((before?.revision ?? null) !== revision)
      return err([await changedMeanwhile(tx, { kind: 'form', id }, form.title)]);
    const definition = form as unknown as Json;
    const next = (revision ?? 0) + 1;
    const rows = await tx.db
      .insert(formEdition)
      .values({ schoolId: tx.schoolId, id, definition, revision: next, retiredAt: null })
      .onConflictDoUpdate({
        target: [formEdition.schoolId, formEdition.id],
        set: { definition, revision: next, retiredAt: null },
        setWhere: sql`${formEdition.schoolId} = ${tx.schoolId} and ${formEdition.revision} = ${revision ?? 0}`,
      })
      .returning({ id: formEdition.id });
    if (rows.length === 0)
      return err([await changedMeanwhile(tx, { kind: 'form', id }, form.title)]);
    return ok({
      subject: { kind: 'form', id },
      before: before?.definition ?? null,
      after: definition,
      answer: { formId: id, revision: next },
    });
  },
});

/** Takes a form the school entered out of use. A union that answers it must choose another first. */
export const formRetire = defineAction({
  name: 'form.retire',
  room,
  may: keepers,
  face: 'confirm',
  refuses: ['form-unknown', 'form-in-use'],
  input: z.object({ formId: text(40) }),
  run: async ({ formId: id }, { tx, now }) => {
    const used = await tx.db
      .select({ count: sql<number>`count(*)::int` })
      .from(formChoice)
      .where(and(eq(formChoice.schoolId, tx.schoolId), eq(formChoice.formId, id)));
    if ((used[0]?.count ?? 0) > 0) return err([refusal('form-in-use', 'formId')]);
    const rows = await tx.db
      .update(formEdition)
      .set({ retiredAt: now })
      .where(
        and(
          eq(formEdition.schoolId, tx.schoolId),
          eq(formEdition.id, id),
          isNull(formEdition.retiredAt),
        ),
      )
      .returning({ id: formEdition.id });
    if (rows.length === 0) return err([refusal('form-unknown', 'formId')]);
    return ok({
      subject: { kind: 'form', id },
      before: { retiredAt: null },
      after: { retiredAt: now },
      answer: {},
    });
  },
});

/** Says which form a union of the school answers from a day on; the same day again corrects it. */
export const formChoose = defineAction({
  name: 'form.choose',
  room,
  may: keepers,
  refuses: ['union-unknown', 'form-unknown'],
  input: z.object({ unionId: reference('body'), formId: text(40), since: day() }),
  run: async ({ unionId, formId: id, since }, { tx }) => {
    const bodies = await bodiesOn(tx, since);
    const union = bodies.find((one) => one.id === unionId && one.unitId === null);
    if (union?.kind !== 'student-union' && union?.kind !== 'graduate-union')
      return err([refusal('union-unknown', 'unionId')]);
    const forms = await formsOf(tx);
    if (!forms.some((form) => form.id === id)) return err([refusal('form-unknown', 'formId')]);
    const key = and(
      eq(formChoice.schoolId, tx.schoolId),
      eq(formChoice.unionId, unionId),
      eq(formChoice.since, since),
    );
    const held = await tx.db.select().from(formChoice).where(key);
    await tx.db
      .insert(formChoice)
      .values({ schoolId: tx.schoolId, unionId, since, formId: id })
      .onConflictDoUpdate({
        target: [formChoice.schoolId, formChoice.unionId, formChoice.since],
        set: { formId: id },
      });
    return ok({
      subject: { kind: 'body', id: unionId },
      before: { formId: held[0]?.formId ?? null },
      after: { formId: id, since },
      answer: {},
    });
  },
});
