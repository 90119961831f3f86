import { useState } from 'react';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import type { ReferenceDraft } from '../../../surfaces/ui/form/draft.ts';
import { DayInput } from '../../../surfaces/ui/form/day-input.tsx';
import { ReferenceInput } from '../../../surfaces/ui/form/reference-input.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { termPreview } from '../term-changes/actions.ts';
import { Labelled } from './labelled.tsx';
import './union.css';

const room = 'organisation';
type Preview = AnswerOf<typeof termPreview>;
type Running = Preview['running'][number];

const control = (id: string) => ({
  ...{ id, disabled: false, status: '' as const },
  ...{ 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': true },
});

/** Everybody whose post ends, each with a box for those who go on; who was elected has none. */
function Staying(props: {
  readonly running: readonly Running[];
  readonly stays: readonly string[];
  onStays(stays: readonly string[]): void;
}) {
  const { running, stays, onStays } = props;
  const say = useRoom(room);
  const words = useRoomWords();
  const basis = { room, verb: 'appointment.list', name: 'basis' };
  const toggle = (id: string, on: boolean): void =>
    onStays(on ? [...stays, id] : stays.filter((one) => one !== id));
  return (
    <DataTable
      label={say('term-change.running')}
      rows={running}
      keyOf={({ id }) => id}
      columns={[
        { label: say('field.bodyName'), cell: ({ bodyName }) => bodyName },
        { label: say('field.postName'), cell: ({ postName }) => postName },
        { label: say('field.personName'), cell: ({ personName }) => personName },
        { label: say('field.basis'), cell: (row) => words.choice(basis, row.basis) },
        {
          label: say('term-change.stays'),
          cell: (row) =>
            row.basis === 'elected' ? (
              say('term-change.ends')
            ) : (
              <Checkbox
                checked={stays.includes(row.id)}
                aria-label={say('term-change.stays-of', {
                  name: row.personName,
                  post: row.postName,
                })}
                onChange={({ target }) => toggle(row.id, target.checked)}
              >
                {say('term-change.stay')}
              </Checkbox>
            ),
        },
      ]}
    />
  );
}

/** Whoever was recruited: mostly they go on for another year. */
const staff = ({ basis }: Running): boolean => basis === 'recruited';

/** What is to happen, once more in numbers, and the one button that does it. */
function Carry(props: {
  readonly bodyId: string;
  readonly since: string;
  readonly preview: Preview;
  onDone(ended: number): void;
}) {
  const { bodyId, since, preview, onDone } = props;
  const say = useRoom(room);
  const { t } = useTranslation('ui');
  const [number, setNumber] = useState(String(preview.nextNumber));
  const [stays, setStays] = useState<readonly string[]>([]);
  const { sending, failure, submit } = useSubmission('term.change', (answer) =>
    onDone((answer as { readonly ended: number }).ended),
  );
  const wanted = /^[1-9]\d{0,3}$/.test(number) ? Number(number) : null;
  const input = { bodyId, number: wanted, since, stays };
  const ending = preview.running.length - stays.length;
  return (
    <>
      <Labelled label={say('field.term.change.number')} id="term-number">
        <Input
          id="term-number"
          className="width-number"
          inputMode="numeric"
          value={number}
          status={wanted === null ? 'error' : ''}
          aria-invalid={wanted === null || undefined}
          onChange={({ target }) => setNumber(target.value.trim())}
        />
      </Labelled>
      <h2>{say('term-change.running')}</h2>
      {preview.running.length === 0 ? (
        <p>{say('term-change.nobody')}</p>
      ) : (
        <>
          <p className="hint">{say('term-change.stays-hint')}</p>
          <div className="union-steps">
            <Button onClick={() => setStays(preview.running.filter(staff).map(({ id }) => id))}>
              {say('term-change.staff-stay')}
            </Button>
            <Button disabled={stays.length === 0} onClick={() => setStays([])}>
              {say('term-change.none-stays')}
            </Button>
          </div>
          <Staying running={preview.running} stays={stays} onStays={setStays} />
        </>
      )}
      <section className="union-form" aria-label={say('verb.term.change')}>
        <p>
          {say('term-change.sum', {
            ...{ body: preview.bodyName, number: number || '?', since },
            ...{ ending, stays: stays.length },
          })}
        </p>
        {failure && (
          <FailureNotice failure={failure} room={room} onRetry={() => void submit(input)} />
        )}
        <Button
          type="primary"
          disabled={wanted === null}
          loading={sending}
          onClick={() => void submit(input)}
        >
          {sending ? t('form.sending') : say('term-change.do')}
        </Button>
      </section>
    </>
  );
}

/** What comes next, in the order it is done. */
function Next({ bodyId, ended }: { readonly bodyId: string; readonly ended: number }) {
  const say = useRoom(room);
  const { within } = useSurface();
  return (
    <>
      <Alert type="success" showIcon title={say('term-change.done', { ended })} />
      <h2>{say('term-change.next')}</h2>
      <ol className="union-numbered">
        <li>
          {say('term-change.next.appoint')} <VerbButton verb="appointment.make" small />
        </li>
        <li>
          {say('term-change.next.handover')}{' '}
          <PageLink href={within(`handovers?new=yes&bodyId=${bodyId}`)}>
            {say('verb.handover.draw-up')}
          </PageLink>
        </li>
        <li>
          {say('term-change.next.chart')}{' '}
          <PageLink href={within(`chart?bodyId=${bodyId}`)}>{say('screen.chart')}</PageLink>
        </li>
      </ol>
    </>
  );
}

function Prepared(props: {
  readonly bodyId: string;
  readonly since: string;
  onDone(ended: number): void;
}) {
  const { bodyId, since, onDone } = props;
  const say = useRoom(room);
  const asked = useAsk<typeof termPreview>('term.preview', { bodyId, since });
  return (
    <Answered asked={asked} room={room}>
      {(preview) => (
        <>
          <p>
            {preview.former === null
              ? say('term-change.first')
              : say('term-change.former', preview.former)}
          </p>
          <Carry key={`${bodyId} ${since}`} {...{ bodyId, since, preview, onDone }} />
        </>
      )}
    </Answered>
  );
}

/** 换届: which body, from which day, who goes on; then all of it in one act. */
export function ChangeOfTermPage() {
  const say = useRoom(room);
  const [body, setBody] = useState<ReferenceDraft | null>(null);
  const [since, setSince] = useState('');
  const [ended, setEnded] = useState<number | null>(null);
  return (
    <>
      <ScreenHeading title={say('screen.change-of-term')} lead={say('term-change.lead')} />
      {body && ended !== null ? (
        <Next bodyId={body.id} ended={ended} />
      ) : (
        <div className="action-form">
          <Labelled label={say('term-change.body')} id="term-body">
            <ReferenceInput to="body" id="term-body" required draft={body} onDraft={setBody} />
          </Labelled>
          <Labelled label={say('field.term.change.since')} id="term-since">
            <DayInput control={control('term-since')} day={since} onDay={setSince} />
          </Labelled>
          {body && since !== '' ? (
            <Prepared bodyId={body.id} since={since} onDone={setEnded} />
          ) : (
            <p className="hint">{say('term-change.choose')}</p>
          )}
        </div>
      )}
    </>
  );
}
