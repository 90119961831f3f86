import { el } from './element.ts';
import { openFrame, type Frame } from './frame.ts';
import { openStore, type Store } from './keep/store.ts';
import { plainScreen } from './screens/messages.ts';
import { rememberedLanguage, speak } from './speech.ts';
import { wait } from './waiting.ts';

/** What a page of this house begins with. */
export interface Beginning {
  readonly frame: Frame;
  readonly store: Store;
  readonly here: URL;
  /** Slug of the school in the address. */
  readonly school: string;
  readonly failed: (error: unknown) => void;
  /** Takes what is to be done when the page has to be shown anew. */
  readonly onRedraw: (act: () => void) => void;
}

/** Opens the store, or null where this browser cannot do what voting needs. */
async function storeOrNull(name: string): Promise<Store | null> {
  try {
    crypto.getRandomValues(new Uint8Array(1));
    return await openStore(name);
  } catch {
    // Private windows of some browsers forbid storage; the page says so before anything begins.
    return null;
  }
}

/** Tries until the words are there; a network that is gone may come back. */
async function speakFirst(): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await speak(rememberedLanguage());
    } catch (error) {
      if (tries === 5) throw error;
      await wait(2000);
    }
  }
}

async function prepare(
  name: 'page' | 'kiosk',
  run: (beginning: Beginning) => Promise<void> | void,
): Promise<void> {
  await speakFirst();
  const here = new URL(location.href);
  let redraw = (): void => undefined;
  const frame = openFrame(name, () => redraw());
  const failed = (error: unknown): void => {
    console.error(error);
    frame.show(plainScreen('failed'));
  };
  addEventListener('unhandledrejection', ({ reason }) => failed(reason));
  const store = await storeOrNull(name === 'page' ? 'mingzhang-ballot' : 'mingzhang-kiosk');
  if (store === null) return frame.show(plainScreen('unsupported'));
  const onRedraw = (act: () => void): void => {
    redraw = act;
  };
  const [, school = ''] = here.pathname.split('/');
  return run({ frame, store, here, school, failed, onRedraw });
}

/** Begins a page: words, frame, store; then what it is for. */
export function begin(
  name: 'page' | 'kiosk',
  run: (beginning: Beginning) => Promise<void> | void,
): void {
  prepare(name, run).catch((error: unknown) => {
    console.error(error);
    // There may be no words to say it with.
    const text = '页面没有载入完整，请重新打开。 Load the page again.';
    document.body.append(el('p', { role: 'alert' }, text));
  });
}
