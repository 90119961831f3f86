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
import type { proposalRead } from '../proposal-looking.ts';
import type { ProposalStep } from '../proposal-rules.ts';
import './hall.css';

const room = 'congress';

type Proposal = AnswerOf<typeof proposalRead>;

/** The verbs behind the steps: what a delegate does, and what those who run the congress do. */
const delegateVerbs: Readonly<Partial<Record<ProposalStep, string>>> = {
  second: 'proposal.second',
  withdraw: 'proposal.withdraw',
  rate: 'proposal.rate',
};

const runVerbs: Readonly<Partial<Record<ProposalStep, string>>> = {
  file: 'proposal.screen',
  merge: 'proposal.merge',
  assign: 'proposal.assign',
  reply: 'proposal.reply',
  return: 'proposal.return',
  close: 'proposal.close',
};

/** Which of the delegate's steps are theirs: nobody seconds their own or what they seconded already. */
function mineToDo(told: Proposal, step: ProposalStep): boolean {
  const rated = told.replies.at(-1)?.rated ?? false;
  switch (step) {
    case 'second':
      return told.delegate && !told.behind;
    case 'withdraw':
      return told.own;
    default:
      return told.behind && !rated;
  }
}

function verbsFor(told: Proposal): readonly string[] {
  const own = told.steps.flatMap((step) => {
    const verb = delegateVerbs[step];
    return verb !== undefined && mineToDo(told, step) ? [verb] : [];
  });
  const run = told.runs ? told.steps.flatMap((step) => runVerbs[step] ?? []) : [];
  return [...own, ...run];
}

function Steps({ told }: { readonly told: Proposal }) {
  const say = useRoom(room);
  const { verbs } = useSurface();
  const { id: proposalId, title, state, number } = told;
  const wanted = verbsFor(told).filter((name) => verbs.some((verb) => verb.name === name));
  return (
    <section>
      <h2>{say('proposal.steps')}</h2>
      {wanted.length === 0 && <p>{say('proposal.steps.none')}</p>}
      <div className="hall-buttons">
        {wanted.map((verb, at) => (
          <VerbButton
            key={verb}
            verb={verb}
            filled={{ proposalId }}
            row={{ number, title, state }}
            primary={at === 0 && verb !== 'proposal.withdraw' && verb !== 'proposal.return'}
          />
        ))}
      </div>
    </section>
  );
}

function Replies({ told }: { readonly told: Proposal }) {
  const say = useRoom(room);
  if (told.replies.length === 0) return null;
  return (
    <section>
      <h2>{say('proposal.replies')}</h2>
      {told.replies.map(({ number, day, text, ratings, returnedWhy }) => (
        <div key={number} className="card">
          <h3>{say('proposal.reply.head', { day, office: told.office ?? '' })}</h3>
          <p className="hall-said">{text}</p>
          <p>{say('paper.ratings', { ...ratings })}</p>
          {returnedWhy !== null && <p>{say('proposal.returned', { why: returnedWhy })}</p>}
        </div>
      ))}
    </section>
  );
}

function Standing({ told }: { readonly told: Proposal }) {
  const say = useRoom(room);
  const { state, office, due, mergedInto, screenedWhy, seconds, secondsNeeded } = told;
  const late = state === 'assigned' && due !== null && told.today > due;
  const lines: readonly (readonly [string, string | null])[] = [
    ['field.state', say(`choice.state.${state}`)],
    ['field.office', office],
    ['field.due', due === null ? null : `${due}${late ? ` ${say('proposal.late')}` : ''}`],
    ['field.seconds', say('proposal.seconded', { count: seconds, needed: secondsNeeded })],
    ['field.submitted', told.submitted],
  ];
  return (
    <>
      <dl className="summary">
        {lines.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {mergedInto !== null && <p>{say('proposal.merged', { number: mergedInto })}</p>}
      {state === 'not-filed' && screenedWhy !== null && (
        <p>{say('proposal.not-filed', { why: screenedWhy })}</p>
      )}
    </>
  );
}

function Told({ told }: { readonly told: Proposal }) {
  const say = useRoom(room);
  const { language } = useSurface();
  const { number, title, personName, unitName, seconders, congressId, congressTitle } = told;
  const by = say('proposal.by', { name: personName, unit: unitName });
  return (
    <div className="hall">
      <ScreenHeading
        title={title}
        lead={`${congressTitle} · ${say('proposal.number', { number })} · ${by}`}
      />
      <Standing told={told} />
      <Steps told={told} />
      <h2>{say('proposal.reason')}</h2>
      <p className="hall-said">{told.reason}</p>
      <h2>{say('proposal.measures')}</h2>
      <p className="hall-said">{told.measures}</p>
      {seconders.length > 0 && (
        <p>{say('proposal.seconders', { names: seconders.map(({ name }) => name).join('、') })}</p>
      )}
      <Replies told={told} />
      <h2>{say('papers-out.title')}</h2>
      <PaperLinks
        verb="proposal.report"
        input={{ congressId, language }}
        name={`${congressTitle} ${say('paper.proposals')}`}
      />
    </div>
  );
}

/** One proposal: where it stands, what it asks, what became of it, and what whoever looks can do. */
export function ProposalPage() {
  const say = useRoom(room);
  const { within } = useSurface();
  const [{ proposalId = '' }] = useAddress();
  const input = { proposalId } as InputOf<typeof proposalRead>;
  const asked = useAsk<typeof proposalRead>('proposal.read', input);
  if (proposalId === '')
    return (
      <EmptyNote title={say('proposal.choose')} text={say('proposal.choose.way')}>
        <PageLink href={within('see/proposal.list')}>{say('mine.see-proposals')}</PageLink>
      </EmptyNote>
    );
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Told told={told} />}
    </Answered>
  );
}
