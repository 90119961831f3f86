import { describe, expect, it } from 'vitest';
import { readCandidates } from './candidates.ts';
import { inShort, statementsUnder, titles } from './sample-statements.ts';

async function candidates(text: string, title: string): Promise<readonly string[]> {
  const facts = readCandidates(await statementsUnder(title, text));
  return facts.filter((fact) => fact.name !== 'candidate.section').map(inShort);
}

describe('steps of the official path', () => {
  it.each([
    ['主席团候选人由学院团总支推荐。', ['unit-league-recommends presidium']],
    ['主席团候选人由学院（系）团组织推荐。', ['unit-league-recommends presidium']],
    ['主席团候选人经学院党总支同意。', ['unit-party-agrees presidium']],
    ['主席团候选人由学生处审核。', ['student-affairs-reviews presidium']],
    ['主席团候选人经校团委考察。', ['league-reviews presidium']],
    [
      '主席团候选人经校党委学生工作部门和校团委联合审查。',
      ['student-affairs-reviews presidium', 'league-reviews presidium'],
    ],
    ['主席团候选人名单报校党委确定。', ['party-committee-decides presidium']],
    [
      '主席团候选人由学院团总支推荐，经学院党总支同意，学生处和校团委联合审查后，报校党委确定。',
      [
        'unit-league-recommends presidium',
        'unit-party-agrees presidium',
        'student-affairs-reviews presidium',
        'league-reviews presidium',
        'party-committee-decides presidium',
      ],
    ],
    [
      '工作部门成员由学院团组织推荐，经学生处和校团委审核后确定。',
      [
        'unit-league-recommends department-members',
        'student-affairs-reviews department-members',
        'league-reviews department-members',
      ],
    ],
    ['干事由系团总支推荐。', ['unit-league-recommends department-members']],
  ])('%s', async (text, steps) => {
    const expected = steps.map((step) => `candidate.step ${step}`);
    expect(await candidates(text, titles.candidates)).toEqual(expected);
  });

  it('go on about whom their paragraph speaks of', async () => {
    const text = '主席团候选人先由个人申请。由学院团总支推荐。报校党委确定。';
    expect(await candidates(text, titles.charter)).toEqual([
      'candidate.step unit-league-recommends presidium',
      'candidate.step party-committee-decides presidium',
    ]);
  });
});

describe('paths that the official one does not know: of, what, by, whether alone', () => {
  it.each([
    ['干事由各部部长自主招募，面试通过即可。', 'department-members decided 各部部长 true'],
    [
      '部门干事由班主任推荐，学生会委员会研究决定。',
      'department-members decided 学生会委员会 false',
    ],
    ['主席团候选人由上届主席团提名。', 'presidium nominated 上届主席团 false'],
    ['主席团候选人名单由校团委直接确定。', 'presidium decided 校团委 true'],
    ['工作人员选拔无需经团总支推荐。', 'department-members skipped 无需经团总支 true'],
    ['主席团候选人由部长联席会议讨论决定。', 'presidium decided 部长联席会议 true'],
  ])('%s', async (text, expected) => {
    expect(await candidates(text, titles.charter)).toContain(`candidate.other-path ${expected}`);
  });

  it.each([
    ['an approval above', '主席团候选人由主席团讨论通过后报校党委确定。'],
    ['denied', '干事不得由部长自行确定。'],
    ['the official path', '主席团候选人由学院团总支推荐，校团委审查。'],
  ])('none with %s: %s', async (_, text) => {
    const facts = await candidates(text, titles.charter);
    expect(facts.filter((fact) => fact.startsWith('candidate.other-path'))).toEqual([]);
  });
});

describe('sentences on other matters', () => {
  it.each([
    ['部长辞职由主席团批准。', titles.charter],
    ['干事请假由部长批准。', titles.charter],
    ['主席团研究决定活动方案。', titles.charter],
    ['学生代表由班级团支部推荐。', titles.charter],
    ['主席团候选人由学院团总支推荐。', titles.review],
    ['主席团候选人由学院团总支推荐。', titles.delegates],
    ['各系学生会主席团候选人由系团总支推荐。', titles.charter],
    ['《若干意见》要求主席团候选人由学院团组织推荐。', titles.charter],
    ['上一届主席团候选人由学院团总支推荐。', titles.charter],
    ['校团委审查了活动经费。', titles.charter],
    ['罢免主席须经校党委批准。', titles.charter],
    ['主席团每周召开例会。', titles.candidates],
  ])('%s (%s)', async (text, title) => {
    expect(await candidates(text, title)).toEqual([]);
  });
});

describe('the section on candidates', () => {
  it.each([
    ['主席团候选人由学生自愿报名，得票过半者当选。', 0],
    ['主席团候选人由学院团总支推荐，报校党委确定。', 2],
  ])('says how many steps it tells: %s', async (text, steps) => {
    const facts = readCandidates(await statementsUnder(titles.candidates, text));
    const sections = facts.filter((fact) => fact.name === 'candidate.section');
    expect(sections.map(inShort)).toEqual([`candidate.section ${steps}`]);
  });
});
