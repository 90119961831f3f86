import type { TFunction } from 'i18next';
import { refusalMessage, type AuditRefusalCode } from '../../capabilities/audit/refusal-message.ts';
import type { DocumentRefusal } from '../../engines/documents/refusal.ts';
import type { Language } from '../../kernel/words.ts';

/** A refusal of a document, or that it holds no form. */
export interface PageRefusal {
  readonly code: AuditRefusalCode;
  readonly values: DocumentRefusal['values'];
}

/** What happened to a file and what to do, in the page's words where the way out is not the terminal's. */
export function refusalText(
  t: TFunction,
  language: Language,
  path: string,
  { code, values }: PageRefusal,
): string {
  if (code === 'too-large') return t('refusal.too-large', { file: path });
  if (code === 'took-too-long') return t('refusal.took-too-long', { file: path, ...values });
  return refusalMessage(code, values, language, path);
}
