import { describe, expect, it } from 'vitest';
import { readDuties, readToldDuties } from './duties.ts';
import { inShort, statementsUnder, titles } from './sample-statements.ts';

async function duties(text: string, title: string = titles.charter): Promise<readonly string[]> {
  return readDuties(await statementsUnder(title, text)).map(inShort);
}

describe('duties that the union carries', () => {
  it.each([
    ['生活部负责学生宿舍的日常管理。', 'dormitory carries'],
    ['纪检部承担晚归登记和查寝工作。', 'dormitory carries'],
    ['纪检部每周对寝室内务进行检查评比。', 'dormitory carries'],
    ['生活部统计夜不归宿人数并上报。', 'dormitory carries'],
    ['学习部与生活部轮流清点各楼栋就寝人数。', 'dormitory carries'],
    ['学生会组建校园文明纠察队，每日值勤。', 'policing carries'],
    ['文明督导岗由学生会干事轮流值守。', 'policing carries'],
    ['纪检部负责校风校纪检查。', 'policing carries'],
    ['办公室负责校园安全保卫值班工作。', 'security carries'],
    ['学生会安排干事在校门执勤。', 'security carries'],
    ['生活部协助宿管老师做好公寓楼层的检查。', 'dormitory assists'],
    ['学生会会同辅导员抽查晚归情况。', 'dormitory assists'],
    ['权益部配合保卫处开展夜间巡逻。', 'security assists'],
  ])('%s', async (text, expected) => {
    expect(await duties(text)).toEqual([`duty.carried ${expected}`]);
  });

  it('are the second level’s where it is named', async () => {
    expect(await duties('二级学院学生会负责本院系宿舍检查。')).toEqual([
      '2 duty.carried dormitory carries',
    ]);
  });

  it('are read from a list under the department that has them', async () => {
    expect(await duties('生活部的职责：\n1.每晚查寝；\n2.举办厨艺比赛。')).toEqual([
      'duty.carried dormitory carries',
    ]);
  });
});

describe('duties that the union declines', () => {
  const all = 'dormitory+policing+security';
  it.each([
    ['学生会不参与宿舍管理、校园文明纠察、安全保卫。', all],
    ['宿舍管理、校园文明纠察、安全保卫一律不属于学生会职责。', all],
    ['学生会从未承担过校门执勤。', 'security'],
    ['本会不得组建纠察队。', 'policing'],
    ['严禁以学生会名义开展查寝。', 'dormitory'],
    ['学生会已退出宿舍检查工作。', 'dormitory'],
    ['查寝工作已移交学生处。', 'dormitory'],
    ['夜间巡逻与学生会工作无关。', 'security'],
    ['凡属行政部门的宿舍管理事务，学生会一律不代办。', 'dormitory'],
  ])('%s', async (text, expected) => {
    expect(await duties(text)).toEqual([`duty.denied ${expected}`]);
  });

  it('are read from a list under the sentence that declines them', async () => {
    const list = '（一）宿舍管理；\n（二）校园文明纠察；\n（三）安全保卫。';
    expect(await duties(`第六条 学生会不承担下列工作：\n${list}`)).toEqual([
      'duty.denied dormitory',
      'duty.denied policing',
      'duty.denied security',
    ]);
  });

  it('end with their list', async () => {
    const text = '第六条 学生会不承担下列工作：\n（一）宿舍管理。\n第七条 生活部负责查寝。';
    expect(await duties(text)).toEqual(['duty.denied dormitory', 'duty.carried dormitory carries']);
  });
});

describe('sentences about dormitories, order and security that give the union no duty', () => {
  it.each([
    ['others’', '宿舍管理由后勤处统一负责。'],
    ['others’', '保卫处负责校园巡逻和门禁管理。'],
    ['others’', '公寓中心承担楼栋值班和晚归登记。'],
    ['others’', '辅导员每晚到宿舍检查就寝情况。'],
    ['others’', '自律委员会负责宿舍检查。'],
    ['others’', '校园巡逻、治安值班均由保卫处承担。'],
    ['voice', '权益部收集同学对宿舍管理的意见和建议。'],
    ['voice', '权益部开展宿舍管理满意度调研。'],
    ['voice', '学生会围绕公寓管理问题召开座谈会，反映同学诉求。'],
    ['culture', '生活部组织寝室文化节。'],
    ['culture', '宣传部举办消防安全知识讲座。'],
    ['culture', '学习部开展安全保卫知识宣传教育。'],
    ['past', '2018年以前，学生会曾负责查寝。'],
    ['past', '上一届纪检部负责校园巡逻。'],
    ['nothing', '文体部组织宿舍楼之间的篮球赛。'],
    ['nothing', '办公室在学生公寓一楼设接待处。'],
  ])('%s: %s', async (_, text) => {
    expect(await duties(text)).toEqual([]);
  });

  it('are those of a list under another body', async () => {
    expect(await duties('后勤处承担下列工作：\n1.宿舍管理；\n2.楼栋值班。')).toEqual([]);
  });
});

describe('duties told of departments', () => {
  it.each([
    ['学习部负责组织学科竞赛。', ['学习部']],
    ['（一）文体部工作职责：组织各类比赛。', ['文体部']],
    ['文体部负责校运会。\n学习部负责晨读。', ['文体部', '学习部']],
    ['文体部负责校运会。\n文体部负责考勤。', ['文体部']],
    ['各二级学院学生会学习部负责晨读。', []],
    ['学生会每周召开例会。', []],
  ])('%s', async (text, departments) => {
    const facts = readToldDuties(await statementsUnder(titles.charter, text));
    expect(facts.map(inShort)).toEqual(departments.map((name) => `duty.told ${name}`));
  });
});
