import writeExcelFile from 'write-excel-file/node';

/** A cell with an error. */
export interface Planted {
  /** The spreadsheet's row. */
  readonly row: number;
  /** The label of the column as the product says it. */
  readonly column: string;
  readonly name: string;
  /** What stands there once it is repaired. */
  readonly right: string;
}

/** A workbook as a union keeps it, and what was planted in it. */
export interface RosterFile {
  readonly content: Buffer;
  /** In the order of rows. */
  readonly planted: readonly Planted[];
  readonly people: number;
}

const family = [...'林方何马宋唐许邓冯曹'];
const given = ['一鸣', '小雨', '青禾', '知远'];
const units = ['护理系', '机电工程学院', '人文系', '信息工程学院'];
const departments = ['办公室', '组织部', '宣传部', '学习部', '文体部', '权益部'];

type Person = readonly [department: string, post: string];

/** Five of the presidium, then departments with a head, a deputy and four or five officers: forty in all. */
const posts: readonly Person[] = [
  ['主席团', '主席'],
  ...[1, 2, 3, 4].map((): Person => ['主席团', '副主席']),
  ...departments.flatMap((department, at): readonly Person[] => [
    [department, '部长'],
    [department, '副部长'],
    ...Array.from({ length: at === 0 ? 3 : 4 }, (): Person => [department, '干事']),
  ]),
];

const headers = [
  ...(['序号', '姓名', '学号', '政治面貌', '所在学院', '年级'] as const),
  ...(['所属部门', '担任职务', '专业排名（名次/人数）', '有无挂科'] as const),
];

/** The rows of people begin below a title and the headers. */
const firstRow = 3;

/**
 * A roster of forty invented people in a workbook with a title row and words of its own for the columns. Three cells
 * are wrong: a rank beyond its number, a step on the way that is no political status, a post no union may have.
 */
export async function rosterFile(schoolYear: number): Promise<RosterFile> {
  const rows = posts.map(([department, post], at) => {
    const entered = schoolYear - 1 - (at % 2);
    const size = 40 + at;
    return [
      String(at + 1),
      `${family[at % 10] ?? ''}${given[Math.floor(at / 10)] ?? ''}`,
      `${entered}${String(1001 + at)}`,
      at === 0 ? '中共党员' : '共青团员',
      units[at % 4] ?? '',
      `${entered}级`,
      department,
      post,
      `${1 + (at % 12)}/${size}`,
      '无',
    ];
  });
  const plant = (at: number, cell: number, column: string, wrong: string): Planted => {
    const row = rows[at] ?? [];
    const right = row[cell] ?? '';
    row[cell] = wrong;
    return { row: at + firstRow, column, name: row[1] ?? '', right };
  };
  const planted = [
    plant(9, 8, '学习成绩排名', '64/49'),
    plant(20, 3, '政治面貌', '入党积极分子'),
    plant(28, 7, '职务', '主席助理'),
  ];
  const data = [['青澜学院学生会工作人员花名册'], [...headers], ...rows].map((row) =>
    row.map((value) => ({ value, type: String })),
  );
  return {
    content: await writeExcelFile(data as never, { sheet: '名单' }).toBuffer(),
    planted,
    people: rows.length,
  };
}
