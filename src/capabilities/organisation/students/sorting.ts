import type { Uuid } from '../../../kernel/id.ts';
import type { KnownChoice, RowCode, RowIssue, StudentRow } from './model.ts';
import type { Places } from './places.ts';
import type { KnownPerson } from './reads.ts';
import { changesOf } from './rules.ts';
import type { NewStudent } from './writes.ts';

/** What an import would do with each row. */
export interface Sorted {
  readonly create: readonly NewStudent[];
  readonly update: readonly NewStudent[];
  /** The changed fields of each updated student as they were, for the journal. */
  readonly before: readonly { readonly number: string; readonly was: Partial<KnownPerson> }[];
  readonly unchanged: number;
  /** Known numbers that were to be kept. */
  readonly kept: number;
  readonly issues: readonly RowIssue[];
}

interface Parts {
  readonly students: readonly StudentRow[];
  readonly known: ReadonlyMap<string, KnownPerson>;
  readonly places: Places;
  readonly whenKnown: KnownChoice;
  readonly titles: Readonly<Partial<Record<string, string>>>;
  newId(): Uuid;
}

const columnAt: Readonly<Partial<Record<RowCode, string>>> = {
  'row-unit-unknown': 'unit',
  'row-unit-ambiguous': 'unit',
  'row-class-unknown': 'class',
};

type Place = Pick<NewStudent, 'unitId' | 'classId'>;

// Field by field: ten thousand rows make copying by rest and spread felt.
const studentOf = (id: Uuid, said: StudentRow, { unitId, classId }: Place): NewStudent => ({
  id,
  number: said.number,
  name: said.name,
  sex: said.sex,
  ethnicGroup: said.ethnicGroup,
  citizen: said.citizen,
  politicalStatus: said.politicalStatus,
  educationLevel: said.educationLevel,
  programme: said.programme,
  grade: said.grade,
  fullTime: said.fullTime,
  unitId,
  classId,
});

/** Why a row of a known number cannot go on, or null. */
function knownFault(known: KnownPerson | undefined, whenKnown: KnownChoice): RowCode | null {
  if (!known) return null;
  if (known.kind === 'teacher') return 'row-number-of-teacher';
  return whenKnown === 'refuse' ? 'row-number-known' : null;
}

/** What a row changes of a known student. Another unit without a class leaves the old class. */
function changedBy(person: KnownPerson, student: StudentRow, place: Place): Partial<KnownPerson> {
  const changed = changesOf<KnownPerson>(person, studentOf(person.id, student, place));
  const moved = changed.unitId !== undefined && place.classId === null && person.classId !== null;
  return moved ? { ...changed, classId: null } : changed;
}

/**
 * Sorts a file's rows into those to create, to update, to leave, and faults. An empty cell changes nothing; a row
 * without a unit leaves the student where they are. Pure, but for the ids handed in.
 */
export function sortStudents({ students, known, places, whenKnown, titles, newId }: Parts): Sorted {
  const create: NewStudent[] = [];
  const update: NewStudent[] = [];
  const before: { number: string; was: Partial<KnownPerson> }[] = [];
  const issues: RowIssue[] = [];
  let unchanged = 0;
  let kept = 0;
  for (const student of students) {
    const person = known.get(student.number);
    const fault = knownFault(person, whenKnown);
    const place = fault ?? (person && whenKnown === 'keep' ? null : places.of(student));
    if (typeof place === 'string') {
      const column = columnAt[place] ?? 'number';
      issues.push({ code: place, row: student.row, column: titles[column] ?? column });
    } else if (place === null) kept += 1;
    else if (!person) create.push(studentOf(newId(), student, place));
    else {
      const changed = changedBy(person, student, place);
      const fields = Object.keys(changed) as (keyof KnownPerson)[];
      if (fields.length === 0) unchanged += 1;
      else {
        update.push({ ...person, ...changed });
        const was = Object.fromEntries(fields.map((field) => [field, person[field]]));
        before.push({ number: student.number, was: was as Partial<KnownPerson> });
      }
    }
  }
  return { create, update, before, unchanged, kept, issues };
}
