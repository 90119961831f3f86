import type { ElectingBody } from '../../../facts/vocabulary.ts';

/** 选举 · 任命 · 招录 · 依职务. */
export const appointmentBases = ['elected', 'appointed', 'recruited', 'ex-officio'] as const;
export type AppointmentBasis = (typeof appointmentBases)[number];

/** 任期届满 · 辞职 · 免职 · 调任 · 毕业. */
export const endings = ['term-end', 'resignation', 'dismissal', 'transfer', 'graduation'] as const;
export type Ending = (typeof endings)[number];

/** How an appointment ended; `correction` marks a row entered by mistake, which never counts. */
export type EndedBy = Ending | 'correction';

/**
 * Which body elected: 学代会 · 全体学生大会（班会） · 学生委员会 · 常务委员会 · 常任代表会议 · 党团组织 · 主席团 · 其他. The codes of
 * the facts; the form asks for the congress (item 10), and records say what was.
 */
export const electors = [
  'congress',
  'assembly',
  'committee',
  'standing-committee',
  'standing-delegates',
  'party-or-league',
  'presidium',
  'other',
] as const satisfies readonly ElectingBody[];

/** Who approved a second post at another level: 团委 · 学生处. */
export const secondPostApprovers = ['league-committee', 'student-affairs'] as const;
export type SecondPostApprover = (typeof secondPostApprovers)[number];
