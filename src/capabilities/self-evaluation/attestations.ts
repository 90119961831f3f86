import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  personal,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../engines/actions/verb.ts';
import { isKept } from '../../engines/storage/attachments.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { bodiesOn, personById } from '../organisation/reads.ts';
import { reachesUnit } from '../organisation/reach.ts';
import { attesters, unitReaders } from './grants.ts';
import { attestableCriteria, seasons } from './model.ts';
import { judgeAttestation } from './rules.ts';
import { attestation } from './tables.ts';

const room = 'self-evaluation';

/** Papers that can prove something: scans, photos, Word. */
const paperTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;

const who = personal(reference('person'), 'Who vouches must be named for the word to count');

/** Records a named person's word that a criterion is met, with the paper they signed. */
export const attestationRecord = defineAction({
  name: 'attestation.record',
  room,
  may: attesters,
  refuses: [
    'union-unknown',
    'person-unknown',
    'paper-unknown',
    'attested-future',
    'dates-reversed',
    'season-missing',
  ],
  input: z.object({
    unionId: reference('body'),
    criterion: choice(attestableCriteria),
    what: longText(400),
    day: day(),
    until: day().nullish(),
    season: choice(seasons).nullish(),
    everyone: yesNo().nullish(),
    ordinal: whole(1, 200).nullish(),
    paper: file(paperTypes),
    attestedBy: who,
    attestedAs: text(40),
  }),
  run: async (input, { tx, authority, today, now, newId }) => {
    const { season, everyone, ordinal, ...asked } = input;
    const detail = {
      season: season ?? null,
      everyone: everyone ?? null,
      ordinal: ordinal ?? null,
    };
    const row = { ...asked, until: asked.until ?? null, detail };
    const bodies = await bodiesOn(tx, today);
    const union = bodies.find(
      ({ id, kind }) =>
        id === input.unionId && (kind === 'student-union' || kind === 'graduate-union'),
    );
    if (!union || !reachesUnit(authority, union.unitId))
      return err([refusal('union-unknown', 'unionId')]);
    const person = await personById(tx, input.attestedBy);
    if (person === null || person.kind !== 'teacher')
      return err([refusal('person-unknown', 'attestedBy')]);
    if (!(await isKept(tx, input.paper))) return err([refusal('paper-unknown', 'paper')]);
    const refusals = judgeAttestation({ ...row, today });
    if (refusals.length > 0) return err(refusals);
    const id = newId();
    await tx.db.insert(attestation).values({ schoolId: tx.schoolId, id, ...row, recordedAt: now });
    return ok({
      subject: { kind: 'attestation', id },
      before: null,
      after: row,
      answer: { id },
    });
  },
});

/** Takes a word back, saying why. What was published on it stays as it was. */
export const attestationWithdraw = defineAction({
  name: 'attestation.withdraw',
  room,
  may: attesters,
  face: 'confirm',
  refuses: ['attestation-unknown'],
  input: z.object({ attestationId: reference('attestation'), why: longText(400) }),
  run: async ({ attestationId, why }, { tx, authority, today, now }) => {
    const bodies = await bodiesOn(tx, today);
    const reached = bodies
      .filter(({ unitId }) => reachesUnit(authority, unitId))
      .map(({ id }) => id);
    const rows = await tx.db
      .update(attestation)
      .set({ withdrawnAt: now, withdrawnWhy: why })
      .where(
        and(
          eq(attestation.schoolId, tx.schoolId),
          eq(attestation.id, attestationId),
          isNull(attestation.withdrawnAt),
          inArray(attestation.unionId, reached),
        ),
      )
      .returning({ id: attestation.id });
    if (rows.length === 0) return err([refusal('attestation-unknown', 'attestationId')]);
    return ok({
      subject: { kind: 'attestation', id: attestationId },
      before: { withdrawnAt: null },
      after: { withdrawnAt: now, withdrawnWhy: why },
      answer: {},
    });
  },
});

/** The words in force and those taken back, the last first. */
export const attestationList = defineList({
  name: 'attestation.list',
  room,
  may: unitReaders,
  refuses: [],
  input: z.object({
    unionId: reference('body').optional(),
    criterion: choice(attestableCriteria).optional(),
    withdrawn: yesNo().optional(),
  }),
  row: z.object({
    id: rowId(),
    criterion: choice(attestableCriteria),
    unionName: text(),
    what: longText(400),
    day: day(),
    until: day().nullable(),
    attestedName: personal(text(), 'Who vouches must be named for the word to count'),
    attestedAs: text(40),
    paper: z.string().meta({ kind: 'text' }),
    withdrawnWhy: longText(400).nullable(),
  }),
  sortable: ['day', 'criterion'],
  newestFirst: true,
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx, authority, today }) => {
    const bodies = await bodiesOn(tx, today);
    const reached = bodies.filter(({ unitId }) => reachesUnit(authority, unitId));
    const wanted = reached
      .map(({ id }) => id)
      .filter((id) => filters.unionId === undefined || id === filters.unionId);
    const where = and(
      eq(attestation.schoolId, tx.schoolId),
      inArray(attestation.unionId, wanted),
      filters.criterion && eq(attestation.criterion, filters.criterion),
      filters.withdrawn === undefined
        ? undefined
        : filters.withdrawn
          ? sql`${attestation.withdrawnAt} is not null`
          : isNull(attestation.withdrawnAt),
    );
    const by = sort.by === 'criterion' ? attestation.criterion : attestation.day;
    const [rows, counted] = await Promise.all([
      tx.db
        .select()
        .from(attestation)
        .where(where)
        .orderBy(sort.descending ? desc(by) : by, attestation.id)
        .offset(offset)
        .limit(limit),
      tx.db
        .select({ total: sql<number>`count(*)::int` })
        .from(attestation)
        .where(where),
    ]);
    const names = await Promise.all(
      [...new Set(rows.map(({ attestedBy }) => attestedBy))].map((id) => personById(tx, id)),
    );
    const nameOf = new Map(names.flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
    const unionOf = new Map(bodies.map(({ id, name }) => [id, name]));
    return ok({
      rows: rows.map((row) => ({
        id: row.id,
        criterion: row.criterion,
        unionName: unionOf.get(row.unionId) ?? '',
        what: row.what,
        day: row.day,
        until: row.until,
        attestedName: nameOf.get(row.attestedBy) ?? '',
        attestedAs: row.attestedAs,
        paper: row.paper,
        withdrawnWhy: row.withdrawnWhy,
      })),
      total: counted[0]?.total ?? 0,
    });
  },
});
