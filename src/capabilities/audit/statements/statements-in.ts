import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { sectionsOf } from './sections.ts';
import { sentencesOf, type Statements } from './sentences.ts';
import { unitsOf } from './units.ts';

const known = new WeakMap<
  Reading,
  { readonly forms: readonly FormReading[]; readonly statements: Statements }
>();

/** The sentences of a document outside its forms, prepared once for every intake that reads them. */
export function statementsIn(reading: Reading, forms: readonly FormReading[]): Statements {
  const before = known.get(reading);
  if (before && before.forms === forms) return before.statements;
  const units = unitsOf(
    reading,
    forms.flatMap((form) => form.tableSpans),
  );
  const sections = sectionsOf(units);
  const university = forms.some((form) => (form.organisation ?? '').endsWith('大学'));
  const statements = {
    reading,
    units,
    sections,
    sentences: sentencesOf(units, sections, university),
  };
  known.set(reading, { forms, statements });
  return statements;
}
