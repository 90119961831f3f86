import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 900px)');

function subscribe(onChange: () => void): () => void {
  wide.addEventListener('change', onChange);
  return () => wide.removeEventListener('change', onChange);
}

/** Whether the menu has room beside the content. */
export function useDesktop(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
