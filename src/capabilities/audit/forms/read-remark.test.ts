import { describe, expect, it } from 'vitest';
import { foldText } from '../../../engines/documents/fold.ts';
import { readCount } from './read-count.ts';
import { dateIn, isEmptyRemark, numberIn } from './read-remark.ts';

const fold = (text: string): string => foldText(text).text;

describe('numberIn', () => {
  it.each([
    ['实有40人', 40],
    ['实有 40 人', 40],
    ['实有45', 45],
    ['实有人 58', 58],
    ['实有个 6', 6],
    ['58人', 58],
    ['58', 58],
    ['共58名', 58],
    ['实有４０人', 40],
    ['实有四人', 4],
    ['实有二十八人', 28],
    ['实有__5__人', 5],
    ['58人（主席团5人，部门53人）', 58],
    ['主席团5人、部门53人，共58人', 58],
    ['截至2021年11月实有40人', 40],
    ['2021—2022学年实有39人', 39],
    ['不超过60人，实有52人', 52],
    ['共5个部门', 5],
  ])('reads %s', (text, expected) => {
    expect(numberIn(fold(text))).toBe(expected);
  });

  it.each(['', '实有人', '2021年11月', '主席团5人、部门53人', '见附件'])(
    'finds none in %s',
    (text) => {
      expect(numberIn(fold(text))).toBeNull();
    },
  );
});

describe('dateIn', () => {
  it.each([
    ['召开日期为：2021年11月27日', '2021-11-27'],
    ['2021-11-27', '2021-11-27'],
    ['2021.11.27', '2021-11-27'],
    ['2021/11/7', '2021-11-07'],
    ['20211127', '2021-11-27'],
    ['2021年11月', '2021-11'],
    ['2021.11', '2021-11'],
    ['召开日期为： 11 月 27 日', '--11-27'],
    ['11.27', '--11-27'],
    ['二〇二一年十一月二十七日', '2021-11-27'],
    ['二○二一年五月', '2021-05'],
    ['十一月二十七日', '--11-27'],
    ['2021年11月27日至28日', '2021-11-27'],
    ['2021年11月27日-28日', '2021-11-27'],
    ['２０２１年１１月２７日', '2021-11-27'],
    ['2021年__11__月__27__日', '2021-11-27'],
  ])('reads %s', (text, expected) => {
    expect(dateIn(fold(text))).toBe(expected);
  });

  it.each(['召开日期为：', '2021年', '2021年2月30日', '13月5日', '第三次'])(
    'finds none in %s',
    (text) => {
      expect(dateIn(fold(text))).toBeNull();
    },
  );
});

describe('isEmptyRemark', () => {
  it.each([
    '',
    '实有人',
    '实有__人',
    '实有____个',
    '召开日期为：',
    '召开日期为：  年  月  日',
    '/',
    '——',
    '备注',
  ])('holds for %s', (text) => {
    expect(isEmptyRemark(fold(text))).toBe(true);
  });

  it.each(['实有40人', '无', '召开日期为：11月27日', '见附件'])('does not hold for %s', (text) => {
    expect(isEmptyRemark(fold(text))).toBe(false);
  });
});

describe('readCount', () => {
  it.each([
    ['10', 10],
    ['0', 0],
    ['10个', 10],
    ['１０家', 10],
    ['十二个', 12],
    ['符合标准的数量：9', 9],
    ['共9个', 9],
    ['_8_', 8],
    ['7 （1个正在整改）', 7],
  ])('reads %s', (text, expected) => {
    expect(readCount(text)?.count).toBe(expected);
  });

  it('reads 全部 as every union, without a number', () => {
    expect(readCount('全部')).toEqual({ count: null, length: 2 });
  });

  it.each(['', '未达标', '二、章程', '1.5万', '2021年11月', '一个也没有整改的必要'])(
    'finds none in %s',
    (text) => {
      expect(readCount(text)).toBeNull();
    },
  );
});
