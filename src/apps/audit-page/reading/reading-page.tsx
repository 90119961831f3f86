import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RunProgress } from '../model.ts';

/** What the progress page is given. */
export interface ReadingPageProps {
  readonly progress: RunProgress;
  readonly seconds: number;
  readonly onCancel: () => void;
}

/** Shows how far a run is, and lets it be left. */
export function ReadingPage({ progress, seconds, onCancel }: ReadingPageProps) {
  const { t } = useTranslation();
  const { done, total, path, step } = progress;
  const percent = Math.round((done / Math.max(total, 1)) * 100);
  return (
    <div className="reading">
      <h1>{t('reading.heading')}</h1>
      <p aria-live="polite">{t(`reading.step.${step}`, { path })}</p>
      <Progress
        percent={percent}
        status="active"
        showInfo={false}
        aria-label={t('reading.heading')}
      />
      {total > 1 && <p>{t('reading.count', { at: Math.min(done + 1, total), total })}</p>}
      <Button size="large" onClick={onCancel}>
        {t('reading.cancel')}
      </Button>
      <p className="hint">{t('reading.limit', { seconds })}</p>
    </div>
  );
}
