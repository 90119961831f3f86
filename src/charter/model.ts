import type { Day } from '../kernel/day.ts';
import type { Uuid } from '../kernel/id.ts';

/** The rule documents a school keeps: 章程, 学代会章程, 选拔, 考核, 退出, 监督, 培养, 社团, 述职, 自律公约, 财务, 其他. */
export const documentKinds = [
  'charter',
  'congress-rules',
  'selection',
  'assessment',
  'exit',
  'supervision',
  'training',
  'clubs',
  'reporting',
  'self-discipline',
  'finance',
  'other',
] as const;

/** One of them. */
export type DocumentKind = (typeof documentKinds)[number];

/** One edition of a rule document. */
export interface RuleDocument {
  readonly id: Uuid;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly since: Day;
  readonly until: Day | null;
}

/** One wording of an article. */
export interface Article {
  readonly id: Uuid;
  readonly documentId: Uuid;
  readonly number: string;
  readonly text: string;
  readonly since: Day;
  readonly until: Day | null;
}
