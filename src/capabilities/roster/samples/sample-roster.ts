import writeExcelFile from 'write-excel-file/node';
import { putAttachment } from '../../../engines/storage/attachments.ts';
import type { SampleSchool } from '../../organisation/samples/sample-school.ts';
import { now } from '../../organisation/samples/sample-school.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of one sheet; every cell is text. */
export async function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcelFile(data as never, { sheet: '名单' }).toBuffer();
}

/** Keeps a workbook in a school and answers its SHA-256. */
export async function uploaded(
  school: SampleSchool,
  rows: readonly (readonly string[])[],
): Promise<string> {
  const content = await workbook(rows);
  const kept = await school.inside((tx) =>
    putAttachment(tx, { name: '名单.xlsx', type: xlsxType, content, at: now }),
  );
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  return kept.value.sha256;
}

/** A small roster of invented people, as unions write them. */
export const roster: readonly (readonly string[])[] = [
  ['某某学院学生会工作人员名单'],
  [
    '序号',
    '姓名',
    '政治面貌',
    '院系',
    '年级',
    '部门',
    '职务',
    '学习成绩排名',
    '是否存在不及格情况',
  ],
  ['1', '林一鸣', '中共预备党员', '护理系', '2024级', '主席团', '主席', '2/40', '否'],
  ['2', '方小雨', '共青团员', '护理系', '2024级', '主席团', '副主席', '4／46', '否'],
  ['3', '何青', '共青团员', '机电工程学院', '2025级', '学习部', '部长', '10 / 46', '否'],
  ['4', '欧阳云', '共青团员', '机电工程学院', '2026级', '学习部', '干事', '未达到一学期', '否'],
  ['5', '马丁', '共青团员', '护理系', '2025级', '办公室', '部长', '12%', '无'],
];
