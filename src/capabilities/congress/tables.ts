import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { Method } from '../../engines/apportionment/model.ts';
import type { EducationLevel } from '../organisation/people/model.ts';
import type {
  CongressKind,
  CredentialState,
  DelegateCondition,
  FeedbackVerdict,
  FeedbackWay,
  LevelWay,
  Nominator,
} from './model.ts';

// The truth is `migrations/0018_congress.sql`; a test compares these columns with the catalogue.

export const congress = pgTable(
  'congress',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    unionId: id('union_id').notNull(),
    unitId: id('unit_id'),
    kind: text('kind').$type<CongressKind>().notNull(),
    ordinal: integer('ordinal'),
    title: text('title').notNull(),
    plannedSince: day('planned_since').notNull(),
    plannedUntil: day('planned_until').notNull(),
    delegatesBy: day('delegates_by'),
    place: text('place'),
    approvalId: id('approval_id'),
    heldSince: day('held_since'),
    heldUntil: day('held_until'),
    cancelled: day('cancelled'),
    cancelledWhy: text('cancelled_why'),
    pastDelegates: integer('past_delegates'),
    paper: bytes('paper'),
    opened: day('opened').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const congressQuota = pgTable(
  'congress_quota',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    number: integer('number').notNull(),
    total: integer('total').notNull(),
    method: text('method').$type<Method>().notNull(),
    levels: text('levels').$type<LevelWay>().notNull(),
    semesterId: id('semester_id'),
    input: json('input').notNull(),
    working: json('working').notNull(),
    proposed: day('proposed').notNull(),
    proposedBy: id('proposed_by'),
    decided: day('decided'),
    decidedBy: id('decided_by'),
    decision: text('decision'),
    paper: bytes('paper'),
    replaced: day('replaced'),
    published: day('published'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const electoralUnit = pgTable(
  'electoral_unit',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    unitId: id('unit_id').notNull(),
    quotaId: id('quota_id').notNull(),
    place: integer('place').notNull(),
    seats: integer('seats').notNull(),
    women: integer('women').notNull(),
    minority: integer('minority').notNull(),
    nonCadres: integer('non_cadres').notNull(),
    caseId: id('case_id'),
    electionId: id('election_id'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const electoralUnitLevel = pgTable(
  'electoral_unit_level',
  {
    schoolId: schoolColumn(),
    electoralUnitId: id('electoral_unit_id').notNull(),
    educationLevel: text('education_level').$type<EducationLevel>().notNull(),
    seats: integer('seats').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.electoralUnitId, row.educationLevel] })],
);

export const nomination = pgTable(
  'nomination',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    electoralUnitId: id('electoral_unit_id').notNull(),
    personId: id('person_id').notNull(),
    by: text('by').$type<Nominator>().notNull(),
    byName: text('by_name'),
    reason: text('reason'),
    day: day('day').notNull(),
    withdrawn: day('withdrawn'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const classFeedback = pgTable(
  'class_feedback',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    electoralUnitId: id('electoral_unit_id').notNull(),
    classId: id('class_id').notNull(),
    turn: integer('turn').notNull(),
    tokenHash: bytes('token_hash'),
    expiresAt: instant('expires_at'),
    asked: day('asked').notNull(),
    publicisedSince: day('publicised_since'),
    publicisedUntil: day('publicised_until'),
    verdict: text('verdict').$type<FeedbackVerdict>(),
    remarks: text('remarks'),
    signedBy: text('signed_by').array().notNull().default([]),
    via: text('via').$type<FeedbackWay>(),
    paper: bytes('paper'),
    recordedBy: id('recorded_by'),
    answered: day('answered'),
    resolved: day('resolved'),
    resolution: text('resolution'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const delegate = pgTable(
  'delegate',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    electoralUnitId: id('electoral_unit_id').notNull(),
    personId: id('person_id').notNull(),
    number: integer('number').notNull(),
    elected: day('elected').notNull(),
    votes: integer('votes'),
    registered: day('registered'),
    posts: text('posts'),
    resume: text('resume'),
    credentials: text('credentials').$type<CredentialState>().notNull().default('pending'),
    examined: day('examined'),
    examinedBy: id('examined_by'),
    grounds: text('grounds'),
    findings: json('findings'),
    until: day('until'),
    untilWhy: text('until_why'),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const delegateAttestation = pgTable(
  'delegate_attestation',
  {
    schoolId: schoolColumn(),
    delegateId: id('delegate_id').notNull(),
    condition: text('condition').$type<DelegateCondition>().notNull(),
    personId: id('person_id'),
    role: text('role'),
    day: day('day').notNull(),
    text: text('text').notNull(),
    paper: bytes('paper'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.delegateId, row.condition] })],
);

export const delegateObjection = pgTable(
  'delegate_objection',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    delegateId: id('delegate_id').notNull(),
    personId: id('person_id'),
    day: day('day').notNull(),
    text: text('text').notNull(),
    answered: day('answered'),
    answeredBy: id('answered_by'),
    answer: text('answer'),
    upheld: boolean('upheld'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
