import { describe, expect, it } from 'vitest';
import { readDelegateMinimum, readDelegatePath } from './delegates.ts';
import { inShort, statementsUnder, titles } from './sample-statements.ts';

async function path(text: string, title: string = titles.delegates): Promise<readonly string[]> {
  return readDelegatePath(await statementsUnder(title, text)).map((fact) =>
    inShort(fact).replace('delegates.step ', ''),
  );
}

describe('how delegates come about', () => {
  it.each([
    ['代表由班级团支部推荐。', ['nominated class-league']],
    ['代表候选人由团支部召开团员大会民主推选。', ['nominated class-league']],
    ['各学院组织无记名投票选举产生代表。', ['elected unit']],
    ['代表经班级团支部推荐、学院（系）组织选举产生。', ['nominated class-league', 'elected unit']],
    ['代表候选人由系学生会提名。', ['nominated unit-union']],
    ['代表候选人由学院团总支提名。', ['nominated unit-league']],
    ['代表候选人由班委会推荐。', ['nominated class']],
    ['代表候选人由班主任推荐。', ['nominated class']],
    ['代表候选人采取个人自荐方式产生。', ['nominated self']],
    ['代表由辅导员直接指定。', ['appointed 辅导员']],
    ['代表由各系学生会委派。', ['appointed 各系学生会']],
    ['代表不经团支部推荐，直接由学院选派。', ['skipped class-league', 'appointed 学院']],
  ])('%s', async (text, expected) => {
    expect(await path(text)).toEqual(expected);
  });

  it('is told on by the sentences that follow', async () => {
    const text = '代表名额分配到各系。经班级团支部推荐。';
    expect(await path(text, titles.charter)).toEqual(['nominated class-league']);
  });
});

describe('sentences that tell nothing of it', () => {
  it.each([
    ['常任代表由各代表团推选产生。', titles.charter],
    ['评议会学生代表由主席团推荐。', titles.charter],
    ['主席团候选人由学院团总支推荐。', titles.charter],
    ['代表应当认真履行职责。', titles.delegates],
    ['上一届代表由学院指定。', titles.delegates],
    ['《若干意见》要求代表由班级团支部推荐。', titles.delegates],
    ['学生会代表广大同学利益。', titles.charter],
    ['各班推选运动会代表队队员。', titles.charter],
    ['学生代表大会选举产生主席团。', titles.charter],
    ['班长由班级同学选举产生。', titles.charter],
    ['干事由班级团支部推荐。', titles.charter],
    ['不得指定学生代表。', titles.delegates],
  ])('%s (%s)', async (text, title) => {
    expect(await path(text, title)).toEqual([]);
  });
});

describe('the least share of delegates', () => {
  it.each([
    ['代表名额不少于全日制在校学生人数的1%。', ['1']],
    ['代表人数一般不低于在校生的百分之一。', ['1']],
    ['代表总数至少为在校学生的1.5%。', ['1.5']],
    ['代表中不担任学生骨干职务的不少于学生代表的60%。', []],
    ['代表名额按在校学生人数分配。', []],
    ['《若干意见》要求代表不少于在校学生的1%。', []],
  ])('%s', async (text, percents) => {
    const facts = readDelegateMinimum(await statementsUnder(titles.delegates, text));
    expect(facts.map(inShort)).toEqual(percents.map((one) => `delegates.minimum ${one}`));
  });
});
