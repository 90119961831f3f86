import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../engines/actions/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { roles } from '../roles.ts';
import { ethnicGroupOf, ethnicGroups, isMinority } from './ethnic-groups.ts';
import { judgeColumns, judgeLeaving, shownOf, viewOf } from './rules.ts';

const actorOf = (role: string): Actor => ({
  kind: 'person',
  accountId: 'a' as Uuid,
  personId: 'p' as Uuid,
  capacity: { id: 'c' as Uuid, role, unitId: null, unitIds: null },
});
const school = { reach: 'school' } as const;

it('shows sex, group and political status to those alone who keep records or guide', () => {
  const full = roles.filter((role) => viewOf(actorOf(role), school) === 'full');
  expect(full).toEqual(['administrator', 'league', 'student-affairs', 'unit-league']);
  expect(viewOf(actorOf('student'), { reach: 'self', personId: 'p' as Uuid })).toBe('full');
  expect(viewOf({ kind: 'visitor' }, school)).toBe('name');
});

it('leaves out columns and refuses to sort or filter by them', () => {
  const row = { name: '某', number: '1', sex: 'male', ethnicGroup: null };
  expect(shownOf('full', row)).toEqual(row);
  expect(shownOf('work', row)).toEqual({ name: '某', number: '1' });
  expect(shownOf('name', row)).toEqual({ name: '某' });
  expect(judgeColumns('work', ['grade', 'minority', 'sex']).map(({ field }) => field)).toEqual([
    ['minority'],
    ['sex'],
  ]);
});

describe('ethnic groups', () => {
  it('are 56, told with or without 族', () => {
    expect(new Set(ethnicGroups).size).toBe(56);
    for (const group of ethnicGroups) {
      expect(ethnicGroupOf(` ${group.slice(0, -1)}`)).toBe(group);
      expect(ethnicGroupOf(group)).toBe(group);
      expect(isMinority(group)).toBe(group !== '汉族');
    }
  });

  it('stay unknown where they are none of them', () => {
    expect(ethnicGroupOf('其他')).toBe('其他');
    expect(isMinority('其他')).toBeNull();
    expect(isMinority(null)).toBeNull();
  });
});

it('lets nobody leave with a post in hand', () => {
  const days = { since: '2024-09-01' as Day, until: '2026-06-30' as Day };
  expect(judgeLeaving(days, { posts: 0, left: null })).toEqual([]);
  expect(judgeLeaving(days, { posts: 2, left: null })).toMatchObject([
    { code: 'person-holds-posts', values: { count: 2 } },
  ]);
  expect(judgeLeaving(days, { posts: 0, left: days.until })).toMatchObject([
    { code: 'person-left' },
  ]);
});
