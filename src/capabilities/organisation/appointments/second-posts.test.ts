import { describe, expect, it } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { judgeElection } from './rules.ts';
import {
  judgeSecondPosts,
  secondPostRules,
  type OtherPost,
  type SecondPostCase,
  type SecondPostRules,
} from './second-posts.ts';

const d = (text: string): Day => text as Day;
const year = { since: d('2025-09-01'), until: d('2026-08-31') };
const school = { unionId: 's' as Uuid, unitId: null, forClubs: false };
const unit = { unionId: 'u' as Uuid, unitId: 'x' as Uuid, forClubs: false };
const head = { ...year, postName: '部长', bodyName: '学习部' };
const byDefault = secondPostRules([], d('2026-01-01'));

const codes = (
  other: OtherPost,
  wanted: Partial<SecondPostCase> = {},
  rules: Partial<SecondPostRules> = {},
) =>
  judgeSecondPosts(
    {
      ...{ days: year, place: school, others: [other] },
      ...{ ground: null, approver: null, bySchool: true, ...wanted },
    },
    { ...byDefault, ...rules },
  ).map(({ code }) => code);

describe('a second post', () => {
  it('in one union needs a ground, or is not to be had at all', () => {
    const within = { ...head, ...school };
    expect(codes(within)).toEqual(['second-post']);
    expect(codes(within, { ground: '章程第九条' })).toEqual([]);
    expect(codes(within, { ground: '章程第九条' }, { within: 'forbidden' })).toEqual([
      'second-post-forbidden',
    ]);
    expect(codes({ ...within, since: d('2026-09-01'), until: null })).toEqual([]);
  });

  it('at another level needs the approval of 学生处 or 团委, entered by the school', () => {
    const inUnit = { ...head, ...unit };
    expect(codes(inUnit, { ground: '社团联合工作' })).toEqual(['second-post-approval']);
    expect(codes(inUnit, { approver: 'student-affairs' })).toEqual(['second-post-approval']);
    const approved = { ground: '社团联合工作', approver: 'student-affairs' } as const;
    expect(codes(inUnit, approved)).toEqual([]);
    expect(codes(inUnit, { ...approved, bySchool: false })).toEqual(['second-post-by-school']);
    expect(codes(inUnit, approved, { levels: 'forbidden' })).toEqual(['second-post-forbidden']);
    expect(codes(inUnit, {}, { levels: 'allowed' })).toEqual([]);
  });

  it('is the charter’s own wish for clubs, where it says so', () => {
    const clubs = { place: { ...school, forClubs: true } };
    expect(codes({ ...head, ...unit }, clubs)).toEqual(['second-post-approval']);
    expect(codes({ ...head, ...unit }, clubs, { clubs: true })).toEqual([]);
    const reversed = { ...head, ...school, forClubs: true };
    expect(codes(reversed, { place: unit, bySchool: false }, { clubs: true })).toEqual([]);
    expect(codes({ ...head, ...unit, forClubs: true }, {}, { clubs: true })).toEqual([
      'second-post-approval',
    ]);
  });
});

it('says who elected only of those who were elected', () => {
  const elected = { electedBy: 'congress', contested: true, electedOn: d('2025-11-27') } as const;
  expect(judgeElection({ basis: 'elected', ...elected })).toEqual([]);
  expect(judgeElection({ basis: 'appointed', ...elected })).toMatchObject([
    { code: 'election-not-elected', field: ['electedBy'] },
  ]);
  const none = { electedBy: null, contested: null, electedOn: null };
  expect(judgeElection({ basis: 'appointed', ...none })).toEqual([]);
  expect(judgeElection({ basis: 'recruited', ...none, contested: false })).toMatchObject([
    { code: 'election-not-elected', field: ['contested'] },
  ]);
});
