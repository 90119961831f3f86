import { useState } from 'react';
import { Button } from 'antd';
import type { AnswerOf, InputOf } from '../../../../engines/actions/verb.ts';
import { useAsk } from '../../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import type { standingChoice } from '../standing.ts';
import './hall.css';

const room = 'congress';

type Choice = AnswerOf<typeof standingChoice>;

function Pick({ told, again }: { readonly told: Choice; again(): void }) {
  const say = useRoom(room);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [named, setNamed] = useState<number | null>(null);
  const { sending, failure, submit } = useSubmission('standing.recommend', (answer) => {
    setNamed((answer as { readonly named: number }).named);
    setChosen([]);
    again();
  });
  const turn = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const { congressId, title, delegates } = told;
  return (
    <div className="hall">
      <ScreenHeading title={say('screen.name-standing')} lead={say('standing.lead', { title })} />
      {failure && <FailureNotice failure={failure} room={room} onRetry={again} />}
      {named !== null && <p role="status">✓ {say('standing.named', { count: named })}</p>}
      {delegates.length === 0 ? (
        <EmptyNote title={say('standing.none')} text={say('standing.none.way')} />
      ) : (
        <fieldset className="hall-pick">
          <legend>{say('standing.pick')}</legend>
          <ul>
            {delegates.map(({ id, number, name, unitName }) => (
              <li key={id}>
                <label className="hall-check">
                  <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
                  {number}. {name} <span className="soft">{unitName}</span>
                </label>
              </li>
            ))}
          </ul>
          <div className="hall-buttons">
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={sending}
              onClick={() => void submit({ congressId, delegateIds: chosen })}
            >
              {say('standing.name', { count: chosen.length })}
            </Button>
          </div>
        </fieldset>
      )}
    </div>
  );
}

/** Names standing delegates out of the delegates that the caller may name. */
export function NameStandingPage() {
  const [{ congressId }] = useAddress();
  const input = (congressId ? { congressId } : {}) as InputOf<typeof standingChoice>;
  const asked = useAsk<typeof standingChoice>('standing.choice', input);
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Pick told={told} again={asked.again} />}
    </Answered>
  );
}
