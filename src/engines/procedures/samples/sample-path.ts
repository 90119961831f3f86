import { addDays, weekdayOf } from '../../../kernel/day-steps.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { defineProcedure, type Act, type Party, type WorkingDays } from '../model.ts';

/** Weekdays without holidays. */
export const weekdays: WorkingDays = {
  isWorkingDay: (day) => weekdayOf(day) <= 5,
  after: (from, count) => {
    let day = from;
    for (let left = count; left > 0;) {
      day = addDays(day, 1);
      if (weekdayOf(day) <= 5) left -= 1;
    }
    return day;
  },
};

const party = (
  code: string,
  role: string,
  reach: 'school' | 'unit' | 'self' = 'school',
): Party => ({
  code,
  may: [{ role, reach }],
  shows: `${code}-approved`,
});

const plain = { due: null, asks: [], checks: [] } as const;

/** A path with a step of every kind. */
export const samplePath = defineProcedure({
  name: 'sample',
  first: 'apply',
  person: party('person', 'student', 'self'),
  recorders: party('recorder', 'league'),
  steps: [
    {
      ...plain,
      code: 'apply',
      kind: 'submit',
      by: party('person', 'student', 'self'),
      asks: ['text'],
      next: 'interview',
    },
    {
      ...plain,
      code: 'interview',
      kind: 'mark',
      raters: party('rater', 'head'),
      by: party('presidium', 'presidium'),
      least: 2,
      back: 'apply',
      next: 'unit',
    },
    {
      ...plain,
      code: 'unit',
      kind: 'approve',
      by: [party('unit-league', 'unit-league', 'unit')],
      back: 'apply',
      due: { days: 3, working: true },
      asks: ['paper'],
      next: 'public',
    },
    {
      ...plain,
      code: 'public',
      kind: 'publicise',
      by: party('unit-league', 'unit-league', 'unit'),
      objectors: party('anybody', 'student'),
      answerers: party('league', 'league'),
      workingDays: 5,
      back: 'unit',
      next: 'review',
    },
    {
      ...plain,
      code: 'review',
      kind: 'approve',
      by: [party('affairs', 'student-affairs'), party('league', 'league')],
      back: 'unit',
      next: 'consent',
    },
    {
      ...plain,
      code: 'consent',
      kind: 'consent',
      by: party('person', 'student', 'self'),
      next: null,
    },
  ],
});

/** People by a digit. */
export const somebody = (digit: number): Uuid =>
  `00000000-0000-7000-8000-00000000000${digit}` as Uuid;

/** The person whom sample cases are about. */
export const concerned = somebody(0);

/** An act with nothing but what is named. */
export function act(parts: Pick<Act, 'kind' | 'party'> & Partial<Act>): Act {
  return {
    by: somebody(1),
    day: '2026-03-02' as Day,
    text: null,
    paper: null,
    mark: null,
    against: null,
    objection: null,
    upheld: null,
    ...parts,
  };
}
