import type { Column, ColumnKind } from './columns.ts';
import { looksLikeName } from './person-cells.ts';

/**
 * Lays the cells of a row whose blanks were lost onto the columns, in order, by what each cell looks
 * like. A cell may be missing, and two pieces may be one cell (a line break or blank inside it).
 */

const patterns: Partial<Readonly<Record<ColumnKind, readonly [RegExp, number, number]>>> = {
  number: [/^\d{1,3}[.、]?$/, 4, -4],
  gender: [/^[男女]$/, 4, -5],
  ethnic: [/族$/, 3, -3],
  status: [
    /(?:党员|团员|群众|积极分子|共青团|发展对象|人士|盟员|会员|^民[革盟建进])(?:\([^)]*\))?$/,
    5,
    -5,
  ],
  grade: [/级$|^20\d\d|^[大研博硕][一二三四]|年级|专升本|届$/, 4, -3],
  rank: [/\d.*[/／].*\d|第\d+|%|未.{0,3}(?:学期|满)|新生|暂无|^[-/—]+$|^0?\.\d+$/, 4, -4],
  percent: [/%$|^0?\.\d+$|^\d{1,2}\.\d+$/, 4, -3],
  size: [/^\d{1,5}人?$/, 2, -4],
  failed: [/^(?:是|否|无|有|0|\d[门科]?|没有|[×√/—-]|不存在|无不及格.*|.*及格)$/, 3, -4],
  passed: [/^(?:是|否|无|有|0|\d[门科]?|没有|[×√/—-]|.*及格)$/, 3, -4],
  'full-time': [/^(?:是|否|专职|兼职|挂职|☑.*|□.*)/, 3, -3],
  unit: [/(?:学院|书院|系|学部|系部|校区|教学部)$/, 3, -1],
  class: [/班|\d{4}/, 2, -1],
  department: [/(?:部|办公室|中心|主席团)$/, 3, -1],
  post: [/主席|部长|干事|主任|负责人|成员|部员|助理|秘书/, 4, -2],
  education: [/^(?:本科|专科|大专|高职|研究生|硕士|博士|本|专)/, 4, -3],
  phone: [/^\d[\d-]{6,}$/, 4, -4],
  'student-id': [/^\w{6,}$/, 3, -3],
  email: [/@/, 4, -4],
  seats: [/^\d{1,4}[名人]?$/, 3, -3],
  headcount: [/^\d{1,5}[名人]?$/, 3, -3],
};

/** How well a folded text suits a column: positive where it looks like it, negative where it does not. */
export function fit(kind: ColumnKind, text: string): number {
  if (kind === 'name') return looksLikeName(text) && text.length <= 8 ? 2 : -5;
  const known = patterns[kind];
  if (known) return known[0].test(text) ? known[1] : known[2];
  return kind === 'note' || kind === 'other' ? -0.5 : 0.5;
}

const mergeCost = 0.75;
const skipCost: Partial<Readonly<Record<ColumnKind, number>>> = { name: 4, number: 2, note: 0 };

/** Scores of laying 0…limit tokens from `start` on all columns, and the way back. */
interface Layout {
  readonly scores: readonly number[];
  readonly taken: readonly Int8Array[];
}

/** Fits of tokens to columns, computed when first asked for. */
export function fitTable(
  tokens: readonly string[],
  columns: readonly Column[],
): (token: number, pieces: number, column: number) => number {
  const memo = new Float32Array(tokens.length * columns.length * 2).fill(Number.NaN);
  return (token, pieces, column) => {
    const key = (token * columns.length + column) * 2 + pieces - 1;
    const known = memo[key] as number;
    if (!Number.isNaN(known)) return known;
    const kind = columns[column]?.kind ?? 'other';
    const text = pieces === 1 ? (tokens[token] ?? '') : `${tokens[token]}${tokens[token + 1]}`;
    const score = fit(kind, text) - (pieces - 1) * mergeCost;
    memo[key] = score;
    return score;
  };
}

/** Lays tokens from `start` onto the columns for every number of tokens up to `limit`. */
export function layOut(
  fits: (token: number, pieces: number, column: number) => number,
  columns: readonly Column[],
  start: number,
  limit: number,
): Layout {
  let scores: number[] = Array.from({ length: limit + 1 }, (_, k) => (k === 0 ? 0 : -Infinity));
  const taken: Int8Array[] = [];
  columns.forEach((column, c) => {
    const next: number[] = [];
    const took = new Int8Array(limit + 1);
    const skip = skipCost[column.kind] ?? 0.5;
    for (let k = 0; k <= limit; k += 1) {
      let best = (scores[k] as number) - skip;
      for (let pieces = 1; pieces <= 2 && pieces <= k; pieces += 1) {
        const before = scores[k - pieces] as number;
        if (before === -Infinity) continue;
        const score = before + fits(start + k - pieces, pieces, c);
        if (score > best) {
          best = score;
          took[k] = pieces;
        }
      }
      next.push(best);
    }
    scores = next;
    taken.push(took);
  });
  return { scores, taken };
}

/** The tokens each column takes when `count` tokens are laid out: [from, pieces], or null for none. */
export function waysBack(
  layout: Layout,
  start: number,
  count: number,
): readonly (readonly [number, number] | null)[] {
  const out: (readonly [number, number] | null)[] = [];
  let k = count;
  for (let c = layout.taken.length - 1; c >= 0; c -= 1) {
    const pieces = layout.taken[c]?.[k] ?? 0;
    out.unshift(pieces === 0 ? null : [start + k - pieces, pieces]);
    k -= pieces;
  }
  return out;
}

/** One row's tokens on the columns, and how well they suit. */
export interface Alignment {
  readonly ways: readonly (readonly [number, number] | null)[];
  readonly score: number;
}

/** Lays one row's tokens onto the columns; null where they do not suit. */
export function alignRow(tokens: readonly string[], columns: readonly Column[]): Alignment | null {
  if (tokens.length > columns.length * 2) return null;
  const layout = layOut(fitTable(tokens, columns), columns, 0, tokens.length);
  const score = layout.scores[tokens.length] ?? -Infinity;
  return score > 0 ? { ways: waysBack(layout, 0, tokens.length), score } : null;
}

/**
 * Cuts a run of tokens, one cell each, into rows of the columns: the cut with the best fit. Tokens after
 * the best cut belong to no row. `columns + 2` bounds a row, so the work is linear in the tokens.
 */
export function cutRows(
  tokens: readonly string[],
  columns: readonly Column[],
): readonly (readonly (readonly [number, number] | null)[])[] {
  const fits = fitTable(tokens, columns);
  const longest = columns.length + 2;
  const best = new Float64Array(tokens.length + 1).fill(-Infinity);
  const from = new Int32Array(tokens.length + 1).fill(-1);
  best[0] = 0;
  for (let start = 0; start < tokens.length; start += 1) {
    const base = best[start] as number;
    if (base === -Infinity) continue;
    const limit = Math.min(longest, tokens.length - start);
    const layout = layOut(fits, columns, start, limit);
    for (let count = 2; count <= limit; count += 1) {
      const score = base + (layout.scores[count] as number);
      if (score > (best[start + count] as number)) {
        best[start + count] = score;
        from[start + count] = start;
      }
    }
  }
  let end = 0;
  for (let at = 1; at <= tokens.length; at += 1)
    if ((best[at] as number) > (best[end] as number)) end = at;
  const rows: (readonly (readonly [number, number] | null)[])[] = [];
  while (end > 0) {
    const start = from[end] as number;
    const layout = layOut(fits, columns, start, end - start);
    rows.unshift(waysBack(layout, start, end - start));
    end = start;
  }
  return rows;
}
