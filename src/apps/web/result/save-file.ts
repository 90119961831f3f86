import type { FormReport } from '../../../capabilities/audit/report.ts';
import { refusalMessage } from '../../../capabilities/audit/refusal-message.ts';
import type { Language } from '../../../kernel/words.ts';
import type { Disclosure } from '../model.ts';

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

/** The lines of the audit contract: one JSON object per form, and one per file that could not be read. */
export function resultLines(
  disclosure: Disclosure,
  reports: readonly FormReport[],
  language: Language,
): string {
  const refused = disclosure.refused.map(({ path, refusal }) => ({
    file: path,
    error: {
      code: refusal.code,
      message: refusalMessage(refusal.code, refusal.values, language, path),
    },
  }));
  return [...reports, ...refused].map((line) => `${JSON.stringify(line)}\n`).join('');
}
