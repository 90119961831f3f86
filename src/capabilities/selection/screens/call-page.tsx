import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { drawProcedure } from '../../../engines/procedures/draw-procedure.ts';
import { stepsInOrder } from '../../../engines/procedures/model.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { DrawingView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { callBoard, callRead } from '../boards.ts';
import { meanPoints, rankingTable } from '../papers.ts';
import { PaperPart } from './paper-part.tsx';
import './selection.css';

type Call = AnswerOf<typeof callRead>;
type Board = AnswerOf<typeof callBoard>;
type Stood = Board['candidates'][number];

/** Everybody who stands at one step, the late ones said so. */
function Column({ title, people }: { readonly title: string; readonly people: readonly Stood[] }) {
  const say = useRoom('selection');
  const { shownAt } = useSurface();
  return (
    <>
      <h3>{say('board.column', { title, count: people.length })}</h3>
      <DataTable
        label={title}
        rows={people}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say('field.name'),
            cell: ({ id, name }) => {
              const href = shownAt('candidacy', id);
              return href === null ? name : <PageLink href={href}>{name}</PageLink>;
            },
          },
          {
            label: say('field.due'),
            cell: ({ due, late }) => (
              <>
                {due ?? '—'} {late && <strong>{say('standing.late')}</strong>}
              </>
            ),
          },
          { label: say('field.unitName'), cell: ({ unitName }) => unitName ?? '—' },
          { label: say('field.postName'), cell: ({ postName }) => postName ?? '—' },
          { label: say('paper.mean'), figures: true, cell: (one) => meanPoints(one) ?? '—' },
        ]}
      />
    </>
  );
}

/** Who stands where, in the order of the path, then how the others ended. */
function BoardPart({ callId }: { readonly callId: string }) {
  const say = useRoom('selection');
  const { language } = useSurface();
  const asked = useAsk<typeof callBoard>('call.board', { callId });
  const speech = { say, language: language === 'zh' ? ('zh-CN' as const) : ('en' as const) };
  return (
    <Answered asked={asked} room="selection">
      {({ candidates, procedure, title }) => {
        const steps = stepsInOrder(procedure).map(({ code }) => code);
        const open = candidates.filter(({ outcome }) => outcome === null);
        const late = open.filter((one) => one.late).length;
        const at = (step: string) => open.filter((one) => one.step === step);
        const ended = candidates.filter(({ outcome }) => outcome !== null);
        const outcomes = [...new Set(ended.map(({ outcome }) => outcome))];
        return (
          <>
            <h2>{say('board.title')}</h2>
            <p>{say('board.lead', { count: candidates.length, open: open.length, late })}</p>
            {candidates.length === 0 && (
              <EmptyNote title={say('board.empty')} text={say('board.empty.way')} />
            )}
            {steps
              .filter((step) => at(step).length > 0)
              .map((step) => (
                <Column key={step} title={say(`step.${step}`)} people={at(step)} />
              ))}
            {outcomes.map((outcome) => (
              <Column
                key={outcome}
                title={say(`choice.outcome.${outcome}`)}
                people={ended.filter((one) => one.outcome === outcome)}
              />
            ))}
            {candidates.some(({ raters }) => raters > 0) && (
              <PaperPart
                paper={rankingTable({ title, people: candidates }, speech)}
                verb="call.ranking"
                input={{ callId, language }}
              />
            )}
          </>
        );
      }}
    </Answered>
  );
}

/** One of the posts, with the way to stand for it. */
function Offer({ call, offer }: { readonly call: Call; readonly offer: Call['offers'][number] }) {
  const say = useRoom('selection');
  const filled = { callId: call.id, postId: offer.postId };
  const told = [
    [say('call.body'), offer.bodyName],
    [say('field.places'), offer.places],
    [say('call.taken'), offer.taken],
  ] as const;
  return (
    <li className="card">
      <h3>{offer.postName}</h3>
      <dl>
        {told.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {call.open && (
        <div className="selection-buttons">
          <VerbButton verb="candidacy.apply" filled={filled} about={offer.postName} primary />
          <VerbButton verb="candidacy.enter" filled={filled} about={offer.postName} />
        </div>
      )}
    </li>
  );
}

function Told({ call }: { readonly call: Call }) {
  const say = useRoom('selection');
  const { verbs } = useSurface();
  const board = verbs.some(({ name }) => name === 'call.board');
  const filled = { callId: call.id };
  return (
    <div className="selection">
      <ScreenHeading title={call.title} lead={call.unionName}>
        <VerbButton
          verb="call.change"
          filled={{ ...filled, revision: String(call.revision) }}
          row={call}
        />
        {call.closed === null && <VerbButton verb="call.close" filled={filled} row={call} />}
      </ScreenHeading>
      <p>
        {call.open
          ? say('call.open-until', { until: call.applyUntil })
          : say('call.not-open', { since: call.applySince, until: call.applyUntil })}
      </p>
      <p className="selection-said">{call.text}</p>
      {call.conditions !== null && (
        <>
          <h2>{say('field.conditions')}</h2>
          <p className="selection-said">{call.conditions}</p>
        </>
      )}
      <h2>{say('field.offers')}</h2>
      <ul className="cards">
        {call.offers.map((offer) => (
          <Offer key={offer.postId} call={call} offer={offer} />
        ))}
      </ul>
      {board && <BoardPart callId={call.id} />}
      <h2>{say('candidacy.flow')}</h2>
      <p>{say(`path.${call.path}`)}</p>
      <DrawingView drawing={drawProcedure(call.procedure, say)} />
    </div>
  );
}

/** A call: what it is for and how one is chosen; for those who choose, who stands where and who is late. */
export function CallPage() {
  const say = useRoom('selection');
  const [{ callId = '' }] = useAddress();
  const asked = useAsk<typeof callRead>('call.read', { callId: callId as Call['id'] });
  if (callId === '') return <EmptyNote title={say('call.choose')} text={say('call.choose.way')} />;
  return (
    <Answered asked={asked} room="selection">
      {(call) => <Told call={call} />}
    </Answered>
  );
}
