import { useState } from 'react';
import { Button, Checkbox, Input, Radio } from 'antd';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Office } from './round-part.tsx';

interface Open {
  readonly answers: readonly string[];
  readonly seats: number;
  readonly candidates: readonly string[];
}

/** What the meeting can settle now: what a resolution is asked for, or the seats a further round would fill. */
export function openFor({ resolve, next, movingUp }: Office): Open | null {
  const up = movingUp === null ? [] : ['next'];
  if (resolve !== null)
    return resolve.about === 'tie' ? resolve : { ...resolve, answers: [...resolve.answers, ...up] };
  return next?.is === 'further'
    ? { answers: [...up, 'reduce-seats', 'vacant'], seats: next.seats, candidates: [] }
    : null;
}

const naming = ['lots', 'presidium', 'hands'];

/** Whom a settlement names: those ticked among the tied, or the one who would move up. */
function namedBy(settlement: string, ticked: readonly string[], { movingUp }: Office) {
  if (settlement === 'next') return movingUp === null ? [] : [movingUp];
  return naming.includes(settlement) ? ticked : [];
}

/** Records what the meeting resolved where voting settled nothing. */
export function ResolveForm(props: {
  readonly electionId: string;
  readonly office: Office;
  readonly round: number;
  readonly names: Readonly<Record<string, string>>;
  readonly open: Open;
  onDone(): void;
}) {
  const { electionId, office, round, names, open } = props;
  const say = useRoom('elections');
  const { verbs } = useSurface();
  const [settlement, setSettlement] = useState(open.answers[0] ?? '');
  const [elected, setElected] = useState<readonly string[]>([]);
  const [body, setBody] = useState(say('resolve.presidium-of-meeting'));
  const [reason, setReason] = useState('');
  const { sending, failure, submit } = useSubmission('election.resolve', props.onDone);
  if (!verbs.some(({ name }) => name === 'election.resolve')) return null;
  const named = namedBy(settlement, elected, office);
  const input = { electionId, office: office.number, round, settlement, elected: named };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit({ ...input, body, reason });
      }}
    >
      <p id="settlement-label">{say('field.settlement')}</p>
      <Radio.Group
        aria-labelledby="settlement-label"
        value={settlement}
        onChange={(event) => setSettlement(String(event.target.value))}
        options={open.answers.map((value) => ({
          value,
          label: say(`choice.settlement.${value}`),
        }))}
      />
      {settlement === 'next' && (
        <p>{say('resolve.next', { name: names[office.movingUp ?? ''] ?? '' })}</p>
      )}
      {naming.includes(settlement) && (
        <>
          <p id="settled-label">{say('resolve.names', { seats: open.seats })}</p>
          <Checkbox.Group
            aria-labelledby="settled-label"
            value={[...elected]}
            onChange={(values) => setElected(values.map(String))}
            options={open.candidates.map((value) => ({ value, label: names[value] ?? '' }))}
          />
        </>
      )}
      <p>
        <label>
          {say('field.body')}
          <Input value={body} maxLength={100} onChange={(event) => setBody(event.target.value)} />
        </label>
      </p>
      <p>
        <label>
          {say('field.reason')}
          <Input.TextArea
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </p>
      {failure && <FailureNotice failure={failure} room="elections" />}
      <Button htmlType="submit" loading={sending}>
        {say('verb.election.resolve')}
      </Button>
    </form>
  );
}
