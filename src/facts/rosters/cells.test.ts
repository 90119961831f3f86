import { describe, expect, it } from 'vitest';
import { columnKind } from './columns.ts';
import { postKind, readFailed, readGrade, readStatus } from './person-cells.ts';
import { hyphensSeparate, percentOfDecimal, readRank, shareOfBare } from './rank-cell.ts';
import { foldText } from '../../engines/documents/fold.ts';

const plain = { sizeFirst: false, hyphens: false };
const fold = (text: string): string => foldText(text).text;

describe('readRank', () => {
  it.each([
    ['4/46'],
    ['4 / 46'],
    ['４／４６'],
    ['4／46'],
    ['第4名（共46人）'],
    ['第4名/46人'],
    ['专业第4名（共46人）'],
    ['第四名（共四十六人）'],
    ['4(46)'],
    ['46人中第4名'],
    ['8.7%（4/46）'],
    ['4∕46'],
    ['并列第4/46'],
  ])('reads %s as place 4 of 46', (text) => {
    expect(readRank(fold(text), plain)).toEqual({ kind: 'place', place: 4, size: 46 });
  });

  it('reads sizes first and hyphens where the column says so', () => {
    expect(readRank('46/4', { sizeFirst: true, hyphens: false })).toEqual({
      kind: 'place',
      place: 4,
      size: 46,
    });
    expect(readRank('4-46', { sizeFirst: false, hyphens: true })).toEqual({
      kind: 'place',
      place: 4,
      size: 46,
    });
    expect(hyphensSeparate(['4-10', '4-46'])).toBe(true);
    expect(hyphensSeparate(['4-10', '3-12'])).toBe(false);
  });

  it.each([
    ['前8.7%', '8.7', 87, 1000],
    ['8.7%', '8.7', 87, 1000],
    ['0.087', '8.7', 87, 1000],
    ['30%', '30', 30, 100],
    ['0.3', '30', 30, 100],
  ])('reads %s as a share', (text, percent, numerator, denominator) => {
    const rank = readRank(fold(text), plain);
    expect(rank).toMatchObject({ kind: 'share', percent });
    if (rank.kind === 'share') {
      expect(rank.share.numerator * denominator).toBe(numerator * rank.share.denominator);
    }
  });

  it.each([
    ['未达到一学期'],
    ['未满一学期'],
    ['未达到 一学期'],
    ['新生'],
    ['（新生）'],
    ['暂无'],
    ['暂无成绩'],
  ])('reads %s as not yet', (text) => {
    expect(readRank(fold(text), plain)).toEqual({ kind: 'not-yet' });
  });

  it.each([[''], ['—'], ['——'], ['/'], ['//'], ['-'], ['无'], ['不填']])(
    'reads %s as blank',
    (text) => {
      expect(readRank(fold(text), plain)).toEqual({ kind: 'blank' });
    },
  );

  it.each([
    ['4月10日'],
    ['2021/4/10'],
    ['10-Apr'],
    ['2021-04-10'],
    ['4-10'],
    ['46/4'],
    ['5'],
    ['第12名'],
    ['4/46、5/46'],
    ['良好'],
    ['0/30'],
    ['120%'],
  ])('refuses to guess %s', (text) => {
    expect(readRank(fold(text), plain)).toMatchObject({ kind: 'unreadable' });
  });

  it('moves the point of decimals exactly and reads percentages without their sign', () => {
    expect(percentOfDecimal('0.0217391304347826')).toBe('2.1739');
    expect(percentOfDecimal('0.5')).toBe('50');
    expect(shareOfBare('8.7')).toMatchObject({ kind: 'share', percent: '8.7' });
    expect(shareOfBare('')).toEqual({ kind: 'blank' });
  });
});

describe('readFailed', () => {
  it.each([
    ['否', 'failed', false],
    ['无', 'failed', false],
    ['没有', 'failed', false],
    ['0', 'failed', false],
    ['0门', 'failed', false],
    ['×', 'failed', false],
    ['无不及格课程', 'failed', false],
    ['是', 'failed', true],
    ['有', 'failed', true],
    ['1门', 'failed', true],
    ['2科', 'failed', true],
    ['☑否□是', 'failed', false],
    ['□否☑是', 'failed', true],
    ['', 'failed', null],
    ['—', 'failed', null],
    ['是', 'passed', false],
    ['否', 'passed', true],
    ['√', 'passed', false],
  ] as const)('reads %s under a %s column', (text, column, failed) => {
    expect(readFailed(fold(text), column)).toBe(failed);
  });
});

describe('columnKind', () => {
  it.each([
    ['是否存在不及格情况', 'failed'],
    ['有无挂科', 'failed'],
    ['不及格门数', 'failed'],
    ['补考', 'failed'],
    ['是否全部及格', 'passed'],
    ['是否无不及格', 'passed'],
    ['学习成绩排名', 'rank'],
    ['学习成绩综合排名（名次/总人数）', 'rank'],
    ['排名百分比', 'percent'],
    ['专业人数', 'size'],
    ['总人数', 'size'],
    ['学院（系）', 'unit'],
    ['所属学院', 'unit'],
    ['书院', 'unit'],
    ['学院与年级', 'unit'],
    ['所在部门', 'department'],
    ['担任职务', 'post'],
    ['所在部门及职务', 'post'],
    ['党团面貌', 'status'],
    ['入学年份', 'grade'],
    ['培养层次', 'education'],
    ['学生姓名', 'name'],
    ['No.', 'number'],
    ['得票数', 'event'],
    ['代表类别', 'event'],
    ['是否为专职团干', 'full-time'],
    ['学习部', 'other'],
    ['2020级', 'other'],
  ])('knows %s as %s', (header, kind) => {
    expect(columnKind(fold(header))).toBe(kind);
  });
});

describe('people', () => {
  it.each([
    ['中共党员', 'party-member'],
    ['党员', 'party-member'],
    ['中共预备党员', 'probationary-party-member'],
    ['中共党员（预备）', 'probationary-party-member'],
    ['共青团员', 'league-member'],
    ['团员', 'league-member'],
    ['入党积极分子', 'activist'],
    ['民革党员', 'other-party'],
    ['群众', 'none'],
    ['无党派人士', 'none'],
    ['非团员', 'none'],
    ['待定', null],
  ])('reads the status %s', (text, status) => {
    expect(readStatus(fold(text))).toBe(status);
  });

  it.each([
    ['2020级', 2020, null, null],
    ['20级', 2020, null, null],
    ['2020 级', 2020, null, null],
    ['2020', 2020, null, null],
    ['大二', null, 2, 'undergraduate'],
    ['二年级', null, 2, null],
    ['研一', null, 1, 'graduate'],
    ['2021级硕士', 2021, null, 'graduate'],
    ['2020级博士', 2020, null, 'graduate'],
    ['专升本', null, null, 'undergraduate'],
    ['2023届', null, null, null],
  ])('reads the grade %s', (text, entryYear, studyYear, education) => {
    expect(readGrade(fold(text))).toEqual({ entryYear, studyYear, education });
  });

  it.each([
    ['主席', 'chair'],
    ['副主席', 'vice-chair'],
    ['轮值执行主席', 'rotating-chair'],
    ['主席团成员', 'presidium-member'],
    ['学习部部长', 'head'],
    ['办公室主任', 'head'],
    ['文体部副部长', 'deputy-head'],
    ['干事', 'officer'],
    ['部门成员', 'department-member'],
    ['主席助理', 'other'],
    ['部长助理', 'other'],
    ['秘书长', 'other'],
    ['常务副主席', 'other'],
  ])('reads the post %s', (title, kind) => {
    expect(postKind(title)).toBe(kind);
  });
});
