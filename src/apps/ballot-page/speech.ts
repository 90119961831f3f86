import { toHex, utf8 } from '../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../engines/ballots/portable-primitives.ts';
import { say, type Language, type Words } from '../../kernel/words.ts';

// The words lie beside the script, one file a language. Their hashes stand in the script, so that whoever knows the
// script by its hash knows the words as well: nobody can turn 赞成 and 反对 around without changing it.

/** Where the words of the languages lie and the hex hash of their bytes; written by the build. */
declare const BALLOT_WORDS: Readonly<
  Record<Language, { readonly file: string; readonly hash: string }>
>;

const remembered = 'mingzhang.language';
let words: Words = {};
let language: Language = 'zh';

/** The browser's small memory; null where it is forbidden. */
function memory(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The language chosen before, here or in the application; Chinese otherwise. */
export function rememberedLanguage(): Language {
  return memory()?.getItem(remembered) === 'en' ? 'en' : 'zh';
}

/** Turns the page into a language. Rejects where its words cannot be had, or are not those of the script. */
export async function speak(chosen: Language): Promise<void> {
  const { file, hash } = BALLOT_WORDS[chosen];
  const response = await fetch(file);
  const text = await response.text();
  if (toHex(portablePrimitives.sha256(utf8(text))) !== hash) throw new Error('foreign words');
  words = JSON.parse(text) as Words;
  language = chosen;
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
}

/** Turns to the other language and remembers it. */
export async function switchLanguage(): Promise<void> {
  const other = language === 'zh' ? 'en' : 'zh';
  await speak(other);
  memory()?.setItem(remembered, other);
}

/** The sentence of a key in the language chosen. */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return say(words, key, values);
}

/** The sentence of a key, or of another where there is none. */
export function tOr(
  key: string,
  other: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return words[key] === undefined ? t(other, values) : t(key, values);
}
