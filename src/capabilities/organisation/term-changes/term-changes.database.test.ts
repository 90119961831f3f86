import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { appointmentMake } from '../appointments/actions.ts';
import { appointmentList } from '../appointments/list.ts';
import { termList, termOpen } from '../appointments/terms.ts';
import { d, sampleSchool, today } from '../samples/sample-school.ts';
import { sampleUnion, since } from '../samples/sample-union.ts';
import { termChange, termPreview } from './actions.ts';

const database = await testDatabase();

async function filled(slug: string) {
  const school = await sampleSchool(database, slug);
  const parts = await sampleUnion(school);
  const { union, chairPost, staffPost, headPost, person, hold } = parts;
  const { id: termId } = await school.done(termOpen, { bodyId: union, number: 3, since });
  const chair = await hold(chairPost, await person(), { termId, basis: 'elected' });
  const head = await hold(headPost, await person(), { termId });
  const staff = await hold(staffPost, await person(), {
    basis: 'recruited',
    until: d('2027-06-30'),
  });
  const change = { bodyId: union, number: 4, since: today, stays: [staff] };
  return { school, ...parts, termId, chair, head, staff, change };
}

describe('a change of term', () => {
  it('ends the former term and everybody in it, but for those who stay, in one act', async () => {
    const { school, union, change, staff } = await filled('terms');
    const preview = await school.asked(termPreview, { bodyId: union, since: today });
    expect(preview.ok && preview.value).toMatchObject({
      former: { number: 3, since },
      nextNumber: 4,
      running: [{ postName: '主席' }, { postName: '部长' }, { postName: '干事', id: staff }],
    });
    expect(await school.done(termChange, change)).toMatchObject({ ended: 2, stayed: 1 });
    const after = await school.listed(appointmentList, { filters: { bodyId: union, day: today } });
    expect(after.ok && after.value.rows).toMatchObject([
      { postName: '干事', since: today, until: '2027-06-30', termNumber: 4, basis: 'recruited' },
    ]);
    const before = await school.listed(appointmentList, {
      filters: { bodyId: union, day: d('2026-08-31') },
    });
    expect(before.ok && before.value.rows.map(({ until, endedBy }) => [until, endedBy])).toEqual(
      Array.from({ length: 3 }, () => ['2026-08-31', 'term-end']),
    );
    const terms = await school.listed(termList, { filters: { bodyId: union } });
    expect(terms.ok && terms.value.rows.map(({ number, until }) => [number, until])).toEqual([
      [3, '2026-08-31'],
      [4, null],
    ]);
    expect(await school.refused(termChange, change)).toEqual([
      'term-number-taken',
      'term-overlaps',
      'stay-unknown',
    ]);
  });

  it('lets nobody stay who was elected, or who was not there', async () => {
    const { school, change, chair, study, body } = await filled('stays');
    const stays = (ids: readonly string[]) => school.refused(termChange, { ...change, stays: ids });
    expect(await stays([chair])).toEqual(['stay-elected']);
    expect(await stays([study])).toEqual(['stay-unknown']);
    expect(await school.refused(termChange, { ...change, number: 3 })).toEqual([
      'term-number-taken',
    ]);
    const office = await body({ kind: 'league-committee', name: '校团委' });
    expect(await school.refused(termChange, { ...change, bodyId: office })).toEqual([
      'body-without-terms',
    ]);
    const byUnit = { role: 'unit-league', unitIds: [study] } as const;
    expect(await school.refused(termChange, change, byUnit)).toEqual(['body-unknown']);
  });

  it('leaves alone who was entered for the new term already, and refuses those of the former', async () => {
    const { school, change, headPost, person, termId, hold, union } = await filled('early');
    await hold(headPost, await person(), { since: d('2026-10-01') });
    await school.done(termChange, { ...change, since: d('2026-10-01'), stays: [] });
    const on = { filters: { bodyId: union, day: d('2026-10-01') } };
    const after = await school.listed(appointmentList, on);
    expect(after.ok && after.value.rows).toMatchObject([{ postName: '部长', endedBy: null }]);
    const late = { postId: headPost, personId: await person(), since: d('2026-10-02'), termId };
    expect(await school.refused(appointmentMake, { ...late, basis: 'appointed' })).toEqual([
      'term-not-then',
    ]);
  });

  it('never runs past somebody appointed into the former term at the same moment', async () => {
    const { school, change, staffPost, person, termId, union } = await filled('race');
    const people = await Promise.all(Array.from({ length: 6 }, () => person()));
    const appoint = (personId: string) =>
      school.done(appointmentMake, {
        postId: staffPost,
        personId,
        since,
        termId,
        basis: 'recruited',
      });
    await Promise.allSettled([
      ...people.slice(0, 3).map(appoint),
      school.done(termChange, change),
      ...people.slice(3).map(appoint),
    ]);
    const running = await school.listed(appointmentList, {
      filters: { bodyId: union, day: today },
    });
    expect(running.ok && running.value.rows).toMatchObject([{ termNumber: 4 }]);
  });
});
