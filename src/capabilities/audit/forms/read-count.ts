import { parseWholeNumber } from '../../../facts/numerals.ts';

/** The count of a second-level row, and how much of the piece it takes. `count` is null for 全部. */
export interface CountReading {
  readonly count: number | null;
  readonly length: number;
}

const label =
  '(?:(?:符合|达标|达到|合格|全部)[^\\d:：]{0,14}[:：为]?|共有?|计|[^\\d:：]{0,8}数量?[:：为])?';
const amount = '(\\d{1,4}|[０-９]{1,4}|[〇零一二两三四五六七八九十百]{1,4})';
const unit = '(?:个|家|所|支)?(?:学生会(?:组织)?|组织)?';
const counted = new RegExp(
  `^${label}[\\s（(_]*${amount}[\\s_]*${unit}(?=$|[\\s（(,，;；。/)）_])[_）)]*`,
);
const all = /^\s*(?:全部|所有|均)(?:达标|符合|合格)?(?:标准)?\s*$/;

/** Reads a piece that begins with a count (10, 10个, 符合标准的数量：10) or says 全部; null for others. */
export function readCount(text: string): CountReading | null {
  const match = counted.exec(text);
  if (match) return { count: parseWholeNumber(match[1] ?? ''), length: match[0].length };
  return all.test(text) ? { count: null, length: text.length } : null;
}
