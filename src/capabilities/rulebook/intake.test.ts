import { describe, expect, it } from 'vitest';
import { problemsOf, splitLines } from './intake.ts';

const charter = [
  '示例学院学生会章程',
  '（2026年5月经学生代表大会通过）',
  '目　录',
  '第一章 总则 ………… 1',
  '第二章 组织 ………… 3',
  '第一章　总　则',
  '第一条　本会是学生自己的组织。',
  '第二条　本会的任务：',
  '（一）反映意见；',
  '（二）开展活动。',
  '第二章　组织',
  '第一节　代表大会',
  '第三条 代表大会每年召开一次。',
  '附则',
  '第四条 本章程自公布之日起施行。',
];

describe('splitting a rule document', () => {
  it('finds articles under their chapters and keeps their items together', () => {
    const { head, articles } = splitLines(charter, false);
    expect(head).toEqual(['示例学院学生会章程', '（2026年5月经学生代表大会通过）', '目 录']);
    expect(articles).toEqual([
      { number: '第一条', chapter: '第一章 总 则', text: '本会是学生自己的组织。' },
      {
        number: '第二条',
        chapter: '第一章 总 则',
        text: '本会的任务：\n（一）反映意见；\n（二）开展活动。',
      },
      {
        number: '第三条',
        chapter: '第二章 组织 · 第一节 代表大会',
        text: '代表大会每年召开一次。',
      },
      { number: '第四条', chapter: '附则', text: '本章程自公布之日起施行。' },
    ]);
  });

  it('joins sentences that lines broke, and takes a reference for no article', () => {
    const { articles } = splitLines(
      ['第一条 成员违反本章程的，按照', '第五条处理。', '第二条 本会设办', '公室。'],
      true,
    );
    expect(articles.map(({ text }) => text)).toEqual([
      '成员违反本章程的，按照第五条处理。',
      '本会设办公室。',
    ]);
  });

  it('reads decimal numbers', () => {
    const { articles } = splitLines(
      ['4 组织机构', '4.1 代表大会是最高机构。', '4.2 主席团三人。', '4.2.1 主席主持工作。'],
      false,
    );
    expect(articles.map(({ number, chapter }) => [number, chapter])).toEqual([
      ['4.1', '4 组织机构'],
      ['4.2', '4 组织机构'],
      ['4.2.1', '4 组织机构'],
    ]);
  });

  it('reads 一、 with （一） below it, and 一、 alone', () => {
    const below = splitLines(
      ['一、总则', '（一）宗旨。', '（二）任务。', '二、考核', '（一）内容。'],
      false,
    );
    expect(below.articles.map(({ number }) => number)).toEqual([
      '一（一）',
      '一（二）',
      '二（一）',
    ]);
    const alone = splitLines(['一、热爱学校，遵守纪律。', '二、按时参加会议。'], false);
    expect(alone.articles.map(({ number, text }) => [number, text])).toEqual([
      ['一', '热爱学校，遵守纪律。'],
      ['二', '按时参加会议。'],
    ]);
  });

  it('keeps a text without any numbers whole', () => {
    expect(splitLines(['自律公约', '以身作则。'], false).articles).toEqual([
      { number: '全文', chapter: null, text: '自律公约\n以身作则。' },
    ]);
  });

  it('says what to look at', () => {
    const of = (...numbers: readonly string[]) =>
      problemsOf(numbers.map((number) => ({ number, chapter: null, text: '……' })));
    expect(of('第一条', '第二条')).toEqual([]);
    expect(of('第一条', '第三条')).toEqual([{ code: 'number-missing', at: 1, number: 2 }]);
    expect(of('第一条', '第一条')).toEqual([{ code: 'number-twice', at: 1 }]);
  });
});
