import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { DrawUpHandover } from './draw-up-handover.tsx';
import { OneHandover } from './one-handover.tsx';
import { useVerb } from './use-verb.ts';
import './union.css';

const room = 'organisation';
const textOf = (row: Row, name: string): string => String(row[name] ?? '');

/** How far a list has come, in words. */
export function signedWords(giver: boolean, taker: boolean): string {
  if (giver && taker) return 'handovers.sealed';
  if (giver) return 'handovers.waits-taker';
  return taker ? 'handovers.waits-giver' : 'handovers.waits-both';
}

/** Every list within reach, the newest first. */
function AllHandovers() {
  const say = useRoom(room);
  const { within } = useSurface();
  const mayDraw = useVerb('handover.draw-up') !== null;
  const asked = useRows('handover.list', {
    filters: {},
    search: '',
    sort: '',
    offset: 0,
    limit: 200,
  });
  const draw = (
    <PageLink className="ant-btn ant-btn-primary" href={within('handovers?new=yes')}>
      {say('verb.handover.draw-up')}
    </PageLink>
  );
  return (
    <>
      <ScreenHeading title={say('screen.handovers')} lead={say('handovers.lead')}>
        {mayDraw && draw}
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote
              title={say('handovers.empty')}
              text={say(mayDraw ? 'handovers.empty.way' : 'handovers.empty.wait')}
            >
              {mayDraw && draw}
            </EmptyNote>
          ) : (
            <DataTable
              label={say('screen.handovers')}
              rows={rows}
              keyOf={(row) => textOf(row, 'id')}
              columns={[
                {
                  label: say('handovers.of'),
                  cell: (row) => (
                    <PageLink href={within(`handovers?handoverId=${textOf(row, 'id')}`)}>
                      {`${textOf(row, 'bodyName')} ${textOf(row, 'day')}`}
                    </PageLink>
                  ),
                },
                { label: say('field.giverName'), cell: (row) => textOf(row, 'giverName') },
                { label: say('field.takerName'), cell: (row) => textOf(row, 'takerName') },
                {
                  label: say('handovers.state'),
                  cell: (row) =>
                    say(signedWords(row['giverSigned'] === true, row['takerSigned'] === true)),
                },
              ]}
            />
          )
        }
      </Answered>
    </>
  );
}

/** 交接清单: all of them, one of them, or a new one, as the address says. */
export function HandoversPage() {
  const [{ handoverId, new: fresh, bodyId }] = useAddress();
  if (handoverId) return <OneHandover key={handoverId} handoverId={handoverId} />;
  return fresh ? <DrawUpHandover bodyId={bodyId ?? null} /> : <AllHandovers />;
}
