import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { schoolCalendar } from '../reads.ts';
import { d, sampleSchool } from '../samples/sample-school.ts';
import {
  calendarDayClear,
  calendarDayList,
  calendarDaySet,
  semesterCreate,
  semesterList,
  semesterUpdate,
} from './actions.ts';
import { addWorkingDays } from './working-days.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'calendar');
const other = await sampleSchool(database, 'other-calendar');
const autumn = { academicYear: 2026, half: 1, since: d('2026-08-31'), until: d('2027-01-17') };

describe('semesters', () => {
  it('stand one after another', async () => {
    const { id } = await school.done(semesterCreate, autumn);
    const spring = { academicYear: 2026, half: 2, since: d('2027-01-17'), until: d('2027-07-10') };
    expect(await school.refused(semesterCreate, spring)).toEqual(['semester-overlaps']);
    const again = { ...autumn, since: d('2028-01-01'), until: d('2028-02-01') };
    expect(await school.refused(semesterCreate, again)).toEqual(['semester-taken']);
    await school.done(semesterUpdate, { semesterId: id, until: d('2027-01-16') });
    await school.done(semesterCreate, spring);
    const page = await school.listed(semesterList, { filters: { day: '2027-01-17' } });
    expect(page.ok && page.value.rows).toMatchObject([{ half: 2 }]);
    expect(await other.refused(semesterUpdate, { semesterId: id, half: 2 })).toEqual([
      'semester-unknown',
    ]);
    const reader = { role: 'unit-staff', unitIds: [] } as const;
    expect(await school.refused(semesterUpdate, { semesterId: id, half: 2 }, reader)).toEqual([
      'not-allowed',
    ]);
    expect((await school.listed(semesterList, {}, reader)).ok).toBe(true);
  });

  it('do not overlap, of two calls at once either', async () => {
    const first = { academicYear: 2030, half: 1, since: d('2030-09-01'), until: d('2031-01-20') };
    const second = { ...first, academicYear: 2031, since: d('2030-12-01') };
    const outcomes = await Promise.allSettled([
      other.done(semesterCreate, first),
      other.done(semesterCreate, second),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('days of the school', () => {
  it('depart from the national calendar', async () => {
    const from = d('2026-10-19');
    const fifth = async () =>
      addWorkingDays(from, 5, await school.inside((tx) => schoolCalendar(tx))).value;
    expect(await fifth()).toBe('2026-10-26');
    const games = { since: d('2026-10-22'), until: d('2026-10-23'), kind: 'holiday' } as const;
    expect(await school.done(calendarDaySet, { ...games, name: '运动会' })).toEqual({ days: 2 });
    await school.done(calendarDaySet, { since: d('2026-10-24'), kind: 'make-up', name: '补课' });
    expect(await fifth()).toBe('2026-10-27');
    const page = await school.listed(calendarDayList, { filters: { since: '2026-10-23' } });
    expect(page.ok && page.value.rows.map(({ name }) => name)).toEqual(['运动会', '补课']);
    await school.done(calendarDayClear, { since: d('2026-10-01'), until: d('2026-10-31') });
    expect(await fifth()).toBe('2026-10-26');
    const empty = { since: d('2026-10-01') };
    expect(await school.refused(calendarDayClear, empty)).toEqual(['calendar-day-unknown']);
  });

  it('are set for a hundred days at most, forwards, by those who keep the records', async () => {
    const set = { since: d('2026-07-01'), kind: 'vacation', name: '暑假' } as const;
    const refused = (until: string, by?: { readonly role: 'student' }) =>
      school.refused(calendarDaySet, { ...set, until }, by);
    expect(await refused('2026-10-09')).toEqual(['period-too-long']);
    expect(await refused('2026-06-30')).toEqual(['dates-reversed']);
    expect(await refused('2026-08-31', { role: 'student' })).toEqual(['not-allowed']);
    await school.done(calendarDaySet, { ...set, until: d('2026-10-08') });
    const page = await other.listed(calendarDayList);
    expect(page.ok && page.value.total).toBe(0);
  });
});
