import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { readDocument } from '../read-document.ts';
import { cellText, tablesOf, type DocumentTree } from '../tree.ts';
import type { Paper } from './paper.ts';
import { samplePaper } from './samples/sample-paper.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writePasteHtml } from './write-paste-html.ts';
import { writeSvg } from './write-svg.ts';
import { sampleDrawing } from './samples/sample-paper.ts';
import { writeText } from './write-text.ts';

const utf8 = new TextEncoder();

async function treeOf(name: string, bytes: Uint8Array): Promise<DocumentTree> {
  const read = await readDocument({ bytes, name, limits: defaultLimits });
  if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
  return read.value;
}

/** Every way a paper is written, read back. */
const formats: Readonly<Record<string, (paper: Paper) => Promise<DocumentTree>>> = {
  docx: async (paper) => treeOf('a.docx', await writeDocx(paper)),
  html: async (paper) => treeOf('a.html', utf8.encode(writeHtml(paper))),
  'html to paste': async (paper) => treeOf('a.html', utf8.encode(writePasteHtml(paper))),
  text: async (paper) => treeOf('a.txt', utf8.encode(writeText(paper))),
};

function cellsOf(tree: DocumentTree): readonly (readonly string[])[] {
  const [table] = tablesOf(tree.blocks);
  return (table?.rows ?? []).map(({ cells }) => cells.map((cell) => cellText(tree, cell)));
}

describe.each(Object.entries(formats))('a paper as %s', (_, written) => {
  test('holds every word in its order', async () => {
    const { text } = await written(samplePaper);
    const places = [
      '学生会改革情况',
      '自评表',
      '公开如下',
      '第一项',
      '实有 38 人',
      'a & b < c',
      '名单',
      '第一',
      '第二',
      '移交人',
      '接收人',
    ].map((word) => text.indexOf(word));
    expect(places.filter((place) => place < 0)).toEqual([]);
  });

  test('keeps the table cell by cell, with its marks', async () => {
    const cells = cellsOf(await written(samplePaper));
    expect(cells[0]).toEqual(['项目', '结论', '备注']);
    expect(cells[1]?.[1]?.replace(/\s+/g, '')).toBe('☑是☐否');
    expect(cells[2]?.at(-1)).toBe('a & b < c');
  });
});

test('a chart in Word is read box by box, and on the page its words stand as text', async () => {
  const tree = await formats['docx']?.(samplePaper);
  const texts = [tree?.text ?? '', writeHtml(samplePaper).replace(/<[^>]*>/g, '')];
  for (const text of texts)
    for (const word of sampleDrawing.boxes.flatMap(({ lines }) => lines))
      expect(text.replace(/\s/g, '')).toContain(word.replace(/\s/g, ''));
});

test('the same paper gives the same bytes', async () => {
  const [one, other] = await Promise.all([writeDocx(samplePaper), writeDocx(samplePaper)]);
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});

test('a table without rows leaves nothing that Word would take for damage', async () => {
  const table = { kind: 'table', widths: [1], headings: 1, rows: [] } as const;
  const blocks = [{ kind: 'paragraph', line: '名单' }, table] as const;
  const { 'word/document.xml': body } = unzipSync(await writeDocx({ ...samplePaper, blocks }));
  expect(strFromU8(body ?? new Uint8Array())).not.toContain('<w:tbl>');
});

test('headings keep their levels in Word and on the page', async () => {
  for (const format of ['docx', 'html']) {
    const tree = await formats[format]?.(samplePaper);
    const headings = (tree?.blocks ?? []).flatMap((block) =>
      block.kind === 'paragraph' && block.heading !== null ? [block.heading] : [],
    );
    const levels = format === 'docx' ? [1, 2, 3] : [1, 2, 3, 4];
    expect(headings.filter((level) => level > 0)).toEqual(expect.arrayContaining(levels));
  }
});

test('an image refers to nothing outside itself', () => {
  const svg = writeSvg({ ...sampleDrawing, title: '<script>alert(1)</script>' });
  expect(svg).not.toContain('<script');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\((?!#)/);
});

test('whatever is typed, a page holds no tag of it and Word can be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
      const paper: Paper = {
        title: typed,
        language: 'zh-CN',
        orientation: 'landscape',
        blocks: [
          { kind: 'paragraph', line: `首${typed}尾` },
          { kind: 'table', widths: [1], headings: 0, rows: [[{ lines: [typed, '末'] }]] },
        ],
        foot: typed,
      };
      expect((await treeOf('a.docx', await writeDocx(paper))).text).toContain('末');
      const html = writeHtml(paper);
      expect(html.match(/<(?:script|img|iframe)/g)).toBeNull();
      expect((await treeOf('a.html', utf8.encode(html))).text).toContain('首');
    }),
    { numRuns: 40 },
  );
});
