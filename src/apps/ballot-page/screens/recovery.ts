import { readRecoveryCode, recoveryCode } from '../../../engines/ballots/recovery-code.ts';
import type { RoundAtHand } from '../answers.ts';
import { button, el, lineForm, p, type Child } from '../element.ts';
import type { Screen } from '../frame.ts';
import { bytesIn } from '../run/read-round.ts';
import { t } from '../speech.ts';
import { roundHead } from './round-head.ts';

/** The code of a seed in groups of five, the last of six, as it is written down. */
export function groupedCode(seed: string): string {
  return recoveryCode(bytesIn(seed)).replace(/(.{5})(?=.{5})/g, '$1 ');
}

/** The recovery code, large, until its owner has written it down. */
export function codeScreen(seed: string, noted: () => void): Screen {
  const groups = groupedCode(seed)
    .split(' ')
    .map((group) => el('span', {}, group));
  return {
    key: 'code',
    title: t('code.title'),
    body: [
      p(t('code.text')),
      el('p', { class: 'recovery code', 'aria-label': t('recover.label') }, ...groups),
      button(t('code.noted'), noted, 'main'),
    ],
  };
}

/** What entering a recovery code stands on. */
export interface RecoverParts {
  readonly round: RoundAtHand | null;
  readonly text: string;
  /** What was wrong with the one before. */
  readonly wrong: string | null;
  readonly take: (seed: Uint8Array) => void;
  readonly back: (() => void) | null;
}

/** Entering a recovery code that was written down elsewhere. */
export function recoverScreen({ round, text, wrong, take, back }: RecoverParts): Screen {
  const form = lineForm({
    ...{ label: t('recover.label'), hint: t('recover.hint'), wrong, go: t('on') },
    take(typed) {
      const seed = readRecoveryCode(typed);
      if (seed === null) return t('recover.bad');
      take(seed);
      return null;
    },
  });
  const body: readonly Child[] = [
    round && roundHead(round),
    p(text),
    form,
    p(t('recover.lost'), 'hint'),
    back && button(t('back'), back),
  ];
  return { key: `recover ${round?.id ?? ''} ${wrong ?? ''}`, title: t('recover.title'), body };
}
