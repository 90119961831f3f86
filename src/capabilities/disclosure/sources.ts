import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { PaperBlock } from '../../engines/documents/paper/paper.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { PartId } from './edition/model.ts';
import type { EducationLevel } from '../organisation/people/model.ts';

/** What a section is made of is asked of the union's records on a day. */
export type SectionSource = (
  tx: SchoolTransaction,
  union: { readonly id: Uuid; readonly name: string },
  asOf: Day,
) => Promise<readonly PaperBlock[]>;

/** A row of a union's roster, in the official columns and before anybody decided who may be named. */
export interface RosterRow {
  readonly row: number;
  readonly personId: Uuid;
  readonly name: string;
  readonly educationLevel: EducationLevel | null;
  /** 政治面貌, 院系, 年级, 学习成绩综合排名, 是否存在课业不及格情况, as the form prints them. */
  readonly cells: readonly [
    status: string,
    unit: string,
    grade: string,
    rank: string,
    failed: string,
  ];
}

/** Where a disclosure's contents come from, one source a section; those that have none are written by people. */
export interface DisclosureSources {
  readonly roster: (
    tx: SchoolTransaction,
    unionId: Uuid,
    asOf: Day,
  ) => Promise<readonly RosterRow[]>;
  readonly sections: Partial<Record<PartId, SectionSource>>;
}
