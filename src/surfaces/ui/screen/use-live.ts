import { useEffect, useRef } from 'react';

/** Asks again every few seconds while the page is looked at, so that everybody in the hall sees the same numbers. */
export function useLive(again: () => void, seconds = 5): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  }, [again]);
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') latest.current();
    }, seconds * 1000);
    return () => window.clearInterval(timer);
  }, [seconds]);
}
