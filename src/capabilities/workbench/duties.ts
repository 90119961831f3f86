import { defineProvision, type AnyProvision, type Provision } from '../../charter/provision.ts';
import type { RuleSource } from '../../charter/rule-sources.ts';
import {
  provisionsOfDuty,
  restDayMoves,
  type RecurringDuty,
  type RestDayMove,
  type Rhythm,
} from '../../charter/recurring-duty.ts';
import { dayNumber, days, monthOfYear, oneOf, weekday, yesNo } from '../../charter/value-type.ts';
import type { Role } from '../organisation/roles.ts';
import { congressInterval, congressMonth } from '../rulebook/provisions.ts';

// The duties that come round, with the provisions that say when. They stand here until the rooms they belong to
// exist; each group then moves into the `provisions.ts` of its room. Months and days without a national rule are a
// common practice to begin with, and every school states its own.

const month = (name: string, value: number, source: RuleSource = 'practice') =>
  defineProvision({ name, type: monthOfYear(), default: value, source });
const dayOf = (name: string, value: number) =>
  defineProvision({ name, type: dayNumber(), default: value, source: 'practice' });
const heldHere = (name: string) =>
  defineProvision({ name, type: yesNo(), default: false, source: 'practice' });
const daysBefore = (name: string, value: number) =>
  defineProvision({
    name,
    type: days({ min: 0, max: 120 }),
    default: value,
    source: 'practice',
  });

/** What happens to a due day that falls on a rest day. */
const restDay = defineProvision<RestDayMove>({
  name: 'duty.rest-day',
  type: oneOf(restDayMoves),
  default: 'next-working-day',
  source: 'practice',
});

interface DutyParts {
  readonly code: string;
  readonly roles: readonly Role[];
  readonly rhythm: Rhythm;
  readonly source?: RuleSource;
}

const duty = (parts: DutyParts): RecurringDuty => ({
  source: 'practice',
  ...parts,
  room: 'workbench',
  held: null,
  move: parts.rhythm.kind === 'weekly' ? null : restDay,
});

/** By the end of that month, every year. */
const yearly = (inMonth: Provision<number>): Rhythm => ({
  kind: 'yearly',
  month: inMonth,
  interval: null,
});

/** For the room of congresses; the rule names a congress every one or two years. */
const congressDuties: readonly RecurringDuty[] = [
  duty({
    code: 'congress',
    source: 'congress-rules',
    roles: ['administrator', 'league', 'presidium', 'office'],
    rhythm: {
      kind: 'yearly',
      month: congressMonth,
      interval: congressInterval,
    },
  }),
  duty({
    code: 'unit-congress',
    source: 'congress-rules',
    roles: ['unit-league', 'unit-presidium'],
    rhythm: yearly(month('unit-congress.month', 10)),
  }),
  duty({
    code: 'term-change',
    roles: ['league', 'presidium', 'office'],
    rhythm: yearly(month('term-change.month', 11)),
  }),
  duty({
    code: 'congress-report',
    roles: ['presidium', 'office'],
    rhythm: yearly(month('congress-report.month', 12)),
  }),
  duty({
    code: 'class-election',
    roles: ['unit-league', 'class-committee'],
    rhythm: yearly(month('class-election.month', 9)),
  }),
];

/** For the room of meetings: the heads' and each department's every week, everybody's every month. */
const meetingDuties: readonly RecurringDuty[] = [
  duty({
    code: 'heads-meeting',
    roles: ['presidium', 'head', 'office'],
    rhythm: {
      kind: 'weekly',
      weekday: defineProvision({
        name: 'heads-meeting.weekday',
        type: weekday(),
        default: 'monday',
        source: 'practice',
      }),
    },
  }),
  duty({
    code: 'department-meeting',
    roles: ['head', 'staff'],
    rhythm: {
      kind: 'weekly',
      weekday: defineProvision({
        name: 'department-meeting.weekday',
        type: weekday(),
        default: 'wednesday',
        source: 'practice',
      }),
    },
  }),
  duty({
    code: 'staff-meeting',
    roles: ['presidium', 'head', 'office', 'staff'],
    rhythm: { kind: 'monthly', day: dayOf('staff-meeting.day', 28), months: 'of-semesters' },
  }),
];

/** For the ledger: income and expenditure go to the guides every month. */
const ledgerDuties: readonly RecurringDuty[] = [
  duty({
    code: 'finance-report',
    roles: ['office', 'presidium'],
    rhythm: { kind: 'monthly', day: dayOf('finance-report.day', 5), months: 'all' },
  }),
];

/** For training: once in spring and once in autumn (item 13 of the form); theory is studied every term. */
const trainingDuties: readonly RecurringDuty[] = [
  duty({
    code: 'spring-training',
    source: 'self-evaluation-form',
    roles: ['league', 'presidium', 'office', 'unit-league', 'unit-presidium'],
    rhythm: yearly(month('training.spring-month', 4, 'self-evaluation-form')),
  }),
  duty({
    code: 'autumn-training',
    source: 'self-evaluation-form',
    roles: ['league', 'presidium', 'office', 'unit-league', 'unit-presidium'],
    rhythm: yearly(month('training.autumn-month', 10, 'self-evaluation-form')),
  }),
  duty({
    code: 'political-study',
    source: 'reform-measures',
    roles: ['presidium', 'head', 'staff'],
    rhythm: {
      kind: 'monthly',
      day: dayOf('political-study.day', 20),
      months: 'of-semesters',
    },
  }),
  duty({
    code: 'experience-exchange',
    roles: ['presidium', 'unit-presidium'],
    rhythm: yearly(month('experience-exchange.month', 5)),
  }),
];

/** For assessment: 述职 in every term before a committee mostly of student delegates; the month's appraisal of members. */
const assessmentDuties: readonly RecurringDuty[] = [
  duty({
    code: 'work-review',
    source: 'reform-opinion-2019',
    roles: ['league', 'student-affairs', 'presidium', 'head'],
    rhythm: {
      kind: 'before-semester-end',
      days: daysBefore('work-review.days-before-end', 14),
    },
  }),
  duty({
    code: 'member-assessment',
    roles: ['head', 'office'],
    rhythm: { kind: 'monthly', day: dayOf('member-assessment.day', 31), months: 'of-semesters' },
  }),
  duty({
    code: 'unit-report',
    roles: ['presidium', 'unit-presidium'],
    rhythm: yearly(month('unit-report.month', 12)),
  }),
];

/** For the disclosure and for guidance by Party and League: the form once a year, a hearing every term. */
const disclosureDuties: readonly RecurringDuty[] = [
  duty({
    code: 'disclosure',
    source: 'self-evaluation-form',
    roles: ['administrator', 'league', 'presidium', 'office', 'unit-league'],
    rhythm: yearly(month('disclosure.month', 12)),
  }),
  duty({
    code: 'party-hearing',
    source: 'reform-measures',
    roles: ['administrator', 'league'],
    rhythm: {
      kind: 'before-semester-end',
      days: daysBefore('party-hearing.days-before-end', 30),
    },
  }),
  duty({
    code: 'league-meeting',
    roles: ['league'],
    rhythm: yearly(month('league-meeting.month', 12)),
  }),
];

/** For voice and clubs: talks with the school's leaders and offices, where a school holds them; the clubs' review. */
const voiceDuties: readonly RecurringDuty[] = [
  {
    ...duty({
      code: 'leader-talk',
      roles: ['presidium', 'office'],
      rhythm: { kind: 'monthly', day: dayOf('leader-talk.day', 1), months: 'of-semesters' },
    }),
    held: heldHere('leader-talk.held'),
  },
  {
    ...duty({
      code: 'office-talk',
      roles: ['presidium', 'office'],
      rhythm: { kind: 'monthly', day: dayOf('office-talk.day', 15), months: 'of-semesters' },
    }),
    held: heldHere('office-talk.held'),
  },
  duty({
    code: 'club-review',
    source: 'club-measures-2020',
    roles: ['league', 'presidium'],
    rhythm: yearly(month('club-review.month', 6)),
  }),
];

/** Every duty known so far. */
export const recurringDuties: readonly RecurringDuty[] = [
  ...congressDuties,
  ...meetingDuties,
  ...ledgerDuties,
  ...trainingDuties,
  ...assessmentDuties,
  ...disclosureDuties,
  ...voiceDuties,
];

/** The provisions of all duties, each once; what the server hands to the rulebook beside those of other rooms. */
export const dutyProvisions: readonly AnyProvision[] = [
  ...new Set(recurringDuties.flatMap(provisionsOfDuty)),
];
