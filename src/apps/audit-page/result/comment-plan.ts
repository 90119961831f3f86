import {
  itemName,
  paperWords,
  quotePlace,
} from '../../../capabilities/audit/papers/report-words.ts';
import type { FormReport, ReportFinding } from '../../../capabilities/audit/report.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import { say, type Language, type Words } from '../../../kernel/words.ts';
import type { AuditedText } from '../model.ts';

/** A comment to be put on a Word file: the place in that file's own text, and what it says. */
export interface PlannedComment {
  readonly span: Span;
  readonly paragraphs: readonly string[];
}

/** What the comment at one quotation says: the finding, where its other quotations stand, the repair. */
function commentParagraphs(words: Words, finding: ReportFinding, quote: number): readonly string[] {
  const severity = say(words, `severity.${finding.severity}`);
  const head = `${severity} · ${itemName(words, { ...finding, row: null })}`;
  const others = finding.quotes.filter((_, at) => at !== quote);
  const elsewhere = others.map((other) =>
    say(words, 'comment.other', { place: quotePlace(words, other), text: other.text }),
  );
  const { repair: what } = finding;
  const repair = what === '' ? [] : [say(words, 'comment.repair', { repair: what })];
  return [head, finding.message, ...elsewhere, ...repair];
}

/**
 * The comments of one file of a disclosure: one at every quotation that stands in it, in order of the
 * text, each naming where the finding's other quotations stand.
 */
export function commentPlan(
  { tree, audits }: AuditedText,
  reports: readonly FormReport[],
  file: string,
  language: Language,
): readonly PlannedComment[] {
  const words = paperWords(language);
  const part = tree.files.find((one) => one.name === file)?.span;
  if (!part) return [];
  const planned = audits.flatMap((audit, form) =>
    audit.findings.flatMap((finding, at) => {
      const reported = reports[form]?.findings[at];
      if (!reported) return [];
      return finding.quotes.flatMap(({ start, end }, quote) => {
        if (start < part.start || end > part.end) return [];
        const span = { start: start - part.start, end: end - part.start };
        return [{ span, paragraphs: commentParagraphs(words, reported, quote) }];
      });
    }),
  );
  return planned.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
