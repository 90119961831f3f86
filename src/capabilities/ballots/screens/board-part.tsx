import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { RoundTold } from './told.ts';
import './ballots.css';

/** Where the public file of a round lies once it is closed. */
export function useBoardAddress(roundId: string): string {
  const { school } = useSurface();
  return `/${school.slug}/public/boards/${roundId}.jsonl`;
}

/** The public file, and how anybody counts it again. */
export function BoardPart({ told }: { readonly told: RoundTold }) {
  const say = useRoom('ballots');
  const address = useBoardAddress(told.id);
  if (told.close === null) return null;
  const name = `${told.checkCode ?? told.id}.jsonl`;
  return (
    <section>
      <h2>{say('board.title')}</h2>
      <p>{say('board.way')}</p>
      <p>
        <a href={address} download={name}>
          {say('board.download')}
        </a>
      </p>
      <p>
        <a href="/verify/" target="_blank" rel="noreferrer">
          {say('board.verify')}
        </a>
      </p>
      <pre className="ballot-hash">
        {`mingzhang verify ${name} --code ${told.checkCode ?? ''}\npython3 verifiers/verify_board.py ${name}`}
      </pre>
      {told.boardHead !== null && (
        <p className="hint ballot-hash">
          {say('board.head')} {told.boardHead}
        </p>
      )}
    </section>
  );
}
