import type { DocumentTree } from '../../../engines/documents/tree.ts';
import type { AnyProvision } from '../../../charter/provision.ts';
import { readingOf } from '../../../facts/reading.ts';
import { canonicalJson } from '../../../kernel/json.ts';
import { auditTree } from '../../audit/audit.ts';
import { readFacts } from '../../audit/document-facts.ts';
import { readForms } from '../../audit/forms/read-forms.ts';
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

function findingsOf(tree: DocumentTree, at: number): readonly IntakeFinding[] {
  const audit = auditTree(tree, { form: null })[at];
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
  const at = Math.max(
    0,
    forms.findIndex(({ kind }) => kind === unionKind),
  );
  const { facts, statements } = readFacts(reading, forms);
  const source: Source = { reading, forms, form: forms[at] ?? null, facts, statements, provisions };
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
