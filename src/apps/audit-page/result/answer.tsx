import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { lineStarts } from '../../../engines/documents/lines.ts';
import {
  answerOf,
  countFindings,
  formName,
  paperWords,
} from '../../../capabilities/audit/papers/report-words.ts';
import type { FormReport } from '../../../capabilities/audit/report.ts';
import { languageOf } from '../language.ts';
import type { Disclosure } from '../model.ts';
import { refusalText } from '../refusal-text.ts';
import { SeverityMark } from '../verdict-mark.tsx';

/** What the answer is made from. */
export interface AnswerProps {
  readonly disclosure: Disclosure;
  readonly reports: readonly FormReport[];
}

function useHeadline({ disclosure, reports }: AnswerProps): string {
  const { t } = useTranslation();
  if (!disclosure.audited) return t('result.refused');
  if (reports.length === 0) return t('result.noform');
  const counts = countFindings(reports.flatMap((report) => report.findings));
  if (counts.contradiction > 0) return t('result.contradictions', { count: counts.contradiction });
  if (counts.question > 0) return t('result.clear.questions', { count: counts.question });
  return t('result.clear');
}

function Refusals({ disclosure }: Pick<AnswerProps, 'disclosure'>) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  if (disclosure.refused.length === 0) return null;
  const lines = disclosure.refused.map(({ path, refusal }) => ({
    path,
    words: refusalText(t, language, path, refusal),
  }));
  return (
    <div className="refusals">
      {disclosure.audited && <h2>{t('result.refused.some')}</h2>}
      {lines.map(({ path, words }) => (
        <Alert key={path} type="warning" showIcon title={path} description={words} />
      ))}
    </div>
  );
}

function Notices({ disclosure }: Pick<AnswerProps, 'disclosure'>) {
  const { t } = useTranslation();
  const notices = disclosure.audited?.tree.notices ?? [];
  return notices.map((notice, at) => (
    <Alert
      key={at}
      className="problem"
      type="info"
      showIcon
      title={t(`result.notice.${notice.code}`, notice.values)}
    />
  ));
}

/** The answer in one line, how many findings of each kind, and what could not be read. */
export function Answer(props: AnswerProps) {
  const { t } = useTranslation();
  const headline = useHeadline(props);
  const { disclosure, reports } = props;
  const counts = countFindings(reports.flatMap((report) => report.findings));
  const text = disclosure.audited?.tree.text ?? '';
  const lines = lineStarts(text).length - (text.endsWith('\n') ? 1 : 0);
  return (
    <div className="answer">
      <h1 id="answer" tabIndex={-1}>
        {headline}
      </h1>
      {reports.length > 0 && (
        <ul className="counts">
          {(['contradiction', 'question', 'gap'] as const).map((severity) => (
            <li key={severity}>
              <SeverityMark severity={severity} />
              <b>{counts[severity]}</b>
            </li>
          ))}
        </ul>
      )}
      {disclosure.audited && (
        <p className="hint">{t('result.source', { name: disclosure.name, count: lines })}</p>
      )}
      {disclosure.audited && reports.length === 0 && (
        <p>{t('result.noform.why', { count: lines })}</p>
      )}
      <Refusals disclosure={disclosure} />
      <Notices disclosure={disclosure} />
    </div>
  );
}

/** Which union and form a report is about, and what it did not establish. */
export function FormFacts({ report }: { readonly report: FormReport }) {
  const { t, i18n } = useTranslation();
  const words = paperWords(languageOf(i18n));
  const { rest } = answerOf(words, report);
  const kind = t(`kind.${report.kind ?? 'unknown'}`);
  return (
    <div className="facts">
      <dl>
        <div>
          <dt>{t('result.organisation')}</dt>
          <dd>{`${report.organisation ?? t('organisation.unknown')} · ${kind}`}</dd>
        </div>
        <div>
          <dt>{t('result.form')}</dt>
          <dd>{formName(words, report)}</dd>
        </div>
        <div>
          <dt>{t('result.not-established')}</dt>
          <dd>
            <ul>
              {rest.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </div>
  );
}
