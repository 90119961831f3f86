import type { PersonFacts } from '../people/model.ts';

/** The columns an import knows, by their names in the code. */
export type StudentColumn = 'number' | keyof PersonFacts | 'unit' | 'class';

/** One student as a row of the file says; null where the file is silent, and silence changes nothing. */
export interface StudentRow extends PersonFacts {
  /** Row of the sheet, the first being 1. */
  readonly row: number;
  readonly number: string;
  readonly unit: string | null;
  readonly class: string | null;
}

/** What can be wrong with a row; the words stand under `refusal.<code>`. */
export type RowCode =
  | 'row-number-missing'
  | 'row-number-scientific'
  | 'row-number-wrong'
  | 'row-number-twice'
  | 'row-number-known'
  | 'row-number-of-teacher'
  | 'row-name-missing'
  | 'row-value-too-long'
  | 'row-value-unknown'
  | 'row-class-without-unit'
  | 'row-unit-unknown'
  | 'row-unit-ambiguous'
  | 'row-class-unknown';

/** One thing wrong with one row: the column by its title in the file. Never the value, which is personal data. */
export interface RowIssue {
  readonly code: RowCode;
  readonly row: number;
  readonly column: string;
}

/** A file's students, what is wrong with its rows, and the titles of columns that mean nothing to us. */
export interface StudentRows {
  readonly students: readonly StudentRow[];
  readonly issues: readonly RowIssue[];
  readonly unknownColumns: readonly string[];
  /** The titles of the columns that were read. */
  readonly titles: Readonly<Partial<Record<StudentColumn, string>>>;
}

/** What an import does with numbers that are known: take over what the file says, leave them, or refuse. */
export const knownChoices = ['update', 'keep', 'refuse'] as const;
export type KnownChoice = (typeof knownChoices)[number];

/** Rows one file may have; the largest schools have fewer students than this. */
export const maximumStudents = 60_000;
