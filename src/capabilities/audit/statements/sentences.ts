import { unfold } from '../../../engines/documents/fold.ts';
import type { Basis, Fact, FactName, FactOf, Level, QuoteSource } from '../../../facts/fact.ts';
import type { FactValues } from '../../../facts/vocabulary.ts';
import type { PartialDay } from '../../../kernel/day.ts';
import type { Reading } from '../../../facts/reading.ts';
import { isPastTerm, isQuotedRule, levelOf } from './modality.ts';
import { sectionAt, type Section } from './sections.ts';
import type { Unit } from './units.ts';

/** A sentence with what decides its weight: section, basis, level, and the lead it hangs under. */
export interface Sentence {
  /** Folded text. */
  readonly text: string;
  /** Folded offsets. */
  readonly start: number;
  readonly end: number;
  readonly section: Section;
  readonly basis: Basis;
  readonly level: Level;
  /** The sentence ending in a colon that this list item belongs to, or the empty string. */
  readonly lead: string;
  readonly inTable: boolean;
  /** Which unit it stands in; sentences of one unit share their subject. */
  readonly unit: number;
  /** Whether it only repeats what a national rule or another document demands. */
  readonly quotedRule: boolean;
  /** Whether it tells of an earlier term of office. */
  readonly pastTerm: boolean;
}

const boundary = /[。;!?]/g;

function pieces(unit: Unit): readonly { readonly start: number; readonly end: number }[] {
  const out: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of unit.text.matchAll(boundary)) {
    const to = match.index + 1;
    if (to - from > 1) out.push({ start: unit.start + from, end: unit.start + to });
    from = to;
  }
  if (from < unit.text.length) out.push({ start: unit.start + from, end: unit.end });
  return out;
}

/** What kind of label a list item bears, so that siblings are told from the end of the list. */
function labelStyle(label: string | null): string {
  return label === null ? '' : label.replace(/[一二三四五六七八九十百零〇\d①-⑳]+/g, '#');
}

interface SentenceParts {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly section: Section;
  readonly lead: string;
  readonly unit: Unit;
  readonly unitIndex: number;
  readonly university: boolean;
}

/** Level and mood are worked out when first asked for: most sentences are passed over before that. */
function sentenceOf(parts: SentenceParts): Sentence {
  const { text, start, end, section, lead, unit, unitIndex, university } = parts;
  let level: Level | null = null;
  let quotedRule: boolean | null = null;
  let pastTerm: boolean | null = null;
  return {
    text,
    start,
    end,
    section,
    basis: section.basis,
    lead,
    inTable: unit.inTable,
    unit: unitIndex,
    get level() {
      return (level ??= levelOf(lead + text, university));
    },
    get quotedRule() {
      return (quotedRule ??= isQuotedRule(lead + text));
    },
    get pastTerm() {
      return (pastTerm ??= isPastTerm(lead + text));
    },
  };
}

/** Cuts units into sentences. `university`: whether 学院 names a second-level unit in this document. */
export function sentencesOf(
  units: readonly Unit[],
  sections: readonly Section[],
  university: boolean,
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let lead = '';
  let leadStyle: string | null = null;
  let itemStyle: string | null = null;
  units.forEach((unit, unitIndex) => {
    const section = sectionAt(sections, unit.start);
    if (!section) return;
    const style = labelStyle(unit.label);
    if (lead !== '') {
      if (itemStyle === null) itemStyle = style;
      const over =
        style === leadStyle || (style !== itemStyle && !(itemStyle === '' && style === ''));
      if (over) lead = '';
    }
    for (const piece of pieces(unit)) {
      const text = unit.text.slice(piece.start - unit.start, piece.end - unit.start);
      sentences.push(sentenceOf({ text, ...piece, section, lead, unit, unitIndex, university }));
    }
    if (unit.text.endsWith(':') && !unit.inTable) {
      lead = unit.text;
      leadStyle = style;
      itemStyle = null;
    }
  });
  return sentences;
}

/** Everything a statement intake reads from. */
export interface Statements {
  readonly reading: Reading;
  readonly units: readonly Unit[];
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
}

/** The place of a range of folded characters, as a fact's source. */
export function sourceAt(reading: Reading, start: number, end: number): QuoteSource {
  return { kind: 'quote', ...unfold(reading.folded, start, end) };
}

/** A fact told by a sentence, or by the part of it from `from` to `to` (offsets within the sentence). */
export function factFrom<N extends FactName>(
  statements: Statements,
  sentence: Sentence,
  name: N,
  value: FactValues[N],
  more: {
    readonly from?: number;
    readonly to?: number;
    readonly basis?: Basis;
    readonly level?: Level;
    readonly day?: PartialDay | null;
  } = {},
): Fact {
  const fact: FactOf<N> = {
    name,
    level: more.level ?? sentence.level,
    value,
    basis: more.basis ?? sentence.basis,
    grain: 'aggregate',
    coverage: 'partial',
    day: more.day ?? null,
    source: sourceAt(
      statements.reading,
      sentence.start + (more.from ?? 0),
      more.to === undefined ? sentence.end : sentence.start + more.to,
    ),
  };
  // The name and its value were checked together above; the union of all facts cannot see it.
  return fact as unknown as Fact;
}

/** The comma-separated clauses of a sentence, with their offsets within it. */
export function clausesOf(text: string): readonly { readonly text: string; readonly at: number }[] {
  const out: { text: string; at: number }[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text[at] !== ',') continue;
    if (at > from) out.push({ text: text.slice(from, at), at: from });
    from = at + 1;
  }
  return out;
}
