import { useState } from 'react';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { countFindings } from '../../../capabilities/audit/papers/report-words.ts';
import type { FormReport } from '../../../capabilities/audit/report.ts';
import { FormFacts } from './answer.tsx';
import { FindingsList, type FindingFilter } from './findings-list.tsx';
import { ItemsTable } from './items-table.tsx';

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

/** What the forms are shown with; `shown` is the id of the quotation that the document shows now. */
export interface FormTabsProps {
  readonly reports: readonly FormReport[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly shown: string | null;
  readonly onQuote: (form: number, finding: number, quote: number) => void;
}

/** The result of each form, in tabs where a document holds several. */
export function FormTabs({ reports, active, onActive, shown, onQuote }: FormTabsProps) {
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
