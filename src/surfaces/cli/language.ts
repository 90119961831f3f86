import type { Language } from '../../kernel/words.ts';

/** Chinese unless the locale clearly names another language (it_IT, en_US.UTF-8); C and POSIX name none. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^(?!zh)[a-z]{2,3}(?:[_.@-]|$)/i.test(locale) ? 'en' : 'zh';
}

/** The language asked for by `--lang`, or what was written there instead of one; null where there is no `--lang`. */
export function languageAsked(
  args: readonly string[],
): { readonly language: Language } | { readonly given: string } | null {
  let asked: string | null = null;
  for (const [index, arg] of args.entries()) {
    if (arg === '--') break;
    if (arg.startsWith('--lang=')) asked = arg.slice('--lang='.length);
    const next = args[index + 1];
    if (arg === '--lang' && next !== undefined && !next.startsWith('-')) asked = next;
  }
  if (asked === null) return null;
  return asked === 'zh' || asked === 'en' ? { language: asked } : { given: asked };
}
