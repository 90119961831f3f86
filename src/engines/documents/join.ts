import type { Block, DocumentTree, Span } from './tree.ts';

function move(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function moveBlock(block: Block, by: number): Block {
  if (block.kind === 'paragraph') return { ...block, span: move(block.span, by) };
  return {
    ...block,
    span: move(block.span, by),
    rows: block.rows.map((row) => ({
      span: move(row.span, by),
      cells: row.cells.map((cell) => ({
        ...cell,
        span: move(cell.span, by),
        blocks: cell.blocks.map((inner) => moveBlock(inner, by)),
      })),
    })),
  };
}

/** A page with its attachments as one tree; every quotation still finds its own file and line. */
export function joinTrees(trees: readonly DocumentTree[]): DocumentTree {
  const texts: string[] = [];
  let by = 0;
  const moved = trees.map((tree) => {
    const text = tree.text.endsWith('\n') ? tree.text : `${tree.text}\n`;
    const offset = by;
    texts.push(text);
    by += text.length;
    return {
      blocks: tree.blocks.map((block) => moveBlock(block, offset)),
      files: tree.files.map((file) => ({ ...file, span: move(file.span, offset) })),
    };
  });
  return {
    text: texts.join(''),
    blocks: moved.flatMap((tree) => tree.blocks),
    files: moved.flatMap((tree) => tree.files),
    notices: trees.flatMap((tree) => tree.notices),
  };
}
