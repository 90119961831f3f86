/**
 * What the browser keeps for us: the language for good, the chosen capacity as long as the tab is open. A browser may
 * forbid it (SecurityError); the choice then lasts as long as the page.
 */
function store(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

const languageKey = 'mingzhang.language';
const capacityKey = (school: string): string => `mingzhang.capacity.${school}`;

/** The language chosen before, here or on the audit page; null where none was. */
export function keptLanguage(): string | null {
  return store('localStorage')?.getItem(languageKey) ?? null;
}

/** Keeps the language. */
export function keepLanguage(language: string): void {
  store('localStorage')?.setItem(languageKey, language);
}

/** The capacity chosen in this tab. */
export function keptCapacity(school: string): string | null {
  return store('sessionStorage')?.getItem(capacityKey(school)) ?? null;
}

/** Keeps the capacity. */
export function keepCapacity(school: string, capacity: string): void {
  store('sessionStorage')?.setItem(capacityKey(school), capacity);
}
