import type { Day } from '../../kernel/day.ts';

/** A semester as the school recorded it. */
export interface Semester {
  /** The year in which the academic year begins. */
  readonly academicYear: number;
  readonly half: number;
  readonly since: Day;
  readonly until: Day;
}

/** A semester, recorded or assumed. */
export interface Half extends Semester {
  readonly recorded: boolean;
}

/** Where a school recorded nothing: the first half from September into January, the second from late February into July. */
function assumed(academicYear: number, half: 1 | 2): Half {
  const next = academicYear + 1;
  const [since, until] =
    half === 1 ? [`${academicYear}-09-01`, `${next}-01-15`] : [`${next}-02-22`, `${next}-07-10`];
  return { academicYear, half, since: since as Day, until: until as Day, recorded: false };
}

/**
 * The semesters that a calendar year meets, in order. One that is not recorded is assumed, unless a recorded one
 * already fills its days.
 */
export function halvesAround(year: number, semesters: readonly Semester[]): readonly Half[] {
  // A due day at the end of a semester may move into the year.
  const first = `${year - 1}-12-15`;
  const last = `${year + 1}-01-15`;
  const meets = ({ since, until }: Semester): boolean => since <= last && until >= first;
  const recorded = semesters.filter(meets).map((semester) => ({ ...semester, recorded: true }));
  const guesses = [assumed(year - 1, 1), assumed(year - 1, 2), assumed(year, 1)].filter(
    (guess) =>
      !semesters.some(
        (known) =>
          (known.academicYear === guess.academicYear && known.half === guess.half) ||
          (known.since <= guess.until && guess.since <= known.until),
      ),
  );
  return [...recorded, ...guesses].sort((a, b) => (a.since < b.since ? -1 : 1));
}
