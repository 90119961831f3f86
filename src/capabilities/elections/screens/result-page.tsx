import { Button } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { saveBlob } from '../../../surfaces/ui/table/save-blob.ts';
import type { electionFile, electionResult } from '../results.ts';
import { DecisionPart, DeclinedPart } from './round-part.tsx';
import './elections.css';

type Result = AnswerOf<typeof electionResult>;

/** The count as a file that anybody recomputes, with its fingerprint. */
function CountFilePart({ told }: { readonly told: Result }) {
  const say = useRoom('elections');
  const asked = useAsk<typeof electionFile>('election.file', { electionId: told.id });
  const { value, failure } = asked;
  if (failure) return <FailureNotice failure={failure} room="elections" onRetry={asked.again} />;
  if (value === null) return null;
  return (
    <>
      <h2>{say('file.title')}</h2>
      <p>{say('file.lead')}</p>
      <Button onClick={() => saveBlob(new Blob([value.text]), value.name)}>
        {say('verb.election.file')}
      </Button>
      <p className="hint" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 {value.hash}
      </p>
      <p className="hint">{say('file.verify')}</p>
    </>
  );
}

function Told({ told, large }: { readonly told: Result; readonly large: boolean }) {
  const say = useRoom('elections');
  const { language, within } = useSurface();
  const announced = told.offices.filter(({ rounds }) => rounds.length > 0);
  const input = { electionId: told.id, language };
  const papers = [
    ['report', say('report.file', { title: told.title })],
    ['notice', say('notice.file', { title: told.title })],
  ] as const;
  return (
    <div className={large ? 'election election-large' : 'election'}>
      <ScreenHeading title={told.title} lead={`${told.electorName} · ${told.day}`} />
      {announced.length === 0 && (
        <EmptyNote title={say('result.none')} text={say('result.none.way')} />
      )}
      {announced.map((office) => (
        <section key={office.number}>
          <h2>{say('office.title', { title: office.title, seats: office.seats })}</h2>
          {office.rounds.map(({ round, is, decision, declined }) => (
            <div key={round}>
              {office.rounds.length > 1 && <h3>{say(`report.round-${is}`, { round })}</h3>}
              <DecisionPart
                decision={decision}
                rules={told.rules}
                names={told.names}
                elector={told.elector}
              />
              <DeclinedPart declined={declined} names={told.names} />
            </div>
          ))}
        </section>
      ))}
      {!large && announced.length > 0 && (
        <>
          <p>{say(told.certifiedAt === null ? 'result.not-certified' : 'result.certified')}</p>
          <p>
            <PageLink href={`${within('election-result')}?electionId=${told.id}&large=yes`}>
              {say('result.large')}
            </PageLink>
          </p>
          {papers.map(([form, name]) => (
            <div key={form}>
              <h2>{say(`choice.form.${form}`)}</h2>
              <PaperLinks verb="election.paper" input={{ ...input, form }} name={name} />
            </div>
          ))}
          {told.certifiedAt !== null && <CountFilePart told={told} />}
        </>
      )}
      {large && (
        <p className="hint">
          <PageLink href={`${within('election-result')}?electionId=${told.id}`}>
            {say('result.plain')}
          </PageLink>
        </p>
      )}
    </div>
  );
}

/** What was announced, with the arithmetic behind it; `large=yes` shows it to a hall. */
export function ElectionResultPage() {
  const say = useRoom('elections');
  const [{ electionId = '', large = '' }] = useAddress();
  const asked = useAsk<typeof electionResult>('election.result', { electionId });
  if (electionId === '')
    return <EmptyNote title={say('election.choose')} text={say('election.choose.way')} />;
  return (
    <Answered asked={asked} room="elections">
      {(told) => <Told told={told} large={large === 'yes'} />}
    </Answered>
  );
}
