import { gram, pairHash, wordingIndex, type KnownWording, type Seed } from './wording-index.ts';

/** A stretch of text that is a stretch of a wording. Offsets into the folded text and the wording. */
export interface Block {
  readonly at: number;
  readonly offset: number;
  readonly length: number;
}

/** A place where an official wording stands, with slips, cuts and marks in its middle allowed. */
export interface WordingHit {
  readonly wording: KnownWording;
  readonly blocks: readonly Block[];
  /** Folded range from the first to the last block. */
  readonly start: number;
  readonly end: number;
  /** Characters of the wording that stand in the text. */
  readonly matched: number;
}

interface OpenBlock {
  at: number;
  offset: number;
  length: number;
}

/** A wording being followed through the text: the gram seen last, and the blocks so far. */
interface Run {
  lastAt: number;
  lastOffset: number;
  matched: number;
  readonly blocks: OpenBlock[];
}

/** Folded characters that marks, a remark and a page break may put into the middle of a wording. */
const widestBreak = 180;
/** Characters of a wording that a slip may leave out, beyond what stands in their place. */
const widestSlip = 30;
const mostRuns = 4;

function canExtend(run: Run, at: number, offset: number): boolean {
  return (
    offset > run.lastOffset &&
    at > run.lastAt &&
    at - run.lastAt <= widestBreak &&
    offset - run.lastOffset <= at - run.lastAt + widestSlip
  );
}

/**
 * A count or remark beside a cut wording may begin with the digit that the wording goes on with: the digit
 * is the wording's where the wording goes on.
 */
function giveBack(text: string, block: OpenBlock, at: number, offset: number): void {
  const shared = block.offset + block.length - offset;
  const end = block.at + block.length;
  if (
    shared > 0 &&
    shared < block.length &&
    at >= end &&
    /^\d+$/.test(text.slice(end - shared, end))
  ) {
    block.length -= shared;
  }
}

function extend(text: string, run: Run, at: number, offset: number): void {
  const block = run.blocks.at(-1) as OpenBlock;
  const sameLine = at - offset === block.at - block.offset && at <= block.at + block.length;
  if (sameLine) block.length = at + gram - block.at;
  else {
    giveBack(text, block, at, offset);
    const overlap = Math.max(0, block.at + block.length - at, block.offset + block.length - offset);
    if (overlap < gram) {
      run.blocks.push({ at: at + overlap, offset: offset + overlap, length: gram - overlap });
    }
  }
  run.matched += at === run.lastAt + 1 ? 1 : gram;
  run.lastAt = at;
  run.lastOffset = offset;
}

/** Stray grams before or after a wording: far from the rest of it, and not what comes next in it. */
function isStray(stray: OpenBlock, before: OpenBlock, after: OpenBlock): boolean {
  const textGap = after.at - before.at - before.length;
  const wordingGap = after.offset - before.offset - before.length;
  return stray.length < 12 && wordingGap >= 3 && textGap > wordingGap + 10;
}

const answer = /[☑☒✓√■●☐□○£<[(×]|是|否|达标/;

/** A few characters that some title before the item shares with it, and no answer in between. */
function isFromTitle(text: string, first: OpenBlock, second: OpenBlock): boolean {
  const hole = text.slice(first.at + first.length, second.at);
  return first.length < 8 && hole.length >= 6 && !answer.test(hole);
}

function trimStrays(text: string, blocks: OpenBlock[]): void {
  while (blocks.length > 1) {
    const [first, second] = blocks as [OpenBlock, OpenBlock];
    if (!isStray(first, first, second) && !isFromTitle(text, first, second)) break;
    blocks.shift();
  }
  while (blocks.length > 1) {
    const [second, last] = blocks.slice(-2) as [OpenBlock, OpenBlock];
    if (!isStray(last, second, last)) break;
    blocks.pop();
  }
}

/** Whether enough of a wording stands there: most of it, or a long part, or its beginning after a number. */
function isEnough(text: string, hit: WordingHit): boolean {
  const share = hit.matched / hit.wording.folded.length;
  if (share >= 0.6 || (hit.matched >= 16 && share >= 0.4)) return true;
  const fromStart = (hit.blocks[0]?.offset ?? 99) <= 3;
  const numbered = /\d{1,2}[★▲]*[.、:)][★▲]*$/.test(
    text.slice(Math.max(0, hit.start - 6), hit.start),
  );
  return fromStart && numbered && hit.matched >= 8 && share >= 0.15;
}

function hitFrom(wording: KnownWording, blocks: readonly Block[]): WordingHit {
  const first = blocks[0] as Block;
  const last = blocks.at(-1) as Block;
  return {
    wording,
    blocks,
    start: first.at,
    end: last.at + last.length,
    matched: blocks.reduce((sum, block) => sum + block.length, 0),
  };
}

function hitOf(text: string, wording: KnownWording, run: Run): WordingHit | null {
  trimStrays(text, run.blocks);
  const hit = hitFrom(wording, run.blocks);
  return isEnough(text, hit) ? hit : null;
}

/**
 * What it costs to go on with a gram: text put in between (marks, a page break) costs little, wording left
 * out costs much, so that of phrases a wording says twice the run that is on its way is taken.
 */
function costOf(run: Run, at: number, offset: number): number {
  const inText = at - run.lastAt;
  const inWording = offset - run.lastOffset;
  const weight = Math.min(40, run.matched);
  return Math.abs(inText - inWording) + 3 * Math.max(0, inWording - gram) - weight;
}

/** The run that a gram continues best. */
function bestRun(runs: readonly Run[], at: number, offset: number): Run | null {
  let best: Run | null = null;
  let least = Infinity;
  for (const run of runs) {
    if (!canExtend(run, at, offset)) continue;
    const cost = costOf(run, at, offset);
    if (cost > least) continue;
    best = run;
    least = cost;
  }
  return best;
}

/** A hole in a wording holds marks, a remark, a page break, never another item: there the hit ends. */
function cutAtOthers(hit: WordingHit, cluster: readonly WordingHit[]): WordingHit {
  for (let index = 1; index < hit.blocks.length; index += 1) {
    const before = hit.blocks[index - 1] as Block;
    const after = hit.blocks[index] as Block;
    const from = before.at + before.length;
    const isTail = index === hit.blocks.length - 1 && after.length < 10;
    const other = cluster.some(
      (one) =>
        one.wording.criterion !== hit.wording.criterion &&
        one.start >= from - 1 &&
        (one.start < after.at - 6 || (isTail && one.start <= after.at)) &&
        one.matched >= one.wording.folded.length * 0.6,
    );
    if (!other) continue;
    const left = hitFrom(hit.wording, hit.blocks.slice(0, index));
    const right = hitFrom(hit.wording, hit.blocks.slice(index));
    return left.matched >= right.matched ? left : cutAtOthers(right, cluster);
  }
  return hit;
}

/** Keeps, of hits on the same place, the one that explains most of it. */
function bestOf(cluster: readonly WordingHit[]): readonly WordingHit[] {
  if (cluster.length < 2) return cluster;
  const score = (hit: WordingHit): number =>
    (hit.matched * hit.matched) / hit.wording.folded.length;
  const kept: WordingHit[] = [];
  const cut = cluster.map((hit) => cutAtOthers(hit, cluster));
  for (const hit of cut.sort((a, b) => score(b) - score(a))) {
    if (kept.some((other) => hit.start < other.end && hit.end > other.start)) continue;
    kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Resolves overlaps cluster by cluster, so that the work stays linear in the hits. */
function withoutOverlaps(hits: WordingHit[]): readonly WordingHit[] {
  hits.sort((a, b) => a.start - b.start);
  const kept: WordingHit[] = [];
  let cluster: WordingHit[] = [];
  let end = 0;
  for (const hit of hits) {
    if (cluster.length > 0 && hit.start >= end) {
      kept.push(...bestOf(cluster));
      cluster = [];
    }
    end = Math.max(end, hit.end);
    cluster.push(hit);
  }
  return [...kept, ...bestOf(cluster)];
}

/** Calls `take` with the seeds of every gram of a text that some wording has, in order. */
function eachSeeds(text: string, take: (seeds: readonly Seed[], at: number) => void): void {
  const { pairs, seedsAt } = wordingIndex();
  let first = 0;
  let middle = 0;
  for (let end = 1; end < text.length; end += 1) {
    const last = pairHash(text.charCodeAt(end - 1), text.charCodeAt(end));
    const at = end - gram + 1;
    if (at >= 0 && ((pairs[first] as number) & 1) !== 0 && ((pairs[last] as number) & 2) !== 0) {
      const seeds = seedsAt(text, at, first, last);
      if (seeds) take(seeds, at);
    }
    first = middle;
    middle = last;
  }
}

/**
 * Every place of a folded text where an official item wording stands, in order. Follows the grams of each
 * wording through the text; linear in the text. A hit is no item yet: rules and charters quote wordings too.
 */
export function findWordings(text: string): readonly WordingHit[] {
  const { wordings } = wordingIndex();
  const open: Run[][] = wordings.map(() => []);
  const hits: WordingHit[] = [];
  const close = (wording: number, run: Run): void => {
    const hit = hitOf(text, wordings[wording] as KnownWording, run);
    if (hit) hits.push(hit);
  };
  const take = ({ wording, offset }: Seed, at: number): void => {
    const runs = open[wording] as Run[];
    const run = bestRun(runs, at, offset);
    if (run) {
      extend(text, run, at, offset);
      return;
    }
    if (runs.length >= mostRuns) {
      const stalest = runs.reduce((a, b) => (b.lastAt < a.lastAt ? b : a));
      runs.splice(runs.indexOf(stalest), 1);
      close(wording, stalest);
    }
    const blocks = [{ at, offset, length: gram }];
    runs.push({ lastAt: at, lastOffset: offset, matched: gram, blocks });
  };
  eachSeeds(text, (seeds, at) => {
    for (const seed of seeds) take(seed, at);
  });
  open.forEach((runs, wording) => runs.forEach((run) => close(wording, run)));
  return withoutOverlaps(hits);
}
