import type { StudentColumn } from './model.ts';

/** One column of the template: the title written there, and the other titles that mean the same. */
export interface TemplateColumn {
  readonly column: StudentColumn;
  readonly zh: string;
  readonly en: string;
  readonly also: readonly string[];
  /** What the template shows as an example; an invented student. */
  readonly example: string;
}

/** The columns of a list of students, in the order of the template. */
export const studentColumns: readonly TemplateColumn[] = [
  {
    column: 'number',
    zh: '学号',
    en: 'Student number',
    also: ['学籍号', '学生学号', '编号', 'number', 'student id', 'student no'],
    example: '示例2026010101',
  },
  {
    column: 'name',
    zh: '姓名',
    en: 'Name',
    also: ['学生姓名', '名字', 'full name', 'student name'],
    example: '林小舟',
  },
  { column: 'sex', zh: '性别', en: 'Sex', also: ['gender'], example: '女' },
  {
    column: 'ethnicGroup',
    zh: '民族',
    en: 'Ethnic group',
    also: ['ethnicity', 'nationality group'],
    example: '汉族',
  },
  {
    column: 'politicalStatus',
    zh: '政治面貌',
    en: 'Political status',
    also: ['政治身份'],
    example: '共青团员',
  },
  {
    column: 'educationLevel',
    zh: '培养层次',
    en: 'Education level',
    also: ['学历层次', '层次', '学历', '办学层次', 'level'],
    example: '大专',
  },
  {
    column: 'programme',
    zh: '专业',
    en: 'Programme',
    also: ['专业名称', '就读专业', 'program', 'major'],
    example: '护理',
  },
  {
    column: 'grade',
    zh: '年级',
    en: 'Grade',
    also: ['入学年份', '级', '所在年级', 'entry year'],
    example: '2026',
  },
  {
    column: 'unit',
    zh: '院系',
    en: 'Department',
    also: ['系', '学院', '二级学院', '系部', '所在院系', '院（系）', '书院', 'college', 'unit'],
    example: '护理系',
  },
  {
    column: 'class',
    zh: '班级',
    en: 'Class',
    also: ['班', '班级名称', '行政班', '所在班级'],
    example: '护理2601班',
  },
  {
    column: 'fullTime',
    zh: '学籍性质',
    en: 'Full-time',
    also: ['全日制', '是否全日制', '学习形式', 'full time', 'fulltime'],
    example: '全日制',
  },
  {
    column: 'citizen',
    zh: '国籍',
    en: 'Citizenship',
    also: ['是否中国籍', '是否中国公民', 'nationality', 'chinese citizen'],
    example: '中国',
  },
];

/** Whether a row is the template's own example, told by its number: it is no student and no mistake. */
export function isExampleNumber(number: string): boolean {
  return /^\s*(?:示例|example)/i.test(number);
}

/** A title without blanks, marks and what stands in brackets, in one width and case. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(([^)]*)\)/g, (whole, inner: string) => (inner === '系' ? whole : ''))
    .replace(/[\s*:：、·_-]+/g, '');
}

const byTitle: ReadonlyMap<string, StudentColumn> = new Map(
  studentColumns.flatMap(({ column, zh, en, also }) =>
    [zh, en, ...also].map((title) => [foldTitle(title), column] as const),
  ),
);

/** The column a title names, or null. */
export function columnOf(title: string): StudentColumn | null {
  return byTitle.get(foldTitle(title)) ?? null;
}
