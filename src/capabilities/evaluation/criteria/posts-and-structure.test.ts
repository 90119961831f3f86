import { describe, expect, test } from 'vitest';
import {
  fact,
  member,
  members,
  outcomeOf,
  statedIn,
  type CriterionCase,
} from './hand-made-facts.ts';

const body = (name: string, kind: 'centre' | 'project-office' | 'secretariat' | 'other') =>
  fact('body.standing', { name, kind });
const post = (title: string, kind: 'head' | 'other') => fact('post.set', { title, kind });

const structure: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'a standing centre',
    facts: [body('新媒体中心', 'centre')],
    standing: 'unmet',
    reasons: ['against standing-centre'],
  },
  {
    title: 'a project office, told twice',
    facts: [body('活动项目办公室', 'project-office'), body('活动项目办公室', 'project-office')],
    standing: 'unmet',
    reasons: ['against standing-centre'],
  },
  {
    title: 'a secretariat may be the seat of the secretary-general',
    facts: [body('秘书处', 'secretariat')],
    standing: 'needs-ground',
    reasons: ['ground secretariat'],
  },
  {
    title: 'some other standing body',
    facts: [body('自律委员会', 'other')],
    standing: 'needs-ground',
    reasons: ['ground standing-body'],
  },
  {
    title: 'a centre in the column of departments',
    facts: members(2, () => ({ department: '礼仪中心' })),
    standing: 'unmet',
    reasons: ['against rostered-centre'],
  },
  {
    title: 'departments listed',
    facts: [fact('department.list', { names: ['办公室', '学习部'], open: false })],
    standing: 'met',
    reasons: ['support departments-listed'],
  },
  {
    title: 'a denial does not hide a centre',
    facts: [fact('structure.denied', { names: '中心' }), body('礼仪中心', 'centre')],
    standing: 'unmet',
    reasons: ['against standing-centre'],
  },
  {
    title: 'a denial alone',
    facts: [fact('structure.denied', { names: '中心' })],
    standing: 'met',
    reasons: ['support denied'],
  },
];

const posts: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'an assistant to the chair',
    facts: [post('主席助理', 'other')],
    standing: 'unmet',
    reasons: ['against forbidden-post'],
  },
  {
    title: 'the same title told and in the roster is one reason',
    facts: [post('主席助理', 'other'), member({ post: { kind: 'other', title: '主席助理' } })],
    standing: 'unmet',
    reasons: ['against forbidden-post'],
  },
  {
    title: 'a forbidden title in the roster alone',
    facts: [member({ post: { kind: 'other', title: '部长助理' } })],
    standing: 'unmet',
    reasons: ['against rostered-post'],
  },
  {
    title: 'a roster of allowed posts',
    facts: [member({ post: { kind: 'head', title: '部长' } })],
    standing: 'met',
    reasons: ['support only-allowed'],
  },
  {
    title: 'an allowed post told is not yet all posts',
    facts: [post('部长', 'head')],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'a secretariat',
    facts: [body('秘书处', 'secretariat'), member({ post: { kind: 'head', title: '部长' } })],
    standing: 'needs-ground',
    reasons: ['ground secretariat'],
  },
  {
    title: 'one person in two rows',
    facts: members(2, () => ({ name: '林晓雨', post: { kind: 'head', title: '部长' } })),
    standing: 'needs-ground',
    reasons: ['ground person-twice'],
  },
  {
    title: 'namesakes of two units are two persons',
    facts: members(2, (row) => ({
      name: '林晓雨',
      unit: row === 1 ? '护理系' : '药学系',
      post: { kind: 'head', title: '部长' },
    })),
    standing: 'met',
    reasons: ['support only-allowed'],
  },
];

describe('structure (item 2)', () => {
  test.each(structure)('$title', (stated) => {
    expect(outcomeOf('structure', stated)).toEqual(statedIn(stated));
  });
});

describe('posts (2020 item 4, 2021 item 6)', () => {
  test.each(posts)('$title', (stated) => {
    expect(outcomeOf('posts', stated)).toEqual(statedIn(stated));
  });
});
