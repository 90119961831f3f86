import { beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { writeArticle, writeDocument, writeProvisionValue } from '../../charter/writes.ts';
import { factsNamed, type Fact, type FactName } from '../../facts/fact.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { appointmentEnd } from './appointments/actions.ts';
import { bodyStateGround } from './bodies/actions.ts';
import { dutyRecord } from './duties/actions.ts';
import { organisationEvidence } from './evidence.ts';
import { guideAssign } from './guides/actions.ts';
import { headcountRecord } from './headcounts/actions.ts';
import { semesterCreate } from './calendar/actions.ts';
import { d, sampleSchool, today } from './samples/sample-school.ts';
import { sampleUnion, since } from './samples/sample-union.ts';
import { unitCreate } from './units/actions.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'evidence');
const parts = await sampleUnion(school);
const { union, study, person, body, post, hold, chairPost, vicePost, headPost, staffPost } = parts;
const unit = await school.done(unitCreate, { kind: 'college', name: '护理学院', since });
const unitUnion = await body({ kind: 'student-union', name: '护理学院学生会', unitId: unit.id });
const empty = await body({ kind: 'graduate-union', name: '研究生会' });

const evidence = async (asOf: Day = today) => school.inside((tx) => organisationEvidence(tx, asOf));
const values = async (
  name: FactName,
  { of = union, asOf = today } = {},
): Promise<readonly unknown[]> =>
  factsNamed((await evidence(asOf)).get(of) ?? [], name).map(({ value }) => value);

describe('the records of a school’s unions', () => {
  beforeAll(async () => {
    const elected = { basis: 'elected', electedBy: 'congress', contested: true };
    await hold(chairPost, await person(), { ...elected, electedOn: d('2024-08-20') });
    await hold(vicePost, await person(), { basis: 'elected' });
    const two = await person();
    await hold(headPost, two);
    await hold(staffPost, two, { secondPostGround: '章程第九条' });
  });

  it('count people, each once, and say nothing of a union nobody has entered anything into', async () => {
    const all = await evidence();
    expect([...all.keys()].sort()).toEqual([union, unitUnion, empty].sort());
    expect(all.get(empty)).toEqual([]);
    expect(await values('staff.count')).toEqual([{ min: 3, max: 3 }]);
    expect(await values('presidium.count')).toEqual([{ min: 2, max: 2 }]);
    expect(await values('department.count')).toEqual([{ min: 1, max: 1 }]);
    expect(await values('department.list')).toEqual([{ names: ['学习部'], open: false }]);
    expect(await values('second-level.total')).toEqual([{ count: 1 }]);
    expect(await values('staff.count', { asOf: d('2024-08-31') })).toEqual([]);
    const facts: readonly Fact[] = all.get(union) ?? [];
    expect(
      facts.every(({ coverage, basis }) => coverage === 'complete' && basis === 'practice'),
    ).toBe(true);
    expect(new Set(facts.map(({ level }) => level))).toEqual(new Set(['school']));
  });

  it('tell posts, and those alone that the reform knows', async () => {
    expect(await values('post.set')).toEqual([
      { title: '主席', kind: 'chair' },
      { title: '副主席', kind: 'vice-chair' },
      { title: '部长', kind: 'head' },
      { title: '干事', kind: 'officer' },
    ]);
    expect(await values('posts.only-allowed')).toHaveLength(1);
    // Such a post cannot be entered; an older record may hold one.
    await school.inside(({ client }) =>
      client.query(`update post set name = '主席助理' where school_id = $1 and id = $2`, [
        school.id,
        vicePost,
      ]),
    );
    expect(await values('post.set')).toContainEqual({ title: '主席助理', kind: 'other' });
    expect(await values('posts.only-allowed')).toEqual([]);
    await school.inside(({ client }) =>
      client.query(`update post set name = '副主席' where school_id = $1 and id = $2`, [
        school.id,
        vicePost,
      ]),
    );
  });

  it('tell who elected each of the presidium, and of how many nobody said', async () => {
    expect(await values('presidium.elected')).toMatchObject([{ by: 'congress', office: 'chair' }]);
    expect(await values('presidium.elector-unlisted')).toEqual([{ members: 1 }]);
    const wrong = { basis: 'elected', electedBy: 'standing-delegates', contested: false };
    const third = await hold(vicePost, await person(), wrong);
    expect(await values('presidium.elected')).toMatchObject([
      { by: 'congress' },
      { by: 'standing-delegates' },
    ]);
    await school.done(appointmentEnd, { appointmentId: third, until: today, endedBy: 'transfer' });
    expect(await values('presidium.elected', { asOf: d('2026-09-02') })).toMatchObject([
      { by: 'congress' },
    ]);
    const appointed = await hold(vicePost, await person(), { since: d('2027-01-01') });
    expect(await values('presidium.elected', { asOf: d('2027-01-01') })).toMatchObject([
      { by: 'congress' },
      { by: 'other' },
    ]);
    const end = { appointmentId: appointed, until: d('2027-01-01'), endedBy: 'transfer' };
    await school.done(appointmentEnd, end);
    const facts = (await evidence()).get(union) ?? [];
    expect(factsNamed(facts, 'presidium.elector-unlisted')[0]?.source).toEqual({
      ...{ kind: 'record', thing: 'body', id: union },
    });
  });

  it('tell duties, those nobody wrote down, and those the form forbids', async () => {
    expect(await values('duty.unlisted')).toEqual([{ department: '学习部' }]);
    await school.done(dutyRecord, { bodyId: study, text: '学术讲座', purpose: 'study', since });
    expect(await values('duty.unlisted')).toEqual([]);
    expect(await values('duty.told')).toEqual([{ department: '学习部' }]);
    const forbidden = {
      text: '协助查寝',
      purpose: 'dormitory',
      degree: 'assists',
      confirmed: true,
    };
    await school.done(dutyRecord, { bodyId: study, since, until: d('2025-01-01'), ...forbidden });
    expect(await values('duty.carried')).toEqual([]);
    expect(await values('duty.carried', { asOf: d('2025-01-01') })).toEqual([
      { duty: 'dormitory', degree: 'assists' },
    ]);
    expect(await values('duty.told', { asOf: d('2025-01-01') })).toEqual([]);
  });

  it('give a ground for more staff by students counted, campuses, or what the League committee states', async () => {
    expect(await values('school.size')).toEqual([]);
    const semester = {
      academicYear: 2025,
      half: 1,
      since: d('2025-09-01'),
      until: d('2026-01-20'),
    };
    const { id: semesterId } = await school.done(semesterCreate, semester);
    const cell = {
      educationLevel: 'undergraduate',
      sex: 'female',
      minority: false,
      students: 12_000,
    };
    await school.done(headcountRecord, { semesterId, unitId: unit.id, cells: [cell] });
    expect(await values('school.size')).toEqual([
      { students: 12_000, campuses: null, many: false },
    ]);
    await school.done(unitCreate, { kind: 'campus', name: '东校区', since: d('2026-01-01') });
    expect(await values('school.size')).toMatchObject([{ campuses: 2 }]);
    await school.done(bodyStateGround, { bodyId: union, staffGround: '两个校区' });
    expect(await values('school.size')).toMatchObject([{ many: true }]);
    expect(await values('school.size', { of: unitUnion })).toEqual([]);
  });

  it('tell who guides, and a place that was left empty', async () => {
    expect(await values('guide')).toEqual([]);
    const league = await body({ kind: 'league-committee', name: '校团委' });
    const teacher = await person('teacher');
    const deputy = await post(league, 'deputy-secretary', '副书记');
    const appointmentId = await hold(deputy, teacher);
    const guide = { bodyId: union, kind: 'deputy-secretary', personId: teacher, since };
    await school.done(guideAssign, { ...guide, fullTime: true });
    const serving = { role: 'deputy-secretary', fullTime: true, holder: 'cadre' };
    expect(await values('guide')).toEqual([serving]);
    await school.done(appointmentEnd, { appointmentId, until: today, endedBy: 'transfer' });
    expect(await values('guide')).toEqual([serving]);
    expect(await values('guide', { asOf: d('2026-09-02') })).toEqual([
      { ...serving, fullTime: null, holder: 'vacant' },
    ]);
  });

  it('tell what the articles in force say beside it, of the level they speak of', async () => {
    await school.inside(async (tx) => {
      const document = {
        id: uuidv7() as Uuid,
        kind: 'charter',
        title: '章程',
        edition: '一',
      } as const;
      await writeDocument(tx, { ...document, since, until: null });
      const article = {
        id: uuidv7() as Uuid,
        documentId: document.id,
        number: '第八条',
        text: '文。',
      };
      await writeArticle(tx, { ...article, since, until: null });
      for (const [name, value] of [
        ['presidium.most', 3],
        ['unit-staff.most', 20],
      ] as const)
        await writeProvisionValue(tx, { name, value, since, until: null, articleId: article.id });
    });
    expect(await values('presidium.count')).toEqual([
      { min: 3, max: 3 },
      { min: 0, max: 3 },
    ]);
    expect(await values('staff.count', { of: unitUnion })).toEqual([{ min: 0, max: 20 }]);
    const facts = (await evidence()).get(union) ?? [];
    expect(
      factsNamed(facts, 'presidium.count').map(({ basis, source }) => [basis, source]),
    ).toMatchObject([
      ['practice', { thing: 'body' }],
      ['rule', { thing: 'article' }],
    ]);
  });

  it('is asked in two statements of its own, however many unions there are', async () => {
    const asked: string[] = [];
    await school.inside(async (tx) => {
      const { client } = tx;
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      const counting = Object.assign(Object.create(client) as typeof client, {
        query: (...args: unknown[]) => {
          asked.push(String((args[0] as { name?: string }).name ?? 'charter'));
          return query(...args);
        },
      });
      await organisationEvidence({ ...tx, client: counting }, today);
    });
    expect(asked).toEqual(['unions-on-a-day', 'organisation-evidence']);
  });
});
