import type { ArticleTold } from '../reading.ts';

/** How many articles are bound, left unbound with a reason, and open. */
export function bindingCounts(articles: readonly Pick<ArticleTold, 'binding'>[]) {
  const count = (binding: ArticleTold['binding']): number =>
    articles.filter((one) => one.binding === binding).length;
  return { bound: count('bound'), unbound: count('unbound'), open: count('open') };
}
