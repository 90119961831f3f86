/**
 * 学生会 · 研究生会 · 办公室 · 工作部门 · 学生委员会 · 常任代表会议 · 评议会 · 班委会 ·
 * 党委（党总支） · 团委 · 学生处 · 团总支 · 系统管理.
 */
export const bodyKinds = [
  'student-union',
  'graduate-union',
  'office',
  'working-department',
  'student-committee',
  'standing-delegates',
  'review-committee',
  'class-committee',
  'party-committee',
  'league-committee',
  'student-affairs',
  'league-branch',
  'administration',
] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** The kinds a person may found; the administration comes with the school. */
export const foundableKinds = [
  'student-union',
  'graduate-union',
  'office',
  'working-department',
  'student-committee',
  'standing-delegates',
  'review-committee',
  'class-committee',
  'party-committee',
  'league-committee',
  'student-affairs',
  'league-branch',
] as const satisfies readonly BodyKind[];

/**
 * 主席 · 副主席 · 轮值执行主席 · 部长 · 副部长 · 干事 · 委员 · 书记 · 副书记 · 秘书长 · 工作人员（专职干部） · 管理员.
 */
export const postKinds = [
  'chair',
  'vice-chair',
  'rotating-chair',
  'head',
  'deputy-head',
  'staff',
  'member',
  'secretary',
  'deputy-secretary',
  'secretary-general',
  'officer',
  'administrator',
] as const;
export type PostKind = (typeof postKinds)[number];
