import { el, type Child } from './element.ts';
import { switchLanguage, t } from './speech.ts';

/** One page: shown anew only when its key changes. */
export interface Screen {
  readonly key: string;
  readonly title: string;
  readonly body: readonly Child[];
  /** Called when it is really shown, not where it stood there already. */
  readonly shown?: () => void;
  /** Nothing is to be done any more but to leave. */
  readonly last?: boolean;
}

/** The head, the foot and the one thing between them. */
export interface Frame {
  /** Shows a page; the focus moves to its heading, unless it is the one that is shown. */
  readonly show: (screen: Screen) => void;
  /** A line that is read out, such as how something on its way stands. */
  readonly status: (text: string) => void;
  /** Shows nothing any more, so that the next page is shown whatever its key. */
  readonly clear: () => void;
}

/** Builds the frame into the document; `redraw` is called when the language has changed. */
export function openFrame(name: 'page' | 'kiosk', redraw: () => void): Frame {
  const heading = el('h1', { tabindex: '-1' });
  const body = el('div');
  const status = el('p', { role: 'status', class: 'status' });
  const main = el('main', {}, heading, body, status);
  const brand = el('span', { class: 'brand' });
  const language = el('button', { type: 'button', class: 'language' });
  const foot = el('footer');
  let shown: string | null = null;

  const speakAgain = (): void => {
    brand.textContent = t(name);
    language.textContent = t('language');
    foot.replaceChildren(el('p', {}, t('honest1')), el('p', {}, t('honest2')));
  };
  language.addEventListener('click', () => {
    void switchLanguage().then(
      () => {
        speakAgain();
        shown = null;
        redraw();
      },
      () => {
        status.textContent = t('offline.title');
      },
    );
  });
  speakAgain();
  document.body.replaceChildren(el('header', {}, brand, language), main, foot);
  return {
    show(screen) {
      if (screen.key === shown) return;
      shown = screen.key;
      heading.textContent = screen.title;
      document.title = `${screen.title} · ${t(name)}`;
      status.textContent = '';
      body.replaceChildren(...screen.body.filter((one) => one !== null && one !== false));
      heading.focus();
      scrollTo(0, 0);
      screen.shown?.();
    },
    status(text) {
      if (status.textContent !== text) status.textContent = text;
    },
    clear() {
      shown = null;
      heading.textContent = '';
      body.replaceChildren();
      status.textContent = '';
    },
  };
}
