import { describe, expect, it } from 'vitest';
import { roleOf } from '../roles.ts';
import { bodyKinds, postKinds, type BodyKind, type PostKind } from './model.ts';
import {
  judgeBodyClosing,
  judgeBodyName,
  judgeBodyPlace,
  judgePost,
  postKindsOf,
  standingOf,
} from './rules.ts';

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);
const study = { kind: 'working-department', name: '学习部' } as const;
const union = { kind: 'student-union', name: '学生会' } as const;

describe('posts of a union (中青联发〔2019〕9号)', () => {
  it.each([
    [union, 'chair', '主席'],
    [union, 'vice-chair', '副主席'],
    [union, 'vice-chair', '学生会副主席'],
    [union, 'rotating-chair', '轮值执行主席'],
    [union, 'chair', '主席团成员'],
    [study, 'head', '部长'],
    [study, 'head', '学习部部长'],
    [study, 'head', '学习部长'],
    [study, 'deputy-head', '学习部副部长'],
    [study, 'staff', '干事'],
    [study, 'staff', '工作部门成员'],
  ] as const)('%o may have %s %s', (body, kind, name) => {
    expect(judgePost({ body, kind, name })).toEqual([]);
  });

  it.each([
    [union, 'vice-chair', '主席助理'],
    [union, 'vice-chair', '常务副主席'],
    [union, 'chair', '副主席'],
    [study, 'head', '部长助理'],
    [study, 'head', '副部长'],
    [study, 'staff', '干事长'],
    [study, 'staff', '秘书'],
    [study, 'head', '文体部部长'],
  ] as const)('%o may not have %s %s', (body, kind, name) => {
    expect(codes(judgePost({ body, kind, name }))).toEqual(['post-name-forbidden']);
  });

  it('stay out of bodies of another kind', () => {
    expect(codes(judgePost({ body: union, kind: 'staff', name: '干事' }))).toEqual([
      'post-kind-not-allowed',
    ]);
    const classCommittee = { kind: 'class-committee', name: '班委会' } as const;
    expect(judgePost({ body: classCommittee, kind: 'member', name: '生劳委员' })).toEqual([]);
  });
});

it.each(['秘书处', '项目办公室', '校风校纪纠察队', '新媒体中心'])('a union has no %s', (name) => {
  expect(codes(judgeBodyName('working-department', name))).toEqual(['body-name-forbidden']);
  expect(judgeBodyName('student-affairs', name)).toEqual([]);
});

it('stand where their kind stands and nowhere else', () => {
  const parents: readonly (BodyKind | null)[] = [null, 'student-union', 'working-department'];
  const units = [null, 'department', 'class'] as const;
  for (const kind of bodyKinds) {
    const good = parents.flatMap((parent) =>
      units.filter((unit) => judgeBodyPlace({ kind, parent, unit }).length === 0),
    );
    expect(good.length > 0, kind).toBe(standingOf(kind) !== 'founding');
  }
});

it('have no post that gives a role its body does not', () => {
  for (const body of bodyKinds)
    for (const post of postKinds.filter((kind: PostKind) => postKindsOf(body).includes(kind)))
      expect(roleOf({ body, post, unitId: null })).not.toBe('administrator');
});

it('close when nothing goes on in them', () => {
  expect(judgeBodyClosing({ bodies: 0, appointments: 0 })).toEqual([]);
  expect(judgeBodyClosing({ bodies: 2, appointments: 7 })).toMatchObject([
    { code: 'body-has-bodies', values: { count: 2 } },
    { code: 'body-has-appointments', values: { count: 7 } },
  ]);
});
