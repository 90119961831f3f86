import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { PaperView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { delegateRead } from '../delegates/looking.ts';
import { formPaper } from '../papers/delegate-papers.ts';
import './congress.css';

const room = 'congress';

type Told = AnswerOf<typeof delegateRead>;

/** Each condition with what is known of it, and who vouched; told by word, never by colour alone. */
function Conditions({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const open = told.credentials === 'pending' && told.until === null;
  return (
    <>
      <h2>{say('delegate.conditions')}</h2>
      <ul className="cards congress-cards">
        {told.conditions.map(({ condition, verdict }) => {
          const word = told.attested.find((one) => one.condition === condition);
          return (
            <li key={condition} className="card">
              <h3>{say(`choice.condition.${condition}`)}</h3>
              <p>{say(`verdict.${verdict}`)}</p>
              {word && (
                <p className="hint">
                  {say('delegate.vouched', {
                    ...{ name: word.name ?? '', day: word.day, text: word.text },
                  })}
                </p>
              )}
              {open && (verdict === 'unknown' || verdict === 'attested') && (
                <VerbButton
                  verb="delegate.attest"
                  filled={{ delegateId: told.id, condition }}
                  small
                  about={say(`choice.condition.${condition}`)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Objections({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  return (
    <>
      {told.objections.length > 0 && <h2>{say('delegate.objections-title')}</h2>}
      <ul className="cards congress-cards">
        {told.objections.map((one) => (
          <li key={one.id} className="card">
            <p className="congress-said">{one.text}</p>
            <p className="hint">{one.day}</p>
            {one.answered === null ? (
              <VerbButton verb="delegate.answer" filled={{ objectionId: one.id }} small />
            ) : (
              <p>
                {say(one.upheld ? 'history.upheld' : 'history.not-upheld')} {one.answered}{' '}
                {one.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Page({ told }: { readonly told: Told }) {
  const say = useRoom(room);
  const { shownAt, language } = useSurface();
  const speech = { say, language: language === 'zh' ? ('zh-CN' as const) : ('en' as const) };
  const paper = formPaper(told, speech);
  const unit = shownAt('electoral-unit', told.electoralUnitId);
  const filled = { delegateId: told.id };
  const seen = { ...filled, revision: String(told.revision) };
  return (
    <>
      <ScreenHeading
        title={told.personName}
        lead={unit === null ? told.unitName : <PageLink href={unit}>{told.unitName}</PageLink>}
      >
        {told.until === null && (
          <>
            <VerbButton
              verb="delegate.register"
              filled={seen}
              row={told}
              primary={told.registered === null}
            />
            {told.credentials === 'pending' && (
              <VerbButton
                verb="delegate.examine"
                filled={seen}
                primary={told.registered !== null}
              />
            )}
            {told.own && told.credentials !== 'pending' && (
              <VerbButton verb="delegate.object" filled={filled} />
            )}
            <VerbButton verb="delegate.end" filled={filled} />
          </>
        )}
      </ScreenHeading>
      <dl className="summary">
        <div>
          <dt>{say('field.credentials')}</dt>
          <dd>
            {say(`choice.credentials.${told.credentials}`)}
            {told.examined !== null && ` ${told.examinedBy ?? ''} ${told.examined}`}
          </dd>
        </div>
        {told.grounds !== null && (
          <div>
            <dt>{say('field.grounds')}</dt>
            <dd>{told.grounds}</dd>
          </div>
        )}
        <div>
          <dt>{say('field.registered')}</dt>
          <dd>{told.registered ?? say('delegate.no-form')}</dd>
        </div>
        {told.until !== null && (
          <div>
            <dt>{say('delegate.mandate')}</dt>
            <dd>
              {say('delegate.ended', { day: told.until })} {told.untilWhy}
            </dd>
          </div>
        )}
      </dl>
      <Conditions told={told} />
      <Objections told={told} />
      <h2>{say('verb.delegate.form')}</h2>
      <PaperLinks
        verb="delegate.form"
        input={{ delegateId: told.id, language }}
        name={paper.title}
      />
      <PaperView blocks={paper.blocks} />
    </>
  );
}

/** One delegate: credentials with every condition, the registration form, objections. A delegate sees their own. */
export function DelegatePage() {
  const say = useRoom(room);
  const [{ delegateId = '' }] = useAddress();
  const asked = useAsk<typeof delegateRead>('delegate.read', { delegateId });
  if (delegateId === '')
    return <EmptyNote title={say('delegate.choose')} text={say('delegate.choose.way')} />;
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Page told={told} />}
    </Answered>
  );
}
