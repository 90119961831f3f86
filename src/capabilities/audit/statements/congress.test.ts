import { describe, expect, it } from 'vitest';
import { readCongress } from './congress.ts';
import { inShort, statementsUnder, titles } from './sample-statements.ts';

const told = async (title: string, text: string): Promise<readonly string[]> =>
  readCongress(await statementsUnder(title, text)).map(inShort);

describe('when the congress was held: ordinal, last day, whether earlier, first day', () => {
  it.each([
    ['第九次学生代表大会于2021年5月22日召开。', '9 - false @2021-05-22'],
    ['2021年5月22日至23日，第九次学生代表大会在礼堂举行。', '9 2021-05-23 false @2021-05-22'],
    ['2021年5月30日至6月1日，学代会在礼堂举行。', '- 2021-06-01 false @2021-05-30'],
    ['11月27日，学生代表大会胜利闭幕。', '- - false @--11-27'],
    ['二〇二一年六月五日，学代会隆重开幕。', '- - false @2021-06-05'],
    ['2021年6月，学生代表大会圆满召开。', '- - false @2021-06'],
    ['２０２１年６月５日，第１０次学生代表大会召开。', '10 - false @2021-06-05'],
    ['2021年6月5日下午，大会在图书馆报告厅召开。', '- - false @2021-06-05'],
    ['上一届学生代表大会于2019年6月1日召开。', '- - true @2019-06-01'],
  ])('%s', async (text, expected) => {
    expect(await told(titles.congress, text)).toEqual([`congress.held ${expected}`]);
  });

  it.each([
    ['planned', '计划于2022年5月20日召开学生代表大会。'],
    ['planned', '学生代表大会拟于2022年5月20日召开。'],
    ['another’s', '全国学联第二十七次代表大会于2020年8月17日召开。'],
    ['another’s', '共青团第三次代表大会于2021年3月8日召开。'],
    ['another’s', '2021年3月8日，团员代表大会召开。'],
    ['notice', '关于召开学生代表大会的通知于2021年4月1日印发。'],
    ['second level', '水利系学生会于2021年5月8日召开系学生代表大会。'],
    ['no day', '学生代表大会在礼堂隆重召开。'],
    ['no congress', '2021年5月8日，学生会召开部长例会。'],
  ])('no day from %s: %s', async (_, text) => {
    expect(await told(titles.congress, text)).toEqual([]);
  });
});

describe('a congress that was not held', () => {
  it.each([
    ['学生代表大会因疫情推迟。', 'postponed'],
    ['原有安排有变，学代会延期举行。', null],
    ['受校舍搬迁影响，学代会未能如期召开。', 'not-held'],
    ['本学年尚未召开学生代表大会。', 'not-held'],
    ['遇特殊情况，学生代表大会可以延期召开。', null],
    ['学生代表大会不得无故推迟召开。', null],
    ['上一届任期内没有召开学生代表大会。', null],
    ['水利系学生会没有召开学生代表大会。', null],
  ])('%s', async (text, why) => {
    const expected = why === null ? [] : [`congress.not-held ${why}`];
    expect(await told(titles.report, text)).toEqual(expected);
  });
});

describe('cycles: fewest and most years, month, of what', () => {
  it.each([
    ['学生代表大会每年召开一次。', '1 1 - congress'],
    ['学生代表大会每学年召开一次。', '1 1 - congress'],
    ['学生代表大会每两年召开一次。', '2 2 - congress'],
    ['学生代表大会每一至两年召开一次。', '1 2 - congress'],
    ['学生代表大会每1-2年召开一次。', '1 2 - congress'],
    ['学生代表大会每年12月召开一次。', '1 1 12 congress'],
    ['学生会每年换届一次。', '1 1 - change-of-term'],
    ['学生会主席团任期一年。', '1 1 - change-of-term'],
    ['学生会每届任期为两年。', '2 2 - change-of-term'],
  ])('%s', async (text, expected) => {
    expect(await told(titles.charter, text)).toEqual([`congress.cycle ${expected}`]);
  });

  it.each([
    '常任代表会议每年召开一次。',
    '主席团每学期向评议会述职一次。',
    '部长例会每周召开一次。',
    '干事任期一年。',
    '班委会任期一年，由班级选举。',
    '上级文件规定学生代表大会每年召开一次。',
    '各二级学院学生会每年召开一次学生代表大会。',
    '学生会每年举办一次工作人员培训。',
  ])('none in: %s', async (text) => {
    expect(await told(titles.charter, text)).toEqual([]);
  });
});
