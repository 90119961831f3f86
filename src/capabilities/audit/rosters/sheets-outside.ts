import type { Reading } from '../../../facts/reading.ts';
import type { Sheet } from '../../../facts/rosters/sheet.ts';
import { sheetsOf } from '../../../facts/rosters/sheets.ts';
import type { FormReading } from '../model.ts';

/** The sheets that stand outside the tables of the forms. */
export function sheetsOutside(reading: Reading, forms: readonly FormReading[]): readonly Sheet[] {
  const tables = forms.flatMap((form) => form.tableSpans);
  return sheetsOf(reading).filter(
    (sheet) =>
      !tables.some((span) => sheet.header.start < span.end && sheet.header.end > span.start),
  );
}
