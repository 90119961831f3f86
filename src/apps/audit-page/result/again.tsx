import { useState } from 'react';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Disclosure, SourceFile } from '../model.ts';
import { DropZone } from '../start/drop-zone.tsx';

/** Where the repaired file goes. */
export interface AgainProps {
  readonly disclosure: Disclosure;
  readonly onAgain: (files: readonly SourceFile[]) => void;
}

/** Takes the repaired file, or another one where this one could not be audited. */
export function Again({ onAgain, disclosure }: AgainProps) {
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
