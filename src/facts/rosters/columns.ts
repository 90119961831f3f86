/** What a column of a table about people or numbers holds, told by its header. */
export type ColumnKind =
  | 'number'
  | 'name'
  | 'gender'
  | 'ethnic'
  | 'status'
  | 'unit'
  | 'major'
  | 'class'
  | 'grade'
  | 'department'
  | 'post'
  | 'education'
  | 'rank'
  | 'percent'
  | 'size'
  | 'failed'
  | 'passed'
  | 'note'
  | 'phone'
  | 'student-id'
  | 'email'
  | 'category'
  | 'full-time'
  | 'seats'
  | 'headcount'
  | 'event'
  | 'other';

export interface Column {
  readonly kind: ColumnKind;
  /** Folded words of the header. */
  readonly header: string;
}

/** Read from the top; patterns see the header folded and without what stands in parentheses. */
const rules: readonly (readonly [ColumnKind, RegExp])[] = [
  ['number', /^(?:学生)?(?:序号?|编号|行号|no\.?|顺序|排序|序列)$/],
  ['event', /票|签到|出勤|考勤|获奖|奖项|社团|候选|代表团|代表(?:类别|类型|身份|资格|证)|培训/],
  ['full-time', /专职|专兼职|专\/兼职|是否兼职/],
  ['name', /^(?:学生|成员|干部|人员|工作人员|本人|中文|负责人|姓名)?(?:姓名|名字)(?:姓名)?$/],
  ['gender', /^性别$/],
  ['ethnic', /^民族$/],
  ['status', /政治面貌|面貌|党团(?:身份|情况)?$|政治身份/],
  [
    'passed',
    /(?<!有)无(?:课业)?(?:不及格|挂科|补考)|没有(?:不及格|挂科)|(?:全部|均|都|全|皆)(?:已|为)?(?:及格|合格|通过)|(?<!不)及格情况$|是否及格/,
  ],
  ['failed', /不及格|挂科|补考|不合格|未通过|重修|挂课/],
  [
    'percent',
    /(?:排名|名次|成绩|专业|位次).{0,6}(?:百分比|比例|百分位|占比|%)|^(?:排名)?(?:百分比|百分位|比例|占比)$/,
  ],
  ['rank', /排名|名次|位次|排位|成绩排序|^(?:学习|专业|学业|综合)?成绩$|学习成绩|学业成绩|综测/],
  [
    'size',
    /^(?:本|所在|同|该)?(?:专业|班级|年级|排名|参评|参与排名|参排)(?:总|学生)?人数$|^专业总?人数|^总人数$/,
  ],
  ['seats', /名额|代表(?:总|人)?数|代表总数|分配数|应选/],
  ['headcount', /^(?:学生|在校生|在籍学生)?(?:总)?人数$|^学生总?数$|^数量$/],
  ['post', /职务|岗位|任职|职位|担任|现任|部门及职|^(?:学生会)?身份$/],
  ['department', /^(?:所在|所属|工作|任职|学生会|职能)?(?:部门|组织|机构|部室)(?:名称)?$|^所在部$/],
  ['education', /学历|^(?:培养)?层次|学段|学位|学生类[型别]|本\/专|本专/],
  ['class', /班级|^(?:所在|行政)?班$|专业班/],
  [
    'unit',
    /院系|系别|^(?:学生)?(?:所在|所属|二级|分|各)?(?:学院|系部?|书院|院部|院|单位|院别|校区)(?:名称)?$|学院\/?系|系\/?学院|院\/系|系部|教学部|培养单位|(?:学院|书院|院系)(?:、|\/|及|和|与)?(?:专业|年级|班级)/,
  ],
  ['grade', /年级|入学(?:年份|时间|年度|年月|年)?$|^届别?$|^级别?$|级数/],
  ['major', /^(?:所学|就读|所在|学习)?专业(?:名称)?$/],
  ['phone', /电话|手机|联系方式/],
  ['student-id', /学号|学籍号|身份证/],
  ['email', /邮箱|e-?mail/],
  [
    'category',
    /^(?:职责|身份|指导|岗位|责任|人员|责任人|负责人)?(?:类别|类型|角色|分工)$|^(?:职责|项目)$/,
  ],
  ['note', /^备注|^说明$|^其他$/],
];

/** A row is looked at as a header only when one of these words stands in it. */
export const headerHint =
  /姓名|名字|面貌|党团|排名|名次|不及格|挂科|类别|专职|名额|代表数|院系|部门|学院/;

const emptyKinds = new Set<ColumnKind>(['other']);

/** The kind of a header; `other` where no rule knows it. Folded text. */
export function columnKind(header: string): ColumnKind {
  if (header === '' || header.length > 36) return 'other';
  const inner = /\(([^)]*)\)/.exec(header)?.[1] ?? '';
  const bare = header.replace(/\([^)]*\)?/g, '').replace(/[*:#_|]/g, '');
  const kind = kindOf(bare);
  if (kind === 'rank' && /百分比|百分位|^%$/.test(inner) && !/\//.test(inner)) return 'percent';
  return kind;
}

function kindOf(bare: string): ColumnKind {
  if (bare.length > 24 && !/排名|不及格|挂科/.test(bare)) return 'other';
  return rules.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'other';
}

/** Whether a header says something the auditor understands. */
export function isKnown(kind: ColumnKind): boolean {
  return !emptyKinds.has(kind);
}

/** A plain 人数 beside the rank is the size of the programme ranked, not a number of people of its own. */
export function withSizes(columns: readonly Column[]): readonly Column[] {
  if (columns.some((column) => column.kind === 'size')) return columns;
  return columns.map((column, index) =>
    column.kind === 'headcount' && columns[index - 1]?.kind === 'rank'
      ? { ...column, kind: 'size' }
      : column,
  );
}

/** Columns of one person where several people stand side by side in a row: index ranges of the header. */
export function sideBySide(
  columns: readonly Column[],
): readonly { readonly from: number; readonly to: number }[] {
  const names = columns.flatMap((column, index) => (column.kind === 'name' ? [index] : []));
  if (names.length < 2) return [{ from: 0, to: columns.length }];
  const anchor = columns.slice(0, (names[0] ?? 0) + 1).some((column) => column.kind === 'number')
    ? 'number'
    : 'name';
  const starts = columns.flatMap((column, index) => (column.kind === anchor ? [index] : []));
  if (starts.length !== names.length) return [{ from: 0, to: columns.length }];
  const before = starts[0] ?? 0;
  return starts.map((start, k) => ({
    from: Math.max(0, start - before),
    to: k + 1 < starts.length ? Math.max(0, (starts[k + 1] ?? 0) - before) : columns.length,
  }));
}
