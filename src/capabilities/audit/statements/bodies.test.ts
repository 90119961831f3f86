import { describe, expect, it } from 'vitest';
import { readAllowedPosts, readBodies, readDeniedBodies } from './bodies.ts';
import { inShort, statementsUnder, titles } from './sample-statements.ts';

async function bodies(text: string, title: string = titles.charter): Promise<readonly string[]> {
  return readBodies(await statementsUnder(title, text)).map(inShort);
}

describe('standing bodies of the union', () => {
  it.each([
    ['学生会下设新媒体运营中心，长期运行。', '新媒体运营中心 centre'],
    ['宣传部下设视频制作中心。', '视频制作中心 centre'],
    ['短视频中心设在宣传部下，常年运行。', '短视频中心 centre'],
    ['学生会设立项目办公室，统筹各类活动。', '项目办公室 project-office'],
    ['学生会常设礼仪工作室，由文体部管理。', '礼仪工作室 other'],
    ['主席团下设秘书处。', '秘书处 centre'],
    ['各部门工作计划提前一周报秘书处。', '秘书处 secretariat'],
  ])('%s', async (text, expected) => {
    expect(await bodies(text)).toEqual([`body.standing ${expected}`]);
  });

  it('are read from a list of what the union has', async () => {
    const text = '学生会下设以下机构：\n1.办公室；\n2.学习部；\n3.下设新媒体中心。';
    expect(await bodies(text)).toEqual(['body.standing 新媒体中心 centre']);
  });
});

describe('names that are no standing body of the union', () => {
  it.each([
    ['of the school', '学校设有大学生活动中心，供学生会使用。'],
    ['of the school', '学校网络中心为学生会提供技术支持。'],
    ['of the school', '后勤处下设公寓管理中心。'],
    ['a place', '迎新晚会在艺术中心举行。'],
    ['a place', '学生会办公室设在大学生活动中心三楼。'],
    ['an account', '学生会官方公众号“云岭青年中心”由宣传部维护。'],
    ['an account', '学生会在微信公众号开设“权益中心”栏目。'],
    ['for a while', '学生会可为大型活动设立临时工作组，任务完成后自行解散。'],
    ['for a while', '学生会在校庆活动期间成立志愿服务中心，活动结束即行解散。'],
    ['abolished', '学生会改革后撤销了新媒体中心。'],
    ['abolished', '学生会将礼仪中心并入文体部。'],
    ['denied', '学生会不设“中心”、“项目办公室”等常设层级。'],
    ['denied', '学生会工作部门以下未设立任何中心。'],
    ['a figure of speech', '学生会工作以服务同学为中心。'],
    ['a figure of speech', '学生会紧紧围绕学校中心工作开展活动。'],
    ['another federation’s', '省学联秘书处来校调研。'],
    ['past', '上一届学生会设有新媒体中心。'],
    ['a demand', '上级文件规定学生会不得设立中心。'],
  ])('%s: %s', async (_, text) => {
    expect(await bodies(text)).toEqual([]);
  });
});

describe('statements that there is no other body', () => {
  it.each([
    ['学生会不设“中心”、“项目办公室”等常设层级。', 1],
    ['工作部门之下不设分支机构。', 1],
    ['学生会没有项目办公室。', 1],
    ['学生会只有主席团和工作部门，仅两级。', 1],
    ['学生会下设新媒体中心。', 0],
    ['上一届学生会不设中心。', 0],
  ])('%s', async (text, count) => {
    expect(readDeniedBodies(await statementsUnder(titles.charter, text))).toHaveLength(count);
  });
});

describe('posts beyond those allowed', () => {
  it.each([
    ['主席团设主席助理一名。', '主席助理'],
    ['各部门可设部长助理二名。', '部长助理'],
    ['学生会设名誉主席一名，由团委老师担任。', '名誉主席'],
    ['增设常务副主席一名，协助主席工作。', '常务副主席'],
    ['办公室设项目主管两名。', '项目主管'],
    ['学生会聘任顾问三名。', '顾问'],
    ['部长助理2名，协助部长开展工作。', '部长助理'],
  ])('%s', async (text, title) => {
    expect(await bodies(text)).toEqual([`post.set ${title} other`]);
  });

  it.each([
    '不得设主席助理、部长助理。',
    '学生会未设总干事、顾问等职务。',
    '上一届学生会设有主席助理。',
    '学生会取消主席助理岗位。',
    '各系擅自设立的主席助理一律无效。',
    '大会设总监票人一名。',
    '主席团由主席和副主席组成。',
    '秘书长由校团委干部担任。',
    '部长协助主席工作。',
    '设主席一名、副主席二名。',
  ])('none in: %s', async (text) => {
    expect(await bodies(text)).toEqual([]);
  });
});

describe('statements that only the allowed posts exist', () => {
  it.each([
    ['学生会设主席、副主席、部长、副部长、干事。', 1],
    ['除上述职务外，学生会不设其他职务。', 1],
    ['学生会未设立主席助理等岗位。', 1],
    ['上一届学生会不设其他职务。', 0],
    ['各系学生会不设其他职务。', 0],
    ['主席每周主持例会。', 0],
  ])('%s', async (text, count) => {
    expect(readAllowedPosts(await statementsUnder(titles.charter, text))).toHaveLength(count);
  });
});
