import { useState } from 'react';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SourceFile } from '../model.ts';
import { SeverityMark } from '../verdict-mark.tsx';
import { DropZone } from './drop-zone.tsx';

/** What the start page can set off. `onBack` is null where there is no result to go back to. */
export interface StartPageProps {
  readonly onFiles: (files: readonly SourceFile[]) => void;
  readonly onPaste: () => void;
  readonly onSample: () => void;
  readonly onBack: (() => void) | null;
}

const isOffline = import.meta.env.MODE === 'offline';

/** The first page: where to put a disclosure, and what becomes of it. */
export function StartPage(props: StartPageProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <div className="start">
      {props.onBack && (
        <Button type="link" className="back" onClick={props.onBack}>
          {t('start.back')}
        </Button>
      )}
      <h1>{t('start.heading')}</h1>
      <p className="lead">{t('start.lead')}</p>
      <DropZone
        large
        lead={t('start.zone')}
        label={t('start.choose')}
        onFiles={props.onFiles}
        onProblem={setProblem}
        extra={
          <Button size="large" onClick={props.onPaste}>
            {t('start.paste')}
          </Button>
        }
      />
      {problem !== null && <Alert className="problem" type="error" showIcon title={problem} />}
      <p className="hint">{t('start.formats')}</p>
      <p className="sample">
        {t('start.sample.lead')}{' '}
        <Button type="link" onClick={props.onSample}>
          {t('start.sample')}
        </Button>
      </p>
      <div className="promises">
        <section>
          <h2>{t('start.private.heading')}</h2>
          <p>{t('start.private')}</p>
        </section>
        {!isOffline && (
          <section>
            <h2>{t('start.offline.heading')}</h2>
            <p>{t('start.offline')}</p>
            <p>
              <a href="./mingzhang-audit.html" download>
                {t('start.offline.link')}
              </a>
            </p>
          </section>
        )}
      </div>
      <section className="what">
        <h2>{t('start.what.heading')}</h2>
        <dl>
          {(['contradiction', 'question', 'gap'] as const).map((severity) => (
            <div key={severity}>
              <dt>
                <SeverityMark severity={severity} />
              </dt>
              <dd>{t(`start.what.${severity}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
