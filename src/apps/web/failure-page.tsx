import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../surfaces/ui/answer.ts';
import { roomWords } from '../../surfaces/ui/room-words.ts';
import { addresses } from './addresses.ts';
import { InnerLink } from './inner-link.tsx';
import { NoticePage } from './notice-page.tsx';

/** A whole page that cannot be shown, with the reason and the way out. */
export function FailurePage(props: { readonly failure: Failure; onRetry(): void }) {
  const { failure, onRetry } = props;
  const { t, i18n } = useTranslation('web');
  const told = useTold(failure);
  return (
    <NoticePage title={told.title} text={told.text}>
      <Button type="primary" onClick={onRetry}>
        {t('failure.retry')}
      </Button>
      <InnerLink href={addresses.landing}>{t('failure.home')}</InnerLink>
      {failure.kind === 'fault' && failure.reference !== null && (
        <p className="hint">
          {i18n.t('failure.reference', { ns: 'ui', reference: failure.reference })}
        </p>
      )}
    </NoticePage>
  );
}

function useTold(failure: Failure): { readonly title: string; readonly text: string } {
  const { i18n } = useTranslation('web');
  const ui = (key: string): string => i18n.t(key, { ns: 'ui' });
  switch (failure.kind) {
    case 'unreachable':
      return { title: ui('failure.unreachable'), text: ui('failure.unreachable.way') };
    case 'fault':
      return { title: ui('failure.fault'), text: ui('failure.fault.way') };
    case 'refused': {
      const [first] = failure.refusals;
      const told = first ? roomWords(i18n).refusal('web', first) : null;
      return { title: told?.says ?? ui('failure.fault'), text: told?.way ?? '' };
    }
  }
}
