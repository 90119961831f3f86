import type { Uuid } from '../../../src/kernel/id.ts';
import { fillUnion, type UnionIds } from './fill-union.ts';

/** One unit of a school with what stands in it, by the things' ids. */
export interface UnitIds extends UnionIds {
  readonly unit: Uuid;
  readonly class: Uuid;
  /** Registered in the class, holding no post, with a sanction. */
  readonly student: Uuid;
  readonly discipline: Uuid;
  readonly branch: Uuid;
  readonly union: Uuid;
  readonly department: Uuid;
  /** A post without holder in `department`. */
  readonly sparePost: Uuid;
  readonly post: Uuid;
  readonly appointment: Uuid;
  /** Who holds it. */
  readonly serving: Uuid;
  /** Of `union`, with no appointment in it. */
  readonly term: Uuid;
  readonly notice: Uuid;
  /** A class, a body and a person with nothing in them. */
  readonly spareClass: Uuid;
  readonly spareBody: Uuid;
  readonly sparePerson: Uuid;
}

/** Does an action of that name and answers the id it told. */
export type Make = (verb: string, input: object) => Promise<Uuid>;

/** When everything began. */
export const since = '2024-09-01';

/** A student as `person.create` takes one. */
export const student = (number: string, name: string, classId: Uuid) => ({
  kind: 'student',
  number,
  name,
  classId,
  since,
  sex: 'female',
  ethnicGroup: '回族',
  educationLevel: 'junior-college',
  grade: 2024,
});

/** Appoints a new teacher or student to a new post, and answers all three. */
export async function serve(
  make: Make,
  {
    bodyId,
    kind,
    name,
    person,
    termId,
  }: { bodyId: Uuid; kind: string; name: string; person: object; termId?: Uuid },
): Promise<{ post: Uuid; person: Uuid; appointment: Uuid }> {
  const post = await make('post.create', { bodyId, kind, name, since });
  const personId = await make('person.create', person);
  const appointment = await make('appointment.make', {
    postId: post,
    personId,
    basis: 'appointed',
    ...(termId === undefined ? { since } : { since: '2026-09-01', until: '2027-08-31', termId }),
  });
  return { post, person: personId, appointment };
}

interface Place {
  readonly name: string;
  /** First digits of the numbers of its people. */
  readonly digits: string;
  /** In the names of everything of this unit and of no other. */
  readonly mark: string;
}

/** Makes a unit with everything that can stand in one, and says who holds which role in it. */
export async function fillUnit(make: Make, place: Place) {
  const { name, digits, mark } = place;
  const unit = await make('unit.create', { kind: 'department', name: `${name}${mark}`, since });
  const classId = await make('unit.create', {
    kind: 'class',
    name: `${name}2401班${mark}`,
    parentId: unit,
    since,
    grade: 2024,
  });
  const someone = (number: string, called: string) =>
    student(`${digits}${number}`, `${called}${mark}`, classId);
  const studentId = await make('person.create', someone('01', '周同学'));
  const discipline = await make('discipline.record', {
    personId: studentId,
    kind: 'warning',
    since: '2026-03-01',
    document: `处分〔1〕号${mark}`,
  });
  const branch = await make('body.create', {
    kind: 'league-branch',
    name: `${name}团总支${mark}`,
    unitId: unit,
    since,
  });
  const party = await make('body.create', {
    kind: 'party-committee',
    name: `${name}党总支${mark}`,
    unitId: unit,
    since,
  });
  const union = await make('body.create', {
    kind: 'student-union',
    name: `${name}学生会${mark}`,
    unitId: unit,
    since,
  });
  const department = await make('body.create', {
    kind: 'working-department',
    name: `${name}学习部${mark}`,
    parentId: union,
    since,
  });
  const committee = await make('body.create', {
    kind: 'class-committee',
    name: `${name}2401班委会${mark}`,
    unitId: classId,
    since,
  });
  const guide = await serve(make, {
    bodyId: branch,
    kind: 'secretary',
    name: '书记',
    person: { kind: 'teacher', number: `T${digits}`, name: `吴书记${mark}`, unitId: unit, since },
  });
  const agreeing = await serve(make, {
    bodyId: party,
    kind: 'secretary',
    name: '书记',
    person: { kind: 'teacher', number: `P${digits}`, name: `尤书记${mark}`, unitId: unit, since },
  });
  const chair = await serve(make, {
    bodyId: union,
    kind: 'chair',
    name: '主席',
    person: someone('02', '郑同学'),
  });
  const staff = await serve(make, {
    bodyId: department,
    kind: 'staff',
    name: '干事',
    person: someone('03', '王同学'),
  });
  const head = await serve(make, {
    bodyId: committee,
    kind: 'head',
    name: '班长',
    person: someone('04', '冯同学'),
  });
  const sparePost = await make('post.create', {
    bodyId: department,
    kind: 'deputy-head',
    name: '副部长',
    since,
  });
  const term = await make('term.open', {
    bodyId: union,
    number: 1,
    since: '2026-09-01',
    until: '2027-08-31',
  });
  await make('term.open', { bodyId: committee, number: 1, since: '2026-09-01' });
  const notice = await make('notice.publish', {
    title: `${name}例会${mark}`,
    text: `周一开会${mark}`,
    since: '2026-11-01',
    unitId: unit,
  });
  const spareClass = await make('unit.create', {
    kind: 'class',
    name: `${name}2402班${mark}`,
    parentId: unit,
    since,
  });
  const spareBody = await make('body.create', {
    kind: 'working-department',
    name: `${name}权益部${mark}`,
    parentId: union,
    since,
  });
  const sparePerson = await make('person.create', someone('05', '褚同学'));
  const vice = await serve(make, {
    bodyId: union,
    kind: 'vice-chair',
    name: '副主席',
    person: someone('06', '蒋同学'),
  });
  const of = { union, department, secretary: guide.person, chair: chair.appointment, vice, mark };
  const ids: UnitIds = {
    ...(await fillUnion(make, of)),
    spareClass,
    spareBody,
    sparePerson,
    unit,
    class: classId,
    student: studentId,
    discipline,
    branch,
    union,
    department,
    sparePost,
    post: staff.post,
    appointment: staff.appointment,
    serving: staff.person,
    term,
    notice,
  };
  const holders = {
    'unit-league': guide.person,
    'unit-party': agreeing.person,
    'unit-presidium': chair.person,
    'unit-staff': staff.person,
    'class-committee': head.person,
    student: studentId,
  };
  return { ids, holders };
}
