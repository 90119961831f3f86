// Strokes of a surname come from the character tables of Unicode (CLDR), by which Node's full ICU sorts.
const byStrokes = new Intl.Collator('zh-u-co-stroke');

/** Whether this machine knows strokes at all; without full ICU it would sort by pinyin and not say so. */
export const knowsStrokes = (): boolean => byStrokes.resolvedOptions().collation === 'stroke';

/**
 * The order 以姓氏笔画为序: by strokes of the first character, then of the next. Equal names keep the order of their ids,
 * so that two lists of the same people are the same list.
 */
export function inOrderOfStrokes<T extends { readonly name: string; readonly personId: string }>(
  people: readonly T[],
): readonly T[] {
  return people.toSorted(
    (a, b) =>
      byStrokes.compare(a.name, b.name) ||
      (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0),
  );
}
