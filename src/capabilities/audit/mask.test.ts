import { describe, expect, it } from 'vitest';
import { recoverBlocks } from '../../engines/documents/text/recover-blocks.ts';
import type { DocumentTree } from '../../engines/documents/tree.ts';
import { maskNames } from './mask.ts';

function treeOf(text: string): DocumentTree {
  const span = { start: 0, end: text.length };
  return {
    text,
    blocks: recoverBlocks(text, false),
    files: [{ name: 'a.txt', format: 'txt', span, wrapped: true }],
    notices: [],
  };
}

const roster =
  '工作人员名单\n序号\t姓名\t政治面貌\t学号\n1\t赵明\t共青团员\t2021030211\n2\t欧阳可欣\t共青团员\t2021030212\n3\t高兴\t共青团员\t2021030213\n4\t韩 松\t共青团员\t2021030214\n';

describe('maskNames', () => {
  it.each([
    ['1\t赵明\t共青团员\t2021030211', '1\t赵×\t共青团员\t××××××××××'],
    ['2\t欧阳可欣\t共青团员', '2\t欧阳××\t共青团员'],
    ['3\t高兴\t共青团员', '3\t高×\t共青团员'],
    ['4\t韩 松\t共青团员', '4\t韩 ×\t共青团员'],
    ['同学们高兴地参加活动', '同学们高兴地参加活动'],
    ['由赵明同学主持', '由赵×同学主持'],
    ['学生代表大会选举产生主席团', '学生代表大会选举产生主席团'],
    ['工作人员不超过40人', '工作人员不超过40人'],
  ])('hides names of the roster in %s', (text, masked) => {
    expect(maskNames(treeOf(roster))(text)).toBe(masked);
  });

  it.each([
    ['党委书记孙浩然出席会议。', '党委书记孙××出席会议。'],
    ['联系人：周泽，电话：0571-88001234', '联系人：周×，电话：××××-××××××××'],
    ['办公室主任由吴雅琪同志兼任。', '办公室主任由吴××同志兼任。'],
    [
      '主任：郑博 党委副书记\n成员：冯远 教务处副处长',
      '主任：郑× 党委副书记\n成员：冯× 教务处副处长',
    ],
    ['各系学生会主席和部长参加。', '各系学生会主席和部长参加。'],
    ['系团总支书记、主任、副主任列席。', '系团总支书记、主任、副主任列席。'],
    ['委员代表学生发言。', '委员代表学生发言。'],
  ])('hides names beside titles in %s', (text, masked) => {
    expect(maskNames(treeOf(text))(text)).toBe(masked);
  });

  it.each([
    ['手机13812345678', '手机138××××××××'],
    ['发至 xueshenghui@example.edu.cn 反映', '发至 x×××@example.edu.cn 反映'],
    ['学号：2021030211', '学号：××××××××××'],
    ['中青联发〔2019〕9号', '中青联发〔2019〕9号'],
    ['占全日制在校学生 18600 人', '占全日制在校学生 18600 人'],
  ])('hides numbers and addresses in %s', (text, masked) => {
    expect(maskNames(treeOf('某学院学生会\n'))(text)).toBe(masked);
  });

  it('keeps the length of what it hides in a name', () => {
    const text = '赵明、欧阳可欣、韩 松';
    expect(maskNames(treeOf(roster))(text)).toHaveLength(text.length);
  });
});
