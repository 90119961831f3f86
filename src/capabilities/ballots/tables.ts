import { boolean, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Phase } from '../../engines/ballots/model.ts';
import { bytes, day, id, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Secrecy, Way } from './model.ts';

// The truth is `migrations/0020_ballots.sql`; a test compares these columns with the catalogue.

export const ballotRound = pgTable(
  'ballot_round',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    electionId: id('election_id').notNull(),
    office: integer('office').notNull(),
    round: integer('round').notNull(),
    sittingId: id('sitting_id'),
    phase: text('phase').$type<Phase>().notNull(),
    secrecy: text('secrecy').$type<Secrecy>().notNull(),
    threshold: integer('threshold'),
    coIssuer: integer('co_issuer'),
    leastVoters: integer('least_voters').notNull(),
    setup: text('setup'),
    ctx: bytes('ctx'),
    checkCode: text('check_code'),
    expected: integer('expected'),
    present: integer('present'),
    issued: integer('issued'),
    boxTotal: integer('box_total'),
    voidReason: text('void_reason'),
    prepared: day('prepared').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const ballotObserver = pgTable(
  'ballot_observer',
  {
    schoolId: schoolColumn(),
    roundId: id('round_id').notNull(),
    number: integer('number').notNull(),
    personId: id('person_id').notNull(),
    keys: json('keys'),
    proof: text('proof'),
  },
  (row) => [
    primaryKey({ columns: [row.schoolId, row.roundId, row.number] }),
    unique().on(row.schoolId, row.roundId, row.personId),
  ],
);

export const ballotHolder = pgTable(
  'ballot_holder',
  {
    schoolId: schoolColumn(),
    roundId: id('round_id').notNull(),
    personId: id('person_id').notNull(),
    way: text('way').$type<Way>(),
    called: boolean('called').notNull().default(false),
    marked: boolean('marked').notNull().default(false),
    present: boolean('present').notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.roundId, row.personId] })],
);

export const ballotToken = pgTable(
  'ballot_token',
  {
    schoolId: schoolColumn(),
    roundId: id('round_id').notNull(),
    personId: id('person_id').notNull(),
    blinded: json('blinded'),
    signatures: json('signatures'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.roundId, row.personId] })],
);

export const ballotRoster = pgTable(
  'ballot_roster',
  {
    schoolId: schoolColumn(),
    roundId: id('round_id').notNull(),
    people: uuid('people').$type<Uuid>().array().notNull(),
    list: text('list'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.roundId] })],
);

export const ballotBoardEvent = pgTable(
  'ballot_board_event',
  {
    schoolId: schoolColumn(),
    roundId: id('round_id').notNull(),
    height: integer('height').notNull(),
    type: text('type').notNull(),
    payload: text('payload').notNull(),
    line: text('line').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.roundId, row.height] })],
);

export const ballotPublication = pgTable(
  'ballot_publication',
  {
    schoolId: schoolColumn(),
    roundId: id('round_id').notNull(),
    ballots: text('ballots').notNull(),
    issuedNames: text('issued_names').notNull(),
    issuedSalt: bytes('issued_salt').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.roundId] })],
);

export const ballotKiosk = pgTable(
  'ballot_kiosk',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    electionId: id('election_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    made: day('made').notNull(),
    ended: boolean('ended').notNull().default(false),
  },
  (row) => [
    primaryKey({ columns: [row.schoolId, row.id] }),
    unique().on(row.schoolId, row.tokenHash),
  ],
);
