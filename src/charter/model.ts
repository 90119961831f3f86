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

/** Whom a rule document is for: the whole school, the unions of units (or of one), or classes. */
export const documentScopes = ['school', 'unit', 'class'] as const;

/** One of them. */
export type DocumentScope = (typeof documentScopes)[number];

/** What the register keeps of an edition beside its name and days. */
export interface Registered {
  /** 文号, as printed. */
  readonly number: string | null;
  readonly scope: DocumentScope;
  /** The one unit it is for; null for all of its scope. */
  readonly unitId: Uuid | null;
  /** The body that keeps it. */
  readonly ownerId: Uuid | null;
  /** Whether everybody may read it on the school's public pages. */
  readonly open: boolean;
  /** The original, by its SHA-256. */
  readonly paper: string | null;
}

/** One edition of a rule document. */
export interface RuleDocument extends Registered {
  readonly id: Uuid;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly since: Day;
  readonly until: Day | null;
}

/** An edition as it is written; what the register is not told stays as it was. */
export type WantedDocument = Omit<RuleDocument, keyof Registered> & Partial<Registered>;

/** What stands in the register where nobody said otherwise. */
export const unregistered: Registered = {
  number: null,
  scope: 'school',
  unitId: null,
  ownerId: null,
  open: true,
  paper: null,
};

/** One wording of an article. */
export interface Article {
  readonly id: Uuid;
  readonly documentId: Uuid;
  readonly number: string;
  readonly text: string;
  /** Headings above it, as one line; null where the document has none. */
  readonly chapter: string | null;
  /** Its place among the document's articles, from 1; null where it stands by its number. */
  readonly place: number | null;
  readonly since: Day;
  readonly until: Day | null;
}

/** A wording as it is written; where its place is not told, it stays as it was. */
export type WantedArticle = Omit<Article, 'chapter' | 'place'> &
  Partial<Pick<Article, 'chapter' | 'place'>>;
