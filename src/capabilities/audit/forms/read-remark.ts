import { partialDay, type PartialDay } from '../../../kernel/day.ts';
import { chineseNumber } from '../statements/time-words.ts';

const template =
  /^(?:备注|实有[_\s]*(?:人|个|名)?[_]*|实有(?:人|个)[_]*|(?:召开)?(?:日期|时间)(?:为|:|：)*[_]*(?:年[_]*月[_]*日)?|[/\-—_.·:：]+|年月日|n\/a)$/;

/** Whether a folded remark is only what the form prints before it is filled in. */
export function isEmptyRemark(folded: string): boolean {
  const bare = folded.replace(/_+/g, '');
  return bare === '' || template.test(bare);
}

const chinese = '[〇零一二两三四五六七八九十百]';

/** The number a remark states: 实有40人, 实有人 58, 共四个, 45. Null where none or more than one could be meant. */
export function numberIn(folded: string): number | null {
  const dates = folded.replace(/\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/g, '');
  const named =
    /(?:实有|共有?|现有|总数|合计|为)(?:人|个|名)?[:_]*(\d{1,4})/.exec(dates) ??
    /(\d{1,4})_*(?:人|个|名|位)/.exec(dates) ??
    /^[^\d]*(\d{1,4})[^\d]*$/.exec(dates);
  if (named?.[1]) return Number(named[1]);
  const worded =
    new RegExp(`(?:实有|共有?|现有)(?:人|个|名)?_*(${chinese}{1,4})`).exec(dates) ??
    new RegExp(`(${chinese}{1,4})_*(?:人|个|名)`).exec(dates);
  return worded?.[1] ? chineseNumber(worded[1]) : null;
}

/** The day a remark states, the first of a range; the year may be missing. */
export function dateIn(folded: string): PartialDay | null {
  const text = folded.replace(/_+/g, '');
  const full =
    /((?:19|20)\d\d)(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?:日|号)?/.exec(text) ??
    /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (full) return partialDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const worded = new RegExp(
    `([〇零○一二三四五六七八九]{4})年(${chinese}{1,3})月(?:(${chinese}{1,3})日)?`,
  ).exec(text);
  if (worded) {
    const day = worded[3] ? chineseNumber(worded[3]) : null;
    return partialDay(chineseNumber(worded[1] ?? ''), chineseNumber(worded[2] ?? '') ?? 0, day);
  }
  const month = /((?:19|20)\d\d)(?:年|[-./])(\d{1,2})月?(?!\d)/.exec(text);
  if (month) return partialDay(Number(month[1]), Number(month[2]), null);
  const short = /(?<!\d)(\d{1,2})(?:月|[-./])(\d{1,2})(?:日|号)?(?!\d)/.exec(text);
  if (short) return partialDay(null, Number(short[1]), Number(short[2]));
  const shortWorded = new RegExp(`(${chinese}{1,3})月(${chinese}{1,3})[日号]`).exec(text);
  return shortWorded
    ? partialDay(
        null,
        chineseNumber(shortWorded[1] ?? '') ?? 0,
        chineseNumber(shortWorded[2] ?? ''),
      )
    : null;
}
