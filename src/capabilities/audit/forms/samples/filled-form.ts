import type { FormItem, FormVersion } from '../../../evaluation/forms/form-model.ts';
import type { Claim } from '../../model.ts';
import type { PartialDay } from '../../../../kernel/day.ts';

/** What an invented office wrote into one row, and what should be read from it. */
export interface FilledRow {
  readonly item: FormItem;
  readonly claim: Claim;
  /** The remark cell as printed, an unfilled template included. */
  readonly cell: string;
  readonly remark: string | null;
  readonly number: number | null;
  readonly date: PartialDay | null;
  /** The count of a second-level row; null leaves it blank. */
  readonly count: number | null;
}

export interface FilledForm {
  readonly version: FormVersion;
  readonly organisation: string;
  readonly rows: readonly FilledRow[];
}

interface Remark {
  readonly cell: string;
  readonly remark: string | null;
  readonly number: number | null;
  readonly date: string | null;
}

const nothing: Remark = { cell: '', remark: null, number: null, date: null };

function numbered(cell: string, number: number | null): Remark {
  return { cell, remark: number === null ? null : cell, number, date: null };
}

function dated(cell: string, date: string | null): Remark {
  return { cell, remark: date === null ? null : cell, number: null, date };
}

const people: readonly Remark[] = [
  nothing,
  numbered('实有__人', null),
  numbered('实有人', null),
  numbered('实有40人', 40),
  numbered('实有 38 人', 38),
  numbered('实有45', 45),
  numbered('实有人 58', 58),
  numbered('58人', 58),
  numbered('共58名', 58),
  numbered('实有４０人', 40),
  numbered('实有四人', 4),
  numbered('实有十二人', 12),
  numbered('实有__37__人', 37),
  numbered('实有52人（两个校区）', 52),
];
const departments: readonly Remark[] = [
  nothing,
  numbered('实有__个', null),
  numbered('实有5个', 5),
  numbered('实有个 6', 6),
  numbered('实有六个', 6),
  numbered('共5个部门', 5),
];
const dates: readonly Remark[] = [
  nothing,
  dated('召开日期为：', null),
  dated('召开日期为：  年  月  日', null),
  dated('召开日期为：2021年11月27日', '2021-11-27'),
  dated('召开日期为： 11 月 27 日', '--11-27'),
  dated('2021-11-27', '2021-11-27'),
  dated('2021.11.27', '2021-11-27'),
  dated('召开日期：2021/5/8', '2021-05-08'),
  dated('20211127', '2021-11-27'),
  dated('2021年11月', '2021-11'),
  dated('召开时间：２０２１年１１月２７日', '2021-11-27'),
  dated('二〇二一年十一月二十七日', '2021-11-27'),
  dated('2021年11月27日至28日', '2021-11-27'),
];
const free: readonly Remark[] = [
  nothing,
  nothing,
  { ...nothing, cell: '/' },
  { ...nothing, cell: '见附件二', remark: '见附件二' },
  { ...nothing, cell: '已在校园网公布', remark: '已在校园网公布' },
];

/** Remarks an office may write beside an item. */
export function remarksFor(item: FormItem): readonly Remark[] {
  if (item.level === 'second-level') return free;
  switch (item.remark) {
    case 'people':
      return people;
    case 'departments':
      return departments;
    case 'date':
      return dates;
    case null:
      return free;
  }
}

/** A row filled by three choices: the claim, which remark, and the count of a second-level row. */
export function fillRow(
  item: FormItem,
  choice: { readonly claim: Claim; readonly remark: number; readonly count: number | null },
): FilledRow {
  const remarks = remarksFor(item);
  const { cell, remark, number, date } = remarks[choice.remark % remarks.length] ?? nothing;
  const second = item.level === 'second-level';
  return {
    item,
    claim: second ? (choice.count === null ? 'unreadable' : 'yes') : choice.claim,
    cell,
    remark,
    number: second ? choice.count : number,
    date: date as PartialDay | null,
    count: second ? choice.count : null,
  };
}
