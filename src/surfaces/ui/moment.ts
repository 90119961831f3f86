import type { Language } from '../../kernel/words.ts';

/** A moment in China as it is said in a sentence: `2026年9月1日 16:00`, `1 September 2026 at 16:00`. */
export function saidTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
  }).format(Date.parse(instant));
}

/** Whether a text is a moment in UTC, as verbs answer it. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text);
}
