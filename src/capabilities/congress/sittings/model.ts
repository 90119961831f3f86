import type { Threshold } from '../../../engines/counting/model.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';

/** 预备会议 · 开幕 · 全体会议 · 闭幕 · 常任代表会议. */
export const sittingKinds = ['preparatory', 'opening', 'plenary', 'closing', 'standing'] as const;

/** One of them. */
export type SittingKind = (typeof sittingKinds)[number];

/** What stands on an agenda: 报告 · 宣读 · 选举 · 决议 · 提案工作报告 · 讲话 · 其他. */
export const itemKinds = [
  'report',
  'reading',
  'election',
  'resolution',
  'proposals',
  'speech',
  'other',
] as const;

/** One of them. */
export type ItemKind = (typeof itemKinds)[number];

/** What can be told of a delegate at the door; `taken-back` names an earlier event that was wrong. */
export const attendanceKinds = ['arrived', 'left', 'excused', 'taken-back'] as const;

/** One of them. */
export type AttendanceKind = (typeof attendanceKinds)[number];

/** How it was told: ticked on the list, or by the delegate's code. */
export const attendanceWays = ['list', 'code'] as const;

/** One of them. */
export type AttendanceWay = (typeof attendanceWays)[number];

/** Where a delegate is at a moment. */
export const presences = ['absent', 'present', 'left', 'excused'] as const;

/** One of them. */
export type Presence = (typeof presences)[number];

/** Something told at the door of one sitting; numbers grow with time. */
export interface AttendanceEvent {
  readonly number: number;
  readonly delegateId: Uuid;
  readonly kind: AttendanceKind;
  readonly at: Instant;
  /** The event it takes back. */
  readonly corrects: number | null;
}

/** 应到, 实到 and what is needed, at a moment. */
export interface Quorum {
  readonly expected: number;
  readonly present: number;
  readonly needed: number;
  readonly met: boolean;
  readonly threshold: Threshold;
}

/** What a resolution is about: a charter is changed by a larger share than anything else. */
export const matters = ['ordinary', 'charter'] as const;

/** One of them. */
export type Matter = (typeof matters)[number];

/** Of what a show of hands needs its share: 应到, 实到, or those who raised a hand for or against. */
export const handBases = ['expected', 'present', 'voted'] as const;

/** One of them. */
export type HandBase = (typeof handBases)[number];

/** A counted show of hands. */
export interface Hands {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** Papers of the congress: 会议文件 · 贺信 · 媒体报道 · 照片. */
export const documentKinds = ['document', 'greeting', 'press', 'photo'] as const;

/** One of them. */
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Where a 提案 stands: 征集附议 · 待审查 · 立案 · 不予立案 · 并案 · 办理中 · 已答复 · 办结 · 撤回.
 */
export const proposalStates = [
  'seconding',
  'screening',
  'filed',
  'not-filed',
  'merged',
  'assigned',
  'replied',
  'closed',
  'withdrawn',
] as const;

/** One of them. */
export type ProposalState = (typeof proposalStates)[number];

/** What those who proposed think of a reply. */
export const satisfactions = ['satisfied', 'fairly', 'dissatisfied'] as const;

/** One of them. */
export type Satisfaction = (typeof satisfactions)[number];

/** At most so many characters. */
export const longest = { title: 100, text: 4000, name: 60, place: 60, link: 500 } as const;
