import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language, Words } from '../../kernel/words.ts';
import { paperWords } from '../../capabilities/audit/papers/report-words.ts';
import { wordsEn } from './words.en.ts';
import { wordsZh } from './words.zh.ts';

const storageKey = 'mingzhang.language';

/** The browser's store; null where a browser forbids it, as some do for files from disk. */
function store(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // SecurityError: the choice then lasts as long as the page is open
  }
}

/** The language chosen before, Chinese otherwise. */
export function rememberedLanguage(): Language {
  return store()?.getItem(storageKey) === 'en' ? 'en' : 'zh';
}

function wordsOf(language: Language): Words {
  return { ...paperWords(language), ...(language === 'zh' ? wordsZh : wordsEn) };
}

/** Sets up the words of the page. Keys are flat: a dot in a key is no path. */
export async function startWords(language: Language): Promise<i18n> {
  const words = i18next.createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {
      zh: { translation: wordsOf('zh') },
      en: { translation: wordsOf('en') },
    },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return words;
}

/** Switches the page's language and remembers it where the browser allows. */
export async function switchLanguage(words: i18n, language: Language): Promise<void> {
  await words.changeLanguage(language);
  store()?.setItem(storageKey, language);
}

/** The language a set of words is in. */
export function languageOf(words: i18n): Language {
  return words.language === 'en' ? 'en' : 'zh';
}
