import { useEffect, useMemo, useState } from 'react';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../engines/documents/tree.ts';
import { languageOf } from '../language.ts';
import type { Disclosure } from '../model.ts';
import { reportsOf, reportsOfText } from '../reports.ts';
import { useWide } from '../use-wide.ts';
import { Again, type AgainProps } from './again.tsx';
import { Answer } from './answer.tsx';
import { Comparison } from './comparison.tsx';
import { DocumentPane } from './document-pane.tsx';
import { Downloads } from './downloads.tsx';
import { FormChoice, needsFormChoice } from './form-choice.tsx';
import { FormTabs } from './form-tabs.tsx';
import { idOf, turnToElement, type QuoteChoice } from './quote-choice.ts';

/** What the result is shown from and can set off. `onList` is null where there is no list to go back to. */
export interface ResultPageProps extends AgainProps {
  readonly onForm: (form: string | null) => void;
  readonly onNew: () => void;
  readonly onList: (() => void) | null;
}

/** The quotation asked for, the drawer it opens on a narrow screen, and the way back to who asked. */
function useQuoteChoice({ audited }: Disclosure) {
  const [choice, setChoice] = useState<QuoteChoice | null>(null);
  const [open, setOpen] = useState(false);
  const choose = (form: number, finding: number, quote: number): void => {
    const audit = audited?.audits[form];
    const span = audit?.findings[finding]?.quotes[quote];
    if (!audit || !span) return;
    const buttonId = idOf.quote(audit.part, finding, quote);
    setChoice((before) => ({ span, buttonId, turn: (before?.turn ?? 0) + 1 }));
    setOpen(true);
  };
  const leave = (): void => {
    setChoice(null);
    setOpen(false);
    if (choice) turnToElement(choice.buttonId);
  };
  return { choice, open, choose, show: () => setOpen(true), leave };
}

/** The reports of now and of before the repair, in the language of the page. */
function useReports(disclosure: Disclosure, mask: boolean) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  const { previous, name } = disclosure;
  const reports = useMemo(
    () => reportsOf(disclosure, language, mask),
    [disclosure, language, mask],
  );
  const before = useMemo(
    () => reportsOfText(previous, name, language, mask),
    [previous, name, language, mask],
  );
  return { reports, before };
}

function Ways(
  props: Pick<ResultPageProps, 'onNew' | 'onList'> & { onDocument: (() => void) | null },
) {
  const { t } = useTranslation();
  return (
    <nav className="result-nav" aria-label={t('app.product')}>
      {props.onList && (
        <Button type="link" className="back" onClick={props.onList}>
          {t('list.back')}
        </Button>
      )}
      <Button type="link" className="back" onClick={props.onNew}>
        {t('result.new')}
      </Button>
      {props.onDocument && (
        <Button className="show-document" onClick={props.onDocument}>
          {t('result.document.show')}
        </Button>
      )}
    </nav>
  );
}

interface DocumentPlaceProps {
  readonly disclosure: Disclosure;
  /** The form whose quotations are marked. */
  readonly form: number;
  readonly quote: ReturnType<typeof useQuoteChoice>;
}

/** The document beside the findings, or in a drawer over them on a narrow screen. */
function DocumentPlace({ disclosure, form, quote }: DocumentPlaceProps) {
  const { t } = useTranslation();
  const wide = useWide();
  const { audited } = disclosure;
  const marks = useMemo<readonly Span[]>(
    () => (audited?.audits[form]?.findings ?? []).flatMap((finding) => finding.quotes),
    [audited, form],
  );
  if (!audited) return null;
  const { choice, leave } = quote;
  const shown = { tree: audited.tree, marks, choice, onReturn: leave, inDrawer: !wide };
  if (wide) {
    return (
      <aside className="result-document">
        <DocumentPane {...shown} />
      </aside>
    );
  }
  return (
    <Drawer
      open={quote.open}
      placement="bottom"
      size="85%"
      closable={false}
      aria-label={t('result.document')}
      onClose={leave}
      autoFocus={false}
      className="document-drawer"
    >
      <DocumentPane {...shown} />
    </Drawer>
  );
}

/** The result of one disclosure: the answer, findings, items, and the document to check them against. */
export function ResultPage(props: ResultPageProps) {
  const { disclosure, onAgain, onForm } = props;
  const wide = useWide();
  const [form, setForm] = useState(0);
  const [mask, setMask] = useState(false);
  const quote = useQuoteChoice(disclosure);
  const { reports, before } = useReports(disclosure, mask);
  useEffect(() => document.getElementById('answer')?.focus({ preventScroll: true }), [disclosure]);
  const found = reports.length > 0;
  return (
    <div className={disclosure.audited ? 'result' : 'result result-alone'}>
      <div className="result-text">
        <Ways {...props} onDocument={!wide && disclosure.audited ? quote.show : null} />
        <Answer disclosure={disclosure} reports={reports} />
        {needsFormChoice(disclosure) && <FormChoice disclosure={disclosure} onForm={onForm} />}
        {disclosure.previous && found && <Comparison before={before} after={reports} />}
        {found && (
          <FormTabs
            reports={reports}
            active={form}
            onActive={setForm}
            shown={quote.choice?.buttonId ?? null}
            onQuote={quote.choose}
          />
        )}
        {found && (
          <Downloads disclosure={disclosure} reports={reports} mask={mask} onMask={setMask} />
        )}
        <Again onAgain={onAgain} disclosure={disclosure} />
      </div>
      <DocumentPlace disclosure={disclosure} form={form} quote={quote} />
    </div>
  );
}
