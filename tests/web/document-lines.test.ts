import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTrees } from '../../src/engines/documents/join.ts';
import { indexLines } from '../../src/engines/documents/lines.ts';
import type { DocumentTree } from '../../src/engines/documents/tree.ts';
import { cutLine, documentLines } from '../../src/apps/audit-page/result/document-lines.ts';

function treeOf(name: string, text: string): DocumentTree {
  const span = { start: 0, end: text.length };
  return { text, blocks: [], files: [{ name, format: 'txt', span, wrapped: true }], notices: [] };
}

describe('the lines shown of a document', () => {
  it('bear the numbers that quotations give, file by file', () => {
    const tree = joinTrees([treeOf('form.txt', '一\n二\n'), treeOf('charter.txt', '三\n四')]);
    const lines = documentLines(tree);
    expect(lines.map((line) => [line.number, line.opens])).toEqual([
      [1, 'form.txt'],
      [2, null],
      [1, 'charter.txt'],
      [2, null],
    ]);
    const index = indexLines(tree);
    for (const line of lines) expect(index.placeOf(line).line).toBe(line.number);
  });

  it('cover the text without its line breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c一二]{0,4}$/)), (parts) => {
        const text = parts.join('\n');
        const lines = documentLines(treeOf('a.txt', text));
        const shown = lines.map((line) => text.slice(line.start, line.end)).join('\n');
        expect(text.endsWith('\n') ? `${shown}\n` : shown).toBe(text);
      }),
    );
  });
});

describe('cutting a line at its marks', () => {
  it('marks exactly the quoted words, over several lines too', () => {
    const text = '主席团由委员会\n选举产生。';
    const quote = { start: 4, end: 12 };
    const lines = documentLines(treeOf('a.txt', text));
    const active = lines.map((line) =>
      cutLine(text, line, [], quote)
        .filter((piece) => piece.active)
        .map((piece) => piece.text)
        .join(''),
    );
    expect(active).toEqual(['委员会', '选举产生']);
  });

  it('loses nothing of the line, whatever the marks', () => {
    const span = fc
      .tuple(fc.nat(20), fc.nat(20))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(span, fc.array(span), fc.option(span), (line, marks, active) => {
        const text = 'abcdefghijklmnopqrstuvwxyz';
        const pieces = cutLine(text, line, marks, active);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(line.start, line.end));
      }),
    );
  });
});
