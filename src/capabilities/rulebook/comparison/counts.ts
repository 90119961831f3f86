import type { ArticleChange } from './align.ts';

/** How many articles of each kind; one that moved counts beside what else became of it. */
export function countsOf(changes: readonly ArticleChange[]): Readonly<Record<string, number>> {
  const count = (kind: ArticleChange['kind']): number =>
    changes.filter((change) => change.kind === kind).length;
  return {
    unchanged: count('unchanged'),
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
    moved: changes.filter(({ moved }) => moved).length,
  };
}
