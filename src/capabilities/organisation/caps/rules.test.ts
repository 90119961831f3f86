import { describe, expect, it } from 'vitest';
import type { StatedValue } from '../../../charter/in-force.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import type { PostKind } from '../bodies/model.ts';
import type { PostOnDay, UnionOnDay } from '../unions/model.ts';
import { judgeCaps, type CapKind, type CapStanding } from './rules.ts';

const day = '2026-09-01' as Day;
let turn = 0;
const post = (kind: PostKind, holders: number, first?: string): PostOnDay => {
  turn += 1;
  const id = `post-${turn}` as Uuid;
  const people = Array.from({ length: holders }, (_, at) => ({
    ...{ appointmentId: `${id}-${at}` as Uuid, name: null, basis: 'elected' as const },
    ...{ electedBy: null, contested: null, electedOn: null, since: day },
    personId: (first !== undefined && at === 0 ? first : `${id}-${at}`) as Uuid,
  }));
  return { id, kind, name: kind, seats: null, holders: people };
};
const union = (parts: Partial<UnionOnDay>): UnionOnDay => ({
  ...{ id: 'u' as Uuid, kind: 'student-union', name: '学生会', unitId: null, staffGround: null },
  ...{ posts: [], departments: [], ...parts },
});
const department = (id: string, ...posts: PostOnDay[]) => ({
  ...{ id: id as Uuid, kind: 'working-department' as const, name: id, posts },
});
const article = { id: 'a' as Uuid, document: '章程', number: '第八条' };
const states = (name: string, value: Json): StatedValue => ({
  ...{ name, value, since: '2020-01-01' as Day, until: null, article },
  ...{ articleSince: '2020-01-01' as Day, articleUntil: null },
});
const found = (
  cap: CapKind,
  unions: readonly UnionOnDay[],
  { stated = [], students = null }: { stated?: readonly StatedValue[]; students?: number | null },
): readonly Pick<CapStanding, 'found' | 'allowed' | 'broken'>[] =>
  judgeCaps({ unions, stated, students, day })
    .filter((standing) => standing.cap === cap)
    .map(({ found: count, allowed, broken }) => ({ found: count, allowed, broken }));

describe('caps', () => {
  it('count the presidium by people, at the school and in a unit', () => {
    const posts = [post('chair', 1), post('vice-chair', 3)];
    const one = [union({ posts })];
    expect(found('presidium', one, {})).toEqual([{ found: 4, allowed: 5, broken: false }]);
    const charter = [states('presidium.most', 3)];
    expect(found('presidium', one, { stated: charter })).toEqual([
      { found: 4, allowed: 3, broken: true },
    ]);
    expect(judgeCaps({ unions: one, stated: charter, students: null, day })[0]?.article).toEqual(
      article,
    );
    const unit = [union({ unitId: 'x' as Uuid, posts })];
    expect(found('presidium', unit, {})).toEqual([{ found: 4, allowed: 3, broken: true }]);
    expect(found('departments', unit, {})).toEqual([]);
  });

  it('count whoever holds two posts once, and allow more on the ground stated', () => {
    const posts = [post('chair', 1, 'one')];
    const departments = [department('d', post('head', 1, 'one'), post('staff', 45))];
    expect(found('staff', [union({ posts, departments })], {})).toEqual([
      { found: 46, allowed: 40, broken: true },
    ]);
    expect(found('staff', [union({ posts, departments, staffGround: '两个校区' })], {})).toEqual([
      { found: 46, allowed: 60, broken: false },
    ]);
  });

  it('count deputies in each department', () => {
    const departments = [
      department('d', post('deputy-head', 3)),
      department('e', post('deputy-head', 2)),
    ];
    expect(found('deputies', [union({ departments })], {})).toEqual([
      { found: 3, allowed: 2, broken: true },
      { found: 2, allowed: 2, broken: false },
    ]);
  });

  it('count cadres of all levels against the students, staff left out, whole people only', () => {
    const unions = [
      union({ posts: [post('chair', 1), post('vice-chair', 4)] }),
      union({
        ...{ id: 'v' as Uuid, unitId: 'x' as Uuid },
        departments: [department('d', post('head', 1), post('staff', 20))],
      }),
    ];
    expect(found('cadre-share', unions, {})).toEqual([]);
    expect(found('cadre-share', unions, { students: 599 })).toEqual([
      { found: 6, allowed: 5, broken: true },
    ]);
    expect(found('cadre-share', unions, { students: 600 })).toEqual([
      { found: 6, allowed: 6, broken: false },
    ]);
  });

  it('know no lasting chair where the charter says rotation', () => {
    const unions = [union({ posts: [post('chair', 1), post('rotating-chair', 3)] })];
    expect(found('rotation', unions, {})).toEqual([]);
    expect(found('rotation', unions, { stated: [states('presidium.rotation', true)] })).toEqual([
      { found: 1, allowed: 0, broken: true },
    ]);
  });
});
