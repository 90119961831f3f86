import { useState } from 'react';
import { Button } from 'antd';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Uuid } from '../../../kernel/id.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import type { collectionRead, GivenLink } from '../collecting/asking.ts';
import { periodOn, schoolYearOf } from '../period.ts';
import type { RosterAnswer, rosterRead } from '../reading.ts';
import { LinksNote } from './links-note.tsx';
import './roster.css';

const room = 'roster';

interface Begun {
  readonly id: string;
  readonly links: readonly GivenLink[];
}

/** What is asked usually: the posts of this school year, the last year's ranks, in two weeks. */
function initialOf({ day, span }: RosterAnswer) {
  const { academicYear, half } = periodOn(span, day);
  return {
    since: `${schoolYearOf(day)}-09-01`,
    due: addDays(day, 14),
    ...{ span, academicYear },
    ...(half === null ? {} : { half }),
  };
}

/** Begins a collection of rosters: what is asked, and then the links with messages to send. */
export function CollectionNewPage() {
  const say = useRoom(room);
  const { verbs, within, go } = useSurface();
  const [begun, setBegun] = useState<Begun | null>(null);
  const asked = useAsk<typeof rosterRead>('roster.read', {});
  const verb = verbs.find(({ name }) => name === 'collection.begin');
  return (
    <>
      <ScreenHeading title={say('screen.collection-new')} lead={say('collect.lead')} />
      {begun ? (
        <Told begun={begun} onGo={() => go(within(`collection?collectionId=${begun.id}`))} />
      ) : (
        <Answered asked={asked} room={room}>
          {(answer) =>
            verb ? (
              <ActionForm
                verb={verb}
                initial={initialOf(answer)}
                send={say('collect.begin')}
                onDone={(told) => setBegun(told as Begun)}
              />
            ) : null
          }
        </Answered>
      )}
    </>
  );
}

function Told({ begun, onGo }: { readonly begun: Begun; onGo(): void }) {
  const say = useRoom(room);
  const asked = useAsk<typeof collectionRead>('collection.read', {
    collectionId: begun.id as Uuid,
  });
  return (
    <Answered asked={asked} room={room}>
      {({ title, due }) => (
        <>
          <LinksNote links={begun.links} title={title} due={due} />
          <p>
            <Button type="primary" onClick={onGo}>
              {say('screen.collection')}
            </Button>
          </p>
        </>
      )}
    </Answered>
  );
}
