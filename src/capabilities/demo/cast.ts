import type { EducationLevel } from '../organisation/people/model.ts';
import type { DemoDays } from './days.ts';
import type { PlannedStudent } from './plan.ts';
import type { SeededRandom } from './random.ts';

/** Whom a post is for. */
export interface Wanted {
  readonly unit?: string;
  readonly class?: string;
  /** Years since they entered; 0 is a freshman. */
  readonly ages?: readonly number[];
  readonly levels?: readonly EducationLevel[];
  /** Whether they must belong to Party or League, as the union's staff must (form of 2021, item 7). */
  readonly organised?: boolean;
}

/** Students for posts; nobody is taken twice. */
export interface Cast {
  /** Numbers of so many students who fit; throws where there are fewer. */
  take(wanted: Wanted, count: number): readonly string[];
}

const organisedAs: ReadonlySet<string | null> = new Set([
  'party-member',
  'probationary-party-member',
  'league-member',
]);

/** Opens the cast of a school's students. */
export function openCast(
  students: readonly PlannedStudent[],
  { year }: DemoDays,
  random: SeededRandom,
): Cast {
  const taken = new Set<string>();
  const fits = (student: PlannedStudent, wanted: Wanted): boolean =>
    !taken.has(student.number) &&
    (wanted.unit === undefined || student.unit === wanted.unit) &&
    (wanted.class === undefined || student.class === wanted.class) &&
    (wanted.ages === undefined || wanted.ages.includes(year - (student.grade ?? year))) &&
    (wanted.levels === undefined ||
      (student.educationLevel !== null && wanted.levels.includes(student.educationLevel))) &&
    (wanted.organised !== true || organisedAs.has(student.politicalStatus));
  return {
    take: (wanted, count) => {
      const fitting = students.filter((student) => fits(student, wanted));
      const chosen = random.some(fitting, count).map(({ number }) => number);
      for (const number of chosen) taken.add(number);
      return chosen;
    },
  };
}
