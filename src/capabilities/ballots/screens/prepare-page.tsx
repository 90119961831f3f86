import { useState, type FormEvent } from 'react';
import { Alert, Button, Select } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { electionRead } from '../../elections/reading.ts';
import { secrecies, type Secrecy } from '../model.ts';
import './ballots.css';

const room = 'ballots';

/** Above so many candidates marks agreed upon beforehand can tell whose a published ballot is. */
const mostWithoutPatterns = 10;

type Election = AnswerOf<typeof electionRead>;

/** The levels of secrecy with what each rests on; what nothing keeps stands below both. */
function Levels(props: {
  readonly secrecy: Secrecy;
  readonly enough: boolean;
  onChange(secrecy: Secrecy): void;
}) {
  const say = useRoom(room);
  const { secrecy, enough, onChange } = props;
  return (
    <fieldset className="ballot-levels">
      <legend>{say('secrecy.title')}</legend>
      {secrecies.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="secrecy"
            value={one}
            checked={secrecy === one}
            disabled={one === 'observers' && !enough}
            onChange={() => onChange(one)}
          />
          <strong>{say(`secrecy.${one}`)}</strong>
          <span>{say(`prepare.${one}.means`)}</span>
        </label>
      ))}
      <p className="hint">{say('secrecy.limit')}</p>
      <p className="hint">{say('secrecy.shoulder')}</p>
    </fieldset>
  );
}

/** Who watches over the round, and whose page signs beside the server. */
function Observers(props: {
  readonly told: Election;
  readonly coIssuerId: string | null;
  onChange(coIssuerId: string | null): void;
}) {
  const say = useRoom(room);
  const { told, coIssuerId, onChange } = props;
  const monitors = told.tellers.filter(({ role }) => role === 'monitor');
  return (
    <>
      <p>{say('prepare.monitors', { names: monitors.map(({ name }) => name).join('、') })}</p>
      <label className="ballot-field">
        {say('prepare.co-issuer')}
        <Select
          aria-label={say('prepare.co-issuer')}
          value={coIssuerId ?? ''}
          onChange={(chosen: string) => onChange(chosen === '' ? null : chosen)}
          options={[
            ...monitors.map(({ personId, name }) => ({ value: personId, label: name })),
            { value: '', label: say('prepare.co-issuer.none') },
          ]}
        />
      </label>
      <p className="hint">{say('prepare.co-issuer.way')}</p>
    </>
  );
}

function Prepare({ told, number }: { readonly told: Election; readonly number: number }) {
  const say = useRoom(room);
  const { go, within } = useSurface();
  const monitors = told.tellers.filter(({ role }) => role === 'monitor');
  const enough = monitors.length > 1;
  const [secrecy, setSecrecy] = useState<Secrecy>(enough ? 'observers' : 'server');
  const [coIssuerId, setCoIssuerId] = useState<string | null>(monitors[0]?.personId ?? null);
  const preparing = useSubmission('ballot.prepare', (answer) => {
    const { id } = answer as { readonly id: string };
    go(within(`ballot-round?roundId=${id}`));
  });
  const office = told.offices.find((one) => one.number === number);
  const round = office?.next?.round ?? 1;
  const listed = office?.next?.candidates.length ?? 0;
  function send(event: FormEvent): void {
    event.preventDefault();
    void preparing.submit({
      ...{ electionId: told.id, office: number, secrecy },
      ...(secrecy === 'observers' ? { coIssuerId } : {}),
    });
  }
  if (!office) return <EmptyNote title={say('prepare.choose')} text={say('prepare.choose.way')} />;
  return (
    <form className="ballot" onSubmit={send}>
      <ScreenHeading
        title={say('prepare.title', { office: office.title, round })}
        lead={
          <PageLink href={`${within('election')}?electionId=${told.id}`}>{told.title}</PageLink>
        }
      />
      <p>{say('prepare.same')}</p>
      {!enough && (
        <Alert
          type="warning"
          showIcon
          title={say('prepare.none', { count: monitors.length })}
          description={say('prepare.none.way')}
        />
      )}
      <Levels secrecy={secrecy} enough={enough} onChange={setSecrecy} />
      {secrecy === 'observers' && (
        <Observers told={told} coIssuerId={coIssuerId} onChange={setCoIssuerId} />
      )}
      {listed > mostWithoutPatterns && (
        <Alert type="info" showIcon title={say('prepare.patterns', { count: listed })} />
      )}
      <p className="ballot-gap">{say('prepare.lead')}</p>
      {preparing.failure && <FailureNotice failure={preparing.failure} room={room} />}
      <Button type="primary" htmlType="submit" loading={preparing.sending}>
        {say('prepare.button')}
      </Button>
    </form>
  );
}

/** Getting a round ready to be voted on by phone: who keeps its ballots secret, said honestly. */
export function BallotPreparePage() {
  const say = useRoom(room);
  const [{ electionId = '', office = '' }] = useAddress();
  const asked = useAsk<typeof electionRead>('election.read', {
    electionId,
  } as Parameters<typeof useAsk<typeof electionRead>>[1]);
  if (electionId === '' || office === '')
    return (
      <>
        <ScreenHeading title={say('screen.ballot-prepare')} />
        <EmptyNote title={say('prepare.choose')} text={say('prepare.choose.way')} />
      </>
    );
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Prepare told={told} number={Number(office)} />}
    </Answered>
  );
}
