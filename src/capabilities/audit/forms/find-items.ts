import { foldText } from '../../../engines/documents/fold.ts';
import type { CriterionName } from '../../../facts/criteria.ts';
import { distinctWordings } from '../../evaluation/forms/catalogue.ts';
import type { FormItem } from '../../evaluation/forms/form-model.ts';

/** One official wording, prepared for finding it in text with small slips. */
export interface KnownWording {
  readonly folded: string;
  readonly criterion: CriterionName;
  readonly items: readonly { readonly version: string; readonly item: FormItem }[];
}

/** A place where a wording stands. Offsets are into the folded text. */
export interface ItemHit {
  readonly wording: KnownWording;
  readonly start: number;
  readonly end: number;
  /** Share of the wording's grams found, from 0 to 1. */
  readonly coverage: number;
}

const gram = 4;
/** A wording counts as found where at least this share of its grams stands in order. */
const enough = 0.55;
/** Characters that marks and page breaks may put into the middle of a wording. */
const drift = 90;

interface Seed {
  readonly wording: number;
  readonly offset: number;
}

interface WordingIndex {
  readonly wordings: readonly KnownWording[];
  readonly seeds: ReadonlyMap<string, readonly Seed[]>;
  /** Marks the hashes that a gram of some wording has, so that most of a text is passed over quickly. */
  readonly marks: Uint8Array;
}

function buildIndex(): WordingIndex {
  const wordings = distinctWordings().map(({ wording, items }): KnownWording => {
    const item = items[0] as (typeof items)[number];
    return { folded: foldText(wording).text, criterion: item.item.criterion, items };
  });
  const seeds = new Map<string, Seed[]>();
  const marks = new Uint8Array(65536);
  wordings.forEach((known, wording) => {
    for (let offset = 0; offset + gram <= known.folded.length; offset += 1) {
      const key = known.folded.slice(offset, offset + gram);
      const list = seeds.get(key);
      if (list) list.push({ wording, offset });
      else seeds.set(key, [{ wording, offset }]);
      marks[hashAt(known.folded, offset)] = 1;
    }
  });
  return { wordings, seeds, marks };
}

/** A hash of the gram at an offset. */
function hashAt(text: string, at: number): number {
  let hash = text.charCodeAt(at);
  for (let k = 1; k < gram; k += 1) hash = Math.imul(hash, 31) + text.charCodeAt(at + k);
  return (hash ^ (hash >>> 15)) & 0xffff;
}

let built: WordingIndex | null = null;

/** A wording being followed: its grams must come in order and near the place the first one points to. */
interface Run {
  readonly start: number;
  readonly diagonal: number;
  end: number;
  offset: number;
  grams: number;
}

/** Characters that may be missing from a wording before the rest no longer fits. */
const lost = 8;

/** Whether a gram carries a run on. A leap farther than what is left of the wording gains nothing. */
function belongs(run: Run, at: number, offset: number, length: number): boolean {
  const shift = at - offset - run.diagonal;
  if (at - run.end > Math.max(lost, length - run.offset)) return false;
  return offset > run.offset && shift >= -lost && shift <= drift;
}

/** Runs of one wording that are kept at once; a repeated phrase may open a false one beside the true one. */
const mostRuns = 4;

/** Finds every official wording in a folded text, small slips and breaks inside it allowed. */
export function findItems(text: string): readonly ItemHit[] {
  built ??= buildIndex();
  const { wordings, seeds, marks } = built;
  const open: Run[][] = wordings.map(() => []);
  const hits: ItemHit[] = [];
  const close = (wording: number, run: Run): void => {
    const known = wordings[wording] as KnownWording;
    const coverage = run.grams / Math.max(1, known.folded.length - gram + 1);
    if (coverage >= enough) hits.push({ wording: known, start: run.start, end: run.end, coverage });
  };
  for (let at = 0; at + gram <= text.length; at += 1) {
    if (marks[hashAt(text, at)] === 0) continue;
    const list = seeds.get(text.slice(at, at + gram));
    if (!list) continue;
    for (const { wording, offset } of list) {
      const runs = open[wording] as Run[];
      const { length } = (wordings[wording] as KnownWording).folded;
      const own = runs.filter((run) => belongs(run, at, offset, length));
      for (const run of own) {
        run.end = at + gram;
        run.offset = offset;
        run.grams += 1;
      }
      if (own.length > 0 || (offset > 3 && runs.some((run) => at - run.end <= drift))) continue;
      const alive = runs.filter((run) => at - run.end <= drift).slice(-mostRuns + 1);
      for (const run of runs) if (!alive.includes(run)) close(wording, run);
      open[wording] = [
        ...alive,
        { start: at, diagonal: at - offset, end: at + gram, offset, grams: 1 },
      ];
    }
  }
  open.forEach((runs, wording) => runs.forEach((run) => close(wording, run)));
  return withoutOverlaps(hits);
}

/** Keeps, of hits on the same place, the one that explains most of it. */
function withoutOverlaps(hits: readonly ItemHit[]): readonly ItemHit[] {
  // A hit that had to reach far beyond the wording's length is likely to have begun in the row before.
  const score = (hit: ItemHit): number => {
    const length = hit.wording.folded.length;
    return hit.coverage * hit.coverage * length - Math.max(0, hit.end - hit.start - length) * 0.6;
  };
  const best = [...hits].sort((a, b) => score(b) - score(a));
  const kept: ItemHit[] = [];
  for (const hit of best) {
    if (kept.some((other) => hit.start < other.end && hit.end > other.start)) continue;
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}
