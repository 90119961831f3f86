import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { complaintOutsider } from '../setting.ts';
import type { complaintOutcomes } from '../telling.ts';

const room = 'complaints';

/** How complaints are handled here: how many there are, and who handles those about the League committee. */
export function HandlingPage() {
  const say = useRoom(room);
  const { school, within, verbs } = useSurface();
  const counted = useAsk<typeof complaintOutcomes>('complaint.outcomes', {});
  const asked = useAsk<typeof complaintOutsider>('complaint.outsider', {});
  const lists = verbs.some(({ name }) => name === 'complaint.list');
  return (
    <>
      <ScreenHeading title={say('screen.complaint-handling')} lead={say('handling.lead')}>
        <a href={`/${school.slug}/public/complaints`}>{say('handling.public')}</a>
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {({ outsideId, outsideName, serves, revision }) => (
          <section>
            <h2>{say('handling.outside')}</h2>
            <p>
              {outsideId === null
                ? say('handling.outside.none')
                : serves
                  ? outsideName
                  : say('handling.outside.lapsed', { name: outsideName ?? '' })}
            </p>
            <InPlaceForm
              key={revision}
              verb="complaint.name-outsider"
              given={{ revision }}
              initial={outsideId === null ? {} : { personId: outsideId }}
              about={say('handling.outside')}
              onDone={asked.again}
            />
          </section>
        )}
      </Answered>
      <Answered asked={counted} room={room}>
        {({ counts }) => (
          <section>
            <h2>{say('handling.counts')}</h2>
            <dl className="summary">
              {(['received', 'open', 'late', 'closed'] as const).map((one) => (
                <div key={one}>
                  <dt>{say(`handling.${one}`)}</dt>
                  <dd>{counts[one]}</dd>
                </div>
              ))}
            </dl>
            {lists && (
              <PageLink href={within('see/complaint.list')}>{say('verb.complaint.list')}</PageLink>
            )}
          </section>
        )}
      </Answered>
    </>
  );
}
