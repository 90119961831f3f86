import { useEffect, useRef } from 'react';
import { Alert } from 'antd';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useLive } from '../../../surfaces/ui/screen/use-live.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';
import { useBallotPage } from './addresses.tsx';
import { BoardPart } from './board-part.tsx';
import { CheckCode } from './check-code.tsx';
import { ObserversPart } from './figures-part.tsx';
import { BackupPart, RestorePart } from './observing/backup-part.tsx';
import { IssuingPart } from './observing/issuing-part.tsx';
import { coIssues, MakeKeys } from './observing/keys-part.tsx';
import { CertifyPart, DeletePart, OpenPart } from './observing/opening-part.tsx';
import { writeSecret } from './observing/secret-text.ts';
import { useKept, type Keeping } from './observing/use-kept.ts';
import { useWatching } from './observing/use-watching.ts';
import { TotalsPart, WarningsPart } from './observing/warnings-part.tsx';
import { PhaseLine } from './phase-line.tsx';
import { useRound, type RoundTold } from './told.ts';
import './ballots.css';

const room = 'ballots';

interface Watched {
  readonly told: RoundTold;
  readonly keeping: Keeping;
  again(): void;
}

/** Once the round is closed the key that signs is deleted here: no token may be signed any more. */
function useSigningEnds({ told, keeping }: Watched): boolean {
  const { secret, change } = keeping;
  const over = !['keys', 'issuing', 'casting'].includes(told.phase);
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  }, [change]);
  useEffect(() => {
    if (!over || secret === null || secret.rsa === null) return;
    const left = writeSecret({ ...secret, rsa: null });
    void latest.current((kept) => ({ ...kept, secret: left }));
  }, [over, secret]);
  return over;
}

/** The keys before the round begins: made, sent, kept in a file. */
function Preparing({ told, keeping, again }: Watched) {
  const say = useRoom(room);
  const { secret, kept } = keeping;
  const ready = told.observers.some((one) => one.number === told.mine.observes && one.ready);
  if (secret !== null && ready && kept.sent)
    return (
      <>
        <p role="status">
          <strong>{say('make.done')}</strong>
        </p>
        <BackupPart told={told} keeping={keeping} secret={secret} />
      </>
    );
  return (
    <>
      {secret === null && ready && (
        <Alert type="warning" showIcon title={say('watch.foreign-keys')} />
      )}
      <MakeKeys told={told} keeping={keeping} again={again} />
      {secret === null && <RestorePart told={told} keeping={keeping} />}
    </>
  );
}

/** What the observer does now, by the phase of the round. */
function Now(props: Watched) {
  const say = useRoom(room);
  const { told, keeping, again } = props;
  const { secret } = keeping;
  const restore = secret === null && (
    <>
      <Alert type="warning" showIcon title={say('watch.foreign-keys')} />
      <RestorePart told={told} keeping={keeping} />
    </>
  );
  switch (told.phase) {
    case 'keys':
      return <Preparing {...props} />;
    case 'issuing':
    case 'casting':
      return (
        <>
          {restore}
          {coIssues(told) && <IssuingPart told={told} keeping={keeping} />}
          {secret !== null && <BackupPart told={told} keeping={keeping} secret={secret} />}
        </>
      );
    case 'closed':
      return (
        <>
          {restore}
          {secret !== null && <OpenPart told={told} secret={secret} again={again} />}
        </>
      );
    case 'opened':
      return <p>{say('certify.waits')}</p>;
    case 'counted':
      return (
        <>
          {restore}
          <CertifyPart told={told} keeping={keeping} secret={secret} again={again} />
        </>
      );
    case 'certified':
      return (
        <>
          <CertifyPart told={told} keeping={keeping} secret={secret} again={again} />
          <DeletePart keeping={keeping} />
        </>
      );
    case 'void':
      return (
        <>
          <p>
            <strong>{say('step.void', { reason: told.voidReason ?? '' })}</strong>
          </p>
          <DeletePart keeping={keeping} />
        </>
      );
  }
}

function Watch({ told, keeping, again }: Watched) {
  const say = useRoom(room);
  const { within } = useSurface();
  const { runs } = told.mine;
  const ballotPage = useBallotPage();
  const watching = useWatching(told, keeping, ballotPage);
  const over = useSigningEnds({ told, keeping, again });
  const began = told.phase !== 'keys' && told.phase !== 'void';
  // After the count, warnings come from the public file itself.
  const counted = told.phase === 'counted' || told.phase === 'certified';
  return (
    <>
      {!counted && <WarningsPart warnings={watching.warnings} />}
      <CheckCode code={watching.read?.code ?? null} />
      <Now told={told} keeping={keeping} again={again} />
      {over && coIssues(told) && told.phase !== 'void' && <p>{say('issue.deleted')}</p>}
      {began && <TotalsPart told={told} keeping={keeping} watching={watching} />}
      <ObserversPart told={told} />
      <BoardPart told={told} />
      {runs && (
        <p>
          <PageLink href={within(`ballot-round?roundId=${told.id}`)}>
            {say('watch.to-round')}
          </PageLink>
        </p>
      )}
    </>
  );
}

function Observer(props: { readonly told: RoundTold; readonly number: number; again(): void }) {
  const say = useRoom(room);
  const { school } = useSurface();
  const { told, number, again } = props;
  const keeping = useKept({ school: school.slug, roundId: told.id, number });
  useLive(again, told.phase === 'keys' ? 10 : 5);
  return (
    <div className="ballot">
      <ScreenHeading
        title={say('watch.title', { office: told.officeTitle, round: told.round })}
        lead={say('watch.lead', { title: told.electionTitle, number })}
      />
      <PhaseLine phase={told.phase} secrecy={told.secrecy} />
      {keeping.state === 'reading' && (
        <Waiting label={say('watch.title', { office: told.officeTitle, round: told.round })} />
      )}
      {keeping.state === 'broken' && (
        <Alert type="error" showIcon title={say('watch.keeps-nothing')} />
      )}
      {keeping.state === 'ready' && <Watch told={told} keeping={keeping} again={again} />}
    </div>
  );
}

/** 监票人: keys made and kept in their own browser, what it sees, opening, and certifying. */
export function BallotWatchPage() {
  const say = useRoom(room);
  const [{ roundId = '' }] = useAddress();
  const asked = useRound(roundId);
  if (roundId === '')
    return (
      <>
        <ScreenHeading title={say('screen.ballot-watch')} />
        <EmptyNote title={say('round.choose')} text={say('round.choose.way')} />
      </>
    );
  return (
    <Answered asked={asked} room={room}>
      {(told) =>
        told.mine.observes === null ? (
          <>
            <ScreenHeading title={say('screen.ballot-watch')} />
            <EmptyNote title={say('watch.not-observer')} text={say('watch.not-observer.way')} />
          </>
        ) : (
          <Observer told={told} number={told.mine.observes} again={asked.again} />
        )
      }
    </Answered>
  );
}
