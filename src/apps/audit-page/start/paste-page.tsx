import { useState, type ClipboardEvent } from 'react';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SourceFile } from '../model.ts';
import { fileOfPaste } from '../take-files.ts';

/** What the paste page can set off. */
export interface PastePageProps {
  readonly onFile: (file: SourceFile) => void;
  readonly onBack: () => void;
}

/** Pasting text. Rich text keeps its tables and check boxes as long as the text is not edited. */
export function PastePage({ onFile, onBack }: PastePageProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [html, setHtml] = useState<string | null>(null);
  const [empty, setEmpty] = useState(false);

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const rich = event.clipboardData.getData('text/html');
    if (text !== '' || !/<table/i.test(rich)) return;
    event.preventDefault();
    setText(event.clipboardData.getData('text/plain'));
    setHtml(rich);
    setEmpty(false);
  };
  const submit = (): void => {
    if (text.trim() === '') return setEmpty(true);
    onFile(fileOfPaste(text, html, t('paste.name')));
  };

  return (
    <div className="paste">
      <Button type="link" className="back" onClick={onBack}>
        {t('paste.back')}
      </Button>
      <h1>{t('paste.heading')}</h1>
      <label htmlFor="paste-text">{t('paste.label')}</label>
      <p className="hint" id="paste-hint">
        {t(html === null ? 'paste.hint' : 'paste.rich')}
      </p>
      {empty && <Alert className="problem" type="error" showIcon title={t('paste.empty')} />}
      <Input.TextArea
        id="paste-text"
        aria-describedby="paste-hint"
        value={text}
        rows={14}
        onPaste={paste}
        onChange={(event) => {
          setText(event.target.value);
          setHtml(null);
          setEmpty(false);
        }}
      />
      <Button className="submit" type="primary" size="large" onClick={submit}>
        {t('paste.audit')}
      </Button>
    </div>
  );
}
