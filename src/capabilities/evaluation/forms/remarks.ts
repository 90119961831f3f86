import { dayParts, type PartialDay } from '../../../kernel/day.ts';
import type { Remark } from '../judge-form.ts';

/** A day as official Chinese papers write it: 2026年9月1日. What is unknown is left out. */
export function chineseDay(value: PartialDay): string {
  const { year, month, day } = dayParts(value);
  return `${year === null ? '' : `${year}年`}${month}月${day === null ? '' : `${day}日`}`;
}

/** The remark column as the official forms print it. Sources: the forms of 2020 and 2021. */
export function remarkText(remark: Remark): string {
  switch (remark.kind) {
    case 'people':
      return `实有 ${remark.count} 人`;
    case 'departments':
      return `实有 ${remark.count} 个`;
    case 'date':
      return `召开日期为：${chineseDay(remark.day)}`;
  }
}

/** The mailbox of the national federation, which every public form prints. Source: the form of 2021. */
export const nationalMailbox = 'xuelianban@126.com';

/** The rows and columns of the table of guides. Sources: the forms of 2020 and 2021. */
export const guideTable = {
  columns: ['序号', '类别', '姓名', '是否为专职团干', '备注'],
  rows: {
    'deputy-secretary': '分管学生会组织的校团委副书记',
    'secretary-general': '学生会组织秘书长',
    'unit-guide': '指导院级学生会组织的团组织负责人',
  },
} as const;
