import { createContext, use } from 'react';

/** Tells on the page at this address that something was done. */
export type Flash = (text: string, pathname: string) => void;

/** Set by the shell. */
export const FlashContext = createContext<Flash | null>(null);

/** Tells on the next page that something was done. */
export function useFlash(): Flash {
  const flash = use(FlashContext);
  if (!flash) throw new Error('no shell around this page');
  return flash;
}
