import { partialDay, type PartialDay } from '../../../kernel/day.ts';
import { parseWholeNumber } from '../../../facts/numerals.ts';

const template =
  /^(?:备注:?|实有:?(?:人数|人|个|名|部门)?:?(?:人|个|名)?|(?:召开)?(?:日期|时间)为?:?(?:20)?(?:年月日?)?|(?:20)?年月日|[/\\\-.·:~,、。]+|n\/a)$/;

/** Whether a folded remark is empty or only what the form prints there for filling in. */
export function isEmptyRemark(folded: string): boolean {
  const bare = folded.replace(/[_()[\]]+/g, '');
  return bare === '' || template.test(bare);
}

/** Whether a folded text could be a remark by its words, wherever it stands: 实有…, a date, a number. */
export function looksLikeRemark(folded: string): boolean {
  return (
    /^(?:\(?(?:备注|见|详见|附|实有|现有|共有?|召开(?:日期|时间)|日期|时间))/.test(folded) ||
    /^\(?(?:20\d\d[年.\-/]|20\d{6}|\d{1,2}月\d{1,2}日|[二〇○零一][〇○零一二三四五六七八九]{3}年)/.test(
      folded,
    ) ||
    /^\d{1,3}(?:人|名|个|位)?$/.test(folded)
  );
}

const chinese = '[〇○零一二两三四五六七八九十]';
const amount = `(\\d{1,4}|${chinese}{1,3}(?![\\d月年]))`;
const told = new RegExp(
  `(?:实有|现有|共有|共计|合计|总计|总数|共|现|有)(?:工作人员|主席团成员|主席团|工作部门|部门|成员|人数|人|个|名)?(?:为|是|:)?${amount}`,
);
const counted = new RegExp(`${amount}(?:余|多)?(?:人|个|名|位)`, 'g');

function withoutDates(folded: string): string {
  return folded
    .replace(/_+/g, '')
    .replace(/\d{4}(?:-\d{4}学?年度?|年(?:\d{1,2}月)?(?:\d{1,2}日)?)/g, '')
    .replace(/\d{1,2}月(?:\d{1,2}日)?/g, '')
    .replace(/(?:不超过|上限|不多于|至多|少于|超过)(?:为)?\d{1,3}(?:人|个|名)?/g, '');
}

/** The number a folded remark states: 实有40人, 实有人58, 共四个, 45. Null where more than one could be meant. */
export function numberIn(folded: string): number | null {
  const text = withoutDates(folded);
  const stated = told.exec(text)?.[1] ?? new RegExp(`^\\(?${amount}`).exec(text)?.[1];
  if (stated !== undefined) return parseWholeNumber(stated);
  const all = new Set([...text.matchAll(counted)].map((match) => match[1] ?? ''));
  if (all.size === 0) {
    const digits = text.match(/\d+/g) ?? [];
    return digits.length === 1 ? parseWholeNumber(digits[0]) : null;
  }
  const [only] = all;
  return all.size === 1 && only !== undefined ? parseWholeNumber(only) : null;
}

interface DateShape {
  readonly pattern: RegExp;
  readonly parts: (match: RegExpExecArray) => readonly [string, string, string];
}

const year = '((?:19|20)\\d\\d)';
const shapes: readonly DateShape[] = [
  {
    pattern: new RegExp(`${year}(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})(?!\\d)`),
    parts: (match) => [match[1] ?? '', match[2] ?? '', match[3] ?? ''],
  },
  {
    pattern: new RegExp(`(?<!\\d)${year}(\\d\\d)(\\d\\d)(?!\\d)`),
    parts: (match) => [match[1] ?? '', match[2] ?? '', match[3] ?? ''],
  },
  {
    pattern: new RegExp(
      `(${chinese}{4}|\\d{4})年(${chinese}{1,3}|\\d{1,2})月(${chinese}{1,3}|\\d{1,2})[日号]`,
    ),
    parts: (match) => [match[1] ?? '', match[2] ?? '', match[3] ?? ''],
  },
  {
    pattern: new RegExp(`(${chinese}{4}|(?:19|20)\\d\\d)年(${chinese}{1,3}|\\d{1,2})月`),
    parts: (match) => [match[1] ?? '', match[2] ?? '', ''],
  },
  {
    pattern: new RegExp(`${year}[-./](\\d{1,2})(?!\\d)`),
    parts: (match) => [match[1] ?? '', match[2] ?? '', ''],
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2}|${chinese}{1,3})月(\\d{1,2}|${chinese}{1,3})(?:[日号]|(?!\\d))`,
    ),
    parts: (match) => ['', match[1] ?? '', match[2] ?? ''],
  },
  {
    pattern: /(?<![\d.\-/])(\d{1,2})[./-](\d{1,2})(?![\d.\-/])/,
    parts: (match) => ['', match[1] ?? '', match[2] ?? ''],
  },
];

/**
 * The day a folded remark states, the first of a range. The year or the day may be missing. Null for none
 * and for what is no date (2月30日).
 */
export function dateIn(folded: string): PartialDay | null {
  const text = folded.replace(/_+/g, '');
  for (const { pattern, parts } of shapes) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [inYear, inMonth, inDay] = parts(match);
    const number = (part: string): number | null => (part === '' ? null : parseWholeNumber(part));
    return partialDay(number(inYear), number(inMonth) ?? 0, number(inDay));
  }
  return null;
}
