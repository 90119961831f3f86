import { useSyncExternalStore } from 'react';

/** From this width on, the document stands beside the findings. */
const wideScreen = window.matchMedia('(min-width: 1000px)');

function subscribe(onChange: () => void): () => void {
  wideScreen.addEventListener('change', onChange);
  return () => wideScreen.removeEventListener('change', onChange);
}

/** Whether the screen is wide enough for two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wideScreen.matches);
}
