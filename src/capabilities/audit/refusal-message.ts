import { defaultLimits, type RefusalCode } from '../../engines/documents/refusal.ts';
import { say, type Language } from '../../kernel/words.ts';
import { refusalWordsEn } from './refusal-words.en.ts';
import { refusalWordsZh } from './refusal-words.zh.ts';

/** Why a file gave no audit: the reader refused it, it holds no form, or it is not there. */
export type AuditRefusalCode = RefusalCode | 'no-form' | 'not-found' | 'no-files';

/** What happened to the file, by name, and what to do, in one text. */
export function refusalMessage(
  code: AuditRefusalCode,
  values: Readonly<Record<string, string | number>>,
  language: Language,
  file: string,
): string {
  const words = language === 'zh' ? refusalWordsZh : refusalWordsEn;
  const filled = {
    format: '?',
    limit: Math.round(defaultLimits.fileBytes / 1024 / 1024),
    seconds: Math.round(defaultLimits.milliseconds / 1000),
    megabytes: defaultLimits.workerMegabytes,
    ...values,
    file,
  };
  const gap = language === 'zh' ? '' : ' ';
  return `${say(words, code, filled)}${gap}${say(words, `${code}.way`, filled)}`;
}
