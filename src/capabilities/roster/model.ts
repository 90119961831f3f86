import type { Uuid } from '../../kernel/id.ts';
import type { PoliticalStatus } from '../organisation/people/model.ts';

/** 最近一个学期 · 最近一个学年 · 入学以来: over what a rank is counted; a school chooses one of them (form of 2021, item 8). */
export const spans = ['term', 'year', 'since-entry'] as const;
export type Span = (typeof spans)[number];

/**
 * Which term or year a standing is of. `academicYear` is the year in which the school year begins; of a standing since
 * entry it is the last year that counts. `half` (1 autumn, 2 spring) is a term's alone.
 */
export interface Period {
  readonly span: Span;
  readonly academicYear: number;
  readonly half: 1 | 2 | null;
}

/** A rank as recorded: place of size, a share where no size was told, not yet ranked, or nothing. */
export type Rank =
  | { readonly kind: 'place'; readonly place: number; readonly size: number }
  | { readonly kind: 'share'; readonly percent: string }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'blank' };

export const rankKinds = [
  'place',
  'share',
  'not-yet',
  'blank',
] as const satisfies readonly Rank['kind'][];

/** Rank and courses over one period. */
export interface Standing extends Period {
  readonly rank: Rank;
  readonly failed: boolean | null;
}

/** The rank as rosters print it: `4/46`, `8.7%`; null where there is none. `notYet` is the word for a rank not yet given. */
export function shownRank(rank: Rank, notYet: string): string | null {
  switch (rank.kind) {
    case 'place':
      return `${rank.place}/${rank.size}`;
    case 'share':
      return `${rank.percent}%`;
    case 'not-yet':
      return notYet;
    case 'blank':
      return null;
  }
}

/** Somebody who serves in a union on a day, in the order of its roster. Personal data throughout. */
export interface RosterRow {
  /** From 1: presidium, departments by name, posts by weight, then names in the order of their pinyin. */
  readonly row: number;
  readonly personId: Uuid;
  /** The appointment they stand here by, the weightiest where they hold several in this union. */
  readonly appointmentId: Uuid;
  readonly name: string;
  readonly number: string;
  readonly status: PoliticalStatus | null;
  readonly activist: boolean | null;
  readonly unitName: string | null;
  readonly grade: number | null;
  readonly className: string | null;
  readonly education: string | null;
  readonly postKind: string;
  readonly postName: string;
  /** Null for the presidium. */
  readonly departmentName: string | null;
  /** The standing that counts on the day; null where none of the chosen span is recorded for a recent period. */
  readonly standing: Standing | null;
  /** Whether a disciplinary status is in force on the day. */
  readonly disciplined: boolean;
  /** Counts the changes of this row; 1 where it was never changed. */
  readonly revision: number;
}
