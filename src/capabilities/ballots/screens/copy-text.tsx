import { Button } from 'antd';
import { useCopied } from '../../../surfaces/ui/screen/use-copied.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import './ballots.css';

/** An address, and the button that copies it; without leave to copy it can be marked by hand. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useRoom('ballots');
  const { copied, copy } = useCopied(text);
  return (
    <p>
      <span className="ballot-address">{text}</span>{' '}
      <Button size="small" aria-label={label} onClick={() => void copy()}>
        {say('copy')}
      </Button>{' '}
      <span role="status">{copied && say('copied')}</span>
    </p>
  );
}
