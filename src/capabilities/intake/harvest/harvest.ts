import { unfold } from '../../../engines/documents/fold.ts';
import type { DocumentTree } from '../../../engines/documents/tree.ts';
import type { AnyProvision } from '../../../charter/provision.ts';
import { spanOf } from '../../../facts/fact.ts';
import { readingOf, type Reading } from '../../../facts/reading.ts';
import { canonicalJson } from '../../../kernel/json.ts';
import { auditTree, regionOf } from '../../audit/audit.ts';
import { readFacts } from '../../audit/document-facts.ts';
import { readForms } from '../../audit/forms/read-forms.ts';
import type { Statements } from '../../audit/statements/sentences.ts';
import { reportOf } from '../../audit/report.ts';
import { draftKinds, type IntakeFinding, type Proposal, type UnionKind } from '../model.ts';
import { comparedValue } from './compared.ts';
import { findDuties } from './duties.ts';
import { findGuides, findRosterRows } from './people.ts';
import { findRules } from './rules.ts';
import type { Source } from './source.ts';
import { findElections, findGround, findStatements } from './statements.ts';
import { findDepartments, findUnion, findUnits } from './union.ts';

/** What a document gives: drafts in the order of their kinds, and what its audit found. */
export interface Harvest {
  readonly proposals: readonly Proposal[];
  readonly findings: readonly IntakeFinding[];
}

/** Most drafts one document may give; a disclosure has a few hundred. */
export const mostDrafts = 1000;

/** One draft for what several places say alike: their quotations are joined. */
function joined(proposals: readonly Proposal[]): readonly Proposal[] {
  const byMeaning = new Map<string, Proposal>();
  for (const one of proposals) {
    const meaning =
      one.topic === null
        ? `${one.kind} ${one.key}`
        : `${one.topic} ${canonicalJson(comparedValue(one))}`;
    const before = byMeaning.get(meaning);
    const quotes = [...(before?.quotes ?? []), ...one.quotes];
    const distinct = quotes.filter(
      (quote, at) =>
        quotes.findIndex(({ line, text }) => line === quote.line && text === quote.text) === at,
    );
    byMeaning.set(meaning, { ...(before ?? one), quotes: distinct });
  }
  return [...byMeaning.values()];
}

/** The part of a page that belongs to one union, where two share it. */
function within(
  reading: Reading,
  { units, sections, sentences, ...rest }: Statements,
  inside: (start: number) => boolean,
): Statements {
  const kept = ({ start }: { readonly start: number }): boolean =>
    inside(unfold(reading.folded, start, start).start);
  return {
    ...rest,
    units: units.filter(kept),
    sections: sections.filter(kept),
    sentences: sentences.filter(kept),
  };
}

function findingsOf(tree: DocumentTree, at: number): readonly IntakeFinding[] {
  const audit = at === -1 ? undefined : auditTree(tree, { form: null })[at];
  if (!audit) return [];
  const told = (language: 'zh' | 'en') =>
    reportOf(tree, audit, { file: '', language, mask: false }).findings;
  const english = told('en');
  return told('zh').map(({ code, severity, no, message, quotes }, index) => ({
    ...{ code, severity, no, quotes },
    message: { zh: message, en: english[index]?.message ?? message },
  }));
}

/** Finds everything in a document that could become a record of a union. Pure; it decides nothing. */
export function harvest(
  tree: DocumentTree,
  {
    unionKind,
    provisions,
  }: { readonly unionKind: UnionKind; readonly provisions: readonly AnyProvision[] },
): Harvest {
  const reading = readingOf(tree);
  const forms = readForms(reading, null);
  // A form of the other kind is another union's; one whose kind is not told may be this one's.
  const own = forms.findIndex(({ kind }) => kind === unionKind);
  const at = own === -1 ? forms.findIndex(({ kind }) => kind === null) : own;
  const read = readFacts(reading, forms);
  const whole = { start: 0, end: tree.text.length };
  const region = forms[at] ? regionOf(forms, at, tree.text.length) : whole;
  const inside = (start: number): boolean => start >= region.start && start < region.end;
  const source: Source = {
    ...{ reading, forms, form: forms[at] ?? null, provisions },
    facts: read.facts.filter((fact) => inside(spanOf(fact).start)),
    statements: within(reading, read.statements, inside),
  };
  const found = [
    ...findUnion(source),
    ...findUnits(source),
    ...findDepartments(source),
    ...findDuties(source),
    ...findRosterRows(source),
    ...findElections(source),
    ...findGuides(source),
    ...findRules(source),
    ...findGround(source),
    ...findStatements(source),
  ];
  const proposals = [...joined(found)].sort(
    (a, b) => draftKinds.indexOf(a.kind) - draftKinds.indexOf(b.kind),
  );
  return { proposals: proposals.slice(0, mostDrafts), findings: findingsOf(tree, at) };
}
