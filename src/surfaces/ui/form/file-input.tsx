import { useEffect, useRef, useState } from 'react';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../answer.ts';
import { FailureNotice } from '../failure-notice.tsx';
import type { FieldShape } from '../field-shape.ts';
import { fileSize } from '../file-size.ts';
import { useSurface } from '../surface.tsx';
import { isOfType } from '../upload.ts';
import type { FileDraft } from './draft.ts';
import type { ControlProps } from './field-frame.tsx';
import { useFormPlace } from './form-place.ts';

type Phase =
  | { readonly kind: 'still'; readonly note: string | null }
  | { readonly kind: 'wrong'; readonly says: string }
  | { readonly kind: 'sending'; readonly file: File; readonly share: number }
  | { readonly kind: 'failed'; readonly file: File; readonly failure: Failure };

const typeNames: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'text/csv': '.csv',
  'text/plain': '.txt',
};

/** Types as people call them. */
function typesInWords(types: readonly string[], comma: string): string {
  return types.map((type) => typeNames[type] ?? type).join(comma);
}

/** Sends files one at a time; leaving the page breaks the sending off. */
function useSending(props: FileProps) {
  const { client } = useSurface();
  const { t } = useTranslation('ui');
  const [phase, setPhase] = useState<Phase>({ kind: 'still', note: null });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function sendFile(file: File): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    setPhase({ kind: 'sending', file, share: 0 });
    props.onDraft({ kind: 'file', sha256: null, name: file.name });
    const onProgress = (share: number): void => setPhase({ kind: 'sending', file, share });
    const stored = await client.upload({ file, onProgress, signal: stop.signal });
    if (stop.signal.aborted) return;
    if (!stored.ok) {
      props.onDraft(null);
      return setPhase({ kind: 'failed', file, failure: stored.error });
    }
    const { sha256, name, size } = stored.value;
    props.onDraft({ kind: 'file', sha256, name });
    setPhase({ kind: 'still', note: t('file.stored', { name, size: fileSize(size) }) });
  }
  function stop(): void {
    running.current?.abort();
    props.onDraft(null);
    setPhase({ kind: 'still', note: null });
  }
  return { phase, setPhase, sendFile, stop };
}

interface FileProps {
  readonly shape: FieldShape;
  readonly control: ControlProps;
  readonly draft: FileDraft | null;
  onDraft(draft: FileDraft | null): void;
}

/** A file: checked, sent at once with its progress, and named by its hash in the form. */
export function FileInput(props: FileProps) {
  const { shape, control, draft } = props;
  const { t } = useTranslation('ui');
  const { uploadLimit } = useSurface();
  const { room } = useFormPlace();
  const { phase, setPhase, sendFile, stop } = useSending(props);
  const chooser = useRef<HTMLInputElement>(null);
  const types = shape.schema.types ?? [];
  const limit = fileSize(uploadLimit);

  function take(file: File): void {
    const { name, size } = file;
    const values = { name, size: fileSize(size), limit };
    if (!isOfType(file, types)) setPhase({ kind: 'wrong', says: t('file.wrong-type', values) });
    else if (size > uploadLimit) setPhase({ kind: 'wrong', says: t('file.too-large', values) });
    else void sendFile(file);
  }
  const accepted = typesInWords(types, t('table.comma'));
  const kept = draft !== null && draft.sha256 !== null && phase.kind === 'still';
  return (
    <div className="file">
      <p className="field-hint">
        {types.length > 0 ? t('file.types', { types: accepted, limit }) : t('file.any', { limit })}
      </p>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={types.join(',')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) take(file);
        }}
      />
      <div className="file-line">
        {phase.kind === 'sending' ? (
          <>
            <Progress
              aria-label={t('file.sending', {
                name: phase.file.name,
                percent: percent(phase.share),
              })}
              percent={percent(phase.share)}
              size="small"
            />
            <Button size="small" onClick={stop}>
              {t('file.stop')}
            </Button>
          </>
        ) : (
          <Button
            id={control.id}
            aria-describedby={control['aria-describedby']}
            disabled={control.disabled}
            danger={control.status === 'error'}
            onClick={() => chooser.current?.click()}
          >
            {t(kept ? 'file.replace' : 'file.choose')}
          </Button>
        )}
        {kept && (
          <Button type="text" disabled={control.disabled} onClick={stop}>
            {t('file.remove')}
          </Button>
        )}
      </div>
      <p className="field-note" role="status">
        {kept && (phase.note ?? draft.name)}
      </p>
      {phase.kind === 'wrong' && (
        <p className="field-problem" role="alert">
          {phase.says}
        </p>
      )}
      {phase.kind === 'failed' && (
        <p className="field-problem">{t('file.failed', { name: phase.file.name })}</p>
      )}
      {phase.kind === 'failed' && (
        <FailureNotice
          failure={phase.failure}
          room={room}
          onRetry={() => void sendFile(phase.file)}
        />
      )}
    </div>
  );
}

const percent = (share: number): number => Math.floor(share * 100);
