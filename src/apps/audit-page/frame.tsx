import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { languageOf, switchLanguage } from './language.ts';

function Seal() {
  return (
    <svg className="seal" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1.5" y="1.5" width="29" height="29" rx="5" fill="#a3241c" />
      <path
        d="M8.5 16.5l5 5L23.5 10.5"
        fill="none"
        stroke="#fff"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Header, content and foot of every page. */
export function Frame({
  wide,
  children,
}: {
  readonly wide: boolean;
  readonly children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const other = languageOf(i18n) === 'zh' ? 'en' : 'zh';
  return (
    <div className={wide ? 'frame frame-wide' : 'frame'}>
      <a className="skip" href="#main" onClick={skipToContent}>
        {t('app.skip')}
      </a>
      <header className="head">
        <div className="head-inner">
          <a className="brand" href="#" aria-label={t('app.home')}>
            <Seal />
            <span className="brand-name">{t('app.name')}</span>
            <span className="brand-product">{t('app.product')}</span>
          </a>
          <Button
            type="text"
            lang={other === 'zh' ? 'zh-CN' : 'en'}
            aria-label={t('app.language.label')}
            onClick={() => void switchLanguage(i18n, other)}
          >
            {t('app.language')}
          </Button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <p>{t('app.foot')}</p>
      </footer>
    </div>
  );
}

/** Moves to the content without touching the address, which names the page. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
