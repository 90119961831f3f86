import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { writeArticle, writeDocument, writeProvisionValue } from '../../../charter/writes.ts';
import { uuidv7 } from 'uuidv7';
import type { Uuid } from '../../../kernel/id.ts';
import { appointmentCorrect, appointmentMake } from '../appointments/actions.ts';
import { bodyCreate } from '../bodies/actions.ts';
import { postCreate } from '../bodies/posts.ts';
import { personCreate } from '../people/actions.ts';
import { d, sampleSchool, today, type SampleSchool } from '../samples/sample-school.ts';
import { capList } from './list.ts';

const database = await testDatabase();
const since = d('2024-09-01');
let turn = 0;

async function unionOf(school: SampleSchool) {
  const union = await school.done(bodyCreate, { kind: 'student-union', name: '学生会', since });
  const department = { kind: 'working-department', parentId: union.id, since };
  const study = await school.done(bodyCreate, { ...department, name: '学习部' });
  const deputy = { bodyId: study.id, kind: 'deputy-head', name: '副部长', since };
  const post = await school.done(postCreate, deputy);
  const person = async (): Promise<Uuid> => {
    turn += 1;
    const wanted = { kind: 'student', number: `C${turn}`, name: '林同学', since };
    return (await school.done(personCreate, wanted)).id;
  };
  const input = async () => ({
    ...{ postId: post.id, personId: await person(), since: today, basis: 'appointed' },
  });
  return { union, department, input };
}

async function state(school: SampleSchool, name: string, value: boolean | number) {
  await school.inside(async (tx) => {
    const documentId = uuidv7() as Uuid;
    const document = { id: documentId, kind: 'charter', title: name, edition: '2024' } as const;
    await writeDocument(tx, { ...document, since, until: null });
    const article = { id: uuidv7() as Uuid, documentId, number: '第八条', text: '条文。' };
    await writeArticle(tx, { ...article, since, until: null });
    await writeProvisionValue(tx, { name, value, since, until: null, articleId: article.id });
  });
}

it('warns where a cap is broken, and records all the same', async () => {
  const school = await sampleSchool(database, 'caps');
  const { department, input, union } = await unionOf(school);
  for (const count of [1, 2]) {
    const { warnings } = await school.done(appointmentMake, await input());
    expect([count, warnings]).toEqual([count, []]);
  }
  expect((await school.done(appointmentMake, await input())).warnings).toEqual([
    { cap: 'deputies', place: '学习部', found: 3, allowed: 2, article: null },
  ]);
  await state(school, 'department.most', 1);
  const { warnings } = await school.done(bodyCreate, { ...department, name: '文体部' });
  expect(warnings).toEqual([
    { cap: 'departments', place: '学生会', found: 2, allowed: 1, article: 'department.most第八条' },
  ]);
  const broken = await school.listed(capList, { filters: { broken: true, bodyId: union.id } });
  expect(broken.ok && broken.value.rows.map(({ cap, place }) => [cap, place])).toEqual([
    ['departments', '学生会'],
    ['deputies', '学习部'],
    ['cadre-share', '学生会'],
  ]);
  const all = await school.listed(capList, {});
  expect(all.ok && new Set(all.value.rows.map(({ id }) => id)).size).toBe(
    all.ok && all.value.total,
  );
});

it('refuses where the charter says so, also of two at once, and writes nothing', async () => {
  const school = await sampleSchool(database, 'strict-caps');
  const { department, input } = await unionOf(school);
  await state(school, 'cap.refuse', true);
  await state(school, 'department.most', 1);
  expect(await school.refused(bodyCreate, { ...department, name: '文体部' })).toEqual([
    'cap-departments',
  ]);
  await school.done(appointmentMake, await input());
  const wanted = await Promise.all([input(), input(), input()]);
  const outcomes = await Promise.allSettled(wanted.map((one) => school.done(appointmentMake, one)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await school.refused(appointmentMake, await input())).toEqual(['cap-deputies']);
  // A correction fills a seat as well as an appointment does.
  const ended = { ...(await input()), since: d('2025-01-01'), until: d('2025-06-30') };
  const { id } = await school.done(appointmentMake, ended);
  const later = { appointmentId: id, since: today, until: null };
  expect(await school.refused(appointmentCorrect, later)).toEqual(['cap-deputies']);
  await school.done(appointmentCorrect, { appointmentId: id, until: d('2025-05-31') });
  const standing = await school.listed(capList, { filters: { broken: true } });
  expect(standing.ok && standing.value.rows.map(({ cap }) => cap)).toEqual(['cadre-share']);
});
