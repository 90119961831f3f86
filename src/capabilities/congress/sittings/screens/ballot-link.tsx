import { Button } from 'antd';
import type { Query } from '../../../../engines/actions/verb.ts';
import { useAsk } from '../../../../surfaces/ui/asking.ts';
import { useLive } from '../../../../surfaces/ui/screen/use-live.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../../surfaces/ui/surface.tsx';

/** What this page needs to know of a delegate's rounds by phone. */
interface Mine {
  readonly rounds: readonly { readonly phase: string; readonly way: string | null }[];
}

function Link() {
  const say = useRoom('congress');
  const { school } = useSurface();
  const { value, again } = useAsk<Query>('ballot.mine', {} as never);
  useLive(again, 20);
  const rounds = (value as Mine | null)?.rounds ?? [];
  const going = rounds.some(
    ({ phase, way }) => way !== 'paper' && (phase === 'issuing' || phase === 'casting'),
  );
  if (rounds.length === 0) return null;
  // A page of its own outside the application: it is light, and only its own script runs there.
  return (
    <section>
      <h2>{say('mine.ballot')}</h2>
      <p>{say(going ? 'mine.ballot.now' : 'mine.ballot.past')}</p>
      <Button
        href={`/${school.slug}/ballot`}
        type={going ? 'primary' : 'default'}
        size={going ? 'large' : 'middle'}
      >
        {say('mine.ballot.go')}
      </Button>
    </section>
  );
}

/** The way to one's ballot, while a round by phone concerns whoever looks. */
export function BallotLink({ electing }: { readonly electing: boolean }) {
  const { verbs } = useSurface();
  return electing && verbs.some(({ name }) => name === 'ballot.mine') ? <Link /> : null;
}
