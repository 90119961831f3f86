import { useRef, type ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SourceFile } from '../model.ts';
import { filesOfDrop, filesOfInput } from '../take-files.ts';
import { usePageDrop } from './use-page-drop.ts';

/** What a drop zone is given; `onProblem` gets the words to show when nothing could be taken. */
export interface DropZoneProps {
  readonly onFiles: (files: readonly SourceFile[]) => void;
  readonly onProblem: (message: string) => void;
  readonly label: string;
  readonly lead: string;
  readonly large: boolean;
  readonly extra?: ReactNode;
}

/** One place to drop files and folders on (the page around it counts too), and a file chooser. */
export function DropZone(props: DropZoneProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);

  const take = (files: Promise<readonly SourceFile[]>): void => {
    files.then(
      (taken) => (taken.length > 0 ? props.onFiles(taken) : props.onProblem(t('start.nothing'))),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        props.onProblem(t('start.failed', { message }));
      },
    );
  };
  const over = usePageDrop((transfer) => take(filesOfDrop(transfer)));

  return (
    <div className={`zone${props.large ? ' zone-large' : ''}${over ? ' zone-over' : ''}`}>
      <p className="zone-lead">{over ? t('start.zone.over') : props.lead}</p>
      <div className="zone-buttons">
        <Button
          type="primary"
          size={props.large ? 'large' : 'medium'}
          onClick={() => input.current?.click()}
        >
          {props.label}
        </Button>
        {props.extra}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={props.label}
        onChange={(event) => {
          const { files } = event.target;
          if (files) take(filesOfInput(files));
          event.target.value = '';
        }}
      />
    </div>
  );
}
