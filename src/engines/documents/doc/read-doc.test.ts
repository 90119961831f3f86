import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import WordExtractor from 'word-extractor';
import { defaultLimits } from '../refusal.ts';
import { cellText, tablesOf, textOf } from '../tree.ts';
import type { DocumentTree } from '../tree.ts';
import { readDoc } from './read-doc.ts';

function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./samples/${name}.doc`, import.meta.url)));
}

async function read(name: string): Promise<DocumentTree> {
  const result = await readDoc({ bytes: sample(name), name: `${name}.doc`, limits: defaultLimits });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function code(bytes: Uint8Array): Promise<string> {
  const result = await readDoc({ bytes, name: 'a.doc', limits: defaultLimits });
  return result.ok ? 'ok' : result.error.code;
}

/** Offset of the file information block of a sample. */
function blockOffset(bytes: Uint8Array): number {
  for (let at = 512; at < bytes.length; at += 512) {
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return at;
  }
  throw new Error('no file information block');
}

function rowsOf(tree: DocumentTree, table: number): unknown {
  return tablesOf(tree.blocks)[table]?.rows.map((row) =>
    row.cells.map((cell) => [cellText(tree, cell), cell.column, cell.columns, cell.rows]),
  );
}

describe('readDoc', () => {
  test('tables with cells merged downwards and sideways', async () => {
    const tree = await read('form-with-roster');
    expect(rowsOf(tree, 0)).toEqual([
      [
        ['项目', 0, 1, 1],
        ['评估结论', 1, 1, 1],
        ['备注', 2, 1, 1],
      ],
      [
        [expect.stringContaining('1. 坚持全心全意服务同学'), 0, 1, 1],
        ['☑是 □否', 1, 1, 1],
        ['', 2, 1, 1],
      ],
      [
        ['2. 机构和人员规模', 0, 1, 2],
        ['☑是\n□否', 1, 1, 1],
        ['实有 38 人', 2, 1, 1],
      ],
      [
        ['□是\n☑否', 1, 1, 1],
        ['实有 6 个', 2, 1, 1],
      ],
      [['合并的一行说明', 0, 3, 1]],
    ]);
    expect(tablesOf(tree.blocks)[1]?.rows).toHaveLength(3);
  });

  test('symbols, letters of Wingdings 2 and form check boxes are marks', async () => {
    const tree = await read('form-with-marks');
    expect(tree.text).toContain('☑学生会 □研究生会');
    expect(tree.text).toContain('☑ 是\n☐ 否');
    expect(tree.text).toContain('☑是□否');
  });

  test('headings, tables in cells, line breaks; no hidden text, no field instructions', async () => {
    const tree = await read('form-with-marks');
    expect(tree.blocks[0]).toMatchObject({ heading: 1 });
    expect(tablesOf(tree.blocks)).toHaveLength(2);
    const inner = tablesOf(tree.blocks)[1];
    expect(inner && textOf(tree, inner.span)).toBe('内甲\t内乙');
    expect(tree.text).toContain('校团委网站\n第一行\n第二行\n');
    expect(tree.text).not.toMatch(/HYPERLINK|FORMCHECKBOX|隐藏的字/);
  });

  test('holds every word an independent reader finds', async () => {
    for (const name of ['form-with-roster', 'form-with-marks']) {
      const { text } = await read(name);
      const path = new URL(`./samples/${name}.doc`, import.meta.url).pathname;
      const oracle = (await new WordExtractor().extract(decodeURIComponent(path))).getBody();
      const words = oracle.match(/[\u4e00-\u9fff]{2,}/g) ?? [];
      expect(words.length).toBeGreaterThan(10);
      for (const word of words) expect(text).toContain(word.replace('隐藏的字', ''));
    }
  });

  test('encrypted documents and Word 95 are told apart', async () => {
    const locked = sample('form-with-marks');
    const at = blockOffset(locked);
    locked[at + 0x0b] = (locked[at + 0x0b] as number) | 1;
    expect(await code(locked)).toBe('encrypted');
    const old = sample('form-with-marks');
    old.set([0xdc, 0xa5, 0x68, 0], at);
    expect(await code(old)).toBe('unsupported-format');
    const other = sample('form-with-marks');
    other.set([1, 2, 3, 4], at);
    expect(await code(other)).toBe('not-a-document');
  });

  test('cut anywhere it is refused or read, never thrown', async () => {
    const bytes = sample('form-with-marks');
    for (let cut = 0; cut < bytes.length; cut += 97) {
      expect(await code(bytes.slice(0, cut))).toMatch(/empty|truncated|not-a-document|no-text|ok/);
    }
  });

  test('damaged anywhere it is refused or read, in bounded time', async () => {
    const bytes = sample('form-with-roster');
    let seed = 11;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 0x7fff_ffff;
      return seed % below;
    };
    const start = performance.now();
    for (let round = 0; round < 300; round += 1) {
      const broken = bytes.slice();
      for (let k = 0; k < 20; k += 1)
        broken[next(round % 2 === 0 ? bytes.length : 2048)] = next(256);
      expect(await code(broken)).toMatch(/^[a-z-]+$/);
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('a chain of sectors that runs in a circle ends', async () => {
    const bytes = sample('form-with-marks');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const fat = (view.getInt32(76, true) + 1) * 512;
    for (let k = 0; k < 128; k += 1) {
      const next = view.getInt32(fat + k * 4, true);
      if (next >= 0) view.setInt32(fat + k * 4, 0, true);
    }
    expect(await code(bytes)).toMatch(/^[a-z-]+$/);
  });
});
