/** Whole numbers as documents write them: 42, 18,600, １２, 1.86万, 十二, 二十, 一万八千六百, 二〇二一. */

const digitOf: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  壹: 1,
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
const unitOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Source of a pattern that finds a number in folded text; what it finds, `parseWholeNumber` reads. */
export const numberSource =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,4})?[万千]?|[〇零一二两三四五六七八九十百千]{1,9}(?:万[零一二三四五六七八九十百千]{0,7})?|十?万)';

function chineseBelowWan(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  for (const char of text) {
    const unit = unitOf[char];
    if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      if (digit === null && (unit !== 10 || total % 100 !== 0)) return null;
      total += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
      continue;
    }
    const value = digitOf[char];
    if (value === undefined || (digit !== null && digit !== 0)) return null;
    if (digit === 0 && value === 0) return null;
    digit = value;
    if (value === 0) lastUnit = Math.max(lastUnit, 1000);
  }
  if (digit === null) return total;
  const short = lastUnit === 100 || lastUnit === 1000;
  return total + (short && !text.includes('零') ? digit * (lastUnit / 10) : digit);
}

function chinese(text: string): number | null {
  if (/^[〇零○一二三四五六七八九]{2,8}$/.test(text)) {
    return Number([...text].map((char) => digitOf[char]).join(''));
  }
  const parts = text.split('万');
  if (parts.length > 2) return null;
  const head = chineseBelowWan(parts[0] ?? '');
  if (head === null || parts[0] === '') return null;
  if (parts.length === 1) return head;
  const rest = parts[1] ?? '';
  if (rest === '') return head * 10_000;
  const tail = chineseBelowWan(rest.replace(/^零/, ''));
  if (tail === null) return null;
  return head * 10_000 + (rest.length === 1 ? tail * 1000 : tail);
}

const scales: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

/**
 * Reads a text that is one whole number and nothing else; blanks and full-width digits do not matter.
 * Null for anything else, also for 1.23456万, which is not whole.
 */
export function parseWholeNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const arabic = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,6}))?(百|千|万)?$/.exec(plain);
  if (arabic) {
    const decimals = arabic[2] ?? '';
    const scale = scales[arabic[3] ?? ''] ?? 1;
    const digits = Number(`${(arabic[1] ?? '').replaceAll(',', '')}${decimals}`) * scale;
    const divisor = 10 ** decimals.length;
    return digits % divisor === 0 ? digits / divisor : null;
  }
  return plain === '' || !/^[〇零○一壹二两三四五六七八九十百千万]+$/.test(plain)
    ? null
    : chinese(plain);
}
