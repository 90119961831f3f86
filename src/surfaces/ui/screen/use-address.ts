import { useState } from 'react';
import { useRouter, useRouterState } from '@tanstack/react-router';

/**
 * What stands after `?` in the address, and how it is changed. What a page shows belongs there, so that it can be sent
 * to somebody, printed and gone back to. A change keeps the page and, unless it `turns` it, its place in the history.
 * A page on its way out keeps what it was opened with: it must not ask on with the address of the page that follows.
 */
export function useAddress(): readonly [
  Readonly<Record<string, string>>,
  (changed: Readonly<Record<string, string | null>>, turns?: boolean) => void,
] {
  const router = useRouter();
  const { pathname, search } = useRouterState({
    select: ({ location }) => ({
      pathname: location.pathname,
      search: location.search as Readonly<Record<string, string>>,
    }),
  });
  const [own] = useState(pathname);
  const [last, setLast] = useState(search);
  const here = pathname === own;
  if (here && last !== search) setLast(search);
  function change(changed: Readonly<Record<string, string | null>>, turns = false): void {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changed)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    router.history[turns ? 'push' : 'replace'](text === '' ? pathname : `${pathname}?${text}`);
  }
  return [here ? search : last, change];
}
