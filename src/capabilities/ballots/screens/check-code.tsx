import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import './ballots.css';

/** The eight letters that every screen of a round shows, large enough to be read aloud. */
export function CheckCode({ code }: { readonly code: string | null }) {
  const say = useRoom('ballots');
  if (code === null) return null;
  return (
    <div className="ballot-code">
      <p className="ballot-code-label">{say('code.title')}</p>
      <p className="ballot-code-letters">{code}</p>
      <p className="hint">{say('code.way')}</p>
    </div>
  );
}
