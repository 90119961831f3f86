import type { Uuid } from '../../../kernel/id.ts';
import type { EducationLevel, Sex } from '../people/model.ts';

/** Students of a unit that are alike in what quotas are made of. */
export interface HeadcountCell {
  readonly educationLevel: EducationLevel;
  readonly sex: Sex;
  readonly minority: boolean;
  readonly students: number;
}

/** One unit's head-count in a semester. */
export interface UnitHeadcount {
  readonly unitId: Uuid;
  readonly unitName: string;
  readonly cells: readonly HeadcountCell[];
}

/** Head-counts of a semester; `partial` where units that went on then have none, and which. */
export interface Headcounts {
  readonly units: readonly UnitHeadcount[];
  readonly coverage: 'complete' | 'partial';
  readonly missing: readonly { readonly unitId: Uuid; readonly unitName: string }[];
}
