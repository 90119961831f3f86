import { z } from 'zod';
import { choice, day, file, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { getAttachment } from '../../../engines/storage/attachments.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { kept } from '../changes.ts';
import { keepers } from '../reach.ts';
import { unlessTaken } from '../taken.ts';
import { numberKey } from '../people/actions.ts';
import { unitKinds } from '../units/model.ts';
import { knownChoices, type RowIssue, type StudentRows } from './model.ts';
import { findPlaces } from './places.ts';
import { openUnits, peopleByNumber } from './reads.ts';
import { issueRefusals, readStudentRows, toldIssues } from './rules.ts';
import { sortStudents } from './sorting.ts';
import { readStudentFile, studentFileTypes } from './student-file.ts';
import { writeImport } from './writes.ts';

const unitKindChoices = unitKinds.filter((kind) => kind !== 'class');

const input = z.object({
  file: file(studentFileTypes),
  known: choice(knownChoices),
  skipWrongRows: yesNo(),
  createUnits: yesNo(),
  unitKind: choice(unitKindChoices as ['department', 'college', 'academy', 'campus']).optional(),
  since: day(),
});

/** What an import tells; rows that were left out are named with their faults. */
export interface ImportAnswer {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Known numbers left as they are, and wrong rows left out. */
  readonly skipped: number;
  readonly unitsCreated: number;
  readonly wrongRows: readonly RowIssue[];
  readonly unknownColumns: readonly string[];
}

async function readAttached(
  { tx }: Context,
  sha256: string,
): Promise<Result<StudentRows, readonly Refusal[]>> {
  const attached = await getAttachment(tx, sha256);
  if (attached === null) return err([refusal('file-unknown', 'file')]);
  const rows = await readStudentFile(attached);
  return rows.ok ? readStudentRows(rows.value) : rows;
}

const countRows = (issues: readonly RowIssue[]): number =>
  new Set(issues.map(({ row }) => row)).size;

/**
 * Imports students from an .xlsx or .csv uploaded before. Nothing is imported while any row is wrong, unless wrong rows
 * are to be left out. Repeating it changes nothing: students are known by their number. The journal keeps the file's
 * hash, what was made of it, and the changed fields of updated students as they were; the rows themselves are the file's.
 */
export const studentImport = defineAction({
  name: 'student.import',
  room: 'organisation',
  may: keepers,
  refuses: [
    'file-unknown',
    'file-unreadable',
    'file-columns-missing',
    'file-too-many-rows',
    'file-more-faults',
    'row-number-missing',
    'row-number-scientific',
    'row-number-wrong',
    'row-number-twice',
    'row-number-known',
    'row-number-of-teacher',
    'row-name-missing',
    'row-value-too-long',
    'row-value-unknown',
    'row-class-without-unit',
    'row-unit-unknown',
    'row-unit-ambiguous',
    'row-class-unknown',
    'made-meanwhile',
  ],
  input,
  run: async (wanted, context) => {
    const { tx, newId } = context;
    const read = await readAttached(context, wanted.file);
    if (!read.ok) return read;
    const { students, titles, unknownColumns } = read.value;
    if (read.value.issues.length > 0 && !wanted.skipWrongRows)
      return err(issueRefusals(read.value.issues));
    const [units, known] = await Promise.all([
      openUnits(tx),
      peopleByNumber(
        tx,
        students.map(({ number }) => number),
      ),
    ]);
    const { since, unitKind = 'department' } = wanted;
    const places = findPlaces(units, wanted.createUnits ? { unitKind, since, newId } : null);
    const sorted = sortStudents({
      students,
      known,
      places,
      titles,
      newId,
      whenKnown: wanted.known,
    });
    const issues = [...read.value.issues, ...sorted.issues];
    if (issues.length > 0 && !wanted.skipWrongRows) return err(issueRefusals(issues));
    const written = await unlessTaken(tx, ['unit_name', numberKey], () =>
      writeImport(tx, { ...sorted, units: places.made, since }),
    );
    if (written === 'taken') return err([refusal('made-meanwhile', 'file')]);
    const answer: ImportAnswer = {
      created: sorted.create.length,
      updated: sorted.update.length,
      unchanged: sorted.unchanged,
      skipped: sorted.kept + countRows(issues),
      unitsCreated: places.made.length,
      wrongRows: issues.slice(0, toldIssues),
      unknownColumns,
    };
    const made = places.made.map((unit) => kept(unit));
    return ok({
      subject: { kind: 'attachment', id: wanted.file },
      before: { people: sorted.before as unknown as Json },
      after: { ...wanted, unitKind, units: made },
      answer,
    });
  },
});
