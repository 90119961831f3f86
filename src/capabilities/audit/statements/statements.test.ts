import { describe, expect, it } from 'vitest';
import { readText } from '../../../engines/documents/text/read-text.ts';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import type { Fact } from '../../../facts/fact.ts';
import { readingOf } from '../../../facts/reading.ts';
import { readBodies } from './bodies.ts';
import { readCongress } from './congress.ts';
import { readDuties } from './duties.ts';
import { readElections } from './elections.ts';
import { readPractice } from './practice.ts';
import type { Statements } from './sentences.ts';
import { statementsIn } from './statements-in.ts';

async function factsIn(
  text: string,
  read: (statements: Statements) => readonly Fact[],
): Promise<readonly Fact[]> {
  const bytes = new TextEncoder().encode(`云岭学院学生会章程\n${text}\n`);
  const tree = await readText({ bytes, name: 'charter.txt', limits: defaultLimits });
  if (!tree.ok) throw new Error(tree.error.code);
  return read(statementsIn(readingOf(tree.value), []));
}

const told = (facts: readonly Fact[]): readonly string[] =>
  facts.map((fact) => {
    if (fact.name === 'duty.carried') return `${fact.value.degree} ${fact.value.duty}`;
    if (fact.name === 'duty.denied') return 'denied';
    if (fact.name === 'body.standing') return fact.value.kind;
    if (fact.name === 'post.set') return fact.value.title;
    if (fact.name === 'presidium.elected')
      return `${fact.value.office} ${fact.value.by} ${fact.value.alternative}`;
    if (fact.name === 'congress.cycle') return `${fact.value.minYears}-${fact.value.maxYears}`;
    if (fact.name === 'congress.held') return `held ${fact.day}`;
    return fact.name;
  });

describe('duties', () => {
  it.each([
    ['第五条 生活部负责学生宿舍的日常检查。', ['carries dormitory']],
    ['第五条 权益部协助保卫处做好安保工作。', ['assists security']],
    ['第五条 学生会不承担宿舍管理、校园文明纠察和安全保卫。', ['denied']],
    ['第五条 宿舍管理由后勤处负责。', []],
    ['第五条 权益部收集同学对宿舍管理的意见。', []],
    ['第五条 生活部每年举办宿舍文化节。', []],
    ['第五条 2018年以前，学生会曾参与晚归登记。', []],
    ['第五条 凡属行政部门的宿舍管理事务，学生会一律不代办。', ['denied']],
    ['第五条 学生会不承担下列工作：\n1.宿舍管理；\n2.校园巡逻。', ['denied', 'denied']],
  ])('%s', async (text, expected) => {
    expect(told(await factsIn(text, readDuties))).toEqual(expected);
  });
});

describe('bodies and posts', () => {
  it.each([
    ['第六条 学生会下设新媒体运营中心，长期运行。', ['centre']],
    ['第六条 短视频中心设在宣传部下，常年运行。', ['centre']],
    ['第六条 学生会不设中心、项目办公室。', []],
    ['第六条 宣传部负责公众号“云岭发布中心”的更新。', []],
    ['第六条 迎新大会在大学生活动中心举行。', []],
    ['第六条 原新媒体中心已并入宣传部。', []],
    ['第六条 主席团设主席助理一名。', ['主席助理']],
    ['第六条 不得设主席助理、部长助理。', []],
    ['第六条 大会设总监票人一名。', []],
  ])('%s', async (text, expected) => {
    expect(told(await factsIn(text, readBodies))).toEqual(expected);
  });
});

describe('elections', () => {
  it.each([
    ['第七条 主席团由学生代表大会选举产生。', ['presidium congress null']],
    [
      '第七条 主席团由学生代表大会（非其委员会、常任代表会议）选举产生。',
      ['presidium congress null'],
    ],
    [
      '第七条 学生委员会由学代会选举产生，主席团由学生委员会全体会议推选产生。',
      ['presidium committee null'],
    ],
    ['第七条 闭会期间由常任代表会议选举主席团成员。', ['presidium standing-delegates null']],
    ['第七条 主席由学代会或常代会选举产生。', ['chair congress standing-delegates']],
    ['第七条 常任代表会议只听取汇报，不产生主席团。', []],
    ['第七条 主席、副主席由校团委任命。', ['chair party-or-league null']],
    ['第七条 上一届主席团由学生委员会选举产生。', []],
  ])('%s', async (text, expected) => {
    expect(told(await factsIn(text, readElections))).toEqual(expected);
  });
});

describe('the congress', () => {
  it.each([
    ['第八条 学生代表大会每两年召开一次。', ['2-2']],
    ['第八条 学生代表大会每一至两年召开一次。', ['1-2']],
    ['2021年5月22日至23日，第九次学生代表大会在礼堂举行。', ['held 2021-05-22']],
    ['学生代表大会因疫情推迟，至今没有召开。', ['congress.not-held']],
    ['全国学联第二十七次代表大会于2020年8月召开。', []],
    ['第八条 常任代表会议每年召集一次。', []],
  ])('%s', async (text, expected) => {
    expect(told(await factsIn(text, readCongress))).toEqual(expected);
  });
});

describe('practice', () => {
  it.each([
    ['2021年3月，学生会举办工作人员春季全员培训。', ['training.held']],
    ['今年的春季培训因场地维修取消，没有补办。', ['training.not-held']],
    [
      '评议会由学生代表九人和教师四人组成，主席团和各部部长每学期向评议会述职。',
      ['review.committee', 'review.report'],
    ],
    ['担任主席的同学在综合测评中加3分。', ['awards.basis']],
    ['校党委于2021年4月12日专题听取学生会工作汇报。', ['party.hearing']],
    ['校党委本年度没有听取学生会工作汇报。', ['party.not-heard']],
  ])('%s', async (text, expected) => {
    expect(told(await factsIn(text, readPractice))).toEqual(expected);
  });
});
