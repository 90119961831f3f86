import { readDocument } from '../../../engines/documents/read-document.ts';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import type { DocumentTree } from '../../../engines/documents/tree.ts';
import { isStaffRoster } from '../../../facts/rosters/captions.ts';
import { columnOf, type Sheet } from '../../../facts/rosters/sheet.ts';
import { sheetsOf } from '../../../facts/rosters/sheets.ts';
import { readingOf } from '../../../facts/reading.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { fieldOfColumn, mostLines, type LineField, type SourceLine } from './line.ts';
import { linesOfSheet } from './sheet-lines.ts';
import { placesOf } from './places.ts';

/** A file as uploaded. */
export interface RosterFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What a file says, line by line. */
export interface ReadRoster {
  readonly lines: readonly SourceLine[];
  /** Fields that some column of the file fills. */
  readonly fields: readonly LineField[];
  /** Headers of columns that are not taken over. */
  readonly ignored: readonly string[];
}

/** Codes that reading a file can refuse with. */
export const fileRefusals = [
  'file-unreadable',
  'file-no-roster',
  'file-no-people',
  'file-too-many-rows',
] as const;

/** Sheets that list a union's people; where no sheet says so, every sheet with names that is no other list. */
function rosterSheets(tree: DocumentTree): readonly Sheet[] {
  const sheets = sheetsOf(readingOf(tree));
  const staff = sheets.filter(isStaffRoster);
  if (staff.length > 0) return staff;
  return sheets.filter(
    ({ columns }) =>
      columnOf(columns, 'name') !== -1 &&
      !columns.some(({ kind }) => kind === 'event' || kind === 'seats' || kind === 'full-time'),
  );
}

function ignoredHeaders(sheets: readonly Sheet[]): readonly string[] {
  const quiet = new Set(['number', 'note']);
  const headers = sheets.flatMap(({ columns }) =>
    columns
      .filter(({ kind, header }) => header !== '' && !fieldOfColumn[kind] && !quiet.has(kind))
      .map(({ header }) => header),
  );
  return [...new Set(headers)];
}

/**
 * Reads a roster as people keep it: any order of columns, other words for the same, title rows, ranks however they are
 * written, several sheets. Every cell stays as it was written; what it means is read line by line (`readLine`), so that
 * a corrected cell is read as one from a file. Refuses what is no readable document, holds no roster or nobody.
 */
export async function readRosterFile(
  file: RosterFile,
): Promise<Result<ReadRoster, readonly Refusal[]>> {
  const read = await readDocument({
    name: file.name,
    bytes: file.content,
    limits: defaultLimits,
  });
  if (!read.ok) return err([refusal('file-unreadable', 'file')]);
  return readRosterTree(read.value);
}

/** The same of a document that was read already, or pasted as text. */
export function readRosterTree(tree: DocumentTree): Result<ReadRoster, readonly Refusal[]> {
  const sheets = rosterSheets(tree);
  if (sheets.length === 0) return err([refusal('file-no-roster', 'file')]);
  const placeOf = placesOf(tree);
  const format = tree.files[0]?.format;
  const flattened = format === 'txt' || format === 'pdf' || format === 'md';
  const lines = sheets.flatMap((sheet) => linesOfSheet(sheet, { placeOf, flattened }));
  if (lines.length === 0) return err([refusal('file-no-people', 'file')]);
  if (lines.length > mostLines)
    return err([refusal('file-too-many-rows', 'file', { rows: lines.length, most: mostLines })]);
  const fields = new Set(sheets.flatMap(({ columns }) => columns.map(({ kind }) => kind)));
  const filled = [...fields].flatMap((kind) => fieldOfColumn[kind] ?? []);
  return ok({ lines, fields: [...new Set(filled)], ignored: ignoredHeaders(sheets) });
}
