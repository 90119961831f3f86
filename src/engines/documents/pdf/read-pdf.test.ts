import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import type { ReadingLimits } from '../refusal.ts';
import { cellText, tablesOf, textOf } from '../tree.ts';
import type { DocumentTree } from '../tree.ts';
import { withoutRadicals } from './radicals.ts';
import { readPdf } from './read-pdf.ts';

/** A PDF from its objects, numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((offset) => `${offset} 00000 n \n`).join('');
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function stream(content: string): string {
  return `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
}

/** Text at a place, as UTF-16 codes of a font whose codes are Unicode. */
function at(x: number, y: number, text: string, size = 12): string {
  const codes = Array.from(text, (one) => one.charCodeAt(0).toString(16).padStart(4, '0'));
  return `BT /F1 ${size} Tf ${x} ${y} Td <${codes.join('')}> Tj ET`;
}

const toUnicode =
  '/CIDInit /ProcSet findresource begin begincmap\n' +
  '1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
  '1 beginbfrange <0000> <ffff> <0000> endbfrange\nendcmap end';

/** Pages of text in a font without outlines: full-width from U+2000 on, half-width below. */
function pages(contents: readonly string[], encoding = 'Identity-H', mapped = true): Uint8Array {
  const first = 7;
  const kids = contents.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const map = mapped ? '/ToUnicode 6 0 R' : '';
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/${encoding}/DescendantFonts[4 0 R]${map}>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/CIDSystemInfo<</Registry(Adobe)/Ordering(${mapped ? 'Identity' : 'GB1'})/Supplement 0>>/DW 1000/W[0 8191 500]/FontDescriptor 5 0 R>>`,
    '<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>',
    stream(toUnicode),
    ...contents.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + index * 2 + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      stream(content),
    ]),
  ]);
}

async function read(bytes: Uint8Array): Promise<DocumentTree> {
  const result = await readPdf({ bytes, name: 'a.pdf', limits: defaultLimits });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function code(bytes: Uint8Array, limits: ReadingLimits = defaultLimits): Promise<string> {
  const result = await readPdf({ bytes, name: 'a.pdf', limits });
  return result.ok ? 'ok' : result.error.code;
}

function rowsOf(tree: DocumentTree, table = 0): readonly (readonly string[])[] {
  const rows = tablesOf(tree.blocks)[table]?.rows ?? [];
  return rows.map((row) => row.cells.map((cell) => cellText(tree, cell)));
}

describe('lines', () => {
  test('runs on a baseline are a line; no blanks within Chinese words', async () => {
    const tree = await read(
      pages([
        at(72, 680, '第二行') + at(72, 700, '云溪') + at(97, 700, '学院') + at(150, 700, '学生会'),
      ]),
    );
    expect(tree.text).toBe('云溪学院 学生会\n第二行\n');
    expect(tree.files[0]).toMatchObject({ format: 'pdf', wrapped: true });
  });

  test('pages are parted by a blank line, running page numbers left out', async () => {
    const page = (text: string, number: string): string => at(72, 700, text) + at(290, 40, number);
    const tree = await read(pages([page('甲', '— 1 —'), page('乙', '— 2 —'), page('丙', '- 3 -')]));
    expect(tree.text).toBe('甲\n\n乙\n\n丙\n');
    expect((await read(pages([page('甲', '1'), page('乙', '2')]))).text).toBe('甲\n\n乙\n');
    expect((await read(pages([page('甲', '40'), page('乙', '7')]))).text).toContain('40');
  });

  test('radicals of PDF programs are characters again', async () => {
    expect(withoutRadicals('学⽣⼤会⻓ Ａ①')).toBe('学生大会长 Ａ①');
    expect((await read(pages([at(72, 700, '学⽣⼤会')]))).text).toBe('学生大会\n');
  });
});

describe('tables', () => {
  test('rules make cells, merged cells included; wrapped lines join', async () => {
    const bytes = readFileSync(new URL('./samples/form-with-roster.pdf', import.meta.url));
    const tree = await read(new Uint8Array(bytes));
    expect(rowsOf(tree)[1]?.[0]).toMatch(/^1\. 坚持全心全意.*仍在一起。$/);
    expect(rowsOf(tree)[1]?.[1]).toBe('☑是 □否');
    expect(tablesOf(tree.blocks)[0]?.rows[2]?.cells[0]).toMatchObject({ column: 0, rows: 2 });
    expect(tablesOf(tree.blocks)[0]?.rows[4]?.cells[0]).toMatchObject({ columns: 3 });
    expect(rowsOf(tree, 1)[1]).toEqual(['1', '甲某某', '文学院', '1/46']);
    expect(tree.blocks[0] && textOf(tree, tree.blocks[0].span)).toBe('云溪学院学生会组织改革情况');
  });

  test('a roster drawn with rules goes on over the page', async () => {
    const grid = (rows: number): string => {
      let out = '';
      for (let r = 0; r <= rows; r += 1) out += `72 ${700 - r * 20} m 372 ${700 - r * 20} l S `;
      for (const x of [72, 172, 272, 372]) out += `${x} 700 m ${x} ${700 - rows * 20} l S `;
      return out;
    };
    const row = (y: number, words: readonly string[]): string =>
      words.map((word, index) => at(76 + index * 100, y, word)).join(' ');
    const tree = await read(
      pages([
        grid(2) + row(686, ['序号', '姓名', '院系']) + row(666, ['1', '甲某', '文学院']),
        grid(1) + row(686, ['2', '乙某', '理学院']),
      ]),
    );
    expect(rowsOf(tree)).toEqual([
      ['序号', '姓名', '院系'],
      ['1', '甲某', '文学院'],
      ['2', '乙某', '理学院'],
    ]);
    expect(tablesOf(tree.blocks)).toHaveLength(1);
  });

  test('without rules, gaps that agree make columns; a lone gap does not', async () => {
    const row = (y: number, words: readonly string[]): string =>
      words.map((word, index) => at(72 + index * 120, y, word)).join(' ');
    const tree = await read(
      pages([
        at(72, 740, '名单如下') +
          row(700, ['序号', '姓名', '院系', '年级']) +
          row(680, ['1', '甲某', '商贸旅', '2020级']) +
          row(664, ['', '', '游系', '']) +
          row(644, ['2', '乙某', '文学院', '2021级']) +
          at(72, 500, '日期') +
          at(300, 500, '盖章'),
      ]),
    );
    expect(rowsOf(tree)).toEqual([
      ['序号', '姓名', '院系', '年级'],
      ['1', '甲某', '商贸旅游系', '2020级'],
      ['2', '乙某', '文学院', '2021级'],
    ]);
    expect(tree.text).toContain('日期 盖章\n');
  });

  test('a drawn check box parts no cell', async () => {
    const tree = await read(
      pages([
        '72 700 m 272 700 l S 72 650 m 272 650 l S 72 700 m 72 650 l S 172 700 m 172 650 l S 272 700 m 272 650 l S ' +
          '180 670 10 10 re S ' +
          at(76, 675, '项目') +
          at(195, 671, '是'),
      ]),
    );
    expect(rowsOf(tree)).toEqual([['项目', '是']]);
  });

  test('words that reach into a table from beside it are read, too', async () => {
    const tree = await read(
      pages([
        '72 700 m 272 700 l S 72 650 m 272 650 l S 72 700 m 72 650 l S 172 700 m 172 650 l S 272 700 m 272 650 l S ' +
          at(40, 675, '学生会办公室') +
          at(180, 675, '是'),
      ]),
    );
    expect(tree.text).toContain('学生会办公室');
    expect(rowsOf(tree)).toEqual([['', '是']]);
  });
});

describe('refusals', () => {
  test('pages that are pictures are named; all of them, and nothing is read', async () => {
    const picture = 'q 595 0 0 842 0 0 cm Q';
    const mixed = await read(pages([at(72, 700, '甲'), picture, picture]));
    expect(mixed.notices).toEqual([
      { code: 'picture-only-pages', values: { pages: '2, 3', count: 2 } },
    ]);
    expect(await code(pages([picture, picture]))).toBe('no-text');
    expect(await code(pages(['']))).toBe('no-text');
  });

  test('a password is not asked for', async () => {
    const locked = pdfOf(
      ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'],
      `/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]`,
    );
    expect(await code(locked)).toBe('encrypted');
  });

  test('text that needs a character map we do not have is not passed over', async () => {
    const bytes = pages([at(72, 700, '甲')], 'GBK-EUC-H', false);
    const result = await readPdf({ bytes, name: 'a.pdf', limits: defaultLimits });
    expect(result).toEqual({
      ok: false,
      error: { code: 'unreadable', values: { characterMap: 'GBK-EUC-H' } },
    });
  });

  test('too many pages', async () => {
    const bytes = pages([at(72, 700, '甲'), at(72, 700, '乙')]);
    expect(await code(bytes, { ...defaultLimits, pages: 1 })).toBe('too-large');
  });

  test('cut or damaged files are refused or read, never thrown', async () => {
    const bytes = pages([at(72, 700, '云溪学院')]);
    for (let cut = 0; cut < bytes.length; cut += 149) {
      expect(await code(bytes.slice(0, cut))).toMatch(
        /^(?:empty|truncated|unreadable|no-text|ok)$/,
      );
    }
    const noise = Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 31) % 256);
    noise.set(new TextEncoder().encode('%PDF-1.7'));
    expect(await code(noise)).toMatch(/truncated|unreadable/);
  });
});
