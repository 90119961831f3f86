import { button, el } from '../element.ts';
import { t } from '../speech.ts';

/** Seconds without a touch after which a kiosk asks, and then clears its screen. */
export const idleSeconds = 75;
const warningSeconds = 15;

/** Watches whether somebody is there. */
export interface IdleWatch {
  /** Whether there is anything to be cleared. */
  readonly watch: (on: boolean) => void;
}

/** Clears the screen of a kiosk that was left: what was typed and marked must not be there for the next one. */
export function watchIdle(clear: () => void): IdleWatch {
  let left = idleSeconds;
  let on = false;
  const words = el('p', { role: 'alert' });
  const stay = (): void => {
    left = idleSeconds;
    dialog.remove();
  };
  const ask = button('', stay, 'main');
  const dialog = el('div', { class: 'idle' }, words, ask);
  for (const sign of ['pointerdown', 'keydown', 'input']) addEventListener(sign, stay);
  setInterval(() => {
    if (!on) return;
    left -= 1;
    if (left === 0) {
      dialog.remove();
      return clear();
    }
    if (left > warningSeconds) return;
    words.textContent = t('kiosk.idle', { seconds: left });
    ask.textContent = t('kiosk.stay');
    if (!dialog.isConnected) document.body.append(dialog);
  }, 1000);
  return {
    watch(next) {
      on = next;
      left = idleSeconds;
    },
  };
}
