import { Alert } from 'antd';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { CopyText } from './copy-text.tsx';
import { certifiers, unserved, type RoundTold } from './told.ts';

interface Step {
  readonly told: RoundTold;
  again(): void;
}

/** The page where observers make their keys, to be sent to them. */
export function useWatchAddress(roundId: string): string {
  const { within } = useSurface();
  return within(`ballot-watch?roundId=${roundId}`);
}

function Keys({ told, again }: Step) {
  const say = useRoom('ballots');
  const address = new URL(useWatchAddress(told.id), window.location.origin).href;
  const missing = told.observers.filter(({ ready }) => !ready).map(({ name }) => name);
  return (
    <>
      <p>
        <strong>
          {missing.length === 0
            ? say('step.keys.ready')
            : say('step.keys', { names: missing.join('、') })}
        </strong>
      </p>
      {told.secrecy === 'observers' && missing.length > 0 && (
        <>
          <p>{say('step.keys.way')}</p>
          <CopyText text={address} label={say('step.keys.copy')} />
        </>
      )}
      {missing.length === 0 && (
        <InPlaceForm
          verb="ballot.begin"
          given={{ roundId: told.id }}
          about={told.officeTitle}
          primary
          onDone={again}
        />
      )}
    </>
  );
}

function Issuing({ told, again }: Step) {
  const say = useRoom('ballots');
  const without = unserved(told);
  const few = told.issued < told.leastVoters;
  return (
    <>
      <p>
        <strong>
          {say(
            told.present === 0
              ? 'step.issuing.nobody'
              : without > 0
                ? 'step.issuing'
                : 'step.issuing.done',
            { without },
          )}
        </strong>
      </p>
      {told.waiting > 0 && (
        <Alert type="info" showIcon title={say('step.waiting', { waiting: told.waiting })} />
      )}
      {few && (
        <Alert
          type="warning"
          showIcon
          title={say('step.few', { issued: told.issued, least: told.leastVoters })}
        />
      )}
      {without === 0 && !few && (
        <InPlaceForm
          verb="ballot.open-casting"
          given={{ roundId: told.id }}
          about={told.officeTitle}
          primary
          onDone={again}
        />
      )}
    </>
  );
}

function Casting({ told, again }: Step) {
  const say = useRoom('ballots');
  const cast = told.box?.cast ?? null;
  return (
    <>
      <p>
        <strong>
          {cast === null
            ? say('step.box-gone')
            : say('step.casting', { cast, issued: told.issued })}
        </strong>
      </p>
      <p>{say('step.casting.way')}</p>
      <InPlaceForm
        verb="ballot.close"
        given={{ roundId: told.id }}
        about={told.officeTitle}
        primary={cast !== null && cast >= told.issued}
        onDone={again}
      />
    </>
  );
}

function Closed({ told }: Step) {
  const say = useRoom('ballots');
  const opened = told.observers.filter((one) => one.opened).length;
  return (
    <p>
      <strong>{say('step.closed', { opened, threshold: told.threshold ?? 0 })}</strong>
    </p>
  );
}

function Opened({ told, again }: Step) {
  const say = useRoom('ballots');
  const { shownAt } = useSurface();
  const election = shownAt('election', told.electionId);
  return (
    <>
      <p>
        <strong>{say(told.announced ? 'step.opened.announced' : 'step.opened')}</strong>
      </p>
      {election !== null && (
        <p>
          <PageLink href={election}>{say('step.to-election')}</PageLink>
        </p>
      )}
      {told.announced && (
        <InPlaceForm
          verb="ballot.conclude"
          given={{ roundId: told.id }}
          about={told.officeTitle}
          primary
          onDone={again}
        />
      )}
    </>
  );
}

function Counted({ told }: Step) {
  const say = useRoom('ballots');
  const needed = certifiers(told);
  const certified = told.observers.filter((one) => one.certified).length;
  return (
    <p>
      <strong>
        {needed === 0 ? say('step.counted.server') : say('step.counted', { certified, needed })}
      </strong>
    </p>
  );
}

/** What a round waits for, said first, and what to do about it. */
export function RoundStep(step: Step) {
  const say = useRoom('ballots');
  switch (step.told.phase) {
    case 'keys':
      return <Keys {...step} />;
    case 'issuing':
      return <Issuing {...step} />;
    case 'casting':
      return <Casting {...step} />;
    case 'closed':
      return <Closed {...step} />;
    case 'opened':
      return <Opened {...step} />;
    case 'counted':
      return <Counted {...step} />;
    case 'certified':
      return (
        <p>
          <strong>{say('step.certified')}</strong>
        </p>
      );
    case 'void':
      return (
        <>
          <p>
            <strong>{say('step.void', { reason: step.told.voidReason ?? '' })}</strong>
          </p>
          <p>{say('step.void.way')}</p>
        </>
      );
  }
}
