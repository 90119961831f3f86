import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Reader, ReaderInput } from '../read-document.ts';
import type { DocumentRefusal } from '../refusal.ts';
import { createTreeBuilder } from '../tree-builder.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import type { DocumentTree } from '../tree.ts';
import { joinPages, withoutPageNumbers } from './join-pages.ts';
import { openPdf } from './open-pdf.ts';
import type { OpenPdf } from './open-pdf.ts';
import { blocksOfPage } from './page-blocks.ts';
import type { PageBlock, PageTable } from './page-blocks.ts';
import { operatorCodes, readPage } from './read-page.ts';

interface ReadPages {
  readonly pages: readonly (readonly PageBlock[])[];
  /** Numbers of pages that show something but hold no text. */
  readonly pictured: readonly number[];
}

async function readPages(pdf: OpenPdf): Promise<ReadPages> {
  const codes = await operatorCodes();
  const pages: (readonly PageBlock[])[] = [];
  const pictured: number[] = [];
  for (let number = 1; number <= pdf.document.numPages; number += 1) {
    const content = await readPage(pdf.document, number, codes);
    pages.push(blocksOfPage(content));
    if (content.runs.length === 0 && content.pictured) pictured.push(number);
  }
  return { pages, pictured };
}

function writeTable(builder: TreeBuilder, table: PageTable): void {
  builder.openTable();
  for (const row of table.rows) {
    builder.openRow();
    for (const cell of row) {
      builder.openCell(cell.column, cell.columns, cell.rows);
      for (const paragraph of cell.paragraphs) builder.paragraph(paragraph);
      builder.closeCell();
    }
    builder.closeRow();
  }
  builder.closeTable();
}

function write(builder: TreeBuilder, blocks: readonly (PageBlock | null)[]): void {
  for (const block of blocks) {
    if (block === null) builder.blankLine();
    else if (block.kind === 'line') builder.paragraph(block.text);
    else writeTable(builder, block);
  }
}

async function treeOf(
  pdf: OpenPdf,
  { name, limits }: ReaderInput,
): Promise<Result<DocumentTree, DocumentRefusal>> {
  const count = pdf.document.numPages;
  if (count > limits.pages) {
    return err({ code: 'too-large', values: { pages: count, limit: limits.pages } });
  }
  const { pages, pictured } = await readPages(pdf);
  const map = pdf.missing[0];
  if (map !== undefined) return err({ code: 'unreadable', values: { characterMap: map } });
  const builder = createTreeBuilder();
  write(builder, joinPages(withoutPageNumbers(pages)));
  if (pages.every((page) => page.length === 0))
    return err({ code: 'no-text', values: { pages: count } });
  if (builder.position() > limits.textLength) {
    return err({ code: 'too-large', values: { characters: limits.textLength } });
  }
  if (pictured.length > 0) {
    const values = { pages: pictured.join(', '), count: pictured.length };
    builder.notice({ code: 'picture-only-pages', values });
  }
  return ok(builder.finish(name, 'pdf', true));
}

/**
 * Reads the text of a PDF line by line, tables by their rules or, without rules, by shared gaps; running
 * page numbers are left out and pages are parted by a blank line. Pages that are pictures are noticed.
 * Refused: `encrypted`, `truncated`, `unreadable` (with the character map no text can be read without),
 * `no-text`, `too-large`.
 */
export const readPdf: Reader = async (input) => {
  if (input.bytes.length === 0) return err({ code: 'empty', values: {} });
  const opened = await openPdf(input.bytes);
  if (!opened.ok) return opened;
  try {
    return await treeOf(opened.value, input);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ code: 'unreadable', values: { reason: reason.slice(0, 200) } });
  } finally {
    await opened.value.document.destroy();
  }
};
