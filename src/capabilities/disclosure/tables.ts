import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { PartId, Profile } from './edition/model.ts';
import type { ConsentAnswer, ConsentBasis, WithdrawalReason } from './model.ts';

// The truth is `migrations/0015_disclosure.sql`; a test compares these columns with the catalogue.

export const disclosure = pgTable(
  'disclosure',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    unionId: id('union_id').notNull(),
    formId: text('form_id').notNull(),
    asOf: day('as_of').notNull(),
    profile: text('profile').$type<Profile>().notNull(),
    corrects: text('corrects'),
    why: text('why'),
    revision: integer('revision').notNull(),
    begunAt: instant('begun_at').notNull(),
    closedAt: instant('closed_at'),
    editionHash: text('edition_hash'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const disclosureClaim = pgTable(
  'disclosure_claim',
  {
    schoolId: schoolColumn(),
    disclosureId: id('disclosure_id').notNull(),
    item: text('item').notNull(),
    ticked: boolean('ticked'),
    conforming: integer('conforming'),
    ground: text('ground'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.disclosureId, row.item] })],
);

export const disclosureSection = pgTable(
  'disclosure_section',
  {
    schoolId: schoolColumn(),
    disclosureId: id('disclosure_id').notNull(),
    part: text('part').$type<PartId>().notNull(),
    text: text('text'),
    paper: text('paper'),
    attestedBy: id('attested_by'),
    attestedAs: text('attested_as'),
    attestedOn: day('attested_on'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.disclosureId, row.part] })],
);

export const disclosureExplanation = pgTable(
  'disclosure_explanation',
  {
    schoolId: schoolColumn(),
    disclosureId: id('disclosure_id').notNull(),
    finding: text('finding').notNull(),
    why: text('why').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.disclosureId, row.finding] })],
);

export const disclosureApproval = pgTable(
  'disclosure_approval',
  {
    schoolId: schoolColumn(),
    disclosureId: id('disclosure_id').notNull(),
    role: text('role').notNull(),
    revision: integer('revision').notNull(),
    content: text('content').notNull(),
    personId: id('person_id'),
    approvedAt: instant('approved_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.disclosureId, row.role, row.revision] })],
);

export const edition = pgTable(
  'edition',
  {
    schoolId: schoolColumn(),
    hash: text('hash').notNull(),
    unionId: id('union_id').notNull(),
    formId: text('form_id').notNull(),
    number: integer('number').notNull(),
    asOf: day('as_of').notNull(),
    publishedOn: day('published_on').notNull(),
    profile: text('profile').$type<Profile>().notNull(),
    filing: json('filing').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.hash] })],
);

export const editionWithdrawal = pgTable(
  'edition_withdrawal',
  {
    schoolId: schoolColumn(),
    hash: text('hash').notNull(),
    place: text('place').notNull(),
    why: text('why').$type<WithdrawalReason>().notNull(),
    withdrawnOn: day('withdrawn_on').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.hash, row.place] })],
);

export const publicationConsent = pgTable(
  'publication_consent',
  {
    schoolId: schoolColumn(),
    personId: id('person_id').notNull(),
    basis: text('basis').$type<ConsentBasis>().notNull(),
    noticedOn: day('noticed_on').notNull(),
    answer: text('answer').$type<ConsentAnswer>().notNull(),
    answeredOn: day('answered_on'),
    minor: boolean('minor'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.personId] })],
);
