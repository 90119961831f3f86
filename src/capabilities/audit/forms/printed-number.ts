import { parseWholeNumber } from '../../../facts/numerals.ts';
import { formVersions } from '../../evaluation/forms/catalogue.ts';

/** The number and the ★ ▲ that stand before a wording. */
export interface PrintedNumber {
  readonly no: number | null;
  readonly core: boolean;
  readonly observation: boolean;
  /** Offset where the row starts: at the number, else at the wording. */
  readonly start: number;
  /** Whether the number stands in a line or cell of its own, where a remark could be mistaken for it. */
  readonly apart: boolean;
}

const number =
  /(?<![\d.\-/年月])(?:第\s?)?[（(]?(\d{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3})[)）]?[ \u3000]*([★▲☆△]*)[ \u3000]*[.．。、:：,，]?[ \u3000]*([★▲☆△]*)[ \u3000]*[.．、]?[ \u3000]*(?:\*\*|__)?([\s|｜│]*)$/;
/** A number and, between it and the wording, a few words that a slip put there: 3. 校级学生会工作人员…. */
const numberWithWords =
  /(?<=^|[\n\t|｜│])[ \u3000]*(\d{1,2})([★▲☆△]*)[.．、]([★▲☆△]*)[ \u3000]*[\u4e00-\u9fff]{1,8}()$/;
const signsOnly = /[★▲☆△]+[\s|｜.、]*$/;
const groups = formVersions.flatMap((version) =>
  version.tables.flatMap((table) => table.groups.map((group) => group.wording)),
);
const reach = 48;

function valueOf(text: string): number | null {
  const value = parseWholeNumber(text.normalize('NFKC'));
  return value !== null && value >= 1 && value <= 40 ? value : null;
}

/** Steps back over a heading without conclusion (3. 机构和人员规模) that opens the row. */
function beforeGroup(window: string): string {
  const bare = window.replace(/[\s|｜│。.]+$/, '');
  const group = groups.find((wording) => bare.endsWith(wording));
  return group === undefined ? window : bare.slice(0, -group.length);
}

function signsBefore(window: string): { readonly signs: string; readonly length: number } {
  const match = /[★▲☆△]+[ \u3000\t|｜]*$/.exec(window);
  return match ? { signs: match[0], length: match[0].length } : { signs: '', length: 0 };
}

/**
 * Reads what stands before the wording at `start`, not looking back beyond `floor`. Numbers are Arabic,
 * Chinese or circled, with or without point; signs stand before the number, after it or after the point.
 */
export function printedBefore(text: string, start: number, floor: number): PrintedNumber {
  const from = Math.max(floor, start - reach);
  const window = beforeGroup(text.slice(from, start));
  const grouped = window.length < start - from;
  const match = number.exec(window) ?? numberWithWords.exec(window);
  const none = signsOnly.exec(window)?.[0] ?? '';
  const bare: PrintedNumber = {
    no: null,
    core: /[★☆]/.test(none),
    observation: /[▲△]/.test(none),
    start: grouped ? from + window.trimEnd().length : start - none.length,
    apart: false,
  };
  const no = match ? valueOf(match[1] ?? '') : null;
  if (!match || no === null) return bare;
  const gap = match[4] ?? '';
  const ahead = window.slice(0, match.index);
  const apart = !grouped && /[\n\t|｜│]/.test(gap);
  const pointed = /[.．。、:：,，)）★▲☆△①-⑳]/.test(match[0]);
  if (gap.includes('\n') && !grouped && !/(?:^|[\n\t|｜│])[\s#*★▲☆△]*$/.test(ahead)) return bare;
  if (!pointed && !/(?:^|[\s|｜│#*★▲☆△>-])$/.test(ahead)) return bare;
  const { signs, length } = signsBefore(ahead);
  const all = `${signs}${match[2] ?? ''}${match[3] ?? ''}`;
  return {
    no,
    core: /[★☆]/.test(all),
    observation: /[▲△]/.test(all),
    start: from + match.index - length,
    apart: apart && !pointed,
  };
}
