import { pinyin } from 'pinyin-pro';

/**
 * What a name is sorted and searched by: pinyin in lower case, one blank between syllables (`曾小贤` → `zeng xiao xian`).
 * Of a person the first character is read as a surname. Stored, because collations read 曾, 仇 and 单 by their common sound.
 */
export function nameKey(name: string, of: 'person' | 'thing'): string {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: of === 'person' ? 'head' : 'off',
  });
  return syllables
    .map((syllable) => syllable.trim().toLowerCase())
    .filter((syllable) => syllable !== '')
    .join(' ');
}

/**
 * A regular expression that finds the initials of a name in its key (`zxx` finds `zeng xiao xian`); null where the
 * term is anything but two to twelve letters.
 */
export function initialsPattern(term: string): string | null {
  const letters = term.toLowerCase();
  if (!/^[a-z]{2,12}$/.test(letters)) return null;
  return `^${[...letters].map((letter) => `${letter}[^ ]*`).join(' ')}`;
}

/** The term as letters of pinyin without blanks; null where it is not pinyin. */
export function pinyinTerm(term: string): string | null {
  const letters = term.toLowerCase().replaceAll(' ', '').replaceAll('ü', 'v');
  return /^[a-z0-9]{1,60}$/.test(letters) ? letters : null;
}
