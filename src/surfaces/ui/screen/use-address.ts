import { useRouter, useRouterState } from '@tanstack/react-router';

/**
 * What stands after `?` in the address, and how it is changed. What a page shows belongs there, so that it can be sent
 * to somebody, printed and gone back to. A change keeps the page and, unless it `turns` it, its place in the history.
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
  function change(changed: Readonly<Record<string, string | null>>, turns = false): void {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changed)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    router.history[turns ? 'push' : 'replace'](text === '' ? pathname : `${pathname}?${text}`);
  }
  return [search, change];
}
