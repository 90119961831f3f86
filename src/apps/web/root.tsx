import { useEffect } from 'react';
import { Outlet, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { addresses } from './addresses.ts';
import { languageOf } from './language.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { NoticePage } from './notice-page.tsx';
import { PublicFrame } from './public-frame.tsx';
import { themeOf } from './theme.ts';
import type { ReactNode } from 'react';

/** Lists and calendars that open belong to the content, for whoever jumps from landmark to landmark. */
function popupPlace(): HTMLElement {
  return document.getElementById('main') ?? document.body;
}

function Dressed({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation('web');
  const language = languageOf(i18n);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <ConfigProvider
      theme={themeOf(language)}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupPlace}
    >
      {children}
    </ConfigProvider>
  );
}

/** Around every page: language and dress. */
export function Root() {
  return (
    <Dressed>
      <Outlet />
    </Dressed>
  );
}

/** A page broke: says so, and how to go on. What broke is in the browser's console. */
export function FaultPage({ reset }: ErrorComponentProps) {
  const { t } = useTranslation('web');
  return (
    <Dressed>
      <PublicFrame>
        <NoticePage title={t('fault')} text={t('fault.way')}>
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('fault.reload')}
          </Button>
          <a href={addresses.landing} onClick={reset}>
            {t('not-found.home')}
          </a>
        </NoticePage>
      </PublicFrame>
    </Dressed>
  );
}

/** An address that names no page. */
export function UnknownPage() {
  return (
    <PublicFrame>
      <NotFoundPage reason="page" />
    </PublicFrame>
  );
}
