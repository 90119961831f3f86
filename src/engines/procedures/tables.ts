import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, day, id, instant, json, schoolColumn } from '../storage/columns.ts';
import type { ActKind, ObjectionTarget, Outcome } from './model.ts';

// The truth is `migrations/0010_procedures.sql`; a test compares these columns with the catalogue.

export const procedureEdition = pgTable(
  'procedure_edition',
  {
    schoolId: schoolColumn(),
    digest: text('digest').notNull(),
    name: text('name').notNull(),
    content: json('content').notNull(),
    since: day('since').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.digest] })],
);

export const procedureCase = pgTable(
  'procedure_case',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    procedure: text('procedure').notNull(),
    edition: text('edition').notNull(),
    unitId: id('unit_id'),
    personId: id('person_id'),
    began: day('began').notNull(),
    step: text('step').notNull(),
    turn: integer('turn').notNull(),
    since: day('since').notNull(),
    due: day('due'),
    acts: integer('acts').notNull(),
    shown: text('shown').array().notNull(),
    outcome: text('outcome').$type<Outcome>(),
    ended: day('ended'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const procedureAct = pgTable(
  'procedure_act',
  {
    schoolId: schoolColumn(),
    caseId: id('case_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').$type<ActKind>().notNull(),
    step: text('step').notNull(),
    turn: integer('turn').notNull(),
    party: text('party').notNull(),
    personId: id('person_id'),
    role: text('role'),
    onPaper: boolean('on_paper').notNull(),
    byName: text('by_name'),
    recordedBy: id('recorded_by'),
    day: day('day').notNull(),
    at: instant('at').notNull(),
    text: text('text'),
    paper: bytes('paper'),
    mark: integer('mark'),
    against: text('against').$type<ObjectionTarget>(),
    objection: integer('objection'),
    upheld: boolean('upheld'),
    until: day('until'),
    facts: json('facts'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.caseId, row.number] })],
);
