import type { FormReading } from '../model.ts';
import type { Reading } from '../../../facts/reading.ts';
import { sheetsOutside } from '../rosters/sheets-outside.ts';
import { unfold } from '../../../engines/documents/fold.ts';
import type { Sentence, Statements } from '../statements/sentences.ts';
import { statementsIn } from '../statements/statements-in.ts';
import type { Unit } from '../statements/units.ts';

/** The sentences of a document and which of them may state a figure. */
export interface Told {
  readonly statements: Statements;
  /** Sentences outside the forms and outside recognised tables. */
  readonly sentences: readonly Sentence[];
  readonly forms: readonly FormReading[];
  /** The paragraph a sentence stands in, as far as 1,500 characters around it. */
  paragraphOf(sentence: Sentence): string;
}

const known = new WeakMap<Reading, Told>();

/** Prepares the sentences once for a reading and its forms. */
export function toldIn(reading: Reading, forms: readonly FormReading[]): Told {
  const before = known.get(reading);
  if (before && before.forms === forms) return before;
  const statements = statementsIn(reading, forms);
  const told: Told = {
    statements,
    sentences: outsideSheets(reading, forms, statements.sentences),
    forms,
    paragraphOf: (sentence) => paragraphAt(statements.units, sentence),
  };
  known.set(reading, told);
  return told;
}

function paragraphAt(units: readonly Unit[], sentence: Sentence): string {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.start ?? 0) <= sentence.start) low = middle;
    else high = middle - 1;
  }
  const unit = units[low];
  if (!unit) return '';
  const at = sentence.start - unit.start;
  return unit.text.slice(Math.max(0, at - 1000), at + 1500);
}

function outsideSheets(
  reading: Reading,
  forms: readonly FormReading[],
  sentences: readonly Sentence[],
): readonly Sentence[] {
  const spans = sheetsOutside(reading, forms).map((sheet) => sheet.span);
  let next = 0;
  return sentences.filter((sentence) => {
    const start = unfold(reading.folded, sentence.start, sentence.start).start;
    while (next < spans.length && (spans[next]?.end ?? 0) <= start) next += 1;
    const span = spans[next];
    return !span || start < span.start;
  });
}

/** The clause a position stands in: offsets between the commas and semicolons around it. */
export function clauseAround(
  text: string,
  at: number,
): { readonly from: number; readonly to: number } {
  let from = at;
  while (from > 0 && !/[,;。]/.test(text[from - 1] ?? '')) from -= 1;
  let to = at;
  while (to < text.length && !/[,;。]/.test(text[to] ?? '')) to += 1;
  return { from, to };
}
