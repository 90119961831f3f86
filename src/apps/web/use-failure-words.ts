import { useTranslation } from 'react-i18next';
import type { Failure } from '../../surfaces/ui/answer.ts';
import { roomWords } from '../../surfaces/ui/room-words.ts';

/** A failure as a title and a line, for pages outside a school. Null for none. */
export function useFailureWords(
  failure: Failure | null,
  room = 'web',
): { readonly title: string; readonly text: string } | null {
  const { i18n } = useTranslation('web');
  const ui = (key: string): string => i18n.t(key, { ns: 'ui' });
  switch (failure?.kind) {
    case undefined:
      return null;
    case 'unreachable':
      return { title: ui('failure.unreachable'), text: ui('failure.unreachable.way') };
    case 'fault':
      return { title: ui('failure.fault'), text: ui('failure.fault.way') };
    case 'refused': {
      const [first] = failure?.kind === 'refused' ? failure.refusals : [];
      const told = first ? roomWords(i18n).refusal(room, first) : null;
      return { title: told?.says ?? ui('failure.fault'), text: told?.way ?? '' };
    }
  }
}
