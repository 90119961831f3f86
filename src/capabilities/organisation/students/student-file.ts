import type { CellObject, WorkSheet } from '@e965/xlsx';
import { readDocument } from '../../../engines/documents/read-document.ts';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import { cellText, tablesOf } from '../../../engines/documents/tree.ts';
import { openWorkbook } from '../../../engines/documents/xlsx/open-workbook.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { plainSheetRows } from './sheet-rows.ts';

/** A list as uploaded. */
export interface StudentFile {
  readonly name: string;
  readonly content: Buffer;
}

/** The media types an import takes. */
export const studentFileTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
] as const;

/** A whole number as it is, since Excel shows long ones as `2.026E+11`; anything else as shown. */
function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n' && Number.isSafeInteger(cell.v)) return String(cell.v);
  return cell.t === 's' ? String(cell.v) : (cell.w ?? String(cell.v));
}

function rowsOfSheet(sheet: WorkSheet | undefined): readonly (readonly string[])[] {
  const rows = (sheet?.['!data'] ?? []) as readonly (readonly CellObject[] | undefined)[];
  // Rows and cells without content are holes of these arrays.
  return Array.from(rows, (cells) => Array.from(cells ?? [], textOf));
}

async function rowsOfCsv({
  name,
  content,
}: StudentFile): Promise<readonly (readonly string[])[] | null> {
  const read = await readDocument({ name, bytes: content, limits: defaultLimits });
  if (!read.ok) return null;
  const table = tablesOf(read.value.blocks)[0];
  return (table?.rows ?? []).map(({ cells }) => {
    const row: string[] = [];
    for (const cell of cells) row[cell.column] = cellText(read.value, cell);
    return Array.from(row, (text) => text ?? '');
  });
}

/** The rows of the first sheet of an .xlsx, or of a .csv. Refuses `file-unreadable`. */
export async function readStudentFile(
  file: StudentFile,
): Promise<Result<readonly (readonly string[])[], readonly Refusal[]>> {
  const unreadable = err([refusal('file-unreadable', 'file')]);
  if (file.content[0] === 0x50 && file.content[1] === 0x4b) {
    const plain = plainSheetRows(file.content, defaultLimits.unpackedBytes);
    if (plain !== null) return ok(plain);
    const book = openWorkbook(file.content, defaultLimits);
    if (!book.ok) return unreadable;
    return ok(rowsOfSheet(book.value.Sheets[book.value.SheetNames[0] ?? '']));
  }
  const rows = await rowsOfCsv({ ...file, name: file.name.replace(/(?:\.\w+)?$/, '.csv') });
  return rows === null ? unreadable : ok(rows);
}
