import { useCallback, useSyncExternalStore } from 'react';

/** The pages of the audit, as the address names them after the #. */
export type PageAddress = 'start' | 'paste' | 'grouping' | 'reading' | 'list' | `result-${number}`;

function addressOf(hash: string): PageAddress {
  const name = hash.replace(/^#/, '');
  const known = ['paste', 'grouping', 'reading', 'list'] as const;
  const result = /^result-(\d{1,4})$/.exec(name);
  if (result) return `result-${Number(result[1])}`;
  return known.find((page) => page === name) ?? 'start';
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/**
 * The page that the address names, and a way to turn to another. Only the part after # changes, which
 * works for a file on disk too; the browser's back button turns back a page and loses nothing.
 */
export function usePageAddress(): readonly [
  PageAddress,
  (page: PageAddress, how?: 'push' | 'replace') => void,
] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const turnTo = useCallback((page: PageAddress, how: 'push' | 'replace' = 'push') => {
    const target = `#${page === 'start' ? '' : page}`;
    if (how === 'replace') window.location.replace(target);
    else window.location.hash = target;
    window.scrollTo(0, 0);
  }, []);
  return [addressOf(hash), turnTo];
}
