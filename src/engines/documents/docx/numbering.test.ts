import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { makeDocx, paragraph } from './make-docx.ts';
import { formatNumber } from './number-formats.ts';
import { readDocx } from './read-docx.ts';

async function lines(body: string, numbering: string, styles = ''): Promise<readonly string[]> {
  const bytes = makeDocx({ body, numbering, styles });
  const read = await readDocx({ bytes, name: 'a.docx', limits: defaultLimits });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.text.trimEnd().split('\n');
}

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const base = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const item = (words: string, id: number, at = 0): string =>
  paragraph(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);

test('articles of a charter, chapters and items', async () => {
  const numbering =
    base(
      0,
      level(0, 'chineseCountingThousand', '第%1章', '<w:suff w:val="space"/>'),
      level(1, 'chineseCountingThousand', '第%2条', '<w:lvlRestart w:val="0"/>'),
      level(2, 'chineseCounting', '（%3）', '<w:suff w:val="nothing"/>'),
    ) + list(1, 0);
  const body =
    item('总则', 1) +
    item('本会……', 1, 1) +
    item('宗旨……', 1, 1) +
    item('甲', 1, 2) +
    item('乙', 1, 2) +
    item('组织', 1) +
    item('代表大会……', 1, 1) +
    item('丙', 1, 2);
  expect(await lines(body, numbering)).toEqual([
    '第一章 总则',
    '第一条 本会……',
    '第二条 宗旨……',
    '（一）甲',
    '（二）乙',
    '第二章 组织',
    '第三条 代表大会……',
    '（一）丙',
  ]);
});

test('numbers of several levels, legal digits, levels not yet used', async () => {
  const numbering =
    base(
      0,
      level(0, 'chineseCounting', '%1、'),
      level(1, 'decimal', '%1.%2'),
      level(2, 'upperLetter', '%1.%2.%3', '<w:isLgl/>'),
    ) + list(1, 0);
  const body = item('先', 1, 1) + item('一', 1) + item('二', 1, 1) + item('三', 1, 2);
  expect(await lines(body, numbering)).toEqual(['一.1 先', '一、 一', '一.1 二', '1.1.1 三']);
});

test('lists of one base count on; a start of its own begins anew, once', async () => {
  const numbering =
    base(0, level(0, 'decimal', '%1.')) +
    list(1, 0) +
    list(2, 0) +
    list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
  const body =
    item('甲', 1) +
    item('乙', 2) +
    item('丙', 3) +
    item('丁', 3) +
    paragraph('无号') +
    item('戊', 1);
  expect(await lines(body, numbering)).toEqual([
    '1. 甲',
    '2. 乙',
    '5. 丙',
    '6. 丁',
    '无号',
    '7. 戊',
  ]);
});

test('a level defined anew for one list', async () => {
  const own = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1)')}</w:lvlOverride>`;
  const numbering = base(0, level(0, 'decimal', '%1.')) + list(1, 0, own);
  expect(await lines(item('甲', 1) + item('乙', 1), numbering)).toEqual(['I) 甲', 'II) 乙']);
});

test('numbers that come from styles, and are taken away again', async () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/></w:style>';
  const numbering =
    base(
      7,
      level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="h1"/>'),
      level(1, 'decimal', '%2.', '<w:pStyle w:val="h2"/>'),
    ) + list(4, 7);
  const styled = (words: string, style: string, more = ''): string =>
    paragraph(words, `<w:pStyle w:val="${style}"/>${more}`);
  const body =
    styled('甲', 'h1') +
    styled('乙', 'h2') +
    styled('丙', 'h2') +
    styled('丁', 'h1', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
    styled('戊', 'h1');
  expect(await lines(body, numbering, styles)).toEqual([
    '一、 甲',
    '1. 乙',
    '2. 丙',
    '丁',
    '二、 戊',
  ]);
});

test('a list by a numbering style', async () => {
  const styles =
    '<w:style w:type="numbering" w:styleId="s"><w:name w:val="款"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
  const numbering =
    `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="s"/>${level(0, 'lowerLetter', '(%1)')}</w:abstractNum>` +
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>' +
    list(1, 0) +
    list(2, 1);
  expect(await lines(item('甲', 2) + item('乙', 2), numbering, styles)).toEqual([
    '(a) 甲',
    '(b) 乙',
  ]);
});

test('bullets: marks of choice as such, others as a dot or their own sign', async () => {
  const font = (name: string): string =>
    `<w:rPr><w:rFonts w:ascii="${name}" w:hAnsi="${name}"/></w:rPr>`;
  const bullet = (text: string, name: string): string =>
    `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/>${font(name)}</w:lvl>`;
  const numbering =
    base(0, bullet('\uf0a8', 'Wingdings')) +
    base(1, bullet('\uf06c', 'Symbol')) +
    base(2, bullet('—', '宋体')) +
    list(1, 0) +
    list(2, 1) +
    list(3, 2);
  expect(await lines(item('是', 1) + item('点', 2) + item('线', 3), numbering)).toEqual([
    '□ 是',
    '• 点',
    '— 线',
  ]);
});

test('a deleted paragraph has no number', async () => {
  const numbering = base(0, level(0, 'decimal', '%1.')) + list(1, 0);
  const deleted =
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>';
  expect(await lines(item('甲', 1) + deleted + item('乙', 1), numbering)).toEqual([
    '1. 甲',
    '2. 乙',
  ]);
});

describe('formats', () => {
  const cases: readonly (readonly [string, readonly (readonly [number, string])[]])[] = [
    [
      'decimal',
      [
        [0, '0'],
        [12, '12'],
      ],
    ],
    [
      'chineseCounting',
      [
        [1, '一'],
        [10, '十'],
        [11, '十一'],
        [20, '二十'],
        [99, '九十九'],
        [100, '一〇〇'],
      ],
    ],
    [
      'chineseCountingThousand',
      [
        [10, '十'],
        [21, '二十一'],
        [100, '一百'],
        [101, '一百零一'],
        [110, '一百一十'],
        [1010, '一千零一十'],
        [12000, '一万二千'],
        [10010, '一万零一十'],
      ],
    ],
    [
      'ideographDigital',
      [
        [10, '一〇'],
        [205, '二〇五'],
      ],
    ],
    [
      'japaneseCounting',
      [
        [10, '十'],
        [110, '百十'],
        [101, '百一'],
      ],
    ],
    [
      'chineseLegalSimplified',
      [
        [1, '壹'],
        [10, '壹拾'],
        [102, '壹佰零贰'],
      ],
    ],
    ['decimalFullWidth', [[12, '１２']]],
    [
      'decimalEnclosedCircle',
      [
        [1, '①'],
        [20, '⑳'],
        [21, '21'],
      ],
    ],
    [
      'lowerLetter',
      [
        [1, 'a'],
        [26, 'z'],
        [27, 'aa'],
        [28, 'bb'],
      ],
    ],
    ['upperLetter', [[3, 'C']]],
    [
      'lowerRoman',
      [
        [4, 'iv'],
        [1999, 'mcmxcix'],
      ],
    ],
    ['upperRoman', [[9, 'IX']]],
    [
      'decimalZero',
      [
        [7, '07'],
        [12, '12'],
      ],
    ],
    [
      'ideographTraditional',
      [
        [1, '甲'],
        [11, '11'],
      ],
    ],
    ['none', [[3, '']]],
    ['constructor', [[3, '3']]],
  ];
  for (const [format, pairs] of cases) {
    test(format, () => {
      expect(pairs.map(([value]) => formatNumber(value, format))).toEqual(
        pairs.map(([, text]) => text),
      );
    });
  }
});
