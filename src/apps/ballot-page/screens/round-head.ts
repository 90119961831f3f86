import type { Setup } from '../../../engines/ballots/model.ts';
import type { RoundAtHand } from '../answers.ts';
import { el, p } from '../element.ts';
import { t } from '../speech.ts';

/** Which round it is. */
export const roundName = ({ round }: Setup): string =>
  t(`round.${round.kind}`, { number: round.lawNumber });

/** Who keeps the secrecy of a round, no better than it is. */
export function secrecyOf({ seal, issuers }: Setup): string {
  if (seal !== null) return t('secrecy.observers');
  return t(issuers.length > 1 ? 'secrecy.cosigned' : 'secrecy.server');
}

/** What stands above every page of a round: what is elected, and the check code to compare. */
export function roundHead({ setup, checkCode }: RoundAtHand): HTMLElement {
  return el(
    'section',
    { class: 'round' },
    p(setup.school, 'hint'),
    p(`${setup.title} · ${setup.office.title}`, 'what'),
    p(`${roundName(setup)} · ${t('seats', { seats: setup.round.seats })}`),
    el(
      'p',
      { class: 'check' },
      `${t('check-code')} `,
      el('strong', { class: 'code' }, checkCode),
      el('span', { class: 'hint' }, t('check-code.compare')),
    ),
    p(secrecyOf(setup), 'hint'),
  );
}
