import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  personal,
  reference,
  rowId,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../engines/actions/verb.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { personById } from '../organisation/reads.ts';
import { publishers } from './grants.ts';
import { consentAnswers, consentBases } from './model.ts';
import { publicationConsent } from './tables.ts';

const room = 'disclosure';
const why = 'Whether somebody may be named in public follows from it';

/** Records what a person was told and said about being named in public; the newest word counts. */
export const consentRecord = defineAction({
  name: 'consent.record',
  room,
  may: publishers,
  refuses: ['person-unknown', 'noticed-future', 'answer-not-of-basis'],
  input: z.object({
    personId: personal(reference('person'), why),
    basis: choice(consentBases),
    noticedOn: day(),
    answer: choice(consentAnswers),
    answeredOn: day().nullish(),
    minor: personal(yesNo(), 'A minor is never named').nullish(),
  }),
  run: async (input, { tx, today }) => {
    const { personId, basis, answer, noticedOn } = input;
    if (noticedOn > today) return err([refusal('noticed-future', 'noticedOn', { today })]);
    if (basis === 'consent' && answer === 'not-needed')
      return err([refusal('answer-not-of-basis', 'answer')]);
    if ((await personById(tx, personId)) === null)
      return err([refusal('person-unknown', 'personId')]);
    const key = and(
      eq(publicationConsent.schoolId, tx.schoolId),
      eq(publicationConsent.personId, personId),
    );
    const [before] = await tx.db.select().from(publicationConsent).where(key);
    const content = {
      basis,
      noticedOn,
      answer,
      answeredOn: input.answeredOn ?? null,
      minor: input.minor ?? null,
    };
    await tx.db
      .insert(publicationConsent)
      .values({ schoolId: tx.schoolId, personId, ...content })
      .onConflictDoUpdate({
        target: [publicationConsent.schoolId, publicationConsent.personId],
        set: content,
      });
    return ok({
      subject: { kind: 'person', id: personId },
      before: before ? ({ basis: before.basis, answer: before.answer } as Json) : null,
      after: content as unknown as Json,
      answer: {},
    });
  },
});

/** Who was told and what they said. */
export const consentList = defineList({
  name: 'consent.list',
  room,
  may: publishers,
  refuses: [],
  input: z.object({ answer: choice(consentAnswers).optional() }),
  row: z.object({
    id: rowId(),
    personName: personal(text(), why),
    basis: choice(consentBases),
    noticedOn: day(),
    answer: choice(consentAnswers),
    minor: personal(yesNo(), 'A minor is never named').nullable(),
  }),
  sortable: ['noticedOn'],
  newestFirst: true,
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx }) => {
    const where = and(
      eq(publicationConsent.schoolId, tx.schoolId),
      filters.answer && eq(publicationConsent.answer, filters.answer),
    );
    const by = publicationConsent.noticedOn;
    const [rows, counted] = await Promise.all([
      tx.db
        .select()
        .from(publicationConsent)
        .where(where)
        .orderBy(sort.descending ? sql`${by} desc` : by, publicationConsent.personId)
        .offset(offset)
        .limit(limit),
      tx.db
        .select({ total: sql<number>`count(*)::int` })
        .from(publicationConsent)
        .where(where),
    ]);
    const people = await Promise.all(rows.map(({ personId }) => personById(tx, personId)));
    return ok({
      rows: rows.map(({ personId, basis, noticedOn, answer, minor }, at) => ({
        id: personId,
        personName: people[at]?.name ?? '',
        basis,
        noticedOn,
        answer,
        minor,
      })),
      total: counted[0]?.total ?? 0,
    });
  },
});
