import { useAsk } from '../../../surfaces/ui/asking.ts';
import { chinaTime } from '../../../surfaces/ui/china-time.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { electionRead } from '../reading.ts';
import { Candidates } from './list-part.tsx';
import { OfficeStep, attendedBefore } from './next-step.tsx';
import { ByPhone, PhoneRounds } from './phone-part.tsx';
import { Rounds, type Election, type Office } from './round-part.tsx';
import './elections.css';

interface Shown {
  readonly told: Election;
  again(): void;
}

/** How the election stands, and who elects what. */
function Standing({ told }: { readonly told: Election }) {
  const say = useRoom('elections');
  const rows = [
    [say('field.state'), say(`choice.state.${told.state}`)],
    [say('field.elector'), `${say(`choice.elector.${told.elector}`)}（${told.electorName}）`],
    [say('field.day'), told.day],
    ...(told.publicUntil === null
      ? []
      : [[say('standing.public'), `${told.publicFrom} — ${told.publicUntil}`]]),
    ...(told.bodyName === null ? [] : [[say('field.bodyId'), told.bodyName]]),
    ...(told.unitName === null ? [] : [[say('field.unitId'), told.unitName]]),
  ] as const;
  return (
    <dl className="summary">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Tellers by their task, and the form that names them while that can be changed. */
function Tellers({ told, again }: Shown) {
  const say = useRoom('elections');
  const open = told.mine.holds && (told.state === 'preparing' || told.state === 'published');
  const names = (role: string): string =>
    told.tellers
      .filter((one) => one.role === role)
      .map(({ name }) => name)
      .join('、');
  return (
    <>
      <h2>{say('field.tellers')}</h2>
      {told.tellers.length === 0 ? (
        <p>{say('tellers.none')}</p>
      ) : (
        <dl className="summary">
          {(['monitor', 'counter'] as const).map((role) => (
            <div key={role}>
              <dt>{say(`choice.role.${role}`)}</dt>
              <dd>{names(role) || '—'}</dd>
            </div>
          ))}
        </dl>
      )}
      {open && (
        <InPlaceForm
          verb="election.name-tellers"
          given={{ electionId: told.id }}
          about={told.title}
          onDone={again}
        />
      )}
    </>
  );
}

/** What is done with the election as a whole now: publish, open, confirm, appoint. */
function WholeStep({ told, again }: Shown) {
  const say = useRoom('elections');
  const { within } = useSurface();
  const given = { electionId: told.id };
  const about = told.title;
  const finished = told.offices.every(({ waits }) => waits === 'nothing');
  const posts = told.offices.some(({ postName }) => postName !== null);
  switch (told.state) {
    case 'preparing':
      return told.mine.holds ? (
        <>
          <p>{say('step.preparing')}</p>
          <InPlaceForm verb="election.publish" given={given} about={about} primary onDone={again} />
        </>
      ) : (
        <p>{say('step.not-public')}</p>
      );
    case 'published':
      return (
        <>
          <p>{say('step.published', { until: told.publicUntil ?? '' })}</p>
          {told.mine.holds && (
            <div className="election-buttons">
              <InPlaceForm
                verb="election.open-round"
                given={given}
                initial={attendedBefore(told, told.offices[0])}
                about={about}
                primary
                onDone={again}
              />
              <InPlaceForm verb="election.reopen-list" given={given} about={about} onDone={again} />
            </div>
          )}
        </>
      );
    case 'open':
      if (!finished) return <p>{say('step.open')}</p>;
      return told.mine.certifies ? (
        <InPlaceForm verb="election.certify" given={given} about={about} primary onDone={again} />
      ) : (
        <p>{say('step.finished')}</p>
      );
    case 'certified':
      return (
        <>
          <p>{say(told.appointed ? 'step.appointed' : 'step.certified')}</p>
          <p>
            <PageLink href={`${within('election-result')}?electionId=${told.id}`}>
              {say('screen.election-result')}
            </PageLink>
          </p>
          {posts && !told.appointed && told.mine.certifies && (
            <InPlaceForm
              verb="election.appoint"
              given={given}
              about={about}
              primary
              onDone={again}
            />
          )}
        </>
      );
    case 'cancelled':
      return <p>{say('step.cancelled')}</p>;
  }
}

/** The papers of a round that goes on. */
function Papers({ told, office }: { readonly told: Election; readonly office: Office }) {
  const say = useRoom('elections');
  const { language } = useSurface();
  const given = { electionId: told.id, office: office.number, language };
  const round = office.next?.round ?? office.rounds.at(-1)?.round ?? 1;
  if (!told.mine.watches || told.state === 'preparing' || told.state === 'cancelled') return null;
  return (
    <details>
      <summary>{say('verb.election.ballot')}</summary>
      <h4>{say('choice.form.ballot')}</h4>
      <p className="hint">{say('papers.ballot')}</p>
      <PaperLinks
        verb="election.ballot"
        input={{ ...given, form: 'ballot' }}
        name={say('ballot.file', { office: office.title, round })}
      />
      <h4>{say('choice.form.tally')}</h4>
      <PaperLinks
        verb="election.ballot"
        input={{ ...given, form: 'tally' }}
        name={say('tally.file', { office: office.title, round, box: 1 })}
      />
    </details>
  );
}

/** What happened, in its order; for those who hold or watch the election. */
function Log({ told }: { readonly told: Election }) {
  const say = useRoom('elections');
  if (told.log.length === 0) return null;
  return (
    <details>
      <summary>{say('log.title', { count: told.log.length })}</summary>
      <ol className="election-log">
        {told.log.map(({ number, kind, at, office, name, reason }) => (
          <li key={number}>
            {chinaTime(at)} {say(`event.${kind}`)}
            {office !== null && `（${office}）`} {name ?? ''}{' '}
            {kind === 'reopened' || kind === 'resolution' ? reason : ''}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Told({ told, again }: Shown) {
  const say = useRoom('elections');
  const { language, within } = useSurface();
  const announced = told.offices.some(({ rounds }) => rounds.some((one) => one.announced));
  const filled = { electionId: told.id };
  const changeable = told.state === 'preparing' || told.state === 'published';
  return (
    <div className="election">
      <ScreenHeading title={told.title} lead={told.electorName}>
        {told.mine.holds && changeable && (
          <VerbButton
            verb="election.change"
            filled={{ ...filled, revision: String(told.revision) }}
            row={told}
          />
        )}
        {told.mine.holds && told.state !== 'certified' && told.state !== 'cancelled' && (
          <VerbButton verb="election.cancel" filled={filled} row={told} />
        )}
      </ScreenHeading>
      <Standing told={told} />
      <h2>{say('step.title')}</h2>
      <WholeStep told={told} again={again} />
      <PhoneRounds told={told} />
      {told.offices.map((office) => (
        <section key={office.number}>
          <h2>{say('office.title', { title: office.title, seats: office.seats })}</h2>
          {told.state === 'published' && told.mine.holds && <ByPhone told={told} office={office} />}
          {told.state === 'open' && <OfficeStep told={told} office={office} again={again} />}
          <Rounds told={told} office={office} />
          <h3>{say('field.candidates')}</h3>
          <Candidates told={told} office={office} again={again} />
          <Papers told={told} office={office} />
        </section>
      ))}
      <Tellers told={told} again={again} />
      {announced && (
        <>
          <h2>{say('choice.form.report')}</h2>
          <p>
            <PageLink href={`${within('election-result')}?electionId=${told.id}`}>
              {say('screen.election-result')}
            </PageLink>
          </p>
          <PaperLinks
            verb="election.paper"
            input={{ ...filled, form: 'report', language }}
            name={say('report.file', { title: told.title })}
          />
        </>
      )}
      <Log told={told} />
    </div>
  );
}

/** An election: how it stands, what is next and whose turn it is; the list, the rounds, the result. */
export function ElectionPage() {
  const say = useRoom('elections');
  const [{ electionId = '' }] = useAddress();
  const asked = useAsk<typeof electionRead>('election.read', { electionId });
  if (electionId === '')
    return <EmptyNote title={say('election.choose')} text={say('election.choose.way')} />;
  return (
    <Answered asked={asked} room="elections">
      {(told) => <Told told={told} again={asked.again} />}
    </Answered>
  );
}
