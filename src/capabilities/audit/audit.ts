import type { DocumentTree, Span } from '../../engines/documents/tree.ts';
import { spanOf, type Fact } from '../../facts/fact.ts';
import { claimsOf } from './claims.ts';
import { readFacts } from './document-facts.ts';
import { documentFindings } from './document-findings.ts';
import { readForms } from './forms/read-forms.ts';
import { rosterOfPart } from './rosters/read-roster.ts';
import { judgeItems } from './judge-items.ts';
import type { FormAudit, FormReading } from './model.ts';
import { readingOf } from '../../facts/reading.ts';

export interface AuditOptions {
  /** Reads every form as this version, whatever it looks like; null lets the document say. */
  readonly form: string | null;
}

/** Text between two forms, in characters, from which on each form is taken to have annexes of its own. */
const ownAnnexes = 1200;

/**
 * The part of a document that belongs to a form: from its heading to the next form's. Forms that follow
 * each other directly share what comes after them, and each keeps what came before the first.
 */
export function regionOf(forms: readonly FormReading[], index: number, length: number): Span {
  const form = forms[index] as FormReading;
  const before = forms[index - 1];
  const after = forms[index + 1];
  const apart = (a: FormReading, b: FormReading): boolean => b.span.start - a.span.end > ownAnnexes;
  return {
    start: before && apart(before, form) ? form.span.start : 0,
    end: after && apart(form, after) ? after.span.start : length,
  };
}

function isRostered(fact: Fact): boolean {
  return fact.name === 'staff.member' || fact.name === 'staff.summary';
}

function within(facts: readonly Fact[], region: Span): readonly Fact[] {
  return facts.filter(
    (fact) => spanOf(fact).start >= region.start && spanOf(fact).start < region.end,
  );
}

/**
 * Audits a document, or a page joined with its attachments: one result for each form found in it.
 * An empty list means that no self-evaluation form was found.
 */
export function auditTree(tree: DocumentTree, options: AuditOptions): readonly FormAudit[] {
  const reading = readingOf(tree);
  const forms = readForms(reading, options.form);
  if (forms.length === 0) return [];
  const { facts, statements } = readFacts(reading, forms);
  return forms.map((form, index) => {
    const region = regionOf(forms, index, tree.text.length);
    const told = within(facts, region);
    // Two unions on one page may share the annexes, but each has its own roster, told by its caption.
    const rosters = forms.length > 1 ? rosterOfPart(reading, forms, form) : [];
    const others = forms.length > 1 ? told.filter((fact) => !isRostered(fact)) : told;
    const own = [...claimsOf(form), ...others, ...rosters];
    const more = documentFindings(form, own, statements, region);
    const { items, findings } = judgeItems(form, own, more);
    return { part: index + 1, form, items, findings: [...findings, ...more] };
  });
}
