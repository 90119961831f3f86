import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import writeExcel from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { plainSheetRows } from './sheet-rows.ts';
import { readStudentFile } from './student-file.ts';

const limit = 10_000_000;

function workbook(rows: readonly (readonly (string | number | boolean)[])[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '名单');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['另一张']]), '其他');
  return write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer;
}

/** Rewrites one part of a workbook. */
function patched(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  files[part] = strToU8(change(strFromU8(files[part] ?? new Uint8Array())));
  return zipSync(files);
}

const sheet = 'xl/worksheets/sheet1.xml';
const rows = [
  ['学号', '姓名', ''],
  ['2026<&>"01', "王'二 ", 'a\r\nb'],
  [202601010203, '𠮷', '0012'],
];

describe('plainSheetRows', () => {
  it('reads the first sheet as SheetJS and as write-excel-file write it', async () => {
    const expected = [
      ['学号', '姓名', ''],
      ['2026<&>"01', "王'二 ", 'a\r\nb'],
      rows[2]?.map(String),
    ];
    const trimmed = (read: ReturnType<typeof plainSheetRows>) =>
      read?.map((cells) => [0, 1, 2].map((at) => cells[at] ?? ''));
    expect(trimmed(plainSheetRows(workbook(rows), limit))).toEqual(expected);
    const other = rows.map((row) => row.map((value) => ({ value: String(value), type: String })));
    const written = await writeExcel(other).toBuffer();
    expect(trimmed(plainSheetRows(written, limit))?.[0]).toEqual(expected[0]);
  });

  it('reads what the careful reader reads', async () => {
    const cell = fc.oneof(
      fc
        .string({ unit: 'grapheme', maxLength: 12 })
        .filter((text) => !/[\u0000-\u001f\ufffe\uffff]/.test(text)),
      fc.integer(),
      fc.constantFrom('', '&amp;', '<t>', '_x000D_', ' 空 格 ', '</c>', "'=1+1"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        async (grid) => {
          const bytes = workbook(grid);
          const quick = plainSheetRows(bytes, limit);
          expect(quick).not.toBeNull();
          // The careful reader alone takes a sheet with a comment.
          const commented = patched(bytes, sheet, (xml) =>
            xml.replace('<sheetData', '<!-- --><sheetData'),
          );
          expect(plainSheetRows(commented, limit)).toBeNull();
          const careful = await readStudentFile({
            name: 'a.xlsx',
            content: Buffer.from(commented),
          });
          const text = (read: readonly (readonly string[])[]) =>
            grid.map((cells, at) => cells.map((_, column) => read[at]?.[column] ?? ''));
          expect(text(quick ?? [])).toEqual(text(careful.ok ? careful.value : []));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('joins pieces of formatted text and leaves out phonetic guides', () => {
    const bytes = patched(workbook([['甲乙']]), 'xl/sharedStrings.xml', (xml) =>
      xml.replace(
        /<si>.*?<\/si>/s,
        '<si><r><rPr><b/></rPr><t xml:space="preserve">甲 </t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si>',
      ),
    );
    expect(plainSheetRows(bytes, limit)).toEqual([['甲 乙']]);
  });

  it.each([
    ['a fraction', workbook([[0.3]])],
    ['a truth value', workbook([[true]])],
    [
      'a cell without address',
      patched(workbook([['甲']]), sheet, (xml) => xml.replace(' r="A1"', '')),
    ],
    [
      'a cell far out',
      patched(workbook([['甲']]), sheet, (xml) => xml.replace('r="A1"', 'r="XFD1"')),
    ],
    [
      'a string that is not there',
      patched(workbook([['甲']]), sheet, (xml) => xml.replace('<v>0<', '<v>9<')),
    ],
    ['no archive', Buffer.from('PK not')],
    ['a cut archive', workbook([['甲']]).subarray(0, 300)],
  ])('leaves %s to the careful reader', (_, bytes) => {
    expect(plainSheetRows(bytes, limit)).toBeNull();
  });

  it('unpacks no more than the limit', () => {
    expect(plainSheetRows(workbook(rows), 500)).toBeNull();
  });
});

it('refuses what cannot be opened at all', async () => {
  const read = await readStudentFile({
    name: 'a.xlsx',
    content: Buffer.from('PK\u0003\u0004 broken'),
  });
  expect(read).toMatchObject({ ok: false, error: [{ code: 'file-unreadable' }] });
});
