import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { countFindings } from '../../capabilities/audit/papers/report-words.ts';
import type { FormReport } from '../../capabilities/audit/report.ts';
import type { Disclosure } from './model.ts';
import { refusalText } from './refusal-text.ts';
import { reportsOf } from './reports.ts';
import { resultLines, saveText } from './result/save-file.ts';
import { languageOf } from './language.ts';
import { SeverityMark, VerdictMark } from './verdict-mark.tsx';

/** What the list is given. */
export interface ListPageProps {
  readonly disclosures: readonly Disclosure[];
  readonly onOpen: (index: number) => void;
  readonly onNew: () => void;
}

interface ListedDisclosure {
  readonly disclosure: Disclosure;
  readonly reports: readonly FormReport[];
  readonly standing: 'contradicted' | 'clear' | 'no-form' | 'refused';
}

function listed(disclosure: Disclosure, reports: readonly FormReport[]): ListedDisclosure {
  if (!disclosure.audited) return { disclosure, reports, standing: 'refused' };
  if (reports.length === 0) return { disclosure, reports, standing: 'no-form' };
  const counts = countFindings(reports.flatMap((report) => report.findings));
  return { disclosure, reports, standing: counts.contradiction > 0 ? 'contradicted' : 'clear' };
}

function Standing({ disclosure, reports, standing }: ListedDisclosure) {
  const { t, i18n } = useTranslation();
  if (standing === 'refused') {
    const language = languageOf(i18n);
    return (
      <>
        <strong>{t('list.refused')}</strong>
        {disclosure.refused.map(({ path, refusal }) => (
          <span key={path} className="hint">
            {refusalText(t, language, path, refusal)}
          </span>
        ))}
      </>
    );
  }
  if (standing === 'no-form') return <strong>{t('list.no-form')}</strong>;
  const counts = countFindings(reports.flatMap((report) => report.findings));
  const figures = {
    contradictions: counts.contradiction,
    questions: counts.question,
    gaps: counts.gap,
  };
  return (
    <>
      {standing === 'contradicted' ? (
        <SeverityMark severity="contradiction" />
      ) : (
        <VerdictMark verdict="consistent" />
      )}
      <span className="hint">{t('list.counts', figures)}</span>
    </>
  );
}

/** The results of several disclosures, each a click away. */
export function ListPage({ disclosures, onOpen, onNew }: ListPageProps) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const rows = disclosures.map((one) => listed(one, reportsOf(one, language, false)));
  const count = (...standings: readonly string[]): number =>
    rows.filter((row) => standings.includes(row.standing)).length;
  const download = (): void => {
    const lines = rows.map((row) => resultLines(i18n, row.disclosure, row.reports)).join('');
    saveText(lines, `${t('file.result')}.json`);
  };
  return (
    <div className="list">
      <h1>{t('list.heading', { count: disclosures.length })}</h1>
      <p className="lead">
        {t('list.sum', {
          contradicted: count('contradicted'),
          clear: count('clear'),
          failed: count('refused', 'no-form'),
        })}
      </p>
      <ol className="disclosures">
        {rows.map((row, index) => (
          <li key={index}>
            <div className="disclosure-name">
              <strong>{row.disclosure.name}</strong>
              <span className="hint">{row.reports[0]?.organisation}</span>
            </div>
            <div className="disclosure-standing">
              <Standing {...row} />
            </div>
            <Button
              onClick={() => onOpen(index)}
              aria-label={`${t('list.open')}: ${row.disclosure.name}`}
            >
              {t('list.open')}
            </Button>
          </li>
        ))}
      </ol>
      <div className="list-actions">
        <Button onClick={download}>{t('list.download')}</Button>
        <Button type="primary" onClick={onNew}>
          {t('list.again')}
        </Button>
      </div>
    </div>
  );
}
