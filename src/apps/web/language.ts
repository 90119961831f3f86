import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language, Words } from '../../kernel/words.ts';
import { keepLanguage, keptLanguage } from './kept.ts';

/** The words of one language: a catalogue per room, `web` for the shell, `ui` for forms and tables. */
export type Catalogues = Readonly<Record<string, Words>>;

/** Only the language in use is fetched. */
async function load(language: Language): Promise<Catalogues> {
  if (language === 'zh') return (await import('./catalogues-zh.ts')).catalogues;
  return (await import('./catalogues-en.ts')).catalogues;
}

async function add(words: i18n, language: Language): Promise<void> {
  if (words.hasResourceBundle(language, 'web')) return;
  for (const [room, catalogue] of Object.entries(await load(language)))
    words.addResourceBundle(language, room, catalogue);
}

/** The language chosen before, Chinese otherwise. */
export function rememberedLanguage(): Language {
  return keptLanguage() === 'en' ? 'en' : 'zh';
}

/** Sets up the words. Keys are flat: a dot in a key is no path. */
export async function startWords(language: Language): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'web',
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await add(words, language);
  return words;
}

/** Turns the page into a language, for as long as it is open. */
export async function speak(words: i18n, language: Language): Promise<void> {
  await add(words, language);
  await words.changeLanguage(language);
}

/** Switches the language and remembers it on this device. */
export async function switchLanguage(words: i18n, language: Language): Promise<void> {
  await speak(words, language);
  keepLanguage(language);
}

/** The language a set of words is in. */
export function languageOf(words: i18n): Language {
  return words.language === 'en' ? 'en' : 'zh';
}
