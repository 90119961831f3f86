import { useState } from 'react';
import { Alert, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormReport } from '../../../capabilities/audit/report.ts';
import { defaultLimits } from '../../../engines/documents/refusal.ts';
import { languageOf } from '../language.ts';
import type { Disclosure, SourceFile } from '../model.ts';
import { refusalText } from '../refusal-text.ts';
import { commentedFile } from './commented-file.ts';
import { derivedName, resultLines, saveDocx, saveText } from './save-file.ts';

/** What can be downloaded. `mask` says whether names are hidden in `reports`. */
export interface DownloadsProps {
  readonly disclosure: Disclosure;
  readonly reports: readonly FormReport[];
  readonly mask: boolean;
  readonly onMask: (mask: boolean) => void;
}

/** The Word files that findings quote from, which can be given back with comments. */
function wordFiles({ disclosure }: DownloadsProps): readonly SourceFile[] {
  return disclosure.files.filter((file) =>
    disclosure.audited?.tree.files.some(
      (part) => part.name === file.path && part.format === 'docx',
    ),
  );
}

/** The papers a person takes away: report, result, the original with comments, print. */
export function Downloads(props: DownloadsProps) {
  const { disclosure, reports, mask, onMask } = props;
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const [problem, setProblem] = useState<string | null>(null);

  const make = (making: Promise<void>): void => {
    setProblem(null);
    making.catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  const report = async (): Promise<void> => {
    const { auditReportDocx } = await import('../../../capabilities/audit/papers/report-paper.ts');
    const name = derivedName(disclosure.name, t('file.report'), 'docx');
    saveDocx(await auditReportDocx(reports, language), name);
  };
  const result = (): void => {
    const name = derivedName(disclosure.name, t('file.result'), 'json');
    saveText(resultLines(i18n, disclosure, reports), name);
  };
  const comments = async (file: SourceFile): Promise<void> => {
    const now = new Date();
    const request = { disclosure, reports, file, language, limits: defaultLimits, now };
    const made = await commentedFile(request);
    if (made.ok) return saveDocx(made.value, derivedName(file.path, t('file.comments'), 'docx'));
    setProblem(refusalText(t, language, file.path, made.error));
  };
  const words = wordFiles(props);
  return (
    <section className="downloads" aria-label={t('result.downloads')}>
      <h2>{t('result.downloads')}</h2>
      <div className="buttons">
        <Button onClick={() => make(report())}>{t('result.download.docx')}</Button>
        {words.map((file) => (
          <Button key={file.path} onClick={() => make(comments(file))}>
            {words.length === 1
              ? t('result.download.comments')
              : t('result.download.comments.of', { file: file.path })}
          </Button>
        ))}
        <Button onClick={result}>{t('result.download.json')}</Button>
        <Button onClick={() => window.print()}>{t('result.download.print')}</Button>
      </div>
      <Checkbox checked={mask} onChange={(event) => onMask(event.target.checked)}>
        {t('result.download.mask')}
      </Checkbox>
      {problem !== null && (
        <Alert
          className="problem"
          type="error"
          showIcon
          title={t('result.download.failed', { message: problem })}
        />
      )}
    </section>
  );
}
