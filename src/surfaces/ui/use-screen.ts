import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 599.9px)';

function subscribeTo(query: string): (onChange: () => void) => () => void {
  const media = window.matchMedia(query);
  return (onChange) => {
    media.addEventListener('change', onChange);
    return () => media.removeEventListener('change', onChange);
  };
}

const subscribe = subscribeTo(narrow);

/** Whether the screen is a phone's: below 600 px. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
}
