import { useState } from 'react';
import { Button, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Grouping, SourceFile } from '../model.ts';

/** What the question page is given. */
export interface GroupingPageProps {
  readonly files: readonly SourceFile[];
  readonly onStart: (grouping: Grouping) => void;
  readonly onBack: () => void;
}

const choices = ['together', 'separate'] as const;

/** Asks whether several files are one disclosure or one each. */
export function GroupingPage({ files, onStart, onBack }: GroupingPageProps) {
  const { t } = useTranslation();
  const [grouping, setGrouping] = useState<Grouping>('together');
  const heading = t('grouping.heading', { count: files.length });
  return (
    <div className="grouping">
      <Button type="link" className="back" onClick={onBack}>
        {t('grouping.back')}
      </Button>
      <h1 id="grouping-heading">{heading}</h1>
      <Radio.Group
        className="choices"
        aria-labelledby="grouping-heading"
        value={grouping}
        onChange={(event) => setGrouping(event.target.value as Grouping)}
      >
        {choices.map((choice) => (
          <Radio key={choice} value={choice} className="choice">
            <strong>{t(`grouping.${choice}`)}</strong>
            <span className="hint">{t(`grouping.${choice}.note`)}</span>
          </Radio>
        ))}
      </Radio.Group>
      <Button className="submit" type="primary" size="large" onClick={() => onStart(grouping)}>
        {t('grouping.start')}
      </Button>
      <h2>{t('grouping.files')}</h2>
      <ul className="files">
        {files.map((file) => (
          <li key={file.path}>{file.path}</li>
        ))}
      </ul>
    </div>
  );
}
