import type { Words } from '../../kernel/words.ts';
import type { BothWords } from '../../surfaces/cli/verbs/world.ts';

type Catalogues = Readonly<Record<string, Words>>;

const flat = (catalogues: Catalogues): Words =>
  Object.assign({}, ...Object.values(catalogues)) as Words;

/**
 * The words of a room, loaded when one of its commands is run or explained. The bundler takes in every room that
 * matches the pattern, so that a new one needs no entry here.
 */
export async function wordsOf(room: string): Promise<BothWords> {
  const [zh, en] = (await Promise.all([
    import(`../../capabilities/${room}/words.zh.ts`),
    import(`../../capabilities/${room}/words.en.ts`),
  ])) as readonly [Catalogues, Catalogues];
  return { zh: flat(zh), en: flat(en) };
}
