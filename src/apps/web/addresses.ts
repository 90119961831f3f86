import type { Carried } from '../../surfaces/ui/surface.tsx';

/** Addresses of the application's pages. */
export const addresses = {
  landing: '/',
  setUp: '/?step=set-up',
  audit: '/audit/',
  workbench: (school: string) => `/${school}/`,
  calendar: (school: string) => `/${school}/calendar`,
  account: (school: string) => `/${school}/account`,
  logIn: (school: string, back?: string) =>
    `/${school}/log-in${back === undefined ? '' : `?${new URLSearchParams({ back }).toString()}`}`,
  invitation: (school: string) => `/${school}/invitation`,
  /** Not a page: the server sends the browser on to the school's own log-in. */
  signOn: (school: string, id: string, back: string | null) =>
    `/api/${school}/sign-on/${id}${back === null ? '' : `?${new URLSearchParams({ back }).toString()}`}`,
  /** An address a room gives relative to the school: `do/unit.create`. */
  within: (school: string, address: string) => `/${school}/${address}`,
  see: (school: string, list: string) => `/${school}/see/${list}`,
  screen: (school: string, path: string) => `/${school}/${path}`,
  do: (school: string, verb: string, filled: Readonly<Record<string, string>>) => {
    const search = new URLSearchParams(filled).toString();
    return `/${school}/do/${verb}${search === '' ? '' : `?${search}`}`;
  },
} as const;

/** The way back after logging in: a page of this school and no other place, or null. */
export function safeBack(school: string, back: string | null): string | null {
  if (back === null || !back.startsWith(`/${school}/`)) return null;
  const pathname = new URL(back, 'http://mingzhang.invalid').pathname;
  return pathname.startsWith(`/${school}/`) && !pathname.startsWith(`/${school}/log-in`)
    ? back
    : null;
}

declare module '@tanstack/history' {
  interface HistoryState {
    /** What a page was handed over beside its address. */
    carried?: Carried;
  }
}
