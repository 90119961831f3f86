import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { cellText, tablesOf, textOf } from '../tree.ts';
import type { DocumentTree } from '../tree.ts';
import { readCsv, readMarkdown, readText } from './read-text.ts';

const readers = { txt: readText, md: readMarkdown, csv: readCsv };

async function read(text: string, format: keyof typeof readers = 'txt'): Promise<DocumentTree> {
  const bytes = new TextEncoder().encode(text);
  const result = await readers[format]({ bytes, name: `a.${format}`, limits: defaultLimits });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function cells(tree: DocumentTree): readonly (readonly (readonly string[])[])[] {
  return tablesOf(tree.blocks).map((table) =>
    table.rows.map((row) => row.cells.map((cell) => cellText(tree, cell))),
  );
}

describe('plain text', () => {
  test('the text is the file, line by line', async () => {
    const tree = await read('  一、改革自评表  \r\n\r\n第一条\t本会\r\n');
    expect(tree.text).toBe('  一、改革自评表  \n\n第一条\t本会\n');
    expect(tree.blocks.map((block) => textOf(tree, block.span))).toEqual([
      '一、改革自评表',
      '第一条\t本会',
    ]);
    expect(tree.files[0]).toMatchObject({ format: 'txt', wrapped: true });
  });

  test('lines of tabs are a table, over blank lines where the columns agree', async () => {
    const tree = await read('名单\n序号\t姓名\t院系\n1\t甲某\t文学院\n\n2\t乙某\t理学院\n\n说明\n');
    expect(cells(tree)).toEqual([
      [
        ['序号', '姓名', '院系'],
        ['1', '甲某', '文学院'],
        ['2', '乙某', '理学院'],
      ],
    ]);
    expect(tree.blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph']);
  });

  test('a cell broken by a page goes on in the cell above', async () => {
    const tree = await read(
      '项目\t结论\t备注\n1. 工作机构架构为两层，未在以上或以下设\t是\t无\n\n置常设层级。\t\t\n2. 其他。\t否\t\n',
    );
    const rows = cells(tree)[0];
    expect(rows).toHaveLength(3);
    expect(rows?.[1]?.[0]).toBe('1. 工作机构架构为两层，未在以上或以下设\n置常设层级。');
    const span = tablesOf(tree.blocks)[0]?.rows[1]?.cells[0]?.span;
    expect(span && textOf(tree, span)).toBe('1. 工作机构架构为两层，未在以上或以下设');
  });

  test('a cell in a middle column wraps onto a line of its own', async () => {
    const tree = await read(
      '序号\t姓名\t院系\t年级\n14\t甲某\t商贸旅\t2020级\n\t\t游系\t\n15\t乙某\t文学院\t2020级\n',
    );
    expect(cells(tree)[0]?.[1]).toEqual(['14', '甲某', '商贸旅\n游系', '2020级']);
    expect(cells(tree)[0]).toHaveLength(3);
  });

  test('a mark on the next line belongs to the cell above', async () => {
    const tree = await read(
      '项目\t结论\t备注\n1. 甲。\t☑是\n□否\t实有3人\n2. 乙。\t☑是\n□否\t无\n',
    );
    expect(cells(tree)[0]).toEqual([
      ['项目', '结论', '备注'],
      ['1. 甲。', '☑是\n□否', '实有3人'],
      ['2. 乙。', '☑是\n□否', '无'],
    ]);
  });

  test('rows without their last tabs stay rows', async () => {
    const tree = await read(
      '姓名\t职务\t备注\n甲某\t部长\n乙某\t部长\n丙某\t干事\t新\n丁某\t干事\n',
    );
    expect(cells(tree)[0]?.map((row) => row[0])).toEqual(['姓名', '甲某', '乙某', '丙某', '丁某']);
  });

  test('a numbered list with tabs is no table', async () => {
    const tree = await read(
      '第一条\t本会名称。\n第二条\t本会宗旨。\n第三条\t会员。\n1.\t甲\n2.\t乙\n',
    );
    expect(tablesOf(tree.blocks)).toHaveLength(0);
    expect(tree.blocks).toHaveLength(5);
  });

  test('one cell a line behind a tab, rows ended by blank lines', async () => {
    const tree = await read(
      '表\n\t项目\n\t结论\n\t备注\n\n\t1. 甲。\n\t☑达标\n□未达标\n\t\n\n\t2. 乙。\n\t□达标\n☑未达标\n\t实有3\n\n完\n',
    );
    expect(cells(tree)).toEqual([
      [
        ['项目', '结论', '备注'],
        ['1. 甲。', '☑达标\n□未达标', ''],
        ['2. 乙。', '□达标\n☑未达标', '实有3'],
      ],
    ]);
  });

  test('paragraphs set in by a tab are no table', async () => {
    const tree = await read('\t第一段说明情况。\n\t第二段也是。\n\n\t第三段。\n\t第四段。\n');
    expect(tablesOf(tree.blocks)).toHaveLength(0);
    expect(tree.blocks).toHaveLength(4);
  });

  test('cells joined by bars, drawn boxes and Markdown tables', async () => {
    const bars = await read('项目 | 结论\n1. 甲 | ☑是 □否\n');
    expect(cells(bars)).toEqual([
      [
        ['项目', '结论'],
        ['1. 甲', '☑是 □否'],
      ],
    ]);
    const box = await read('┌──┬──┐\n│甲│乙│\n├──┼──┤\n│丙│丁│\n└──┴──┘\n');
    expect(cells(box)).toEqual([
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ]);
    const md = await read('# 标题 #\n\n|a|b|\n|---|:-:|\n|1\\|2||\n\n## 次\n- [x] 是\n', 'md');
    expect(cells(md)).toEqual([
      [
        ['a', 'b'],
        ['1\\|2', ''],
      ],
    ]);
    expect(md.blocks.map((block) => (block.kind === 'paragraph' ? block.heading : 0))).toEqual([
      1,
      0,
      2,
      null,
    ]);
    expect(md.blocks[0] && textOf(md, md.blocks[0].span)).toBe('标题');
  });

  test('a single line with a bar or a tab is a paragraph', async () => {
    const tree = await read('首页 | 新闻\n文字\n姓名\t甲\n文字\n');
    expect(tree.blocks.map((block) => block.kind)).toEqual(Array(4).fill('paragraph'));
  });

  test('empty and blank files are refused', async () => {
    const refuse = (bytes: Uint8Array) => readText({ bytes, name: 'a', limits: defaultLimits });
    expect(await refuse(new Uint8Array(0))).toMatchObject({ error: { code: 'empty' } });
    expect(await refuse(new TextEncoder().encode(' \n\t'))).toMatchObject({
      error: { code: 'no-text' },
    });
  });

  test('every span lies within its parent and on the text, whatever the text', async () => {
    const unit = fc.constantFrom(
      '\t',
      '\n',
      '\n\n',
      '|',
      '1. ',
      '甲',
      '。',
      '☑',
      ' ',
      '#',
      '-',
      '（',
      '"',
      ',',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 80 }), async (text) => {
        fc.pre(/\S/u.test(text));
        for (const format of ['txt', 'md', 'csv'] as const) {
          const tree = await read(text, format);
          expect(tree.text).toBe(text);
          let reach = 0;
          for (const block of tree.blocks) {
            expect(block.span.start).toBeGreaterThanOrEqual(reach);
            expect(block.span.end).toBeLessThanOrEqual(text.length);
            reach = block.span.end;
            for (const row of block.kind === 'table' ? block.rows : []) {
              for (const cell of row.cells) {
                expect(cell.span.start).toBeGreaterThanOrEqual(block.span.start);
                expect(cell.span.end).toBeLessThanOrEqual(block.span.end);
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('time grows with length, not with its square', async () => {
    for (const line of ['甲\t乙\n', '\t甲\n', 'a|b\n', '字\n', '"a\n', '\n']) {
      const text = `${line.repeat(40_000)}甲`;
      const start = performance.now();
      await read(text);
      await read(text, 'csv');
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

describe('csv', () => {
  test('quotes, doubled quotes and line breaks within fields', async () => {
    const tree = await read('序号,姓名,备注\n1,"甲,某","说""好""\n两行"\n2,乙某,\n\n', 'csv');
    expect(cells(tree)).toEqual([
      [
        ['序号', '姓名', '备注'],
        ['1', '甲,某', '说""好""\n两行'],
        ['2', '乙某', ''],
      ],
    ]);
    expect(tree.files[0]?.wrapped).toBe(false);
  });

  test('semicolons and tabs are found by count', async () => {
    expect(cells(await read('a;b\n1,5;2\n', 'csv'))[0]?.[1]).toEqual(['1,5', '2']);
    expect(cells(await read('a\tb\n1\t2\n', 'csv'))[0]?.[1]).toEqual(['1', '2']);
  });

  test('an unclosed quote is an ordinary character', async () => {
    expect(cells(await read('a,b\n"x,y\n1,2\n', 'csv'))[0]).toHaveLength(3);
  });
});

describe('published disclosures', () => {
  const folder = new URL('../../../../../shared/disclosures/', import.meta.url);
  const load = (name: string): Uint8Array | null => {
    try {
      return new Uint8Array(readFileSync(new URL(name, folder)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  };
  for (const [name, rows] of [
    ['tianjin-2020.txt', [18, 2, 2]],
    ['hulunbuir-2021.txt', [19, 15, 41, 3]],
  ] as const) {
    test(`tables of ${name}`, async (context) => {
      const bytes = load(name);
      if (!bytes) return context.skip('the published disclosures are not here');
      const result = await readText({ bytes, name, limits: defaultLimits });
      expect(result.ok && tablesOf(result.value.blocks).map((table) => table.rows.length)).toEqual(
        rows,
      );
      expect(result.ok && result.value.text).toBe(new TextDecoder().decode(bytes));
    });
  }
});
