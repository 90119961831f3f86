import { describe, expect, it } from 'vitest';
import { readPractice } from './practice.ts';
import { inShort, statementsUnder, titles } from './sample-statements.ts';

const told = async (title: string, text: string): Promise<readonly string[]> =>
  readPractice(await statementsUnder(title, text)).map(inShort);

describe('training: season and whether for everyone, or times a year', () => {
  it.each([
    ['2021年3月20日，学生会组织全体工作人员开展培训。', 'held spring true'],
    ['2021年10月，学生会举办秋季全员培训。', 'held autumn true'],
    ['春、秋季学期分别举办了学生会工作人员全员培训。', 'held both true'],
    ['2021年3月和9月，学生会举办了工作人员培训。', 'held both -'],
    ['秋季培训仅面向新干事开展。', 'held autumn false'],
    ['学生会于4月10日举办干事培训。', 'held spring -'],
    ['今年春季培训因场地维修取消。', 'not-held spring'],
    ['本学年未组织学生会工作人员培训。', 'not-held both'],
    ['秋季学期未能开展全员培训。', 'not-held autumn'],
    ['学生会每学期对全体工作人员开展一次培训。', 'rule 2'],
    ['学生会每年举办一次工作人员培训。', 'rule 1'],
  ])('%s', async (text, expected) => {
    expect(await told(titles.report, text)).toEqual([`training.${expected}`]);
  });

  it.each([
    ['青马工程培训班于2021年3月15日开班。', titles.report],
    ['辅导员培训于10月12日举行。', titles.report],
    ['水利系学生会于2021年3月举办干事培训。', titles.report],
    ['学生会于2022年3月举办全员培训。', titles.plan],
    ['《若干意见》要求学生会每学期开展全员培训。', titles.report],
    ['2021年3月，学生会召开部长例会。', titles.report],
    ['学生会举办了工作人员培训。', titles.report],
  ])('none in: %s (%s)', async (text, title) => {
    expect(await told(title, text)).toEqual([]);
  });
});

describe('review: students, members, majority, offices; times a year, who, to whom', () => {
  it.each([
    [
      '评议会共15人，其中学生代表9人，学生工作处和校团委各派3人。',
      'review.committee 9 15 true true',
    ],
    ['评议会由15名委员组成，其中学生代表7名。', 'review.committee 7 15 false false'],
    ['评议会由学生代表九人和教师四人组成。', 'review.committee 9 - - false'],
    [
      '评议会以学生代表为主，校党委学生工作部、校团委共同参与组成。',
      'review.committee - - true true',
    ],
    ['评议会由教师和学生代表组成，以教师为主。', 'review.committee - - false false'],
    [
      '主席团成员和工作部门负责人每学期向评议会述职。',
      'review.report 2 presidium-and-heads review-committee',
    ],
    ['主席团每年向评议会述职一次。', 'review.report 1 presidium review-committee'],
    ['部长每学期述职。', 'review.report 2 heads review-committee'],
    ['主席团成员本年度未述职。', 'review.none no-report'],
    ['学生会尚未成立评议会。', 'review.none no-committee'],
    ['评议会至今没有成立。', 'review.none no-committee'],
  ])('%s', async (text, expected) => {
    expect(await told(titles.review, text)).toEqual([expected]);
  });

  it('is given to others where no review committee is named', async () => {
    expect(await told(titles.charter, '主席团每年向学生代表大会述职。')).toEqual([
      'review.report 1 presidium other',
    ]);
  });

  it.each([
    '社团建设管理评议委员会由教师和学生代表组成。',
    '上一届主席团每年述职。',
    '水利系学生会主席每学期述职。',
    '《若干意见》要求主席团每学期述职。',
    '述职采取口头形式。',
    '主席团每周召开例会。',
  ])('none in: %s', async (text) => {
    expect(await told(titles.charter, text)).toEqual([]);
  });
});

describe('awards: by review or by post', () => {
  it.each([
    ['评奖评优依据评议结果择优提名。', 'review'],
    ['综合测评加分不与职务挂钩。', 'review'],
    ['推荐免试研究生时不看职务，只看评议结果。', 'review'],
    ['优秀学生干部按述职评议等次确定。', 'review'],
    ['担任主席的同学综合测评加5分。', 'post'],
    ['部长每学期加3分，计入综合测评。', 'post'],
    ['综合测评按职务加分。', 'post'],
  ])('%s', async (text, by) => {
    expect(await told(titles.charter, text)).toEqual([`awards.basis ${by}`]);
  });

  it.each([
    '干事每学期参加例会。',
    '改革前评优时主席加5分。',
    '《若干意见》要求评奖评优不得与职务挂钩。',
    '奖学金评审由学生处组织。',
    '水利系学生会干事综合测评加1分。',
    '取消担任主席在综合测评中加5分的做法。',
  ])('none in: %s', async (text) => {
    expect(await told(titles.charter, text)).toEqual([]);
  });
});

describe('the Party: plan; hearing with day and rhythm; neither', () => {
  it.each([
    ['学校党委将学生会建设纳入党建工作总体规划。', 'plan true'],
    ['2021年4月12日，校党委专题听取学生会工作汇报。', 'hearing true false @2021-04-12'],
    ['校党委每学期听取学生会工作汇报。', 'hearing false true'],
    ['校党委定期听取学生会工作汇报，研究决定重大事项。', 'hearing false true'],
    ['2021年6月8日，党委书记主持召开学生会工作座谈会。', 'hearing true false @2021-06-08'],
    ['校党委本年度没有听取学生会工作汇报。', 'not-heard not-heard'],
    ['学生会建设尚未纳入学校党建规划。', 'not-heard not-planned'],
  ])('%s', async (text, expected) => {
    expect(await told(titles.party, text)).toEqual([`party.${expected}`]);
  });

  it.each([
    '学生会每学期听取各部门工作汇报。',
    '校党委召开教师座谈会。',
    '校党委重视学生会工作。',
    '系党总支每学期听取系学生会工作汇报。',
    '《若干意见》要求党组织定期听取学生会工作汇报。',
    '主席团每月向校团委汇报工作。',
  ])('none in: %s', async (text) => {
    expect(await told(titles.charter, text)).toEqual([]);
  });
});

describe('study of the 27th national congress', () => {
  it.each([
    '学生会组织工作人员专题学习全国学联二十七大精神。',
    '学生会开展学联二十七大精神宣讲会三场。',
    '2020年9月，学生会举办全国学联第二十七次代表大会精神学习测试。',
    '学生会举行专题座谈会，讨论学联27大报告。',
  ])('a measure: %s', async (text) => {
    expect(await told(titles.report, text)).toEqual(['study.measure study']);
  });

  it.each([
    ['学生会尚未组织学习全国学联二十七大精神。', titles.report, 1],
    ['学生会没有传达贺信精神。', titles.report, 1],
    ['为贯彻学联二十七大精神，制定本章程。', titles.charter, 0],
    ['学生会应当组织学习全国学联二十七大精神。', titles.charter, 0],
    ['学生会组织学习英语四级词汇。', titles.report, 0],
    ['全国学联二十七大在北京闭幕。', titles.report, 0],
    ['学生会将于明年组织学习。', titles.plan, 0],
  ])('none: %s (%s)', async (text, title, count) => {
    const facts = await told(title, text);
    expect(facts.filter((fact) => fact.startsWith('study.measure'))).toEqual([]);
    expect(facts.filter((fact) => fact.startsWith('study.none'))).toHaveLength(count);
  });
});
