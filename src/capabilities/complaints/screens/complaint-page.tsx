import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { complaintRead } from '../looking.ts';
import './complaints.css';

const room = 'complaints';

type Complaint = AnswerOf<typeof complaintRead>;

/** What is known of it at a glance: where it stands, by when, and with whom. */
function Standing({ told }: { readonly told: Complaint }) {
  const say = useRoom(room);
  const { state, takeBy, answerBy, today } = told;
  const due = state === 'received' ? takeBy : state === 'taken' ? answerBy : null;
  const handler = told.mine ? say('case.mine') : told.handlerName;
  const lines: readonly (readonly [string, string | null])[] = [
    ['field.state', say(`choice.state.${state}`)],
    ['field.due', due === null ? null : `${due}${due < today ? ` ${say('case.late')}` : ''}`],
    ['field.handlerName', handler ?? say('case.nobody')],
    ['field.way', say(`choice.way.${told.way}`)],
    ['field.about', say(`choice.about.${told.about}`)],
    ['field.bodyName', told.bodyName],
    ['field.personName', told.personName],
    ['field.item', told.item],
    ['field.received', told.received],
    ['case.contact', state === 'closed' ? null : (told.contact ?? say('case.no-contact'))],
  ];
  return (
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
  );
}

/** What whoever looks can do now, or why they can do nothing. */
function Steps({ told, again }: { readonly told: Complaint; again(): void }) {
  const say = useRoom(room);
  const { id, revision, steps, state, mine, handlerName, received } = told;
  const first = steps[0];
  return (
    <section>
      <h2>{say('case.now')}</h2>
      {state === 'closed' && <p>{say('case.over')}</p>}
      {state === 'asked' && mine && <p>{say('case.waits')}</p>}
      {!mine && handlerName !== null && <p>{say('case.others', { name: handlerName })}</p>}
      <div className="complaint-steps">
        {steps.map((step) => (
          <InPlaceForm
            key={step}
            verb={`complaint.${step}`}
            given={{ complaintId: id, revision }}
            about={received}
            primary={step === first}
            onDone={again}
          />
        ))}
      </div>
    </section>
  );
}

function Said({ messages }: Pick<Complaint, 'messages'>) {
  const say = useRoom(room);
  return (
    <section>
      <h2>{say('case.said')}</h2>
      {messages.length === 0 && <p>{say('case.nothing-said')}</p>}
      <ol className="complaint-said">
        {messages.map(({ number, kind, day, byName, text }) => (
          <li key={number}>
            <strong>{say(`said.${kind}`)}</strong> {day} {byName}
            <blockquote className="complaint-words">{text}</blockquote>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Outcome({ finding, outcome }: Pick<Complaint, 'finding' | 'outcome'>) {
  const say = useRoom(room);
  const { school } = useSurface();
  if (finding === null) return null;
  return (
    <section>
      <h2>{say('case.outcome')}</h2>
      <p>
        <strong>{say(`choice.finding.${finding}`)}</strong> {outcome ?? say('case.no-outcome')}
      </p>
      <a href={`/${school.slug}/public/complaints/outcomes`}>{say('case.published')}</a>
    </section>
  );
}

/** One complaint as its handler works on it: what was told, what can be done now, what was said, what came of it. */
export function ComplaintPage() {
  const say = useRoom(room);
  const { within } = useSurface();
  const [{ complaintId = '' }] = useAddress();
  const asked = useAsk<typeof complaintRead>('complaint.read', { complaintId });
  return (
    <>
      <ScreenHeading title={say('screen.complaint')}>
        <PageLink href={within('see/complaint.list')}>{say('verb.complaint.list')}</PageLink>
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {(told) => (
          <>
            <Standing told={told} />
            <section>
              <h2>{say('case.told')}</h2>
              <blockquote className="complaint-words">{told.text}</blockquote>
            </section>
            <Outcome finding={told.finding} outcome={told.outcome} />
            <Steps key={told.revision} told={told} again={asked.again} />
            <Said messages={told.messages} />
          </>
        )}
      </Answered>
    </>
  );
}
