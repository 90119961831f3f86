import { useState } from 'react';
import { Alert, Button, Progress } from 'antd';
import { publicKeysOf } from '../../../../engines/ballots/observer-keys.ts';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import type { RoundTold } from '../told.ts';
import { browserRandom } from './browser-random.ts';
import { makeKeys } from './make-keys.ts';
import { writeSecret } from './secret-text.ts';
import type { Keeping } from './use-kept.ts';

interface KeysProps {
  readonly told: RoundTold;
  readonly keeping: Keeping;
  again(): void;
}

/** Whether the one who looks signs tokens beside the server. */
export const coIssues = ({ observers, mine }: RoundTold): boolean =>
  observers.some(({ coIssuer, number }) => coIssuer && number === mine.observes);

/** Making this round's keys: kept first, then their public halves are sent; the second can be done again. */
export function MakeKeys({ told, keeping, again }: KeysProps) {
  const say = useRoom('ballots');
  const [share, setShare] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const { secret, change } = keeping;
  const sending = useSubmission('ballot.offer-keys', () => {
    void change((kept) => ({ ...kept, sent: true }));
    again();
  });
  const wanted = {
    ...{ number: told.mine.observes ?? 0, seals: told.threshold !== null },
    coIssuer: coIssues(told),
  };
  async function make(): Promise<void> {
    setFailed(false);
    setShare(0);
    try {
      const made = await makeKeys(wanted, browserRandom, setShare);
      await change((kept) => ({
        ...{ ...kept, secret: writeSecret(made) },
        ...{ backedUp: false, sent: false },
      }));
      await sending.submit({ roundId: told.id, ...publicKeysOf(made) });
    } catch {
      setFailed(true); // said below, with the way out
    }
    setShare(null);
  }
  return (
    <section>
      <h2>{say('make.title')}</h2>
      <p>{say('make.way')}</p>
      {wanted.coIssuer && <p>{say('make.co-issuer')}</p>}
      {share !== null && (
        <div role="status">
          <p>{say(wanted.coIssuer ? 'make.working.rsa' : 'make.working')}</p>
          <Progress
            percent={Math.min(99, Math.round(share * 100))}
            aria-label={say('make.title')}
          />
        </div>
      )}
      {failed && (
        <Alert
          type="error"
          showIcon
          title={say('make.failed')}
          description={say('make.failed.way')}
        />
      )}
      {sending.failure && <FailureNotice failure={sending.failure} room="ballots" />}
      {secret === null ? (
        <Button
          type="primary"
          loading={share !== null || sending.sending}
          onClick={() => void make()}
        >
          {say('make.button')}
        </Button>
      ) : (
        <>
          <p>{say('make.unsent')}</p>
          <Button
            type="primary"
            loading={sending.sending}
            onClick={() => void sending.submit({ roundId: told.id, ...publicKeysOf(secret) })}
          >
            {say('make.send')}
          </Button>
        </>
      )}
    </section>
  );
}
