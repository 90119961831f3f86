import { drawProcedure } from '../../../engines/procedures/draw-procedure.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { DrawingView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { recommendationForm, reviewOpinions } from '../papers.ts';
import type { candidacyRead } from '../reading.ts';
import { Conditions } from './conditions.tsx';
import { Deeds, type Candidacy } from './deeds.tsx';
import { History } from './history.tsx';
import { PaperPart } from './paper-part.tsx';
import './selection.css';

/** Where the case stands, who is awaited and until when: the answer first. */
function Standing({ told }: { readonly told: Candidacy }) {
  const say = useRoom('selection');
  const { state } = told;
  const ended = state.kind === 'ended';
  return (
    <dl className="summary">
      <div>
        <dt>{say('field.step')}</dt>
        <dd>{ended ? say(`choice.outcome.${state.outcome}`) : say(`step.${state.step}`)}</dd>
      </div>
      {!ended && (
        <div>
          <dt>{say('standing.awaits')}</dt>
          <dd>
            {[...new Set(told.awaits.map(({ party }) => say(`party.${party}`)))].map((name) => (
              <span key={name} className="selection-party">
                {name}
              </span>
            ))}
          </dd>
        </div>
      )}
      {!ended && state.due !== null && (
        <div>
          <dt>{state.publicity === null ? say('field.due') : say('standing.public-until')}</dt>
          <dd>
            {state.due}
            {told.late && state.publicity === null && <strong> {say('standing.late')}</strong>}
          </dd>
        </div>
      )}
      <div>
        <dt>{say('field.postName')}</dt>
        <dd>{told.postName ?? say('standing.any-post')}</dd>
      </div>
      <div>
        <dt>{say('field.unitName')}</dt>
        <dd>{told.unitName ?? '—'}</dd>
      </div>
    </dl>
  );
}

function Told({ told, again }: { readonly told: Candidacy; again(): void }) {
  const say = useRoom('selection');
  const { language, shownAt } = useSurface();
  const call = shownAt('call', told.callId);
  const speech = { say, language: language === 'zh' ? ('zh-CN' as const) : ('en' as const) };
  const drawn = { kind: told.state.kind, step: told.state.step };
  return (
    <div className="selection">
      <ScreenHeading
        title={told.name}
        lead={call === null ? told.title : <PageLink href={call}>{told.title}</PageLink>}
      >
        {told.state.kind === 'ended' &&
          told.state.outcome === 'completed' &&
          told.appointmentId === null && (
            <VerbButton verb="candidacy.appoint" filled={{ candidacyId: told.id }} primary />
          )}
      </ScreenHeading>
      <Standing told={told} />
      {told.appointmentId !== null && <p>{say('standing.appointed')}</p>}
      {told.state.kind === 'open' && (
        <>
          <h2>{say('candidacy.do')}</h2>
          <Deeds told={told} onDone={again} />
        </>
      )}
      {told.conditions !== null && (
        <>
          <h2>{say('candidacy.conditions')}</h2>
          <Conditions
            candidacyId={told.id}
            conditions={told.conditions}
            attested={told.attested}
            open={told.state.kind === 'open'}
          />
        </>
      )}
      <h2>{say('candidacy.history')}</h2>
      <History candidacyId={told.id} acts={told.acts} />
      <h2>{say('candidacy.flow')}</h2>
      <DrawingView drawing={drawProcedure(told.procedure, say, drawn)} />
      <h2>{say('candidacy.papers')}</h2>
      <PaperPart
        paper={recommendationForm(told, speech)}
        verb="candidacy.paper"
        input={{ candidacyId: told.id, form: 'recommendation', language }}
      />
      <PaperPart
        paper={reviewOpinions(told, speech)}
        verb="candidacy.paper"
        input={{ candidacyId: told.id, form: 'opinions', language }}
      />
    </div>
  );
}

/** One candidate: what happened, what is next, by whom, until when. A student sees their own the same way. */
export function CandidacyPage() {
  const say = useRoom('selection');
  const [{ candidacyId = '' }] = useAddress();
  const asked = useAsk<typeof candidacyRead>('candidacy.read', { candidacyId });
  if (candidacyId === '')
    return <EmptyNote title={say('candidacy.choose')} text={say('candidacy.choose.way')} />;
  return (
    <Answered asked={asked} room="selection">
      {(told) => <Told told={told} again={asked.again} />}
    </Answered>
  );
}
