import { factsNamed, type Fact } from '../../../facts/fact.ts';
import type { Day, PartialDay } from '../../../kernel/day.ts';
import type { DraftValue, Proposal, StatementCriterion } from '../model.ts';
import { proposal, quoteOfFact, type Source } from './source.ts';

/** A day the document gives whole; one without its year is left open. */
const wholeDay = (day: PartialDay | null): Day | null =>
  day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? (day as PartialDay & Day) : null;

/** Which body elected the presidium, where the document tells that it happened so. */
export function findElections(source: Source): readonly Proposal[] {
  return factsNamed(source.facts, 'presidium.elected').flatMap((fact, at) => {
    const { by, office, contested } = fact.value;
    if (fact.basis !== 'practice' || fact.level !== 'school' || office === 'heads') return [];
    const value = { electedBy: by, contested, electedOn: wholeDay(fact.day) };
    const quotes = [quoteOfFact(source, fact)];
    return [proposal('election', { key: `election-${at + 1}`, topic: 'election', value, quotes })];
  });
}

/** The ground for more staff that the document gives. */
export function findGround(source: Source): readonly Proposal[] {
  return factsNamed(source.facts, 'school.size').flatMap((fact, at) => {
    const quote = quoteOfFact(source, fact);
    const value = { text: quote.text.slice(0, 500) };
    return [proposal('ground', { key: `ground-${at + 1}`, value, quotes: [quote] })];
  });
}

type Said = Partial<Pick<DraftValue<'statement'>, 'ordinal' | 'season' | 'everyone'>>;

function statement(
  source: Source,
  fact: Fact,
  criterion: StatementCriterion,
  said: Said = {},
): Proposal {
  const quote = quoteOfFact(source, fact);
  const ordinal = said.ordinal ?? null;
  return proposal('statement', {
    key: `statement-${criterion}-${quote.line}`,
    ...(criterion === 'congress-held' ? { topic: `congress ${ordinal ?? ''}` } : {}),
    value: {
      criterion,
      what: quote.text.replace(/\s+/g, ' ').slice(0, 400),
      day: wholeDay(fact.day),
      ordinal,
      season: said.season ?? null,
      everyone: said.everyone ?? null,
      ...{ attestedBy: null, attestedAs: null },
    },
    quotes: [quote],
  });
}

function statementOf(source: Source, fact: Fact): Proposal | null {
  if (fact.level !== 'school' || fact.basis !== 'practice') return null;
  switch (fact.name) {
    case 'congress.held':
      return fact.value.earlier
        ? null
        : statement(source, fact, 'congress-held', { ordinal: fact.value.ordinal });
    case 'delegates.total':
      return statement(source, fact, 'delegates-elected');
    case 'party.hearing':
      return fact.value.dated ? statement(source, fact, 'party-leadership') : null;
    case 'study.measure':
      return statement(source, fact, 'congress-study');
    case 'training.held': {
      const { season, everyone } = fact.value;
      const told = season === 'spring' || season === 'autumn' ? season : null;
      return statement(source, fact, 'training', { season: told, everyone });
    }
    case 'review.report':
      return statement(source, fact, 'review');
    case 'awards.basis':
      return fact.value.by === 'review' ? statement(source, fact, 'awards-by-review') : null;
    default:
      return null;
  }
}

/** What the document says was done, for a named teacher to vouch for; each sentence once. */
export function findStatements(source: Source): readonly Proposal[] {
  const seen = new Set<string>();
  return source.facts.flatMap((fact) => {
    const found = statementOf(source, fact);
    if (found === null || seen.has(found.key)) return [];
    seen.add(found.key);
    return [found];
  });
}
