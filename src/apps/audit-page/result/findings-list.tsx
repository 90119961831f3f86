import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../capabilities/audit/model.ts';
import type { FormReport, ReportFinding, ReportQuote } from '../../../capabilities/audit/report.ts';
import {
  countFindings,
  gravestFirst,
  isAbout,
  itemName,
  paperWords,
  quotePlace,
} from '../../../capabilities/audit/papers/report-words.ts';
import { languageOf } from '../language.ts';
import { SeverityMark } from '../verdict-mark.tsx';
import { idOf, turnToElement } from './quote-choice.ts';

/** Which findings are shown. */
export type FindingFilter = Severity | 'all';

/** What the list is given; `onQuote` is told which quotation of which finding to show. */
export interface FindingsListProps {
  readonly report: FormReport;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly onQuote: (finding: number, quote: number) => void;
  /** Id of the quotation button whose words are shown in the document now. */
  readonly shown: string | null;
}

interface CardProps extends Pick<FindingsListProps, 'report' | 'onQuote' | 'shown'> {
  readonly finding: ReportFinding;
  readonly at: number;
  readonly hidden: boolean;
}

function Quote(props: {
  readonly id: string;
  readonly quote: ReportQuote;
  readonly shown: boolean;
  readonly onClick: () => void;
}) {
  const { t, i18n } = useTranslation();
  const place = quotePlace(paperWords(languageOf(i18n)), props.quote);
  return (
    <button
      type="button"
      id={props.id}
      className="quote"
      aria-current={props.shown ? 'true' : undefined}
      title={t('result.findings.quote', { place })}
      onClick={props.onClick}
    >
      <span className="quote-place">{place}</span>
      <span className="quote-text" lang="zh-CN">
        {props.quote.text}
      </span>
    </button>
  );
}

function ItemLink({ report, finding }: Pick<CardProps, 'report' | 'finding'>) {
  const { t, i18n } = useTranslation();
  const name = itemName(paperWords(languageOf(i18n)), { ...finding, row: null });
  const item = report.items.find((one) => isAbout(finding, one));
  const subject = t(`criterion.${finding.criterion}`);
  if (!item) return <span className="finding-item">{`${name} · ${subject}`}</span>;
  const target = idOf.item(report.part, item.level, item.no, item.row);
  return (
    <Button type="link" className="finding-item" onClick={() => turnToElement(target)}>
      {`${name} · ${subject}`}
    </Button>
  );
}

function FindingCard({ report, finding, at, hidden, onQuote, shown }: CardProps) {
  const { t } = useTranslation();
  return (
    <li
      id={idOf.finding(report.part, at)}
      className={`finding finding-${finding.severity}${hidden ? ' screen-hidden' : ''}`}
      tabIndex={-1}
    >
      <p className="finding-head">
        <SeverityMark severity={finding.severity} />
        <ItemLink report={report} finding={finding} />
      </p>
      <h3>{finding.message}</h3>
      {finding.quotes.map((quote, index) => {
        const id = idOf.quote(report.part, at, index);
        return (
          <Quote
            key={index}
            id={id}
            quote={quote}
            shown={shown === id}
            onClick={() => onQuote(at, index)}
          />
        );
      })}
      {finding.repair !== '' && (
        <p className="repair">
          <strong>{t('finding.repair')}</strong>
          <span>{finding.repair}</span>
        </p>
      )}
    </li>
  );
}

/** The findings of a form, filtered by severity on the screen and whole in print. */
export function FindingsList({ report, filter, onFilter, onQuote, shown }: FindingsListProps) {
  const { t } = useTranslation();
  const counts = countFindings(report.findings);
  const options = [
    { value: 'all' as const, label: t('result.findings.all', { count: report.findings.length }) },
    ...(['contradiction', 'question', 'gap'] as const).map((severity) => ({
      value: severity,
      label: t('result.findings.of', {
        severity: t(`severity.${severity}`),
        count: counts[severity],
      }),
    })),
  ];
  const visible = report.findings.filter((one) => filter === 'all' || one.severity === filter);
  return (
    <section className="findings" aria-label={t('result.findings')}>
      <h2>{t('result.findings')}</h2>
      {report.findings.length > 0 && (
        <Segmented<FindingFilter>
          className="filter"
          aria-label={t('result.findings.filter')}
          options={options}
          value={filter}
          onChange={onFilter}
        />
      )}
      {visible.length === 0 && (
        <p>{t(report.findings.length === 0 ? 'findings.none' : 'result.findings.none')}</p>
      )}
      <ol>
        {gravestFirst(report.findings).map(({ finding, at }) => (
          <FindingCard
            key={at}
            report={report}
            finding={finding}
            at={at}
            hidden={filter !== 'all' && finding.severity !== filter}
            onQuote={onQuote}
            shown={shown}
          />
        ))}
      </ol>
    </section>
  );
}
