import type { Level } from '../../facts/fact.ts';
import type { Fraction } from '../../kernel/fraction.ts';

/** The numbers the criteria stand on. National limits unless marked as a default of this house. */
export interface EvaluationLimits {
  /** Staff without and with the ground of many students or campuses; the second level has one limit. */
  readonly staff: number;
  readonly staffWithGround: number;
  readonly presidium: number;
  /** Null: the form knows no limit (second level). */
  readonly departments: number | null;
  /** Share of the programme within which a rank must lie: 10·rank ≤ 3·size, never rounded. */
  readonly rankShare: Fraction;
  /** House default: from how many students a school counts as large. The form gives no number. */
  readonly manyStudents: number;
  /** Months by which a congress may be later than its cycle before it counts as overdue. House default. */
  readonly congressGraceMonths: number;
  /** Delegates at least this share of the students (congress rules, 1 %). */
  readonly delegatesShare: Fraction;
  /** Delegates who hold no union office, at least this share (60 %). */
  readonly nonOfficerShare: Fraction;
}

const school: EvaluationLimits = {
  staff: 40,
  staffWithGround: 60,
  presidium: 5,
  departments: 6,
  rankShare: { numerator: 3, denominator: 10 },
  manyStudents: 10_000,
  congressGraceMonths: 3,
  delegatesShare: { numerator: 1, denominator: 100 },
  nonOfficerShare: { numerator: 60, denominator: 100 },
};

/** The limits in force for a level, from the forms of 2020 to 2023–2024. */
export function limitsFor(level: Level): EvaluationLimits {
  return level === 'school'
    ? school
    : { ...school, staff: 30, staffWithGround: 30, presidium: 3, departments: null };
}
