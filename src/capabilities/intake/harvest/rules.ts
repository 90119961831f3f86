import type { DocumentKind } from '../../../charter/model.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import { factsNamed, spanOf } from '../../../facts/fact.ts';
import { unfold } from '../../../engines/documents/fold.ts';
import type { Section, SectionKind } from '../../audit/statements/sections.ts';
import { splitLines, type FoundArticle } from '../../rulebook/intake.ts';
import { suggestValues } from '../../rulebook/suggest.ts';
import type { DraftValue, Proposal, Quote } from '../model.ts';
import { plainText, proposal, quoteOf, type Source } from './source.ts';

/** Sections that are rules, and which document of the register they become; null where the heading does not say. */
const kinds: Readonly<Partial<Record<SectionKind, DocumentKind | null>>> = {
  charter: 'charter',
  candidates: 'selection',
  delegates: 'congress-rules',
  review: 'reporting',
  regulation: null,
  plan: null,
};

const least = 30;
const longestArticle = 8000;

/** Articles as the register can keep them: a text too long for one goes on in the next, nothing is left out. */
function kept(articles: readonly FoundArticle[]): DraftValue<'rules'>['articles'] {
  return articles.flatMap(({ number, chapter, text }) => {
    const parts: string[] = [];
    for (let at = 0; at < text.length; at += longestArticle)
      parts.push(text.slice(at, at + longestArticle));
    return parts.map((part, at) => ({
      number: (at === 0 ? number : `${number}（续${at}）`).slice(0, 20),
      chapter: chapter?.slice(0, 80) ?? null,
      text: part,
    }));
  });
}

/** Numbers that occur twice are told apart as the officers would: the second of 一 is 一（二）. */
function numberedApart(articles: DraftValue<'rules'>['articles']): DraftValue<'rules'>['articles'] {
  const seen = new Map<string, number>();
  return articles.map((article) => {
    const times = (seen.get(article.number) ?? 0) + 1;
    seen.set(article.number, times);
    return times === 1
      ? article
      : { ...article, number: `${article.number.slice(0, 15)}〔${times}〕` };
  });
}

interface FoundRules {
  readonly value: DraftValue<'rules'>;
  readonly quotes: readonly Quote[];
}

function rulesIn(source: Source, section: Section): FoundRules | null {
  const { statements, reading } = source;
  const kind = kinds[section.kind];
  if (kind === undefined || section.end - section.titleEnd < least) return null;
  const units = statements.units.filter(
    ({ start, end }) => start >= section.titleEnd && end <= section.end,
  );
  const lines = units.map((unit) => plainText(source, unit)).filter((line) => line !== '');
  const articles = numberedApart(
    kept(splitLines(lines, false).articles.filter(({ text }) => text.trim() !== '')),
  );
  const title = section.title.slice(0, 100);
  if (articles.length === 0 || articles.length > 500 || title === '') return null;
  const place = unfold(reading.folded, section.titleStart, section.titleEnd);
  return {
    value: { kind, title, edition: null, since: null, articles },
    quotes: [quoteOf(reading, place)],
  };
}

/** What a provision's values count. */
const unitOf = ({ provisions }: Source, name: string): string =>
  provisions.find((provision) => provision.name === name)?.type.unit ?? 'none';

/** The line of the document that the words of an article begin, of several the one that says this by itself. */
function quoteOfArticle(source: Source, text: string, provision: string): readonly Quote[] {
  const { tree, lines } = source.reading;
  const own = text.split('\n');
  const says = (line: string): boolean =>
    suggestValues(line, source.provisions).some((said) => said.provision === provision);
  const line = own.find(says) ?? own[0] ?? '';
  const at = tree.text.indexOf(line.slice(0, 12));
  return at === -1 ? [] : [quoteOf(source.reading, lines.lineSpan(lines.lineOf(at)))];
}

/** What the articles of one document seem to say of the provisions, each at the article's own words. */
function valuesIn(source: Source, rules: string, value: FoundRules['value']): readonly Proposal[] {
  return value.articles.flatMap(({ number, text }) =>
    suggestValues(text, source.provisions).map((said) =>
      proposal('provision', {
        key: `${rules}-${number}-${said.provision}`,
        topic: `provision ${said.provision}`,
        value: { rules, number, ...said, unit: unitOf(source, said.provision) },
        quotes: quoteOfArticle(source, text, said.provision),
      }),
    ),
  );
}

/** The article a stretch of the document stands in, by its words. */
function articleAt(source: Source, value: FoundRules['value'], span: Span): string | null {
  const plain = (text: string): string => text.replace(/[\s\u3000]+/g, '');
  const words = plain(source.reading.tree.text.slice(span.start, span.end)).slice(0, 12);
  return value.articles.find(({ text }) => plain(text).includes(words))?.number ?? null;
}

/** How often a congress meets and in which month, where the audit's reading found it said in a section. */
function cyclesIn(source: Source, rules: string, section: Section, value: FoundRules['value']) {
  const { folded } = source.reading;
  const { start, end } = unfold(folded, section.titleEnd, section.end);
  return factsNamed(source.facts, 'congress.cycle').flatMap((fact): readonly Proposal[] => {
    const span = spanOf(fact);
    const { of, minYears, maxYears, month } = fact.value;
    const inside = span.start >= start && span.start < end;
    if (!inside || of !== 'congress' || fact.level !== 'school' || minYears !== maxYears) return [];
    const number = articleAt(source, value, span);
    if (number === null) return [];
    const said = [
      { provision: 'congress.interval', value: String(maxYears * 12) },
      ...(month === null ? [] : [{ provision: 'congress.month', value: String(month) }]),
    ];
    return said
      .filter(({ provision }) => source.provisions.some(({ name }) => name === provision))
      .map((one) =>
        proposal('provision', {
          key: `${rules}-${number}-${one.provision}`,
          topic: `provision ${one.provision}`,
          value: { rules, number, ...one, unit: unitOf(source, one.provision) },
          quotes: [quoteOf(source.reading, span)],
        }),
      );
  });
}

/** The rule documents of the disclosure, split into articles, and what their articles seem to say of the provisions. */
export function findRules(source: Source): readonly Proposal[] {
  const documents: Proposal[] = [];
  const provisions: Proposal[] = [];
  for (const section of source.statements.sections) {
    const found = rulesIn(source, section);
    if (found === null) continue;
    const key = `rules-${documents.length + 1}`;
    documents.push(proposal('rules', { key, ...found }));
    provisions.push(
      ...valuesIn(source, key, found.value),
      ...cyclesIn(source, key, section, found.value),
    );
  }
  return [...documents, ...provisions];
}
