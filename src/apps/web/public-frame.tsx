import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addresses } from './addresses.ts';
import { InnerLink } from './inner-link.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { OfflineNote } from './offline-note.tsx';
import { Seal } from './seal.tsx';
import { SkipLink } from './skip-link.tsx';

/** Header, content and foot of the pages that need no log-in. */
export function PublicFrame(props: { readonly children: ReactNode; readonly foot?: boolean }) {
  const { children, foot = true } = props;
  const { t } = useTranslation('web');
  return (
    <div className="frame">
      <SkipLink />
      <header className="head">
        <div className="head-inner head-public">
          <InnerLink className="brand" href={addresses.landing} aria-label={t('home')}>
            <Seal />
            <span className="brand-name">{t('name')}</span>
          </InnerLink>
          <LanguageSwitch />
        </div>
      </header>
      <OfflineNote />
      <main id="main" tabIndex={-1} className="main-public">
        {children}
      </main>
      {foot && (
        <footer className="foot">
          <a href={addresses.audit}>{t('audit.link')}</a>
        </footer>
      )}
    </div>
  );
}
