import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { Uuid } from '../../../kernel/id.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { requestRead, SentRequest } from '../collecting/deciding.ts';
import { schoolYearOf } from '../period.ts';
import type { Taken } from '../taking/carry-out.ts';
import { CreationsNote, type MayMake } from './creations.tsx';
import { LinesGrid } from './lines-grid.tsx';
import { isPlaced, useLines } from './use-lines.ts';
import './roster.css';

const room = 'roster';

function Deciding({ sent }: { readonly sent: SentRequest }) {
  const say = useRoom(room);
  const { within, go } = useSurface();
  const flash = useFlash();
  const draft = useLines(sent, schoolYearOf(sent.since));
  const [may, setMay] = useState<MayMake>({ people: true, places: true });
  const done = useRef(false);
  const back = within(`collection?collectionId=${sent.collectionId}`);
  const accepting = useSubmission('collection-request.accept', (answer) => {
    done.current = true;
    const taken = answer as Taken & { readonly lines: number };
    flash(say('import.done', { ...taken }), new URL(back, window.location.origin).pathname);
    go(back);
  });
  const { failure } = accepting;
  // What the server refused stands at its cells; the rest is told below. Taken over once for each failure.
  const [placed, setPlaced] = useState<Failure | null>(null);
  if (failure !== placed) {
    setPlaced(failure);
    if (failure?.kind === 'refused') draft.refused(failure.refusals);
  }
  const { requestId, revision } = sent;
  const accept = (): void =>
    void accepting.submit({
      ...{ requestId, revision, createPeople: may.people, createPlaces: may.places },
      lines: draft.toSend(),
    });
  return (
    <>
      <LeaveGuard unsent={() => draft.dirty && !done.current} />
      <LinesGrid draft={draft} />
      <CreationsNote creations={sent.creations} may={may} onMay={setMay} />
      {failure && !isPlaced(failure) && (
        <FailureNotice failure={failure} room={room} onRetry={accept} />
      )}
      <div className="roster-commit">
        <Button
          type="primary"
          loading={accepting.sending}
          disabled={draft.wrong > 0 || draft.lines.length === 0}
          onClick={accept}
        >
          {say('collect.accept', { lines: draft.lines.length })}
        </Button>
        <VerbButton
          verb="collection-request.return"
          filled={{ requestId, revision: String(revision) }}
        />
      </div>
    </>
  );
}

/** A roster a unit sent in: checked against the records, taken over or sent back. */
export function SentRosterPage() {
  const say = useRoom(room);
  const { within } = useSurface();
  const [{ requestId = '' }] = useAddress();
  const asked = useAsk<typeof requestRead>('collection-request.read', {
    requestId: requestId as Uuid,
  });
  const { value } = asked;
  const lead = value
    ? say('collect.sent-lead', { unit: value.unitName, lines: value.lines.length })
    : undefined;
  return (
    <>
      <ScreenHeading title={say('screen.sent-roster')} lead={lead} />
      <Answered asked={asked} room={room}>
        {(sent) => (
          <>
            {sent.state === 'sent' ? (
              <Deciding key={sent.revision} sent={sent} />
            ) : (
              <p role="status">
                {say('collect.not-sent', { state: say(`choice.state.${sent.state}`) })}
              </p>
            )}
            <p>
              <PageLink href={within(`collection?collectionId=${sent.collectionId}`)}>
                {say('collect.back')}
              </PageLink>
            </p>
          </>
        )}
      </Answered>
    </>
  );
}
