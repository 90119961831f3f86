import { utils, write } from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import type { ReadingLimits } from '../refusal.ts';
import { cellText, tablesOf } from '../tree.ts';
import type { DocumentTree } from '../tree.ts';
import { readXlsx } from './read-xlsx.ts';

function bytesOf(book: WorkBook): Uint8Array {
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

/** A roster that begins at B2, with a title over three columns and a rank that Excel made a date. */
function roster(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    [],
    [null, '名单'],
    [null, '序号', '姓名', '排名'],
    [null, 1, '甲某', 45349],
    [null, 2, '乙某', '3/30'],
    [null, 3, '丙某', 0.0523],
  ]);
  sheet['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 1, c: 3 } }];
  (sheet['D4'] as { z: string }).z = 'm/d/yy';
  (sheet['D6'] as { z: string }).z = '0.00%';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '校级');
  return book;
}

async function read(
  bytes: Uint8Array,
  limits: ReadingLimits = defaultLimits,
): Promise<DocumentTree> {
  const result = await readXlsx({ bytes, name: 'a.xlsx', limits });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Rewrites one part of a workbook. */
function patched(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  files[part] = strToU8(change(strFromU8(files[part] as Uint8Array)));
  return zipSync(files);
}

describe('readXlsx', () => {
  test('a sheet is a table without the empty edge, merged cells once', async () => {
    const tree = await read(bytesOf(roster()));
    const [table] = tablesOf(tree.blocks);
    expect(table?.rows.map((row) => row.cells.map((cell) => cellText(tree, cell)))).toEqual([
      ['名单'],
      ['序号', '姓名', '排名'],
      ['1', '甲某', '2024/2/27'],
      ['2', '乙某', '3/30'],
      ['3', '丙某', '5.23%'],
    ]);
    expect(table?.rows[0]?.cells[0]).toMatchObject({ column: 0, columns: 3, rows: 1 });
  });

  test('format 58 shows as Excel shows it in Chinese', async () => {
    const bytes = patched(bytesOf(roster()), 'xl/styles.xml', (xml) =>
      xml.replace(/numFmtId="(?!0"|10")\d+" fontId/g, 'numFmtId="58" fontId'),
    );
    expect((await read(bytes)).text).toContain('甲某\t2月27日');
  });

  test('several sheets follow their names, hidden ones are left out', async () => {
    const book = roster();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['院级\n两行', true]]), '院级');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['底稿']]), '草稿');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
    const tree = await read(bytesOf(book));
    expect(tree.text).toContain('校级\n名单');
    expect(tree.text).toContain('院级\n院级\n两行\tTRUE');
    expect(tree.text).not.toContain('底稿');
    expect(tree.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'table',
      'paragraph',
      'table',
    ]);
  });

  test('a sheet that claims a million rows is read at once', async () => {
    const bytes = patched(bytesOf(roster()), 'xl/worksheets/sheet1.xml', (xml) =>
      xml
        .replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>')
        .replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
    );
    const start = performance.now();
    expect(tablesOf((await read(bytes)).blocks)[0]?.rows).toHaveLength(5);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('what would unpack too far is refused before it is unpacked', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': new Uint8Array(3_000_000),
      'xl/media/a.png': new Uint8Array(9),
    });
    const limits = { ...defaultLimits, unpackedBytes: 1_000_000 };
    const result = await readXlsx({ bytes: bomb, name: 'a.xlsx', limits });
    expect(result).toMatchObject({ ok: false, error: { code: 'expands-too-far' } });
  });

  test('a size that lies about itself does not unpack further', async () => {
    const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(5_000_000) });
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 4 <= lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const result = await readXlsx({ bytes: lying, name: 'a.xlsx', limits: defaultLimits });
    expect(result.ok).toBe(false);
  });

  test('cut and damaged workbooks are refused', async () => {
    const bytes = bytesOf(roster());
    for (let cut = 0; cut < bytes.length; cut += Math.ceil(bytes.length / 40)) {
      const result = await readXlsx({
        bytes: bytes.slice(0, cut),
        name: 'a',
        limits: defaultLimits,
      });
      expect(result.ok ? 'read' : result.error.code).toMatch(/empty|truncated|unreadable/);
    }
  });
});
