import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { readDocument } from '../read-document.ts';
import { cellText, tablesOf, type DocumentTree, type Table } from '../tree.ts';
import { anyHalves, anyPaper } from './arbitraries.ts';
import { plainText } from './escape.ts';
import type { Line, Paper, PaperCell, PaperTable } from './paper.ts';
import { disclosureSample } from './samples/disclosure-sample.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writePasteHtml } from './write-paste-html.ts';
import { writeSvg } from './write-svg.ts';
import { lineText, writeText } from './write-text.ts';

const utf8 = new TextEncoder();

async function readBack(name: string, bytes: Uint8Array): Promise<DocumentTree> {
  const read = await readDocument({ bytes, name, limits: defaultLimits });
  if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
  return read.value;
}

/** What of a text has to come back: readers may set space anew, drop what is never seen and unify forms. */
const seen = (text: string): string =>
  plainText(text)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}\ufffd]/gu, '');
const seenLines = (lines: readonly Line[]): string => seen(lines.map(lineText).join('\n'));

/** Words and extent of every cell, in their rows. */
const writtenCells = ({ rows }: PaperTable) =>
  rows.map((cells: readonly PaperCell[]) =>
    cells.map(({ lines, columns = 1, rows: down = 1 }) => [seenLines(lines), columns, down]),
  );
const readCells = (tree: DocumentTree, { rows }: Table) =>
  rows.map(({ cells }) =>
    cells.map((cell) => [seen(cellText(tree, cell)), cell.columns, cell.rows]),
  );

function expectTables(paper: Paper, tree: DocumentTree): void {
  const tables = paper.blocks.filter((block) => block.kind === 'table');
  expect(tablesOf(tree.blocks).map((table) => readCells(tree, table))).toEqual(
    tables.map(writtenCells),
  );
}

/** Headings and paragraphs in their order; empty ones leave nothing to read. */
function expectParagraphs(paper: Paper, tree: DocumentTree): void {
  const written = paper.blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [seen(lineText(block.line))];
      return block.kind === 'heading' || block.kind === 'title' ? [seen(block.text)] : [];
    })
    .filter((text) => text !== '');
  let rest = seen(tree.text);
  for (const text of written) {
    expect(rest).toContain(text);
    rest = rest.slice(rest.indexOf(text) + text.length);
  }
}

const large = disclosureSample({ items: 17, articles: 40, people: 47, departments: 8 });

test.each([
  ['a.docx', async () => writeDocx(large)],
  ['a.html', async () => utf8.encode(writeHtml(large))],
  ['a.html', async () => utf8.encode(writePasteHtml(large))],
] as const)('a whole disclosure comes back from %s as it was written', async (name, write) => {
  const tree = await readBack(name, await write());
  expectTables(large, tree);
  expectParagraphs(large, tree);
});

test('a whole disclosure comes back from its text, row by row', async () => {
  const tree = await readBack('a.txt', utf8.encode(writeText(large)));
  expectParagraphs(large, tree);
  const rows = large.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((cells) => seenLines(cells.flatMap(({ lines }) => lines)))
      : [],
  );
  for (const row of rows) expect(seen(tree.text)).toContain(row);
});

test('whatever is typed comes back from Word and from the page', async () => {
  await fc.assert(
    fc.asyncProperty(anyPaper, async (typed) => {
      const paper: Paper = {
        ...typed,
        blocks: [{ kind: 'paragraph', line: '首' }, ...typed.blocks],
      };
      for (const tree of [
        await readBack('a.docx', await writeDocx(paper)),
        await readBack('a.html', utf8.encode(writeHtml(paper))),
      ]) {
        expectTables(paper, tree);
        expectParagraphs(paper, tree);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever is typed, the parts of a Word file are well-formed and the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(anyPaper, async (paper) => {
      const bytes = await writeDocx(paper);
      for (const [name, part] of Object.entries(unzipSync(bytes)))
        if (/\.(?:xml|rels)$/.test(name)) expect(XMLValidator.validate(strFromU8(part))).toBe(true);
      expect(Buffer.from(await writeDocx(paper)).equals(Buffer.from(bytes))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a table as text has a place for every column in every row', () => {
  fc.assert(
    fc.property(anyPaper, (paper) => {
      for (const block of paper.blocks) {
        if (block.kind !== 'table') continue;
        const rows = writeText({ ...paper, blocks: [block] })
          .replace(/\n$/, '')
          .split('\n');
        // Lines that are empty at the end or the beginning hold nothing.
        for (const row of rows)
          expect(row === '' ? block.widths.length : row.split('\t').length).toBe(
            block.widths.length,
          );
      }
    }),
  );
});

test('whatever stands in a chart, its image is well-formed', () => {
  const chart = large.blocks.find((block) => block.kind === 'drawing');
  if (!chart) throw new Error('the sample has no chart');
  const { boxes } = chart.drawing;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const svg = writeSvg({
        ...chart.drawing,
        title: text,
        boxes: boxes.map((box) => ({ ...box, lines: [text] })),
      });
      expect(XMLValidator.validate(svg)).toBe(true);
    }),
  );
});

test('a page that is cut in two says everything of both halves, and is well-formed', async () => {
  await fc.assert(
    fc.asyncProperty(anyPaper, anyHalves, async (typed, drawn) => {
      if (drawn.kind !== 'halves') throw new Error('not a page to be cut');
      const first = { kind: 'paragraph', line: '首' } as const;
      const halves = { ...drawn, upper: [first, ...drawn.upper] };
      const paper: Paper = { ...typed, blocks: [halves] };
      const flat: Paper = { ...typed, blocks: [...halves.upper, ...halves.lower] };
      const bytes = await writeDocx(paper);
      for (const [name, part] of Object.entries(unzipSync(bytes)))
        if (/\.(?:xml|rels)$/.test(name)) expect(XMLValidator.validate(strFromU8(part))).toBe(true);
      for (const tree of [
        await readBack('a.docx', bytes),
        await readBack('a.html', utf8.encode(writeHtml(paper))),
      ])
        expectParagraphs(flat, tree);
    }),
    { numRuns: 40 },
  );
});

test('a page is cut at its middle, and one that must not be told apart bears no number', async () => {
  const line = { kind: 'paragraph', line: '选票' } as const;
  const paper: Paper = {
    ...{ title: '选票', language: 'zh-CN', orientation: 'portrait', foot: null, unnumbered: true },
    blocks: [{ kind: 'halves', upper: [line], lower: [line] }],
  };
  const parts = unzipSync(await writeDocx(paper));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  expect(writeText(paper)).toBe('选票\n\n选票\n');
  // 148.5 mm of 297, less the margin above: 8419 − 2098 twentieths of a point.
  expect(part('word/document.xml')).toContain('w:val="6321" w:hRule="exact"');
  expect(part('word/document.xml')).toMatch(/<w:bottom w:val="dashed"/);
  expect(part('word/footer1.xml')).not.toContain('PAGE');
  const { unnumbered: _, ...plain } = paper;
  const numbered = unzipSync(await writeDocx(plain));
  expect(strFromU8(numbered['word/footer1.xml'] ?? new Uint8Array())).toContain('PAGE');
});
