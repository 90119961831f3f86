import { useState } from 'react';
import { Button, Progress } from 'antd';
import type { Uuid } from '../../../kernel/id.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { intakeRead, ShownIntake } from '../looking.ts';
import { DraftKinds } from './draft-kinds.tsx';
import { DraftWork } from './draft-work.tsx';
import { kindToWork } from './work.ts';
import './intake.css';

const room = 'intake';

/** Nothing waits any more: what was accepted is recorded, and the self-evaluation says what it is worth. */
function Done({ intake }: { readonly intake: ShownIntake }) {
  const say = useRoom(room);
  const { within } = useSurface();
  const closed = intake.closedAt !== null;
  return (
    <EmptyNote
      title={say(closed ? 'drafts.is-closed' : 'drafts.done')}
      text={say(closed ? 'drafts.is-closed.text' : 'drafts.done.text')}
    >
      <Button type="primary" href={within('self-evaluation')}>
        {say('drafts.cockpit')}
      </Button>
    </EmptyNote>
  );
}

function Drafts({ intake }: { readonly intake: ShownIntake }) {
  const say = useRoom(room);
  const { verbs } = useSurface();
  const [{ draft: shown }, change] = useAddress();
  const [last, setLast] = useState<string | null>(null);
  const { drafts, counts, closedAt } = intake;
  const done = counts.accepted + counts.dismissed;
  const all = done + counts.leftOpen;
  const kind = kindToWork(drafts);
  const draft =
    drafts.find(({ id }) => id === shown) ??
    drafts.find((one) => one.kind === kind && one.state === 'open') ??
    drafts[0];
  const accepting = verbs.find(({ name }) => name === 'intake-draft.accept') ?? null;
  const show = (id: string): void => change({ draft: id });
  return (
    <>
      <p>{say('drafts.progress', { done, all })}</p>
      <Progress
        percent={all === 0 ? 100 : Math.floor((done * 100) / all)}
        aria-label={say('drafts.progress', { done, all })}
      />
      {(closedAt !== null || counts.leftOpen === 0) && <Done intake={intake} />}
      {draft && (
        <>
          <DraftKinds
            drafts={drafts}
            kind={draft.kind}
            onKind={(wanted) => {
              const own = drafts.filter((one) => one.kind === wanted);
              const first = own.find(({ state }) => state === 'open') ?? own[0];
              if (first) show(first.id);
            }}
          />
          <DraftWork
            key={draft.id}
            intake={intake}
            draft={draft}
            accepting={accepting}
            last={last}
            onShow={show}
            onDecided={setLast}
          />
        </>
      )}
      {closedAt === null && (
        <div className="intake-deeds">
          <VerbButton
            verb="intake.close"
            filled={{ intakeId: intake.id }}
            about={intake.fileName}
          />
        </div>
      )}
    </>
  );
}

/** Works through the drafts of one document, one at a time. */
export function DraftsPage() {
  const say = useRoom(room);
  const [{ intakeId }] = useAddress();
  return intakeId === undefined ? (
    <EmptyNote title={say('drafts.none')} text={say('drafts.none.text')}>
      <VerbButton verb="intake.begin" primary />
    </EmptyNote>
  ) : (
    <OneIntake intakeId={intakeId as Uuid} />
  );
}

function OneIntake({ intakeId }: { readonly intakeId: Uuid }) {
  const say = useRoom(room);
  const asked = useAsk<typeof intakeRead>('intake.read', { intakeId });
  return (
    <>
      <ScreenHeading
        title={asked.value?.fileName ?? say('screen.intake-drafts')}
        lead={say('drafts.lead')}
      />
      <Answered asked={asked} room={room}>
        {(intake) => <Drafts intake={intake} />}
      </Answered>
    </>
  );
}
