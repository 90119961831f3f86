import { Alert } from 'antd';
import { useRows } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useLive } from '../../../surfaces/ui/screen/use-live.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { DelegatesAddress, KioskLink } from './addresses.tsx';
import { BoardPart } from './board-part.tsx';
import { CheckCode } from './check-code.tsx';
import { FiguresPart, ObserversPart } from './figures-part.tsx';
import { HoldersPart } from './holders-part.tsx';
import { PhaseLine } from './phase-line.tsx';
import { RoundStep, useWatchAddress } from './round-step.tsx';
import { useRound, type RoundTold } from './told.ts';

import './ballots.css';

const room = 'ballots';

interface Shown {
  readonly told: RoundTold;
  again(): void;
}

/** How secret a round is and what that rests on, in the words of docs/ballot-secrecy.md. */
export function SecrecyPart({ told }: { readonly told: RoundTold }) {
  const say = useRoom(room);
  return (
    <section>
      <h2>{say('secrecy.title')}</h2>
      <p>
        <strong>{say(`secrecy.${told.secrecy}`)}</strong>
      </p>
      <p>{say(`secrecy.${told.secrecy}.means`, { threshold: told.threshold ?? 0 })}</p>
      <p className="hint">{say('secrecy.limit')}</p>
      <p className="hint">{say('secrecy.shoulder')}</p>
    </section>
  );
}

/** Giving a round up: what is lost by it is said before the reason is asked. */
function VoidPart({ told, again }: Shown) {
  const say = useRoom(room);
  if (['counted', 'certified', 'void'].includes(told.phase)) return null;
  return (
    <details>
      <summary>{say('void.title')}</summary>
      <p>{say(`void.loses.${told.phase}`)}</p>
      <p>{say('void.way')}</p>
      <InPlaceForm
        verb="ballot.void"
        given={{ roundId: told.id }}
        about={told.officeTitle}
        onDone={again}
      />
    </details>
  );
}

/** Requests with other content of people who have a ballot already: somebody used their log-in, or lost their phone. */
export function OtherRequests({ told }: { readonly told: RoundTold }) {
  const say = useRoom(room);
  if (told.otherRequests.length === 0) return null;
  const names = told.otherRequests.map(({ name }) => name).join('、');
  return (
    <Alert
      type="warning"
      showIcon
      title={say('warning.asked-twice', { names })}
      description={say('warning.asked-twice.way')}
    />
  );
}

function Told({ told, again }: Shown) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  const watch = useWatchAddress(told.id);
  const election = shownAt('election', told.electionId);
  useLive(again);
  const { phase, mine } = told;
  const going = phase === 'issuing' || phase === 'casting';
  const marks = told.sittingId === null;
  return (
    <div className="ballot">
      <ScreenHeading
        title={say('round.title', { office: told.officeTitle, round: told.round })}
        lead={
          election === null ? (
            told.electionTitle
          ) : (
            <PageLink href={election}>{told.electionTitle}</PageLink>
          )
        }
      />
      <PhaseLine phase={phase} secrecy={told.secrecy} />
      {mine.observes !== null && (
        <p>
          <PageLink href={watch}>{say('round.to-watch')}</PageLink>
        </p>
      )}
      <h2>{say('step.title')}</h2>
      <RoundStep told={told} again={again} />
      <OtherRequests told={told} />
      <CheckCode code={told.checkCode} />
      <FiguresPart told={told} />
      <ObserversPart told={told} />
      {going && <DelegatesAddress />}
      {mine.runs && going && (
        <HoldersPart roundId={told.id} marks={marks && phase !== 'casting'} again={again} />
      )}
      {going && mine.runs && <KioskLink roundId={told.id} />}
      <BoardPart told={told} />
      <SecrecyPart told={told} />
      {mine.runs && <VoidPart told={told} again={again} />}
    </div>
  );
}

const newest = { filters: {}, search: '', sort: '-prepared', offset: 0, limit: 50 } as const;

/** Where no round is named: all of them, the newest first. */
function Choose() {
  const say = useRoom(room);
  const { within } = useSurface();
  const asked = useRows('ballot.rounds', newest);
  return (
    <div className="ballot">
      <ScreenHeading title={say('screen.ballot-round')} lead={say('rounds.lead')} />
      <Answered asked={asked} room={room}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={say('rounds.none')} text={say('rounds.none.way')}>
              <PageLink href={within('see/election.list')}>{say('rounds.elections')}</PageLink>
            </EmptyNote>
          ) : (
            <ul className="ballot-list">
              {rows.map((row) => (
                <li key={String(row['id'])}>
                  <PageLink href={within(`ballot-round?roundId=${String(row['id'])}`)}>
                    {say('rounds.one', {
                      office: String(row['officeTitle']),
                      round: Number(row['round']),
                    })}
                  </PageLink>
                  <span className="hint">{String(row['electionTitle'])}</span>
                  <span>{say(`phase.${String(row['phase'])}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </div>
  );
}

function Chosen({ roundId }: { readonly roundId: string }) {
  const asked = useRound(roundId);
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Told told={told} again={asked.again} />}
    </Answered>
  );
}

/** A round of voting by phone, for whoever conducts it: what is next first, one thing after the other. */
export function BallotRoundPage() {
  const [{ roundId = '' }] = useAddress();
  return roundId === '' ? <Choose /> : <Chosen roundId={roundId} />;
}
