import type { FormReport } from '../../../capabilities/audit/report.ts';
import type { i18n } from 'i18next';
import { languageOf } from '../language.ts';
import type { Disclosure } from '../model.ts';
import { refusalText, type PageRefusal } from '../refusal-text.ts';

/** Media type of Word files. */
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Hands a Word file to the person. */
export function saveDocx(bytes: Uint8Array, name: string): void {
  save(new Blob([new Uint8Array(bytes)], { type: docxType }), name);
}

/** Hands a text to the person. */
export function saveText(text: string, name: string): void {
  save(new Blob([text], { type: 'application/json' }), name);
}

/** The name of a file made from another: its name without folders and ending, and what it is. */
export function derivedName(path: string, what: string, ending: string): string {
  const base = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.(docx?|pdf|html?|xlsx|csv|txt|md)$/i, '');
  return `${base}-${what}.${ending}`;
}

/** The lines of the audit contract: one JSON object per form, and one per file that gave no audit. */
export function resultLines(
  words: i18n,
  disclosure: Disclosure,
  reports: readonly FormReport[],
): string {
  const language = languageOf(words);
  const errorLine = (file: string, refusal: PageRefusal) => ({
    file,
    error: { code: refusal.code, message: refusalText(words.t, language, file, refusal) },
  });
  const noForm = disclosure.audited !== null && reports.length === 0;
  const lines = [
    ...reports,
    ...(noForm ? [errorLine(disclosure.name, { code: 'no-form', values: {} })] : []),
    ...disclosure.refused.map(({ path, refusal }) => errorLine(path, refusal)),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
