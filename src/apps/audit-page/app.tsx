import { useEffect, useRef } from 'react';
import { Alert, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import sampleText from '../../../fixtures/sample/disclosure.txt?raw';
import { Frame } from './frame.tsx';
import { languageOf } from './language.ts';
import { ListPage } from './list-page.tsx';
import { ReadingPage } from './reading/reading-page.tsx';
import { ResultPage } from './result/result-page.tsx';
import { GroupingPage } from './start/grouping-page.tsx';
import { PastePage } from './start/paste-page.tsx';
import { StartPage } from './start/start-page.tsx';
import { fileOfPaste } from './take-files.ts';
import { theme } from './theme.ts';
import { useSession, type Session } from './use-session.ts';

function Start({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { disclosures, offer, turnTo } = session;
  const last = disclosures.length > 1 ? 'list' : 'result-1';
  return (
    <StartPage
      onFiles={offer}
      onPaste={() => turnTo('paste')}
      onSample={() => offer([fileOfPaste(sampleText, null, t('sample.name'))])}
      onBack={disclosures.length > 0 ? () => turnTo(last) : null}
    />
  );
}

function Result({ session }: { readonly session: Session }) {
  const index = Number(session.page.slice('result-'.length)) - 1;
  const disclosure = session.disclosures[index];
  if (!disclosure) return <Start session={session} />;
  return (
    <ResultPage
      key={`${index}-${session.runs}`}
      disclosure={disclosure}
      onAgain={(files) => session.again(index, files)}
      onForm={(form) => session.readAs(index, form)}
      onNew={() => session.turnTo('start')}
      onList={session.disclosures.length > 1 ? () => session.turnTo('list') : null}
    />
  );
}

/** The page that the address names; the start page where what it needs is not there. */
function Page({ session }: { readonly session: Session }) {
  const { page, waiting, disclosures, progress, turnTo } = session;
  const toStart = (): void => turnTo('start');
  if (page.startsWith('result-')) return <Result session={session} />;
  if (page === 'paste') {
    return <PastePage onFile={(file) => session.offer([file])} onBack={toStart} />;
  }
  if (page === 'grouping' && waiting.length > 0) {
    return <GroupingPage files={waiting} onStart={session.begin} onBack={toStart} />;
  }
  if (page === 'reading' && progress) {
    const seconds = defaultLimits.milliseconds / 1000;
    return <ReadingPage progress={progress} seconds={seconds} onCancel={session.cancel} />;
  }
  if (page === 'list' && disclosures.length > 0) {
    const open = (index: number): void => turnTo(`result-${index + 1}`);
    return <ListPage disclosures={disclosures} onOpen={open} onNew={toStart} />;
  }
  return <Start session={session} />;
}

/** Keeps a file dropped beside a zone from being opened by the browser in place of the page. */
function useDropGuard(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

/** Takes the focus along when the page turns; a result takes it to its answer itself. */
function useFocusOnTurn(page: string): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    if (!page.startsWith('result-'))
      document.getElementById('main')?.focus({ preventScroll: true });
  }, [page]);
}

/** The audit page. */
export function App() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const session = useSession();
  useDropGuard();
  useFocusOnTurn(session.page);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.title');
  }, [language, t]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <Frame wide={session.page.startsWith('result-')}>
        {session.broken !== null && (
          <Alert
            className="problem"
            type="error"
            showIcon
            title={t('reading.broken', { message: session.broken })}
          />
        )}
        <Page session={session} />
      </Frame>
    </ConfigProvider>
  );
}
