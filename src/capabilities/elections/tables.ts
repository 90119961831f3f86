import { integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { Contest } from '../../engines/counting/model.ts';
import type { ElectingMeeting, ElectionState, TellerRole, What } from './model.ts';

// The truth is `migrations/0017_elections.sql`; a test compares these columns with the catalogue.

export const election = pgTable(
  'election',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    what: text('what').$type<What>().notNull(),
    bodyId: id('body_id'),
    unitId: id('unit_id'),
    elector: text('elector').$type<ElectingMeeting>().notNull(),
    electorName: text('elector_name').notNull(),
    title: text('title').notNull(),
    day: day('day').notNull(),
    rules: json('rules').notNull(),
    ruleArticles: json('rule_articles').notNull(),
    subjectKind: text('subject_kind'),
    subjectId: id('subject_id'),
    state: text('state').$type<ElectionState>().notNull(),
    publicFrom: day('public_from'),
    publicUntil: day('public_until'),
    prepared: day('prepared').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const electionOffice = pgTable(
  'election_office',
  {
    schoolId: schoolColumn(),
    electionId: id('election_id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    seats: integer('seats').notNull(),
    postId: id('post_id'),
    mode: text('mode').$type<Contest>().notNull(),
    overrideReason: text('override_reason'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.electionId, row.number] })],
);

export const electionCandidate = pgTable(
  'election_candidate',
  {
    schoolId: schoolColumn(),
    electionId: id('election_id').notNull(),
    office: integer('office').notNull(),
    personId: id('person_id').notNull(),
    candidacyId: id('candidacy_id'),
    position: integer('position'),
    struckReason: text('struck_reason'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.electionId, row.office, row.personId] })],
);

export const electionTeller = pgTable(
  'election_teller',
  {
    schoolId: schoolColumn(),
    electionId: id('election_id').notNull(),
    personId: id('person_id').notNull(),
    role: text('role').$type<TellerRole>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.electionId, row.personId] })],
);

export const electionEvent = pgTable(
  'election_event',
  {
    schoolId: schoolColumn(),
    electionId: id('election_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    office: integer('office'),
    at: instant('at').notNull(),
    personId: id('person_id'),
    role: text('role'),
    payload: json('payload').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.electionId, row.number] })],
);

export const electionEntry = pgTable(
  'election_entry',
  {
    schoolId: schoolColumn(),
    electionId: id('election_id').notNull(),
    office: integer('office').notNull(),
    round: integer('round').notNull(),
    channel: text('channel').notNull(),
    slot: integer('slot').notNull(),
    personId: id('person_id').notNull(),
    figures: json('figures').notNull(),
    at: instant('at').notNull(),
  },
  (row) => [
    primaryKey({
      columns: [row.schoolId, row.electionId, row.office, row.round, row.channel, row.slot],
    }),
    unique().on(row.schoolId, row.electionId, row.office, row.round, row.channel, row.personId),
  ],
);
