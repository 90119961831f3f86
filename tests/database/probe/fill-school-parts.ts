import { dutyProvisions } from '../../../src/capabilities/workbench/duties.ts';
import type { Uuid } from '../../../src/kernel/id.ts';
import { serve, since, type Make } from './fill-unit.ts';

/** Makes the bodies of the school itself, each with somebody who serves in it. */
export async function fillSchoolBodies(make: Make, mark: string) {
  const teacher = (number: string, name: string) => ({ kind: 'teacher', number, name, since });
  const league = await make('body.create', { kind: 'league-committee', name: '团委', since });
  const affairs = await make('body.create', { kind: 'student-affairs', name: '学工部', since });
  const party = await make('body.create', { kind: 'party-committee', name: '党委', since });
  const union = await make('body.create', { kind: 'student-union', name: '校学生会', since });
  const office = await make('body.create', {
    kind: 'office',
    name: '办公室',
    parentId: union,
    since,
  });
  const department = await make('body.create', {
    kind: 'working-department',
    name: '学习部',
    parentId: union,
    since,
  });
  await make('body.state-ground', { bodyId: union, staffGround: `校区分散${mark}` });
  const term = await make('term.open', {
    bodyId: union,
    number: 1,
    since: '2026-09-01',
    until: '2027-08-31',
  });
  const served = {
    league: await serve(make, {
      bodyId: league,
      kind: 'secretary',
      name: '书记',
      person: teacher('T0002', '钱书记'),
    }),
    'student-affairs': await serve(make, {
      bodyId: affairs,
      kind: 'head',
      name: '部长',
      person: teacher('T0003', '孙部长'),
    }),
    party: await serve(make, {
      bodyId: party,
      kind: 'secretary',
      name: '书记',
      person: teacher('T0008', '朱书记'),
    }),
    presidium: await serve(make, {
      bodyId: union,
      kind: 'chair',
      name: '主席',
      person: teacher('T0004', '李主席'),
    }),
    office: await serve(make, {
      bodyId: office,
      kind: 'head',
      name: '部长',
      person: teacher('T0005', '陈主任'),
    }),
    head: await serve(make, {
      bodyId: department,
      kind: 'head',
      name: '部长',
      person: teacher('T0006', '褚部长'),
    }),
    staff: await serve(make, {
      bodyId: department,
      kind: 'staff',
      name: '干事',
      termId: term,
      person: teacher('T0007', '卫干事'),
    }),
  };
  const sparePost = await make('post.create', {
    bodyId: department,
    kind: 'deputy-head',
    name: '副部长',
    since,
  });
  const spareBody = await make('body.create', {
    kind: 'working-department',
    name: `${mark}部`,
    parentId: union,
    since,
  });
  return { league, union, department, served, sparePost, term, spareBody };
}

/** Makes what belongs to no body: calendar, head-counts, rules, notices. */
export async function fillRecords(
  make: Make,
  { mark, units }: { mark: string; units: readonly Uuid[] },
) {
  const semester = await make('semester.create', {
    academicYear: 2026,
    half: 1,
    since: '2026-09-01',
    until: '2027-01-15',
  });
  await make('calendar-day.set', { since: '2026-12-01', kind: 'holiday', name: `校庆${mark}` });
  const cells = [
    { educationLevel: 'junior-college', sex: 'female', minority: false, students: 30 },
    { educationLevel: 'junior-college', sex: 'male', minority: true, students: 4 },
  ];
  for (const unitId of units)
    await make('headcount.record', { semesterId: semester, unitId, cells });
  const document = await make('document.record', {
    kind: 'charter',
    title: '学生会章程',
    edition: '2024年修订',
    since,
  });
  await make('document.record', { kind: 'other', title: `办法${mark}`, edition: '试行', since });
  const article = await make('article.record', {
    documentId: document,
    number: '第一条',
    text: `本会宗旨${mark}`,
    since,
  });
  const provision = dutyProvisions[0];
  if (!provision) throw new Error('no room has declared a provision');
  const value = provision.type.show(provision.default);
  await make('provision.set', { provision: provision.name, value, articleId: article, since });
  const notice = await make('notice.publish', {
    title: `通知${mark}`,
    text: `全校${mark}`,
    since: '2026-11-01',
  });
  return { semester, document, article, notice };
}

/** Records that the probe's own inputs would meet, were they looked for beyond the school. */
export async function fillFurther(make: Make, article: Uuid): Promise<void> {
  await make('semester.create', {
    academicYear: 2026,
    half: 2,
    since: '2027-02-22',
    until: '2027-07-10',
  });
  await make('document.record', {
    kind: 'charter',
    title: '试填文字',
    edition: '另一版',
    since: '2026-11-20',
  });
  const provision = dutyProvisions[1];
  if (!provision) throw new Error('a second provision is wanted');
  const value = provision.type.show(provision.default);
  await make('provision.set', { provision: provision.name, value, articleId: article, since });
}
