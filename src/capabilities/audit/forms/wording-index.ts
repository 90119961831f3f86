import { foldText } from '../../../engines/documents/fold.ts';
import type { CriterionName } from '../../../facts/criteria.ts';
import { criterionNames } from '../../../facts/criteria.ts';
import { sharedWordings, type SharedWording } from '../../evaluation/forms/catalogue.ts';

/** One official wording, folded for finding it in text. */
export interface KnownWording {
  readonly wording: string;
  readonly folded: string;
  readonly criterion: CriterionName;
  /** Place of the criterion in the order that every form keeps. */
  readonly order: number;
  readonly uses: SharedWording['uses'];
}

/** A gram of a wording: which wording, and where in it. */
export interface Seed {
  readonly wording: number;
  readonly offset: number;
}

export interface WordingIndex {
  readonly wordings: readonly KnownWording[];
  /** By the hash of two characters: bit 1 where some gram starts with them, bit 2 where one ends so. */
  readonly pairs: Uint8Array;
  /** The seeds of the gram that starts at `at`, whose two pairs have these hashes; null where none does. */
  seedsAt(text: string, at: number, first: number, second: number): readonly Seed[] | null;
}

/** Characters of a gram. Shorter ones hit everywhere, longer ones lose wordings with slips. */
export const gram = 4;

/** A hash of two neighbouring characters, by which most of any text is passed over. */
export function pairHash(one: number, two: number): number {
  return (Math.imul(one, 40503) ^ Math.imul(two, 30011)) & 0xffff;
}

interface GramSeeds {
  readonly gram: string;
  readonly seeds: Seed[];
}

function indexGrams(wordings: readonly KnownWording[]): Pick<WordingIndex, 'pairs' | 'seedsAt'> {
  const pairs = new Uint8Array(65536);
  const grams = new Map<number, GramSeeds[]>();
  const add = (text: string, seed: Seed): void => {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((at) => text.charCodeAt(at));
    const first = pairHash(a, b);
    const second = pairHash(c, d);
    pairs[first] = (pairs[first] ?? 0) | 1;
    pairs[second] = (pairs[second] ?? 0) | 2;
    const key = first * 65536 + second;
    const entries = grams.get(key) ?? [];
    grams.set(key, entries);
    const entry = entries.find((one) => one.gram === text);
    if (entry) entry.seeds.push(seed);
    else entries.push({ gram: text, seeds: [seed] });
  };
  wordings.forEach(({ folded }, wording) => {
    for (let offset = 0; offset + gram <= folded.length; offset += 1) {
      add(folded.slice(offset, offset + gram), { wording, offset });
    }
  });
  return {
    pairs,
    seedsAt(text, at, first, second) {
      const entries = grams.get(first * 65536 + second) ?? [];
      return entries.find((entry) => text.startsWith(entry.gram, at))?.seeds ?? null;
    },
  };
}

function buildIndex(): WordingIndex {
  const wordings = sharedWordings().map(({ wording, criterion, uses }): KnownWording => ({
    wording,
    folded: foldText(wording).text,
    criterion,
    order: criterionNames.indexOf(criterion),
    uses,
  }));
  return { wordings, ...indexGrams(wordings) };
}

let built: WordingIndex | null = null;

/** The grams of every official wording, built at first use. */
export function wordingIndex(): WordingIndex {
  built ??= buildIndex();
  return built;
}
