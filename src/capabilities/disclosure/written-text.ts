import type { PaperBlock, PaperTable } from '../../engines/documents/paper/paper.ts';

const headingLine = /^(#{1,2})\s+(.+)$/;
const listLine = /^(?:[-*•]|\d{1,2}[.、])\s+(.+)$/;
const tableLine = /^\s*\|.*\|\s*$/;

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

function tableOf(lines: readonly string[]): PaperTable {
  const rows = lines.filter((line) => !/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)).map(cellsOf);
  const columns = Math.max(...rows.map(({ length }) => length));
  return {
    kind: 'table',
    widths: Array.from({ length: columns }, () => 1),
    headings: rows.length === lines.length ? 0 : 1,
    rows: rows.map((row) =>
      Array.from({ length: columns }, (_, at) => ({ lines: [row[at] ?? ''] })),
    ),
  };
}

/** How many lines from `from` on pass, one after another. */
function run(lines: readonly string[], from: number, passes: RegExp): number {
  let to = from;
  while (passes.test(lines[to] ?? '')) to += 1;
  return to - from;
}

/**
 * What people type for a section, as a paper's blocks: a line a paragraph, `# ` and `## ` before a heading, `- ` or
 * `1. ` before the items of a list, `|` around the cells of a table. Anything else stands as it was typed.
 */
export function writtenBlocks(text: string): readonly PaperBlock[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: PaperBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const line = (lines[at] ?? '').trim();
    const heading = headingLine.exec(line);
    const table = run(lines, at, tableLine);
    const list = run(lines, at, listLine);
    if (table > 0) blocks.push(tableOf(lines.slice(at, at + table)));
    else if (list > 1) {
      const own = lines.slice(at, at + list);
      const items = own.map((one) => listLine.exec(one)?.[1] ?? one);
      blocks.push({ kind: 'list', ordered: /^\d/.test(line), items });
    } else if (heading)
      blocks.push({
        kind: 'heading',
        level: heading[1] === '#' ? 2 : 3,
        text: heading[2] ?? '',
      });
    else if (line !== '') blocks.push({ kind: 'paragraph', line, indented: true });
    at += Math.max(1, table, list > 1 ? list : 0);
  }
  return blocks;
}
