import { button, el, p } from '../element.ts';
import type { Screen } from '../frame.ts';
import { t } from '../speech.ts';
import { fetchAtKiosk } from './fetching.ts';
import { watchIdle } from './idle.ts';
import type { KioskParts, Visit } from './visit.ts';
import { voteAtKiosk } from './voting.ts';

/** The first page: nothing of anybody is on it. */
function startScreen(fetch: () => void, vote: () => void): Screen {
  return {
    key: 'start',
    title: t('kiosk.start'),
    body: [button(t('kiosk.fetch'), fetch, 'main'), button(t('kiosk.vote'), vote, 'main')],
  };
}

/**
 * Runs a kiosk. Whatever somebody typed or marked is in the memory of their visit alone; the address never changes, so
 * that going back shows nothing, and a kiosk that was left clears itself.
 */
export function runKiosk(parts: KioskParts): void {
  const { frame, here, failed } = parts;
  const token = here.hash.slice(1);
  let visits = 0;
  const begin = (): void => {
    visits += 1;
    const number = visits;
    idle.watch(false);
    document.body.classList.remove('visit');
    frame.clear();
    const isOn = (): boolean => number === visits;
    const visit: Visit = {
      ...{ ...parts, token, leave: begin, isOn },
      show(screen) {
        if (!isOn()) return;
        idle.watch(true);
        // Turning the language ends a visit, so it is turned before one begins.
        document.body.classList.add('visit');
        const leave = screen.last
          ? button(t('kiosk.done'), begin, 'main')
          : button(t('kiosk.leave'), begin);
        frame.show({ ...screen, body: [...screen.body, el('p', { class: 'leave' }, leave)] });
      },
    };
    const go = (work: (visit: Visit) => Promise<void>) => (): void =>
      void work(visit).catch(failed);
    frame.show(startScreen(go(fetchAtKiosk), go(voteAtKiosk)));
  };
  const idle = watchIdle(begin);
  parts.onRedraw(begin);
  // A page that is left is cleared first: going back to it must not show what was on it.
  addEventListener('pagehide', begin);
  if (!/^[\w-]{20,}$/.test(token))
    return frame.show({ key: 'bad', title: t('kiosk'), body: [p(t('kiosk.bad-link'))] });
  begin();
}
