import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describeVerb, type VerbDescription } from '../../src/engines/actions/description.ts';
import { actionWordsEn } from '../../src/engines/actions/words.en.ts';
import { actionWordsZh } from '../../src/engines/actions/words.zh.ts';
import type { Verb } from '../../src/engines/actions/verb.ts';
import { fill, type Language, type Words } from '../../src/kernel/words.ts';
import type { BothWords } from '../../src/surfaces/cli/verbs/world.ts';

/** The repository. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** What the reference pages are made of. */
export interface ReferenceSource {
  readonly version: string;
  readonly verbs: readonly VerbDescription[];
  /** Words by room. */
  readonly rooms: Readonly<Record<string, BothWords>>;
  /** Role words, `role.<role>`. */
  readonly roles: BothWords;
  readonly actions: BothWords;
  /** The migrations' SQL, in their order. */
  readonly migrations: readonly string[];
}

export const languages = ['zh', 'en'] as const satisfies readonly Language[];

async function catalogue(room: string, language: Language): Promise<Words> {
  const file = path.join(root, 'src/capabilities', room, `words.${language}.ts`);
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, Words>>;
  return Object.assign({}, ...Object.values(module)) as Words;
}

/** The words of a room, read from its own files. */
export async function roomWords(room: string): Promise<BothWords> {
  return { zh: await catalogue(room, 'zh'), en: await catalogue(room, 'en') };
}

/** Gathers what the pages are made of from the declarations of the verbs. */
export async function referenceSource(verbs: readonly Verb[]): Promise<ReferenceSource> {
  const described = verbs.map(describeVerb);
  const names = [...new Set(described.map(({ room }) => room))];
  const words = await Promise.all(names.map(roomWords));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const folder = path.join(root, 'migrations');
  const rooms = Object.fromEntries(names.map((name, at) => [name, words[at] as BothWords]));
  return {
    version,
    verbs: described,
    rooms,
    roles: rooms.organisation ?? { zh: {}, en: {} },
    actions: { zh: actionWordsZh, en: actionWordsEn },
    migrations: readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  };
}

/** A sentence with its places shown as places: `{{name}}` is `…`. */
export function open(sentence: string): string {
  const values = Object.fromEntries(
    [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => [name ?? '', '…']),
  );
  return fill(sentence, values);
}

/** The two languages' words for one thing side by side, Chinese first; the fallback where neither has one. */
export function both(words: BothWords, key: string, fallback = key): string {
  const { zh, en } = { zh: words.zh[key], en: words.en[key] };
  if (zh === undefined || en === undefined) return fallback;
  return `${open(zh)} · ${open(en)}`;
}
