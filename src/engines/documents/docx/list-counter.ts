import { symbolMark } from '../symbol-fonts.ts';
import { formatNumber } from './number-formats.ts';
import type { ListDefinition, ListLevel, NumberingPart } from './numbering.ts';
import type { ParagraphProperties } from './paragraph-properties.ts';
import type { ParagraphStyle, Styles } from './styles.ts';

/** Counts the numbered paragraphs of a document in their order. */
export interface ListCounter {
  /**
   * The number of the next paragraph as Word shows it, with one blank after it where Word sets a tab or
   * a blank, and nothing where it sets nothing. '' for paragraphs without a number.
   */
  numberOf(properties: ParagraphProperties, style: ParagraphStyle): string;
}

/** Numbers reached on the levels of one list; undefined on levels not yet used since the last restart. */
type Reached = (number | undefined)[];

function bullet(level: ListLevel): string {
  const { font, text } = level;
  const mark = font === null ? null : symbolMark(font, text);
  if (mark !== null) return mark;
  const code = text.charCodeAt(0);
  const symbols = font !== null && /^(?:symbol|(?:wing|web)dings ?[23]?)$/i.test(font);
  return text !== '' && (symbols || (code >= 0xe000 && code <= 0xf8ff)) ? '•' : text;
}

function shownNumber(list: ListDefinition, level: ListLevel, reached: Reached): string {
  if (level.hidden) return '';
  if (level.format === 'bullet') return bullet(level);
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const other = list.levels[at];
    const value = reached[at] ?? other?.start ?? 1;
    return formatNumber(value, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
  });
}

/** Whether using level `used` starts level `at` anew. */
function restarts(level: ListLevel | undefined, used: number): boolean {
  const restart = level?.restart ?? null;
  return restart === null || (restart !== 0 && used < restart);
}

function levelOfStyle(list: ListDefinition, chain: readonly string[]): number | null {
  for (const id of chain) {
    const at = list.levels.findIndex((level) => level?.styleId === id);
    if (at !== -1) return at;
  }
  return null;
}

function withStyleLists(part: NumberingPart, styles: Styles): ReadonlyMap<string, ListDefinition> {
  const lists = new Map<string, ListDefinition>();
  for (const [id, list] of part.lists) {
    const styleId = part.bases.get(list.base)?.styleId ?? null;
    const linked = styleId === null ? undefined : part.lists.get(styles.listOf(styleId) ?? '');
    lists.set(id, linked ? { ...list, base: linked.base, levels: linked.levels } : list);
  }
  return lists;
}

/**
 * Makes the counter of one document. Word counts by the base of a list, so two lists of one base go on
 * from each other; a list with a start of its own begins there the first time it is used.
 */
export function createListCounter(part: NumberingPart, styles: Styles): ListCounter {
  const lists = withStyleLists(part, styles);
  const counts = new Map<string, Reached>();
  const begun = new Set<string>();

  const advance = (id: string, list: ListDefinition, at: number): Reached => {
    const reached = counts.get(list.base) ?? [];
    counts.set(list.base, reached);
    const own = begun.has(`${id} ${at}`) ? undefined : list.starts.get(at);
    begun.add(`${id} ${at}`);
    const before = reached[at];
    reached[at] = own ?? (before === undefined ? (list.levels[at]?.start ?? 1) : before + 1);
    for (let deeper = at + 1; deeper < reached.length; deeper += 1) {
      if (restarts(list.levels[deeper], at)) reached[deeper] = undefined;
    }
    return reached;
  };

  return {
    numberOf(properties, style) {
      const id = properties.numberId ?? style.numberId;
      const list = id === null ? undefined : lists.get(id);
      if (id === null || !list) return '';
      const styled = properties.numberId === null ? levelOfStyle(list, style.chain) : null;
      const at = properties.level ?? styled ?? style.level ?? 0;
      const level = list.levels[at];
      if (!level) return '';
      const number = shownNumber(list, level, advance(id, list, at));
      return number === '' || level.suffix === 'nothing' ? number : `${number} `;
    },
  };
}
