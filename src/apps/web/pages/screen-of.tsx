import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../screens.ts';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';

/** A screen of a capability, fetched when it is opened. */
export function ScreenOf({ screen }: { readonly screen: Screen }) {
  const { t } = useTranslation('web');
  const { Page } = screen;
  return (
    <Suspense fallback={<Waiting label={t('loading')} />}>
      <Page />
    </Suspense>
  );
}
