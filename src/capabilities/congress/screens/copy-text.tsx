import { Button } from 'antd';
import { useCopied } from '../../../surfaces/ui/screen/use-copied.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';

/** A text that goes into a chat, and the button that copies it; without leave to copy it can be marked by hand. */
export function CopyText(props: {
  readonly text: string;
  readonly label: string;
  readonly rows?: number;
}) {
  const say = useRoom('congress');
  const { text, label, rows = 3 } = props;
  const { copied, copy } = useCopied(text);
  return (
    <div className="congress-message">
      <textarea
        readOnly
        rows={rows}
        aria-label={label}
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <div>
        <Button
          size="small"
          aria-label={`${label} ${say('message.copy')}`}
          onClick={() => void copy()}
        >
          {say('message.copy')}
        </Button>{' '}
        <span role="status">{copied && say('message.copied')}</span>
      </div>
    </div>
  );
}
