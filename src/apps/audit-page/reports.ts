import { reportOf, type FormReport } from '../../capabilities/audit/report.ts';
import type { Language } from '../../kernel/words.ts';
import type { AuditedText, Disclosure } from './model.ts';

/** The reports of an audited text in a language, one per form. */
export function reportsOfText(
  audited: AuditedText | null,
  file: string,
  language: Language,
  mask: boolean,
): readonly FormReport[] {
  if (!audited) return [];
  return audited.audits.map((audit) => reportOf(audited.tree, audit, { file, language, mask }));
}

/** The reports of a disclosure in a language, one per form. */
export function reportsOf(
  disclosure: Disclosure,
  language: Language,
  mask: boolean,
): readonly FormReport[] {
  return reportsOfText(disclosure.audited, disclosure.name, language, mask);
}
