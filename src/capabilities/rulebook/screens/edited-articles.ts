import type { DraftArticle } from '../model.ts';

/** An article in the editor; `key` tells it apart while numbers change. */
export interface EditedArticle extends DraftArticle {
  readonly key: number;
}

/** What can be done with an article of the list, by its place. */
export type Edit =
  | { readonly kind: 'change'; readonly at: number; readonly set: Partial<DraftArticle> }
  /** Cuts its text at a place; what follows becomes an article of its own. */
  | { readonly kind: 'split'; readonly at: number; readonly offset: number }
  /** Joins it to the one before. */
  | { readonly kind: 'join'; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number }
  | { readonly kind: 'up'; readonly at: number }
  | { readonly kind: 'down'; readonly at: number };

const leading = /^\s*(第\s*[〇零一二两三四五六七八九十百\d]{1,6}\s*条)[\s:：、.．]*/;

const nextKey = (list: readonly EditedArticle[]): number =>
  list.reduce((most, { key }) => Math.max(most, key), 0) + 1;

/** Begins the list with articles that were found or drafted. */
export const edited = (
  articles: readonly (Omit<DraftArticle, 'from' | 'values'> & Partial<DraftArticle>)[],
): readonly EditedArticle[] =>
  articles.map(({ from, number, chapter, text, values }, key) => ({
    ...{ key, from: from ?? null, number, chapter, text, values: values ?? [] },
  }));

function split(list: readonly EditedArticle[], at: number, offset: number) {
  const one = list[at];
  if (!one) return list;
  const rest = one.text.slice(offset);
  const number = leading.exec(rest)?.[1]?.replace(/\s/g, '') ?? '';
  const text = rest.replace(leading, '').trim();
  const second = { ...one, key: nextKey(list), from: null, number, text, values: [] };
  return list.toSpliced(at, 1, { ...one, text: one.text.slice(0, offset).trimEnd() }, second);
}

function join(list: readonly EditedArticle[], at: number) {
  const [before, one] = [list[at - 1], list[at]];
  if (!before || !one) return list;
  const text = [before.text, one.text].filter((part) => part !== '').join('\n');
  return list.toSpliced(at - 1, 2, { ...before, text, values: before.values.concat(one.values) });
}

function swap(list: readonly EditedArticle[], first: number) {
  const [a, b] = [list[first], list[first + 1]];
  return a && b ? list.toSpliced(first, 2, b, a) : list;
}

/** The list after an edit. */
export function applyEdit(list: readonly EditedArticle[], edit: Edit): readonly EditedArticle[] {
  const { at } = edit;
  const one = list[at];
  switch (edit.kind) {
    case 'change':
      return one ? list.with(at, { ...one, ...edit.set }) : list;
    case 'split':
      return split(list, at, edit.offset);
    case 'join':
      return join(list, at);
    case 'remove':
      return list.toSpliced(at, 1);
    case 'add': {
      const fresh = { key: nextKey(list), from: null, number: '', text: '', values: [] };
      return list.toSpliced(at + 1, 0, { ...fresh, chapter: one?.chapter ?? null });
    }
    case 'up':
      return swap(list, at - 1);
    case 'down':
      return swap(list, at);
  }
}

/** The articles as they are sent. */
export const sentArticles = (list: readonly EditedArticle[]): readonly DraftArticle[] =>
  list.map(({ from, number, chapter, text, values }) => ({
    ...{ from, number: number.trim(), text: text.trim(), values },
    chapter: chapter === null || chapter.trim() === '' ? null : chapter.trim(),
  }));
