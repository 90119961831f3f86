/**
 * Money as people write it: 元 with at most two decimals, full-width digits and thousands commas allowed.
 * Gives whole 分, or null for what is no amount. No floating point touches it.
 */
export function parseYuan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s¥￥元]/g, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const yuan = Number((match[1] ?? '').replaceAll(',', ''));
  return yuan * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Whole 分 as 元 with two decimals, as a person would type it: `1234.50`. */
export function plainYuan(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whole 分 as 元 for reading: `1,234.50`. */
export function shownYuan(cents: number): string {
  return plainYuan(cents).replace(/\d(?=(?:\d{3})+\.)/g, '$&,');
}

/** A whole number as people write it; null for anything else. */
export function parseWhole(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : null;
}
