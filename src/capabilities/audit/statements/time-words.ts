const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Reads 27, 二十七, 十, 二〇二一, 两 as a whole number; null for anything else. */
export function chineseNumber(text: string): number | null {
  if (text === '') return null;
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[〇零○一二三四五六七八九]{2,4}$/.test(text)) {
    return Number([...text].map((char) => digits[char]).join(''));
  }
  const match =
    /^([一二两三四五六七八九])?(百)?(?:零)?([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(
      text,
    );
  if (!match) return null;
  const value = (char: string | undefined): number =>
    char === undefined ? 0 : (digits[char] ?? 0);
  if (match[2])
    return (
      value(match[1] ?? '一') * 100 +
      (match[4] ? value(match[3] ?? '一') * 10 : value(match[3])) +
      value(match[5])
    );
  const [tens, units] = text.includes('十') ? text.split('十') : ['', text];
  if (!text.includes('十')) return digits[units ?? ''] ?? null;
  return (tens === '' ? 1 : value(tens)) * 10 + value(units === '' ? undefined : units);
}

/** The year written last before `at` in the same text, or null. */
export function yearsNear(text: string, at: number): number | null {
  let found: number | null = null;
  for (const match of text.slice(0, at).matchAll(/((?:19|20)\d\d)年/g)) found = Number(match[1]);
  return found;
}
