import { defaultLimits, type RefusalCode } from '../../engines/documents/refusal.ts';
import { say, type Language } from '../../kernel/words.ts';
import { refusalWordsEn } from './refusal-words.en.ts';
import { refusalWordsZh } from './refusal-words.zh.ts';

/**
 * Why a file gave no audit: the reader refused it, it holds no form, it is not there, it may not be opened,
 * or our own program failed on it.
 */
export type AuditRefusalCode =
  RefusalCode | 'no-form' | 'not-found' | 'no-files' | 'no-permission' | 'program-fault';

type Values = Readonly<Record<string, string | number>>;

const bytesInMegabyte = 1024 * 1024;

/** Megabytes as a person writes them: 50, 0.25. */
function megabytes(bytes: number): number {
  return Number((bytes / bytesInMegabyte).toPrecision(3));
}

/** A file can be too large in bytes, in characters of text, or in pages; each has its own words. */
function tooLarge(values: Values): { readonly key: string; readonly limit: number } {
  if (values.pages !== undefined)
    return { key: 'too-large.pages', limit: Number(values.limit ?? defaultLimits.pages) };
  if (values.characters !== undefined)
    return { key: 'too-large.characters', limit: defaultLimits.textLength };
  return { key: 'too-large', limit: megabytes(Number(values.limit ?? defaultLimits.fileBytes)) };
}

/** What happened to the file, by name, and what to do, in one text. `values` are those of the refusal. */
export function refusalMessage(
  code: AuditRefusalCode,
  values: Values,
  language: Language,
  file: string,
): string {
  const words = language === 'zh' ? refusalWordsZh : refusalWordsEn;
  const { key, limit } = code === 'too-large' ? tooLarge(values) : { key: code, limit: 0 };
  const filled = {
    format: '?',
    detail: '?',
    seconds: Math.round(defaultLimits.milliseconds / 1000),
    megabytes: defaultLimits.workerMegabytes,
    ...values,
    limit,
    file,
  };
  const gap = language === 'zh' ? '' : ' ';
  return `${say(words, key, filled)}${gap}${say(words, `${key}.way`, filled)}`;
}
