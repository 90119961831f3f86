import type { AnswerOf, InputOf } from '../../../../engines/actions/verb.ts';
import { useAsk } from '../../../../surfaces/ui/asking.ts';
import { Answered } from '../../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../../surfaces/ui/surface.tsx';
import type { sittingRead } from '../looking.ts';
import { AgendaPart } from './agenda-part.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { QuorumPart } from './quorum-part.tsx';
import { ResolutionsPart } from './resolutions-part.tsx';
import { ScreenLink } from './screen-link.tsx';
import { useLive } from '../../../../surfaces/ui/screen/use-live.ts';
import './hall.css';

type Sitting = AnswerOf<typeof sittingRead>;

/** Where the sitting is, for headings and for the rows of questions. */
const stageOf = ({ openedAt, closedAt }: Sitting): 'planned' | 'open' | 'closed' =>
  closedAt !== null ? 'closed' : openedAt === null ? 'planned' : 'open';

function Heading({ told }: { readonly told: Sitting }) {
  const say = useRoom('congress');
  const { id: sittingId, title, runs, revision, day, begins, place, chairName } = told;
  const stage = stageOf(told);
  const row = { title, day, begins, place, chairName, stage };
  const when = begins === null ? day : say('sitting.when', { day, begins });
  const lead = [told.congressTitle, when, place, say(`sitting.state.${stage}`)]
    .filter((one) => one !== null)
    .join(' · ');
  return (
    <ScreenHeading title={title} lead={lead}>
      {runs && stage === 'planned' && (
        <VerbButton verb="sitting.open" filled={{ sittingId }} row={row} primary />
      )}
      {runs && stage === 'open' && (
        <VerbButton verb="sitting.close" filled={{ sittingId }} row={row} />
      )}
      {runs && stage !== 'closed' && (
        <VerbButton
          verb="sitting.change"
          filled={{ sittingId, revision: String(revision) }}
          row={row}
        />
      )}
    </ScreenHeading>
  );
}

function Papers({ told }: { readonly told: Sitting }) {
  const say = useRoom('congress');
  const { language, within } = useSurface();
  const { id: sittingId, congressId, title, runs } = told;
  return (
    <section>
      <h2>{say('papers-out.title')}</h2>
      <h3>{say('papers-out.agenda')}</h3>
      <PaperLinks
        verb="agenda.paper"
        input={{ sittingId, language }}
        name={say('paper.agenda', { title })}
      />
      {runs && (
        <>
          <h3>{say('papers-out.attendance')}</h3>
          <PaperLinks
            verb="attendance.paper"
            input={{ sittingId, language }}
            name={say('paper.attendance', { title })}
          />
          <h3>{say('papers-out.codes')}</h3>
          <PaperLinks
            verb="attendance.codes"
            input={{ congressId, language }}
            name={say('paper.codes')}
          />
          <h3>{say('papers-out.minutes')}</h3>
          <PageLink href={within(`minutes?sittingId=${sittingId}`)}>{say('minutes.open')}</PageLink>
        </>
      )}
    </section>
  );
}

function Told({ told, again }: { readonly told: Sitting; again(): void }) {
  const say = useRoom('congress');
  const { within, verbs } = useSurface();
  const door = told.runs && verbs.some(({ name }) => name === 'attendance.read');
  useLive(again);
  return (
    <div className="hall">
      <Heading told={told} />
      <h2>{say('quorum.title')}</h2>
      <QuorumPart quorum={told.quorum} />
      {door && (
        <p>
          <PageLink href={within(`check-in?sittingId=${told.id}`)}>{say('quorum.door')}</PageLink>
        </p>
      )}
      <AgendaPart told={told} again={again} />
      <ResolutionsPart told={told} />
      <DocumentsPart congressId={told.congressId} documents={told.documents} />
      {told.runs && told.closedAt === null && (
        <ScreenLink sittingId={told.id} given={told.hasScreen} again={again} />
      )}
      <Papers told={told} />
    </div>
  );
}

/** One sitting: for everybody what is on and how it was voted, for the chair the ways to go on. */
export function SittingPage() {
  const say = useRoom('congress');
  const { within } = useSurface();
  const [{ sittingId = '' }] = useAddress();
  const input = { sittingId } as InputOf<typeof sittingRead>;
  const asked = useAsk<typeof sittingRead>('sitting.read', input);
  if (sittingId === '')
    return (
      <EmptyNote title={say('sitting.choose')} text={say('sitting.choose.way')}>
        <PageLink href={within('see/sitting.list')}>{say('sitting.see-all')}</PageLink>
      </EmptyNote>
    );
  return (
    <Answered asked={asked} room="congress">
      {(told) => <Told told={told} again={asked.again} />}
    </Answered>
  );
}
