import { z } from 'zod';
import {
  file,
  reference,
  rowId,
  thingKind,
  verbName,
  whole,
  text,
  instant,
  choice,
  day,
} from '../../src/engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../src/engines/actions/verb.ts';

/** Verbs behind the rooms' own pages, as those pages know them; the stub answers by itself. */
const run = () => Promise.reject(new Error('a trial verb is only described'));
const may = [{ role: 'administrator', reach: 'school' }] as const;
const organisation = { room: 'organisation', may, refuses: [], run };

export const readPerson = defineQuery({
  ...organisation,
  name: 'person.read',
  input: z.object({ personId: reference('person') }),
});
export const liftDiscipline = defineAction({
  ...organisation,
  name: 'discipline.lift',
  input: z.object({ disciplineId: rowId(), until: day() }),
});
export const importStudents = defineAction({
  ...organisation,
  name: 'student.import',
  input: z.object({ file: file(['text/csv']) }),
});
export const readHeadcounts = defineQuery({
  ...organisation,
  name: 'headcount.read',
  input: z.object({ semesterId: reference('semester').optional() }),
});
export const computeHeadcounts = defineQuery({
  ...organisation,
  name: 'headcount.compute',
  input: z.object({ semesterId: reference('semester') }),
});
const cell = z.object({
  educationLevel: choice(['secondary', 'junior-college', 'undergraduate', 'postgraduate']),
  sex: choice(['female', 'male']),
  minority: z.boolean(),
  students: whole(),
});
export const recordHeadcount = defineAction({
  ...organisation,
  name: 'headcount.record',
  face: 'screen',
  input: z.object({
    semesterId: reference('semester'),
    unitId: reference('unit'),
    cells: z.array(cell).min(1).max(16),
  }),
});
export const listJournal = defineList({
  ...organisation,
  room: 'workbench',
  name: 'journal.list',
  input: z.object({
    verb: verbName().optional(),
    subjectKind: thingKind().optional(),
    subjectId: z.string().meta({ kind: 'id' }).optional(),
  }),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    seq: whole(),
    at: instant(),
    verb: verbName(),
    personId: rowId().nullable(),
    personName: text().nullable(),
    subjectKind: thingKind(),
  }),
  sortable: ['at'],
  searchable: false,
});
export const readJournal = defineQuery({
  ...organisation,
  room: 'workbench',
  name: 'journal.read',
  input: z.object({ seq: whole() }),
});

/** All of them. */
export const screenVerbs = [
  readPerson,
  liftDiscipline,
  importStudents,
  readHeadcounts,
  computeHeadcounts,
  recordHeadcount,
  listJournal,
  readJournal,
];
