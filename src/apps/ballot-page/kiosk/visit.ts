import { lineForm, p } from '../element.ts';
import type { Frame, Screen } from '../frame.ts';
import type { Store } from '../keep/store.ts';
import { t } from '../speech.ts';

/** What a kiosk stands on. */
export interface KioskParts {
  readonly frame: Frame;
  readonly school: string;
  readonly here: URL;
  readonly store: Store;
  readonly failed: (error: unknown) => void;
  readonly onRedraw: (act: () => void) => void;
}

/** One person at the kiosk, from the first touch until the screen is cleared. */
export interface Visit extends KioskParts {
  readonly token: string;
  /** Shows a page, with the way to leave under it; nothing where the visit is over. */
  readonly show: (screen: Screen) => void;
  /** Ends the visit and clears the screen. */
  readonly leave: () => void;
  /** Whether the visit goes on; what is under way on its behalf shows nothing any more when it is over. */
  readonly isOn: () => boolean;
}

/** Asks for the delegate's code. */
export function askDelegate(visit: Visit, text: string | null, take: (code: string) => void): void {
  const form = lineForm({
    ...{ label: t('kiosk.delegate.label'), hint: t('kiosk.delegate.hint'), wrong: null },
    ...{ go: t('on'), digits: true },
    take(typed) {
      const code = typed.replace(/\D/g, '');
      if (code.length !== 8) return t('kiosk.delegate.bad');
      take(code);
      return null;
    },
  });
  visit.show({ key: 'delegate', title: t('kiosk.delegate'), body: [text && p(text), form] });
}

/** A page of one sentence that ends a visit. */
export function lastScreen(visit: Visit, key: string, text: string): void {
  visit.show({ key, title: t('kiosk'), body: [p(text)], last: true });
}
