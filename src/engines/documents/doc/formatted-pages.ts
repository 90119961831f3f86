import type { Extent } from './fib.ts';
import { slice } from './piece-table.ts';

/** A stretch of the stream with its property list. */
export interface FormattedRun {
  readonly start: number;
  readonly end: number;
  /** Style of a paragraph; 0 for characters. */
  readonly style: number;
  readonly properties: Uint8Array;
}

const pageSize = 512;
const nothing = new Uint8Array(0);

function characterList(page: Uint8Array, place: number): Uint8Array {
  if (place === 0) return nothing;
  const at = place * 2;
  return page.subarray(at + 1, at + 1 + (page[at] ?? 0));
}

function paragraphList(page: Uint8Array, place: number): Uint8Array {
  if (place === 0) return nothing;
  const at = place * 2;
  const words = page[at] ?? 0;
  if (words > 0) return page.subarray(at + 1, at + words * 2);
  return page.subarray(at + 2, at + 2 + (page[at + 1] ?? 0) * 2);
}

function readPage(page: Uint8Array, paragraphs: boolean): readonly FormattedRun[] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const count = page[pageSize - 1] ?? 0;
  const entry = paragraphs ? 13 : 1;
  if ((count + 1) * 4 + count * entry >= pageSize) return [];
  const runs: FormattedRun[] = [];
  for (let k = 0; k < count; k += 1) {
    const place = page[(count + 1) * 4 + k * entry] ?? 0;
    const list = paragraphs ? paragraphList(page, place) : characterList(page, place);
    const styled = paragraphs && list.length >= 2;
    runs.push({
      start: view.getUint32(k * 4, true),
      end: view.getUint32(k * 4 + 4, true),
      style: styled ? (list[0] as number) + (list[1] as number) * 256 : 0,
      properties: styled ? list.subarray(2) : paragraphs ? nothing : list,
    });
  }
  return runs;
}

/**
 * Character or paragraph properties of the whole stream, in order of its offsets: a table of page numbers
 * in the table stream leads to pages of 512 bytes in the WordDocument stream (MS-DOC 2.9.33, 2.9.175).
 */
export function readFormattedPages(
  stream: Uint8Array,
  table: Uint8Array,
  extent: Extent,
  kind: 'characters' | 'paragraphs',
): readonly FormattedRun[] {
  const bins = slice(table, extent);
  if (bins.length < 12) return [];
  const view = new DataView(bins.buffer, bins.byteOffset, bins.byteLength);
  const count = Math.floor((bins.length - 4) / 8);
  const runs: FormattedRun[] = [];
  const seen = new Set<number>();
  for (let k = 0; k < count; k += 1) {
    const number = view.getUint32((count + 1) * 4 + k * 4, true) & 0x3f_ffff;
    const start = number * pageSize;
    if (seen.has(number) || start + pageSize > stream.length) continue;
    seen.add(number);
    runs.push(...readPage(stream.subarray(start, start + pageSize), kind === 'paragraphs'));
  }
  return runs.filter((run) => run.end > run.start).sort((a, b) => a.start - b.start);
}

/** The run an offset lies in, or undefined. */
export function runAt(runs: readonly FormattedRun[], offset: number): FormattedRun | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as FormattedRun).end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = runs[low];
  return found && found.start <= offset ? found : undefined;
}
