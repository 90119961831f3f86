import type { RoundAtHand } from '../answers.ts';
import { button, el, p, type Child } from '../element.ts';
import type { Screen } from '../frame.ts';
import type { KeptRound } from '../keep/kept.ts';
import { t, tOr } from '../speech.ts';
import { roundHead } from './round-head.ts';

/** The number of a ballot, as it stands in the published list, in groups that can be read. */
export function ballotNumber(h: string): HTMLElement {
  return el(
    'p',
    { class: 'number' },
    `${t('cast.h')} `,
    el('span', { class: 'code' }, h.replace(/(.{8})(?=.)/g, '$1 ')),
  );
}

/** What proves a ballot and its receipt, for the observers. */
export function evidenceOf(roundId: string, { ctx, ballot, h, receipt }: KeptRound): string {
  return `${JSON.stringify({ round: roundId, ctx, h, receipt, ballot }, null, 1)}\n`;
}

/** Saves the evidence as a file of this device. */
function evidencePart(roundId: string, kept: KeptRound): HTMLElement {
  const save = (): void => {
    const address = URL.createObjectURL(
      new Blob([evidenceOf(roundId, kept)], { type: 'application/json' }),
    );
    el('a', { href: address, download: `ballot-evidence-${roundId}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return el('div', {}, p(t('evidence.warning'), 'hint'), button(t('evidence'), save, 'main'));
}

/** Why the box did not take the ballot, and what to do. */
export function refusedScreen(round: RoundAtHand, kept: KeptRound): Screen {
  const code = kept.refused ?? '';
  return {
    key: `refused ${round.id} ${code}`,
    title: t('refused.title'),
    body: [
      roundHead(round),
      p(tOr(`refused.${code}`, 'refused.other', { code })),
      code !== 'closed' && evidencePart(round.id, kept),
    ],
  };
}

/** Receipt at hand; the list comes after the close. */
export function castScreen(round: RoundAtHand, kept: KeptRound, ...more: readonly Child[]): Screen {
  return {
    key: `cast ${round.id}`,
    title: t('cast.title'),
    body: [roundHead(round), p(t('cast.text')), ballotNumber(kept.h ?? ''), ...more],
  };
}

/** The ballot is in the list. */
export function foundScreen(
  round: RoundAtHand,
  kept: KeptRound,
  ...more: readonly Child[]
): Screen {
  return {
    key: `found ${round.id} ${more.length}`,
    title: t('found.title'),
    body: [roundHead(round), p(t('found.text')), ballotNumber(kept.h ?? ''), ...more],
  };
}

/** The ballot is not in the list: with a receipt that convicts the box. */
export function missingScreen(
  round: RoundAtHand,
  kept: KeptRound,
  again: () => void,
  ...more: readonly Child[]
): Screen {
  return {
    key: `missing ${round.id} ${more.length}`,
    title: t('missing.title'),
    body: [
      roundHead(round),
      p(t(kept.receipt ? 'missing.receipt' : 'missing.none')),
      ballotNumber(kept.h ?? ''),
      evidencePart(round.id, kept),
      button(t('missing.again'), again),
      ...more,
    ],
  };
}

/** The button that deletes everything of an election, once it is over. */
export function deletePart(act: () => void): HTMLElement {
  return el(
    'section',
    {},
    el('h2', {}, t('delete')),
    p(t('delete.text')),
    button(t('delete.go'), act),
  );
}
