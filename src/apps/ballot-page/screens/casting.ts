import { el, p } from '../element.ts';
import type { RoundAtHand } from '../answers.ts';
import type { Screen } from '../frame.ts';
import type { Casting } from '../run/cast-ballot.ts';
import { t } from '../speech.ts';
import { roundHead } from './round-head.ts';

/** How casting stands, in words. */
export function castingText(how: Casting): string {
  switch (how.kind) {
    case 'delay':
      return t('send.delay', { seconds: Math.ceil(how.left / 1000) });
    case 'sending':
      return t('send.sending');
    case 'again':
      return t('send.again', { seconds: how.seconds });
  }
}

/** A ballot on its way, and what moves while it is. */
export interface SendScreen {
  readonly screen: Screen;
  readonly tell: (how: Casting) => void;
}

/** The page while a ballot is on its way. The seconds are shown, and read out only at the turns. */
export function sendScreen(round: RoundAtHand, read: (text: string) => void): SendScreen {
  const bar = el('progress', { max: '1', value: '0', 'aria-label': t('send.delay-label') });
  const how = el('p', { class: 'left' });
  let said = '';
  return {
    screen: {
      key: `send ${round.id}`,
      title: t('send.title'),
      body: [roundHead(round), p(t('send.text')), bar, how],
    },
    tell(now) {
      bar.value = now.kind === 'delay' ? 1 - now.left / now.whole : 1;
      const text = castingText(now);
      how.textContent = now.kind === 'delay' ? text : '';
      if (now.kind !== said && now.kind !== 'delay') read(text);
      said = now.kind;
    },
  };
}
