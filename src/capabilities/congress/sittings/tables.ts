import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Threshold } from '../../../engines/counting/model.ts';
import { bytes, day, id, instant, json, schoolColumn } from '../../../engines/storage/columns.ts';
import type {
  AttendanceKind,
  AttendanceWay,
  DocumentKind,
  HandBase,
  ItemKind,
  Matter,
  ProposalState,
  Satisfaction,
  SittingKind,
} from './model.ts';

// The truth is `migrations/0019_sittings.sql`; a test compares these columns with the catalogue.

export const congressHall = pgTable(
  'congress_hall',
  {
    schoolId: schoolColumn(),
    congressId: id('congress_id').notNull(),
    salt: bytes('salt').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.congressId] })],
);

export const sitting = pgTable(
  'sitting',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    kind: text('kind').$type<SittingKind>().notNull(),
    title: text('title').notNull(),
    day: day('day').notNull(),
    begins: text('begins'),
    place: text('place'),
    chairName: text('chair_name'),
    currentItemId: id('current_item_id'),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    quorumN: integer('quorum_n'),
    quorumD: integer('quorum_d'),
    quorumOp: text('quorum_op').$type<Threshold['op']>(),
    expected: integer('expected'),
    present: integer('present'),
    screenHash: bytes('screen_hash'),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const agendaItem = pgTable(
  'agenda_item',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    sittingId: id('sitting_id').notNull(),
    place: integer('place').notNull(),
    kind: text('kind').$type<ItemKind>().notNull(),
    title: text('title').notNull(),
    speaker: text('speaker'),
    minutes: integer('minutes'),
    electionId: id('election_id'),
    beganAt: instant('began_at'),
    endedAt: instant('ended_at'),
    removedOn: day('removed_on'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const attendanceEvent = pgTable(
  'attendance_event',
  {
    schoolId: schoolColumn(),
    sittingId: id('sitting_id').notNull(),
    number: integer('number').notNull(),
    /** The delegate it is told of; null in an assembly, where it is told of the person. */
    delegateId: id('delegate_id'),
    kind: text('kind').$type<AttendanceKind>().notNull(),
    way: text('way').$type<AttendanceWay>().notNull(),
    at: instant('at').notNull(),
    byId: id('by_id'),
    reason: text('reason'),
    corrects: integer('corrects'),
    personId: id('person_id'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.sittingId, row.number] })],
);

export const congressDocument = pgTable(
  'congress_document',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    itemId: id('item_id'),
    kind: text('kind').$type<DocumentKind>().notNull(),
    title: text('title').notNull(),
    source: text('source'),
    file: bytes('file'),
    link: text('link'),
    day: day('day').notNull(),
    removedOn: day('removed_on'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const congressGuest = pgTable(
  'congress_guest',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    name: text('name').notNull(),
    office: text('office'),
    came: boolean('came'),
    removedOn: day('removed_on'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const proposal = pgTable(
  'proposal',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    congressId: id('congress_id').notNull(),
    number: integer('number').notNull(),
    delegateId: id('delegate_id').notNull(),
    title: text('title').notNull(),
    reason: text('reason').notNull(),
    measures: text('measures').notNull(),
    submitted: day('submitted').notNull(),
    secondsNeeded: integer('seconds_needed').notNull(),
    state: text('state').$type<ProposalState>().notNull(),
    screened: day('screened'),
    screenedBy: id('screened_by'),
    screenedWhy: text('screened_why'),
    mergedInto: id('merged_into'),
    office: text('office'),
    officeBodyId: id('office_body_id'),
    due: day('due'),
    closed: day('closed'),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const proposalSecond = pgTable(
  'proposal_second',
  {
    schoolId: schoolColumn(),
    proposalId: id('proposal_id').notNull(),
    delegateId: id('delegate_id').notNull(),
    day: day('day').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.proposalId, row.delegateId] })],
);

export const proposalReply = pgTable(
  'proposal_reply',
  {
    schoolId: schoolColumn(),
    proposalId: id('proposal_id').notNull(),
    number: integer('number').notNull(),
    day: day('day').notNull(),
    byId: id('by_id'),
    text: text('text').notNull(),
    returnedWhy: text('returned_why'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.proposalId, row.number] })],
);

export const proposalRating = pgTable(
  'proposal_rating',
  {
    schoolId: schoolColumn(),
    proposalId: id('proposal_id').notNull(),
    number: integer('number').notNull(),
    delegateId: id('delegate_id').notNull(),
    rating: text('rating').$type<Satisfaction>().notNull(),
    remarks: text('remarks'),
    day: day('day').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.proposalId, row.number, row.delegateId] })],
);

export const resolution = pgTable(
  'resolution',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    sittingId: id('sitting_id').notNull(),
    itemId: id('item_id'),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    matter: text('matter').$type<Matter>().notNull(),
    base: text('base').$type<HandBase>().notNull(),
    shareN: integer('share_n').notNull(),
    shareD: integer('share_d').notNull(),
    shareOp: text('share_op').$type<Threshold['op']>().notNull(),
    putOn: day('put_on').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const resolutionVote = pgTable(
  'resolution_vote',
  {
    schoolId: schoolColumn(),
    resolutionId: id('resolution_id').notNull(),
    number: integer('number').notNull(),
    yes: integer('yes').notNull(),
    no: integer('no').notNull(),
    abstain: integer('abstain').notNull(),
    expected: integer('expected').notNull(),
    present: integer('present').notNull(),
    needed: integer('needed').notNull(),
    passed: boolean('passed').notNull(),
    reason: text('reason'),
    at: instant('at').notNull(),
    byId: id('by_id'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.resolutionId, row.number] })],
);

export const standingDelegate = pgTable(
  'standing_delegate',
  {
    schoolId: schoolColumn(),
    congressId: id('congress_id').notNull(),
    delegateId: id('delegate_id').notNull(),
    since: day('since').notNull(),
    until: day('until'),
    endedWhy: text('ended_why'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.congressId, row.delegateId] })],
);

export const sittingMinutes = pgTable(
  'sitting_minutes',
  {
    schoolId: schoolColumn(),
    sittingId: id('sitting_id').notNull(),
    recorderName: text('recorder_name').notNull(),
    remarks: text('remarks'),
    signedAt: instant('signed_at'),
    signedBy: id('signed_by'),
    signedPaper: json('signed_paper'),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.sittingId] })],
);
