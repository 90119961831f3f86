import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { appointmentEnd } from '../appointments/actions.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { sampleUnion } from '../samples/sample-union.ts';
import { actingChairEnd, actingChairList, actingChairSet, actingChairStrike } from './actions.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'acting');
const { person, hold, union, study, chairPost, vicePost } = await sampleUnion(school);
const [vice, other, chair] = [await person(), await person(), await person()];
const appointmentId = await hold(vicePost, vice);
await hold(vicePost, other);
await hold(chairPost, chair);
const span = { bodyId: union, personId: vice, since: d('2026-03-01'), until: d('2026-03-31') };
const shown = async (day?: string) => {
  const found = await school.listed(actingChairList, { filters: { bodyId: union, day } });
  return found.ok ? found.value.rows.map(({ since, until }) => [since, until]) : found.error;
};

it('lets one vice-chair act for a span, and nobody else', async () => {
  expect(await school.refused(actingChairSet, { ...span, personId: chair })).toEqual([
    'acting-not-vice-chair',
  ]);
  expect(await school.refused(actingChairSet, { ...span, bodyId: study })).toEqual(['not-a-union']);
  expect(await school.refused(actingChairSet, { ...span, since: d('2024-08-31') })).toEqual([
    'acting-not-then',
  ]);
  const { id } = await school.done(actingChairSet, span);
  const second = { ...span, personId: other, since: d('2026-03-31') };
  expect(await school.refused(actingChairSet, second)).toEqual(['acting-overlaps']);
  await school.done(actingChairEnd, { actingId: id, until: d('2026-03-20') });
  await school.done(actingChairSet, { ...second, since: d('2026-03-21') });
  expect(await school.refused(actingChairEnd, { actingId: id, until: d('2026-03-21') })).toEqual([
    'acting-overlaps',
  ]);
  expect(await shown('2026-03-20')).toEqual([['2026-03-01', '2026-03-20']]);
  await school.done(actingChairStrike, { actingId: id });
  expect(await school.refused(actingChairStrike, { actingId: id })).toEqual(['acting-unknown']);
  expect(await shown('2026-03-20')).toEqual([]);
});

it('goes to one of two who ask at once', async () => {
  const wanted = { bodyId: union, since: d('2026-06-01'), until: d('2026-06-30') };
  const outcomes = await Promise.allSettled(
    [vice, other].map((personId) => school.done(actingChairSet, { ...wanted, personId })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('ends with the post it stands on', async () => {
  await school.done(actingChairSet, { bodyId: union, personId: vice, since: d('2026-08-01') });
  await school.done(appointmentEnd, { appointmentId, until: today, endedBy: 'resignation' });
  expect(await shown('2026-09-01')).toEqual([['2026-08-01', '2026-09-01']]);
  expect(await shown('2026-09-02')).toEqual([]);
});
