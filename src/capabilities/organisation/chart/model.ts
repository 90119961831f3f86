import type { Uuid } from '../../../kernel/id.ts';
import type { Day } from '../../../kernel/day.ts';
import type { PostKind } from '../bodies/model.ts';

/** A post on the chart, with how many hold it. */
export interface ChartPost {
  readonly kind: PostKind;
  readonly name: string;
  readonly holders: number;
  /** Empty where the reader asked for none. */
  readonly names: readonly string[];
}

/** A body beside a union that is no part of its presidium and departments. */
export interface ChartBody {
  readonly kind:
    | 'party-committee'
    | 'league-committee'
    | 'league-branch'
    | 'student-committee'
    | 'standing-delegates'
    | 'review-committee';
  readonly name: string;
  readonly members: number;
}

/** A department with its posts. */
export interface ChartDepartment {
  readonly name: string;
  readonly posts: readonly ChartPost[];
}

/** A union of the second level, as the school's chart tells of it. */
export interface ChartUnit {
  readonly id: Uuid;
  readonly name: string;
  readonly presidium: number;
  readonly departments: number;
  readonly staff: number;
}

/** What a union's chart shows, on a day. */
export interface Chart {
  readonly id: Uuid;
  readonly kind: 'student-union' | 'graduate-union';
  readonly name: string;
  readonly ofSchool: boolean;
  readonly day: Day;
  readonly staff: number;
  readonly around: readonly ChartBody[];
  readonly presidium: readonly ChartPost[];
  readonly departments: readonly ChartDepartment[];
  readonly secondLevel: readonly ChartUnit[];
}

/** Says a sentence of this room by its key. */
export type ChartWords = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;
