import { useEffect, useMemo, useState } from 'react';
import { Alert, Button, Drawer, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormReport } from '../../../capabilities/audit/report.ts';
import { countFindings } from '../../../capabilities/audit/papers/report-words.ts';
import type { Span } from '../../../engines/documents/tree.ts';
import { languageOf } from '../language.ts';
import type { Disclosure, SourceFile } from '../model.ts';
import { reportsOf, reportsOfText } from '../reports.ts';
import { DropZone } from '../start/drop-zone.tsx';
import { useWide } from '../use-wide.ts';
import { Answer, FormFacts } from './answer.tsx';
import { Comparison } from './comparison.tsx';
import { DocumentPane } from './document-pane.tsx';
import { Downloads } from './downloads.tsx';
import { FormChoice, needsFormChoice } from './form-choice.tsx';
import { FindingsList, type FindingFilter } from './findings-list.tsx';
import { ItemsTable } from './items-table.tsx';
import { idOf, turnToElement, type QuoteChoice } from './quote-choice.ts';

/** What the result is shown from and can set off. `onList` is null where there is no list to go back to. */
export interface ResultPageProps {
  readonly disclosure: Disclosure;
  readonly onAgain: (files: readonly SourceFile[]) => void;
  readonly onForm: (form: string | null) => void;
  readonly onNew: () => void;
  readonly onList: (() => void) | null;
}

interface FormResultProps {
  readonly report: FormReport;
  readonly shown: string | null;
  readonly onQuote: (finding: number, quote: number) => void;
}

function FormResult({ report, shown, onQuote }: FormResultProps) {
  const [filter, setFilter] = useState<FindingFilter>('all');
  return (
    <>
      <FormFacts report={report} />
      <FindingsList
        report={report}
        filter={filter}
        onFilter={setFilter}
        onQuote={onQuote}
        shown={shown}
      />
      <ItemsTable report={report} onShowFindings={() => setFilter('all')} />
    </>
  );
}

interface FormTabsProps {
  readonly reports: readonly FormReport[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly shown: string | null;
  readonly onQuote: (form: number, finding: number, quote: number) => void;
}

function FormTabs({ reports, active, onActive, shown, onQuote }: FormTabsProps) {
  const { t } = useTranslation();
  const panel = (report: FormReport, index: number) => (
    <FormResult report={report} shown={shown} onQuote={(...at) => onQuote(index, ...at)} />
  );
  const [only] = reports;
  if (reports.length === 1 && only) return panel(only, 0);
  return (
    <Tabs
      aria-label={t('result.tabs')}
      activeKey={String(active)}
      onChange={(key) => onActive(Number(key))}
      items={reports.map((report, index) => ({
        key: String(index),
        forceRender: true,
        label: t('result.tab', {
          kind: t(`kind.${report.kind ?? 'unknown'}`),
          contradictions: countFindings(report.findings).contradiction,
        }),
        children: panel(report, index),
      }))}
    />
  );
}

function Again({ onAgain, disclosure }: Pick<ResultPageProps, 'onAgain' | 'disclosure'>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const audited = disclosure.audited !== null && disclosure.audited.audits.length > 0;
  const key = audited ? 'result.again' : 'result.other';
  return (
    <section className="again" aria-label={t(key)}>
      <h2>{t(key)}</h2>
      <DropZone
        large={false}
        lead={t(`${key}.lead`)}
        label={t(`${key}.choose`)}
        onFiles={onAgain}
        onProblem={setProblem}
      />
      {problem !== null && <Alert className="problem" type="error" showIcon title={problem} />}
    </section>
  );
}

/** The quotation asked for, and the ways to ask for another or for none. */
function useQuoteChoice({ audited }: Disclosure) {
  const [choice, setChoice] = useState<QuoteChoice | null>(null);
  const choose = (form: number, finding: number, quote: number): void => {
    const audit = audited?.audits[form];
    const span = audit?.findings[finding]?.quotes[quote];
    if (!audit || !span) return;
    const buttonId = idOf.quote(audit.part, finding, quote);
    setChoice((before) => ({ span, buttonId, turn: (before?.turn ?? 0) + 1 }));
  };
  return { choice, choose, clear: () => setChoice(null) };
}

/** The result of one disclosure: the answer, findings, items, and the document to check them against. */
export function ResultPage({ disclosure, onAgain, onForm, onNew, onList }: ResultPageProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const wide = useWide();
  const { audited, previous, name } = disclosure;
  const [active, setActive] = useState(0);
  const [mask, setMask] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const { choice, choose, clear } = useQuoteChoice(disclosure);

  const reports = useMemo(
    () => reportsOf(disclosure, language, mask),
    [disclosure, language, mask],
  );
  const before = useMemo(
    () => reportsOfText(previous, name, language, mask),
    [previous, name, language, mask],
  );
  const marks = useMemo<readonly Span[]>(
    () => (audited?.audits[active]?.findings ?? []).flatMap((finding) => finding.quotes),
    [audited, active],
  );
  useEffect(() => document.getElementById('answer')?.focus({ preventScroll: true }), [disclosure]);

  const onQuote = (form: number, finding: number, quote: number): void => {
    choose(form, finding, quote);
    setDrawer(true);
  };
  const onReturn = (): void => {
    clear();
    setDrawer(false);
    if (choice) turnToElement(choice.buttonId);
  };
  const pane = audited && (
    <DocumentPane
      tree={audited.tree}
      marks={marks}
      choice={choice}
      onReturn={onReturn}
      inDrawer={!wide}
    />
  );
  return (
    <div className={audited ? 'result' : 'result result-alone'}>
      <div className="result-text">
        <nav className="result-nav" aria-label={t('app.product')}>
          {onList && (
            <Button type="link" className="back" onClick={onList}>
              {t('list.back')}
            </Button>
          )}
          <Button type="link" className="back" onClick={onNew}>
            {t('result.new')}
          </Button>
          {!wide && audited && (
            <Button className="show-document" onClick={() => setDrawer(true)}>
              {t('result.document.show')}
            </Button>
          )}
        </nav>
        <Answer disclosure={disclosure} reports={reports} />
        {needsFormChoice(disclosure) && <FormChoice disclosure={disclosure} onForm={onForm} />}
        {previous && reports.length > 0 && <Comparison before={before} after={reports} />}
        {reports.length > 0 && (
          <FormTabs
            reports={reports}
            active={active}
            onActive={setActive}
            shown={choice?.buttonId ?? null}
            onQuote={onQuote}
          />
        )}
        {reports.length > 0 && (
          <Downloads disclosure={disclosure} reports={reports} mask={mask} onMask={setMask} />
        )}
        <Again onAgain={onAgain} disclosure={disclosure} />
      </div>
      {wide && pane && <aside className="result-document">{pane}</aside>}
      {!wide && pane && (
        <Drawer
          open={drawer}
          placement="bottom"
          size="85%"
          closable={false}
          aria-label={t('result.document')}
          onClose={onReturn}
          autoFocus={false}
          className="document-drawer"
        >
          {pane}
        </Drawer>
      )}
    </div>
  );
}
