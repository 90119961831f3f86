import type { TextRun } from './page-content.ts';

/** Runs on one baseline, from left to right. */
export interface PageLine {
  readonly runs: readonly TextRun[];
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** The largest of some numbers, however many. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
}

function lineOf(runs: TextRun[]): PageLine {
  runs.sort((a, b) => a.x - b.x);
  const size = largest(runs.map((run) => run.size));
  const main = runs.find((run) => run.size === size) ?? runs[0];
  return {
    runs,
    y: main?.y ?? 0,
    left: runs[0]?.x ?? 0,
    right: largest(runs.map((run) => run.x + run.width)),
    size,
  };
}

/** Groups runs to lines by their baselines, from top to bottom; small raised figures stay on their line. */
export function linesOfRuns(runs: readonly TextRun[]): readonly PageLine[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  const lines: PageLine[] = [];
  let open: TextRun[] = [];
  let base = 0;
  let size = 0;
  for (const run of sorted) {
    if (open.length > 0 && run.y - base > Math.max(size, run.size) * 0.45) {
      lines.push(lineOf(open));
      open = [];
    }
    if (open.length === 0 || run.size > size) {
      base = run.y;
      size = run.size;
    }
    open.push(run);
  }
  if (open.length > 0) lines.push(lineOf(open));
  return lines;
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** What stands between two runs: nothing or a blank, by the gap and by what meets there. */
export function between(before: TextRun, after: TextRun): '' | ' ' {
  const gap = (after.x - before.x - before.width) / Math.max(before.size, after.size, 1);
  const left = before.text.at(-1) ?? '';
  const right = after.text.at(0) ?? '';
  if (left === ' ' || right === ' ') return '';
  const chinese = Number(wide.test(left)) + Number(wide.test(right));
  const needed = chinese === 2 ? 0.6 : chinese === 1 ? 0.32 : 0.16;
  return gap > needed ? ' ' : '';
}

/** The text of some runs of one line. */
export function textOfRuns(runs: readonly TextRun[]): string {
  let text = '';
  let before: TextRun | null = null;
  for (const run of runs) {
    text += before ? between(before, run) + run.text : run.text;
    before = run;
  }
  return text.trim();
}

/** Puts a line behind another as one text: a blank between Latin words, nothing between Chinese. */
export function joinLines(above: string, below: string): string {
  const latin = /[\w,.;:)]$/.test(above) && /^[\w(]/.test(below);
  return latin ? `${above} ${below}` : above + below;
}

/** Width of a character in ems, near enough: a full square or half of one. */
function ems(text: string): number {
  let sum = 0;
  for (const character of text) sum += wide.test(character) ? 1 : 0.5;
  return sum;
}

/**
 * A run in pieces at its blanks. pdf.js joins what stands close together on a line, even from two cells;
 * the blanks share what the characters leave of the run's width.
 */
export function piecesOfRun(run: TextRun): readonly TextRun[] {
  const words = run.text.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return [run];
  const solid = ems(words.join('')) * run.size;
  const blank = Math.max(0, run.width - solid) / (words.length - 1);
  const scale = solid > run.width ? run.width / solid : 1;
  let x = run.x;
  return words.map((text) => {
    const width = ems(text) * run.size * scale;
    const piece = { ...run, text, x, width };
    x += width + blank;
    return piece;
  });
}

/** The runs of a line parted where the gap is wider than `ems` characters. */
export function partLine(line: PageLine, ems: number): readonly (readonly TextRun[])[] {
  const parts: TextRun[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const run of line.runs) {
    const part = parts.at(-1);
    if (part && run.x - reach <= ems * line.size) part.push(run);
    else parts.push([run]);
    reach = Math.max(reach, run.x + run.width);
  }
  return parts;
}
