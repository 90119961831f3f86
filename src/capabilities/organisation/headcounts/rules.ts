import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/day.ts';
import { isMinority } from '../people/ethnic-groups.ts';
import type { EducationLevel, Sex } from '../people/model.ts';
import type { Days } from '../spans.ts';
import type { HeadcountCell } from './model.ts';

const keyOf = ({ educationLevel, sex, minority }: Omit<HeadcountCell, 'students'>): string =>
  `${educationLevel} ${sex} ${minority}`;

/** Refuses a table that tells one cell twice (`headcount-twice`), naming the second place. */
export function judgeCells(cells: readonly HeadcountCell[]): readonly Refusal[] {
  const seen = new Set<string>();
  return cells.flatMap((cell, at) => {
    const key = keyOf(cell);
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [refusal('headcount-twice', ['cells', at], { row: at + 1 })] : [];
  });
}

/** So many known students who are alike. */
export interface KnownGroup {
  readonly educationLevel: EducationLevel | null;
  readonly sex: Sex | null;
  readonly ethnicGroup: string | null;
  readonly students: number;
}

/** A head-count made of the people known by name, and of how many something needed is unknown. */
export interface Computed {
  readonly cells: readonly HeadcountCell[];
  /** Students left out of the cells, because one of the three is unknown of them. */
  readonly unknown: number;
  readonly unknownEducationLevel: number;
  readonly unknownSex: number;
  readonly unknownEthnicGroup: number;
}

/** Adds up known groups; nobody of whom something is unknown is put into a cell by guessing. */
export function computeCells(groups: readonly KnownGroup[]): Computed {
  const cells = new Map<string, HeadcountCell>();
  const total = (lacks: (group: KnownGroup) => boolean): number =>
    groups.filter(lacks).reduce((sum, { students }) => sum + students, 0);
  const lacksGroup = ({ ethnicGroup }: KnownGroup): boolean => isMinority(ethnicGroup) === null;
  for (const group of groups) {
    const { educationLevel, sex, students } = group;
    const minority = isMinority(group.ethnicGroup);
    if (educationLevel === null || sex === null || minority === null) continue;
    const key = keyOf({ educationLevel, sex, minority });
    const sum = (cells.get(key)?.students ?? 0) + students;
    cells.set(key, { educationLevel, sex, minority, students: sum });
  }
  return {
    cells: [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell),
    unknown: total(
      (group) => group.educationLevel === null || group.sex === null || lacksGroup(group),
    ),
    unknownEducationLevel: total(({ educationLevel }) => educationLevel === null),
    unknownSex: total(({ sex }) => sex === null),
    unknownEthnicGroup: total(lacksGroup),
  };
}

/** The day a semester's students are counted on: today while it runs, else its first or last day. */
export function countingDay({ since, until }: Days, today: Day): Day {
  if (today < since) return since;
  return until !== null && until < today ? until : today;
}
