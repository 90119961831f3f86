import { foldText, type FoldedText } from '../engines/documents/fold.ts';
import { indexLines, type LineIndex } from '../engines/documents/lines.ts';
import { tablesOf, type DocumentTree, type Table } from '../engines/documents/tree.ts';

/** A tree with what every intake needs of it, computed once. */
export interface Reading {
  readonly tree: DocumentTree;
  readonly folded: FoldedText;
  readonly lines: LineIndex;
  readonly tables: readonly Table[];
}

/** Prepares a document for the intakes. */
export function readingOf(tree: DocumentTree): Reading {
  return {
    tree,
    folded: foldText(tree.text),
    lines: indexLines(tree),
    tables: tablesOf(tree.blocks),
  };
}
