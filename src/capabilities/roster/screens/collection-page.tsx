import { useState } from 'react';
import { Button } from 'antd';
import type { Uuid } from '../../../kernel/id.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { chinaTime } from '../../../surfaces/ui/china-time.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { collectionRead, GivenLink } from '../collecting/asking.ts';
import type { Progress } from '../collecting/reads.ts';
import { WideTable } from '../../../surfaces/ui/table/wide-table.tsx';
import { CopyText, LinksNote } from './links-note.tsx';
import './roster.css';

const room = 'roster';

interface Collected {
  readonly id: string;
  readonly title: string;
  readonly due: string;
  readonly units: readonly Progress[];
}

/** How far one unit is, in words: its state, whether it is late, whether its link still works. */
function State({ unit }: { readonly unit: Progress }) {
  const say = useRoom(room);
  const { state, late, live, sentAt, lines, remarks } = unit;
  const waits = state === 'open' || state === 'returned';
  return (
    <>
      <strong>{say(`choice.state.${state}`)}</strong>
      {late && ` · ▲ ${say('collect.late')}`}
      {waits && !live && ` · ${say('collect.no-link')}`}
      {lines > 0 && ` · ${say('collect.people', { count: lines })}`}
      {sentAt !== null && state !== 'open' && (
        <span className="hint"> {say('collect.sent-at', { at: chinaTime(sentAt) })}</span>
      )}
      {state === 'returned' && remarks !== null && <p className="hint">{remarks}</p>}
    </>
  );
}

function UnitTools(props: {
  readonly unit: Progress;
  readonly sending: boolean;
  onRenew(requestId: string): void;
}) {
  const say = useRoom(room);
  const { within } = useSurface();
  const { unit, sending, onRenew } = props;
  const waits = unit.state === 'open' || unit.state === 'returned';
  return (
    <div className="roster-row-tools">
      {unit.lines > 0 && (
        <PageLink
          href={within(`sent-roster?requestId=${unit.id}`)}
          aria-label={`${unit.unitName} ${say('collect.open')}`}
        >
          {say('collect.open')}
        </PageLink>
      )}
      {waits && (
        <Button
          size="small"
          disabled={sending}
          aria-label={`${unit.unitName} ${say('collect.renew-one')}`}
          onClick={() => onRenew(unit.id)}
        >
          {say('collect.renew-one')}
        </Button>
      )}
      {waits && unit.live && (
        <VerbButton
          verb="collection-request.revoke"
          filled={{ requestId: unit.id }}
          row={{ id: unit.id, unitName: unit.unitName }}
          about={unit.unitName}
          small
        />
      )}
    </div>
  );
}

function Collected({ value, again }: { readonly value: Collected; again(): void }) {
  const say = useRoom(room);
  const { school } = useSurface();
  const [links, setLinks] = useState<readonly GivenLink[]>([]);
  const renewing = useSubmission('collection.renew-links', (answer) => {
    setLinks((answer as { readonly links: readonly GivenLink[] }).links);
    again();
  });
  const { id, title, due, units } = value;
  const late = units.filter((unit) => unit.late);
  const waiting = units.filter(({ state }) => state === 'open' || state === 'returned');
  const renew = (requestId?: string): void =>
    void renewing.submit({ collectionId: id, ...(requestId ? { requestId } : {}) });
  return (
    <>
      {renewing.failure && <FailureNotice failure={renewing.failure} room={room} />}
      {links.length > 0 && <LinksNote links={links} title={title} due={due} />}
      <h2>{say('collect.units')}</h2>
      <WideTable label={say('collect.units')}>
        <table className="roster-grid">
          <caption className="unseen">{say('collect.units')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('field.requestId')}</th>
              <th scope="col">{say('collect.state')}</th>
              <th scope="col">
                <span className="unseen">{say('collect.open')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">{unit.unitName}</th>
                <td data-label={say('collect.state')}>
                  <div>
                    <State unit={unit} />
                  </div>
                </td>
                <td>
                  <UnitTools unit={unit} sending={renewing.sending} onRenew={renew} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {waiting.length > 0 && (
        <p className="roster-after">
          <Button loading={renewing.sending} onClick={() => renew()}>
            {say('collect.renew')}
          </Button>{' '}
          <span className="hint">{say('collect.renew-warning')}</span>
        </p>
      )}
      <h2>{say('collect.remind')}</h2>
      {late.length === 0 ? (
        <p>{say('collect.none-late')}</p>
      ) : (
        <div className="roster-links">
          <CopyText
            label={say('collect.remind')}
            text={say('collect.reminder', {
              ...{ school: school.name, title, due },
              units: late.map(({ unitName }) => unitName).join('、'),
            })}
          />
        </div>
      )}
    </>
  );
}

/** One collection: who has sent, who is late, links and reminders, and the rosters to take over. */
export function CollectionPage() {
  const say = useRoom(room);
  const [{ collectionId = '' }] = useAddress();
  const asked = useAsk<typeof collectionRead>('collection.read', {
    collectionId: collectionId as Uuid,
  });
  const { value } = asked;
  const count = (wanted: (unit: Progress) => boolean): number =>
    value?.units.filter(wanted).length ?? 0;
  const lead =
    value &&
    say('collect.progress', {
      ...{ asked: value.units.length, due: value.due, late: count(({ late }) => late) },
      accepted: count(({ state }) => state === 'accepted'),
      sent: count(({ state }) => state === 'sent'),
    });
  return (
    <>
      <ScreenHeading
        title={value ? `${say('screen.collection')} · ${value.title}` : say('screen.collection')}
        lead={lead ?? undefined}
      >
        <VerbButton verb="collection.begin" />
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {(found) => <Collected value={found} again={asked.again} />}
      </Answered>
    </>
  );
}
