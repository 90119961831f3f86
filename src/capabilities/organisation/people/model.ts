/** 学生 · 教师. */
export const personKinds = ['student', 'teacher'] as const;
export type PersonKind = (typeof personKinds)[number];

/** 女 · 男. */
export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

/** 中共党员 · 中共预备党员 · 共青团员 · 民主党派 · 群众. */
export const politicalStatuses = [
  'party-member',
  'probationary-party-member',
  'league-member',
  'other-party',
  'none',
] as const;
export type PoliticalStatus = (typeof politicalStatuses)[number];

/** 中专 · 大专 · 本科 · 研究生. */
export const educationLevels = [
  'secondary',
  'junior-college',
  'undergraduate',
  'postgraduate',
] as const;
export type EducationLevel = (typeof educationLevels)[number];

/** 警告 · 严重警告 · 记过 · 留校察看; the last takes away the right to stand. */
export const disciplineKinds = ['warning', 'serious-warning', 'demerit', 'probation'] as const;
export type DisciplineKind = (typeof disciplineKinds)[number];

/** What a person is known by; null is unknown, never a default. */
export interface PersonFacts {
  readonly name: string;
  readonly sex: Sex | null;
  readonly ethnicGroup: string | null;
  readonly citizen: boolean | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly educationLevel: EducationLevel | null;
  readonly programme: string | null;
  readonly grade: number | null;
  readonly fullTime: boolean | null;
}
