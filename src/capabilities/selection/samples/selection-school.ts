import { createHash } from 'node:crypto';
import type { Action } from '../../../engines/actions/verb.ts';
import { putAttachment } from '../../../engines/storage/attachments.ts';
import type { Database } from '../../../engines/storage/database.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { bodyCreate } from '../../organisation/bodies/actions.ts';
import { postCreate } from '../../organisation/bodies/posts.ts';
import { personCreate } from '../../organisation/people/actions.ts';
import { d, now, sampleSchool, type Caller } from '../../organisation/samples/sample-school.ts';
import { unitCreate } from '../../organisation/units/actions.ts';
import { candidacyActs, selectionVerbs } from '../actions.ts';
import { candidacyApply } from '../applications.ts';
import { candidacyAttest } from '../appointing.ts';
import { callOpen } from '../calls.ts';
import type { Members, PathName } from '../model.ts';

const since = d('2024-09-01');

/** An act's verb by its name (`approve`). */
export function actVerb(name: string): Action {
  const found = candidacyActs.find((verb) => verb.name === `candidacy.${name}`);
  if (!found) throw new Error(`there is no verb candidacy.${name}`);
  return found as unknown as Action;
}

/** Everything a school needs for choosing people: two units, unions on both levels, guides, a paper. */
export async function selectionSchool(database: Database, slug: string) {
  const school = await sampleSchool(database, slug);
  const { done } = school;
  const unit = (await done(unitCreate, { kind: 'department', name: '机电系', since })).id;
  const elsewhere = (await done(unitCreate, { kind: 'department', name: '艺术系', since })).id;
  const body = async (input: object) => (await done(bodyCreate, { since, ...input })).id;
  const post = async (input: object) => (await done(postCreate, { since, ...input })).id;
  const union = await body({ kind: 'student-union', name: '学生会' });
  const department = await body({ kind: 'working-department', name: '学习部', parentId: union });
  const unitUnion = await body({ kind: 'student-union', name: '机电系学生会', unitId: unit });
  const unitDepartment = await body({
    kind: 'working-department',
    name: '文体部',
    parentId: unitUnion,
  });
  const posts = {
    chair: await post({ bodyId: union, kind: 'chair', name: '主席' }),
    staff: await post({ bodyId: department, kind: 'staff', name: '干事' }),
    unitChair: await post({ bodyId: unitUnion, kind: 'chair', name: '主席' }),
    unitStaff: await post({ bodyId: unitDepartment, kind: 'staff', name: '干事' }),
  };
  const numbered = { people: 0 };
  const person = async (parts: object = {}): Promise<Uuid> => {
    numbered.people += 1;
    const { id } = await done(personCreate, {
      kind: 'student',
      number: `S${numbered.people}`,
      name: '温同学',
      unitId: unit,
      since,
      fullTime: true,
      citizen: true,
      politicalStatus: 'league-member',
      educationLevel: 'undergraduate',
      grade: 2024,
      ...parts,
    });
    return id;
  };
  const as = async (role: Caller['role'], unitIds?: readonly Uuid[]): Promise<Caller> => ({
    role,
    personId: await person({ kind: 'teacher', name: '洪老师' }),
    ...(unitIds ? { unitIds } : {}),
  });
  const callers = {
    league: await as('league'),
    affairs: await as('student-affairs'),
    party: await as('party'),
    presidium: await as('presidium'),
    head: await as('head'),
    unitLeague: await as('unit-league', [unit]),
    unitParty: await as('unit-party', [unit]),
    unitPresidium: await as('unit-presidium', [unit]),
    otherLeague: await as('unit-league', [elsewhere]),
    otherParty: await as('unit-party', [elsewhere]),
  } as const;
  const content = Buffer.from('推荐意见\n');
  const kept = await school.inside((tx) =>
    putAttachment(tx, { name: '推荐表.txt', type: 'text/plain', content, at: now }),
  );
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  const paper = createHash('sha256').update(content).digest('hex');
  const places = {
    presidium: [posts.chair, posts.unitChair],
    'department-members': [posts.staff, posts.unitStaff],
  };
  const call = async (path: PathName, members: Members, ofUnit = false): Promise<Uuid> => {
    const postId = places[members][ofUnit ? 1 : 0];
    const input = {
      unionId: ofUnit ? unitUnion : union,
      members,
      path,
      title: '选拔公告',
      text: '欢迎报名。',
      offers: [{ postId, places: 2 }],
      applySince: d('2026-08-20'),
      applyUntil: d('2026-09-10'),
    };
    return (await done(callOpen, input, callers.league)).id;
  };
  const student = (personId: Uuid): Caller => ({ role: 'student', personId });
  const apply = async (callId: Uuid, personId: Uuid): Promise<Uuid> =>
    (await done(candidacyApply, { callId, text: '愿意服务同学' }, student(personId))).id;
  const vouch = async (candidacyId: Uuid): Promise<void> => {
    for (const condition of ['rank', 'no-failed-course', 'conduct'])
      await done(candidacyAttest, { candidacyId, condition, text: '院系证明' }, callers.unitLeague);
  };
  return {
    ...school,
    unit,
    elsewhere,
    union,
    department,
    unitUnion,
    posts,
    callers,
    paper,
    person,
    student,
    call,
    apply,
    vouch,
    verbs: selectionVerbs,
  };
}
