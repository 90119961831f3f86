import { QRCode } from 'antd';
import type { AnswerOf } from '../../../../engines/actions/verb.ts';
import { useAsk } from '../../../../surfaces/ui/asking.ts';
import { Answered } from '../../../../surfaces/ui/screen/answered.tsx';
import { ScreenHeading } from '../../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../../surfaces/ui/surface.tsx';
import type { delegateHall } from '../mine.ts';
import { ItemLine } from './agenda-part.tsx';
import { BallotLink } from './ballot-link.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { QuorumPart } from './quorum-part.tsx';
import { useLive } from '../../../../surfaces/ui/screen/use-live.ts';
import './hall.css';

const room = 'congress';

type Mine = AnswerOf<typeof delegateHall>;
type OneSitting = Mine['sittings'][number];

/** The eight digits, and a square code that any phone at the door reads as the address of the check-in. */
function Code({ code }: { readonly code: string | null }) {
  const say = useRoom(room);
  const { within } = useSurface();
  return (
    <section>
      <h2>{say('mine.code')}</h2>
      {code === null ? (
        <p>{say('mine.no-code')}</p>
      ) : (
        <>
          <QRCode
            aria-label={say('mine.code.picture')}
            value={new URL(within(`check-in?code=${code}`), window.location.origin).href}
            size={180}
            bordered={false}
            color="#1c2430"
            bgColor="#ffffff"
          />
          <p className="hall-code">
            {code.slice(0, 4)} {code.slice(4)}
          </p>
          <p>{say('mine.code.way')}</p>
        </>
      )}
    </section>
  );
}

function SittingCard({ told }: { readonly told: OneSitting }) {
  const say = useRoom(room);
  const { within } = useSurface();
  const { day, begins, place, mine, openedAt, closedAt } = told;
  const when = begins === null ? day : say('sitting.when', { day, begins });
  const stage = closedAt !== null ? 'closed' : openedAt === null ? 'planned' : 'open';
  return (
    <li className="card">
      <h3>
        <PageLink href={within(`sitting?sittingId=${told.id}`)}>{told.title}</PageLink>
      </h3>
      <p>
        {[when, place, say(`sitting.state.${stage}`)].filter((one) => one !== null).join(' · ')}
      </p>
      <p>
        {say('mine.presence')}：
        <strong>
          {mine === 'present' && '✓ '}
          {say(`choice.presence.${mine}`)}
        </strong>
      </p>
      {told.quorum !== null && <QuorumPart quorum={told.quorum} />}
      <ol className="hall-items">
        {told.items.map((item, at) => (
          <li key={item.id} className={item.stage === 'now' ? 'now' : ''}>
            <ItemLine item={item} at={at} />
          </li>
        ))}
      </ol>
      {told.items.length === 0 && <p className="soft">{say('agenda.none')}</p>}
    </li>
  );
}

function Told({ mine, again }: { readonly mine: Mine; again(): void }) {
  const say = useRoom(room);
  const { within } = useSurface();
  useLive(again, 20);
  const { congressId, title, number, sittings, standing } = mine;
  const electing = sittings.some(({ items }) =>
    items.some(({ electionId }) => electionId !== null),
  );
  return (
    <div className="hall">
      <ScreenHeading
        title={say('screen.hall')}
        lead={`${say('mine.lead', { title, number })}${standing ? say('mine.standing') : ''}`}
      />
      <BallotLink electing={electing} />
      <Code code={mine.code} />
      <h2>{say('mine.sittings')}</h2>
      {sittings.length === 0 && <p>{say('mine.sittings.none')}</p>}
      <ul className="cards">
        {sittings.map((told) => (
          <SittingCard key={told.id} told={told} />
        ))}
      </ul>
      <h2>{say('mine.proposals')}</h2>
      <p>{say('mine.proposals.way')}</p>
      <div className="hall-buttons">
        <VerbButton verb="proposal.submit" filled={{ congressId }} primary />
        <PageLink href={within('see/proposal.list')}>{say('mine.see-proposals')}</PageLink>
      </div>
      <DocumentsPart congressId={congressId} documents={mine.documents} />
    </div>
  );
}

/** A delegate's phone: their code, today's agenda, papers, and proposals. */
export function HallPage() {
  const asked = useAsk<typeof delegateHall>('hall.mine', {});
  return (
    <Answered asked={asked} room={room}>
      {(mine) => <Told mine={mine} again={asked.again} />}
    </Answered>
  );
}
