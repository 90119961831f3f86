import type { Span } from '../../../engines/documents/tree.ts';
import type { Reading } from '../../../facts/reading.ts';
import type { Block, WordingHit } from './find-items.ts';

/** Where a wording stands: its stretches, and the holes that marks, remarks and page breaks cut into it. */
export interface WordingSpans {
  readonly start: number;
  readonly end: number;
  readonly holes: readonly Span[];
}

const breaks = /[\n\t\r|｜│¦]/;
const marks = /[☑☒✓✔√■●◉☐□○◯£￡<×✗✕]|\[\s?[xX]?\s?\]|[（(]\s?[√✓xX]?\s?[）)]/;

/** Whether the text between two stretches of a wording is a slip of it rather than something else. */
function isSlip(reading: Reading, before: Block, after: Block): boolean {
  const from = before.at + before.length;
  const gap = after.at - from;
  if (gap === 0) return true;
  const missing = after.offset - before.offset - before.length;
  const { folded, tree } = reading;
  const original = tree.text.slice(
    (folded.origin[from - 1] as number) + 1,
    folded.origin[after.at] as number,
  );
  return gap <= missing + 6 && !breaks.test(original) && !marks.test(original);
}

/** Passes over what a slip made of the wording's end: to its full stop, or as long as its characters last. */
function endOf(reading: Reading, hit: WordingHit): number {
  const { folded, tree } = reading;
  const last = hit.blocks.at(-1) as Block;
  const rest = hit.wording.folded.slice(last.offset + last.length);
  if (rest === '') return hit.end;
  let end = hit.end;
  const most = hit.end + rest.length + 3;
  let at = hit.end;
  while (at < most && at < folded.text.length) {
    const between = tree.text.slice(
      (folded.origin[at - 1] as number) + 1,
      folded.origin[at] as number,
    );
    const char = folded.text[at] as string;
    if (breaks.test(between) || marks.test(char) || breaks.test(char)) break;
    if (/[。;]/.test(char)) return at + 1;
    if (!/[\u4e00-\u9fff、,()%/]/.test(char)) break;
    if (rest.includes(char) && at === end) end = at + 1;
    at += 1;
  }
  return end;
}

/** Steps back over what a slip made of the wording's beginning, within its line and cell. */
function startOf(reading: Reading, hit: WordingHit): number {
  const { folded, tree } = reading;
  const lost = hit.blocks[0]?.offset ?? 0;
  let at = hit.start;
  for (let step = 0; lost > 0 && step < lost + 2 && at > 0; step += 1) {
    const between = tree.text.slice(
      (folded.origin[at - 1] as number) + 1,
      folded.origin[at] as number,
    );
    const char = folded.text[at - 1] as string;
    if (between !== '' || !/[\u4e00-\u9fff]/.test(char) || /[是否标人个]/.test(char)) break;
    at -= 1;
  }
  return at;
}

/** Lays a hit out on the document: offsets of its start and end, and the holes within. */
export function wordingSpans(reading: Reading, hit: WordingHit): WordingSpans {
  const { origin } = reading.folded;
  const holes: Span[] = [];
  hit.blocks.forEach((block, index) => {
    const before = hit.blocks[index - 1];
    if (!before || isSlip(reading, before, block)) return;
    holes.push({
      start: (origin[before.at + before.length - 1] as number) + 1,
      end: origin[block.at] as number,
    });
  });
  return {
    start: origin[startOf(reading, hit)] as number,
    end: (origin[endOf(reading, hit) - 1] as number) + 1,
    holes,
  };
}
