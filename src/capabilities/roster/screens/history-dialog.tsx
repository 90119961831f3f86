import { Modal } from 'antd';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { chinaTime } from '../../../surfaces/ui/china-time.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Uuid } from '../../../kernel/id.ts';
import type { rosterHistory, StandingVersion } from '../reading.ts';

const room = 'roster';

function Version({ version }: { readonly version: StandingVersion }) {
  const say = useRoom(room);
  const { attachmentAddress } = useSurface();
  const { span, academicYear, half, rank, failed, recordedAt, recordedBy, replacedAt, paper } =
    version;
  const at = chinaTime(recordedAt);
  return (
    <li className="card">
      <strong>
        {rank ?? say('roster.unknown')}
        {failed !== null &&
          ` · ${say('field.failed')}：${say(failed ? 'roster.yes' : 'roster.no')}`}
      </strong>
      <p>
        {say(`roster.period.${span}`, {
          year: academicYear,
          next: academicYear + 1,
          half: half ?? 1,
        })}
      </p>
      <p>
        {recordedBy === null
          ? say('roster.history-recorded-unnamed', { at })
          : say('roster.history-recorded', { at, name: recordedBy })}
        {' · '}
        {replacedAt === null
          ? say('roster.history-now')
          : say('roster.history-replaced', { at: chinaTime(replacedAt) })}
      </p>
      {paper !== null && <a href={attachmentAddress(paper)}>{say('roster.history-paper')}</a>}
    </li>
  );
}

/** How one row of a roster came to be. */
export function HistoryDialog(props: {
  readonly personId: string;
  readonly bodyId: string;
  readonly name: string;
  onClose(): void;
}) {
  const say = useRoom(room);
  const { personId, bodyId, name, onClose } = props;
  const asked = useAsk<typeof rosterHistory>('roster.history', {
    personId: personId as Uuid,
    bodyId: bodyId as Uuid,
  });
  const status = (code: string | null): string =>
    code === null ? say('roster.status-unknown') : say(`choice.status.${code}`);
  return (
    <Modal open title={say('roster.history-of', { name })} footer={null} onCancel={onClose}>
      <Answered asked={asked} room={room}>
        {({ standings, statuses }) =>
          standings.length + statuses.length === 0 ? (
            <p>{say('roster.history-none')}</p>
          ) : (
            <>
              <ul className="cards">
                {standings.map((version) => (
                  <Version key={version.id} version={version} />
                ))}
              </ul>
              <ul>
                {statuses.map(({ since, was, becomes }) => (
                  <li key={since}>
                    {say('roster.history-status', {
                      since,
                      was: status(was),
                      becomes: status(becomes),
                    })}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </Modal>
  );
}
