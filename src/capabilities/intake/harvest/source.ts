import { unfold } from '../../../engines/documents/fold.ts';
import { textOf, type Span } from '../../../engines/documents/tree.ts';
import type { AnyProvision } from '../../../charter/provision.ts';
import { spanOf, type Fact } from '../../../facts/fact.ts';
import type { Reading } from '../../../facts/reading.ts';
import type { FormReading } from '../../audit/model.ts';
import type { Statements } from '../../audit/statements/sentences.ts';
import type { Unit } from '../../audit/statements/units.ts';
import type { DraftKind, DraftValue, Proposal, Quote } from '../model.ts';

/** Everything drafts are made of. */
export interface Source {
  readonly reading: Reading;
  readonly forms: readonly FormReading[];
  /** The form of the union the document is taken in for; null where it has none. */
  readonly form: FormReading | null;
  readonly facts: readonly Fact[];
  readonly statements: Statements;
  readonly provisions: readonly AnyProvision[];
}

/** The words and lines of a stretch of the document. */
export function quoteOf({ tree, lines }: Reading, span: Span): Quote {
  const { file, line, endLine } = lines.placeOf(span);
  const quote = { text: textOf(tree, span), line, endLine };
  return tree.files.length > 1 ? { ...quote, file } : quote;
}

/** The place a fact was told at. */
export const quoteOfFact = ({ reading }: Source, fact: Fact): Quote =>
  quoteOf(reading, spanOf(fact));

/** A stretch of folded text as the document has it, on one line. */
export function plainText(
  { reading }: Source,
  { start, end }: Pick<Unit, 'start' | 'end'>,
): string {
  return textOf(reading.tree, unfold(reading.folded, start, end))
    .replace(/\s*\n\s*/g, '')
    .trim();
}

/** A proposal of one kind, with its places. */
export function proposal<K extends DraftKind>(
  kind: K,
  parts: {
    readonly key: string;
    readonly topic?: string;
    readonly value: DraftValue<K>;
    readonly quotes: readonly Quote[];
  },
): Proposal {
  // A proposal of all kinds is what `Proposal` is; the compiler cannot follow one kind through it.
  return { kind, ...parts, topic: parts.topic ?? null } as unknown as Proposal;
}
