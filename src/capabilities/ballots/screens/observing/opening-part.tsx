import { useEffect, useState } from 'react';
import { Alert, Button, Progress } from 'antd';
import { fromHex, toB64 } from '../../../../engines/ballots/bytes.ts';
import {
  certifySignature,
  type ObserverSecret,
} from '../../../../engines/ballots/observer-keys.ts';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { useBoardAddress } from '../board-part.tsx';
import type { RoundTold } from '../told.ts';
import { checkBeside } from './check-beside.ts';
import { aboutCheck, type CheckedBoard } from './check-board.ts';
import { isGrave, warningsOf, type Warning } from './record.ts';
import { WarningsPart } from './warnings-part.tsx';
import type { Keeping } from './use-kept.ts';

const room = 'ballots';

interface Opening {
  readonly told: RoundTold;
  readonly keeping: Keeping;
  again(): void;
}

/** Giving away the sealing key, after it was said what that means. */
export function OpenPart({
  told,
  secret,
  again,
}: Omit<Opening, 'keeping'> & { readonly secret: ObserverSecret }) {
  const say = useRoom(room);
  const opening = useSubmission('ballot.open-seal', again);
  const { x25519 } = secret;
  const done = told.observers.some((one) => one.number === told.mine.observes && one.opened);
  if (x25519 === null) return null;
  if (done) return <p role="status">{say('open.done')}</p>;
  return (
    <section>
      <h2>{say('open.title')}</h2>
      <p>{say('open.way', { threshold: told.threshold ?? 0 })}</p>
      <p>{say('open.check')}</p>
      {opening.failure && <FailureNotice failure={opening.failure} room={room} onRetry={again} />}
      <Button
        type="primary"
        loading={opening.sending}
        onClick={() => void opening.submit({ roundId: told.id, x25519: toB64(x25519) })}
      >
        {say('open.button')}
      </Button>
    </section>
  );
}

type Checking =
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'checked'; readonly board: CheckedBoard };

/** Counts the public file again in this browser, from its first line. */
function useCheckedBoard(roundId: string, code: string | null, head: string | null) {
  const address = useBoardAddress(roundId);
  const [state, setState] = useState<Checking>({ kind: 'working', share: 0 });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    const show = (next: Checking): void => {
      if (!gone) setState(next);
    };
    const work = async (): Promise<void> => {
      show({ kind: 'working', share: 0 });
      const answered = await fetch(address, { cache: 'no-store', credentials: 'omit' });
      if (!answered.ok) return show({ kind: 'unreadable' });
      const text = await answered.text();
      const onShare = (share: number): void => show({ kind: 'working', share });
      show({ kind: 'checked', board: await checkBeside({ text, code }, onShare) });
    };
    work().catch(() => show({ kind: 'unreadable' }));
    return () => {
      gone = true;
    };
  }, [address, code, head, tries]);
  return [state, () => setTries((before) => before + 1)] as const;
}

function Failures({ board }: { readonly board: CheckedBoard }) {
  const say = useRoom(room);
  return (
    <Alert
      type="error"
      showIcon
      title={say('certify.failed')}
      description={
        <ul>
          {board.failures.slice(0, 20).map(({ check, place }, at) => (
            <li key={`${check}-${place}-${at}`}>
              {say('certify.place', {
                check: `${check} ${say(`check.${aboutCheck(check)}`)}`,
                place,
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** What the own record says against a board: its figures are taken from the file, not from what the page was told. */
function againstBoard(
  { told, keeping }: Opening,
  { board, code }: { readonly board: CheckedBoard; readonly code: string | null },
): readonly Warning[] {
  const signs = told.observers.some((one) => one.coIssuer && one.number === told.mine.observes);
  const compared = { code, close: board.close, signs, waiting: 0, page: null, ownKeys: null };
  return warningsOf(keeping.kept.record, compared);
}

function Certify(props: Opening & { readonly secret: ObserverSecret; readonly hash: string }) {
  const say = useRoom(room);
  const { told, secret, hash, again } = props;
  const certifying = useSubmission('ballot.certify', again);
  const bytes = fromHex(hash);
  if (bytes === null) return null;
  return (
    <>
      {certifying.failure && (
        <FailureNotice failure={certifying.failure} room={room} onRetry={again} />
      )}
      <Button
        type="primary"
        loading={certifying.sending}
        onClick={() =>
          void certifying.submit({
            roundId: told.id,
            sig: toB64(certifySignature(secret, bytes)),
          })
        }
      >
        {say('certify.button')}
      </Button>
    </>
  );
}

/** Certifying: offered after this browser counted the public file again and found the same. */
export function CertifyPart(props: Opening & { readonly secret: ObserverSecret | null }) {
  const say = useRoom(room);
  const { told, keeping, secret } = props;
  const { code } = keeping.kept.record;
  const [state, retry] = useCheckedBoard(told.id, code ?? told.checkCode, told.boardHead);
  const done = told.observers.some((one) => one.number === told.mine.observes && one.certified);
  const retryButton = (
    <p>
      <Button size="small" onClick={retry}>
        {say('certify.again')}
      </Button>
    </p>
  );
  if (state.kind === 'working')
    return (
      <section>
        <h2>{say('certify.title')}</h2>
        <p role="status">{say('certify.checking')}</p>
        <Progress percent={Math.round(state.share * 100)} aria-label={say('certify.checking')} />
      </section>
    );
  if (state.kind === 'unreadable')
    return (
      <section>
        <h2>{say('certify.title')}</h2>
        <Alert type="error" showIcon title={say('certify.unreadable')} />
        {retryButton}
      </section>
    );
  const { board } = state;
  const warnings = againstBoard(props, { board, code: told.checkCode });
  const fits = board.failures.length === 0 && board.decisionHash !== null;
  const mayCertify = fits && !warnings.some(isGrave) && !done && secret !== null;
  return (
    <section>
      <h2>{say('certify.title')}</h2>
      <WarningsPart warnings={warnings} />
      {board.failures.length > 0 && <Failures board={board} />}
      {fits && (
        <>
          <p role="status">
            <strong>{say('certify.checked')}</strong>
          </p>
          {board.unread > 0 && <p>{say('certify.unread', { count: board.unread })}</p>}
          <p>
            {board.elected.length === 0
              ? say('certify.none-elected')
              : say('certify.elected', { names: board.elected.join('、') })}
          </p>
        </>
      )}
      {done && <p>{say('certify.done')}</p>}
      {mayCertify && board.decisionHash !== null && (
        <Certify {...props} secret={secret} hash={board.decisionHash} />
      )}
      {!fits && retryButton}
    </section>
  );
}

/** Deleting the keys once nothing needs them. */
export function DeletePart({ keeping }: { readonly keeping: Keeping }) {
  const say = useRoom(room);
  const { kept, change } = keeping;
  return (
    <section>
      <h2>{say('delete.title')}</h2>
      {kept.secret === null ? (
        <p role="status">{say('delete.done')}</p>
      ) : (
        <>
          <p>{say('delete.way')}</p>
          <Button
            onClick={() =>
              void change((before) => ({
                ...{ ...before, secret: null },
                // Who asked for what is of no more use either.
                record: { ...before.record, signed: [], refused: [] },
              }))
            }
          >
            {say('delete.button')}
          </Button>
        </>
      )}
    </section>
  );
}
