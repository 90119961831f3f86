import { useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Input, Segmented } from 'antd';
import type { AnswerOf, InputOf } from '../../../../engines/actions/verb.ts';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { useAsk, useRows } from '../../../../surfaces/ui/asking.ts';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../../surfaces/ui/surface.tsx';
import type { Instant } from '../../../../kernel/instant.ts';
import type { attendanceRead } from '../attendance.ts';
import { minuteOf } from '../minute-of.ts';
import { newestSittings } from './newest-sittings.ts';
import { QuorumPart } from './quorum-part.tsx';
import { useLive } from '../../../../surfaces/ui/screen/use-live.ts';
import './hall.css';

const room = 'congress';

type Door = AnswerOf<typeof attendanceRead>;
type Delegate = Door['delegates'][number];

/** Who was just checked in. */
interface CheckedIn {
  readonly name: string;
  readonly unitName: string;
  readonly came: string;
}

/** The field for codes: typed, or scanned by a reader that types. It keeps the focus for the next delegate. */
function CodeField(props: { readonly sittingId: string; readonly code: string; again(): void }) {
  const { sittingId, code, again } = props;
  const say = useRoom(room);
  const [typed, setTyped] = useState(code);
  const [last, setLast] = useState<CheckedIn | null>(null);
  const field = useRef<{ focus(): void }>(null);
  const { sending, failure, submit } = useSubmission('attendance.by-code', (answer) => {
    setLast(answer as CheckedIn);
    setTyped('');
    field.current?.focus();
    again();
  });
  function send(event: FormEvent): void {
    event.preventDefault();
    setLast(null);
    if (typed.trim() !== '') void submit({ sittingId, code: typed });
  }
  return (
    <div className="hall-door">
      <form onSubmit={send}>
        <label>
          {say('door.code')}
          <Input
            ref={(input) => {
              field.current = input;
            }}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            maxLength={300}
            placeholder={say('door.code.way')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <Button type="primary" size="large" htmlType="submit" loading={sending}>
          {say('door.check-in')}
        </Button>
      </form>
      {failure && <FailureNotice failure={failure} room={room} />}
      {last !== null && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={say(last.came === 'late' ? 'door.late' : 'door.done', {
            ...{ name: last.name, unitName: last.unitName },
          })}
        />
      )}
    </div>
  );
}

const deeds = [
  ['attendance.check-in', 'door.tick'],
  ['attendance.leave', 'door.left'],
  ['attendance.excuse', 'door.excuse'],
  ['attendance.take-back', 'door.back'],
] as const;

type Deed = (typeof deeds)[number][0];

/** What can be told of a delegate where they are. */
function deedsFor({ presence, at }: Delegate, onDay: boolean): readonly Deed[] {
  const back: readonly Deed[] = at === null ? [] : ['attendance.take-back'];
  if (presence === 'present') return onDay ? ['attendance.leave', ...back] : back;
  const come: readonly Deed[] = onDay ? ['attendance.check-in'] : [];
  const excuse: readonly Deed[] = presence === 'absent' ? ['attendance.excuse'] : [];
  return [...come, ...excuse, ...back];
}

function DelegateRow(props: {
  readonly one: Delegate;
  readonly onDay: boolean;
  readonly closed: boolean;
  readonly sittingId: string;
  again(): void;
}) {
  const { one, onDay, closed, sittingId, again } = props;
  const say = useRoom(room);
  const doings = {
    'attendance.check-in': useSubmission('attendance.check-in', again),
    'attendance.leave': useSubmission('attendance.leave', again),
    'attendance.excuse': useSubmission('attendance.excuse', again),
    'attendance.take-back': useSubmission('attendance.take-back', again),
  };
  const wanted = closed ? [] : deedsFor(one, onDay);
  const failure = deeds.map(([verb]) => doings[verb].failure).find((found) => found !== null);
  const what = say(`choice.presence.${one.presence}`);
  const at = one.at === null ? null : minuteOf(one.at as Instant);
  return (
    <li>
      <span className="hall-told">
        {one.number}. <strong>{one.name}</strong> <span className="soft">{one.unitName}</span>{' '}
        <span className={one.presence === 'present' ? 'hall-met' : 'soft'}>
          {one.presence === 'present' && '✓ '}
          {at === null ? what : say('door.at', { what, at })}
        </span>
      </span>
      <span className="hall-buttons">
        {deeds.map(([verb, label]) =>
          wanted.includes(verb) ? (
            <Button
              key={verb}
              type={verb === 'attendance.check-in' ? 'primary' : 'default'}
              loading={doings[verb].sending}
              aria-label={say(`${label}-of`, { name: one.name })}
              onClick={() => void doings[verb].submit({ sittingId, delegateId: one.id })}
            >
              {say(label)}
            </Button>
          ) : null,
        )}
      </span>
      {failure && <FailureNotice failure={failure} room={room} onRetry={again} />}
    </li>
  );
}

/** Whether a delegate fits what was typed: part of the name or the unit, or the number. */
const fits = ({ name, unitName, number }: Delegate, typed: string): boolean =>
  typed === '' || name.includes(typed) || unitName.includes(typed) || String(number) === typed;

function List({ door, again }: { readonly door: Door; again(): void }) {
  const say = useRoom(room);
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<'all' | 'missing'>('all');
  const { sitting, delegates, today } = door;
  const fit = delegates.filter(
    (one) => fits(one, typed.trim()) && (shown === 'all' || one.presence !== 'present'),
  );
  if (delegates.length === 0)
    return <EmptyNote title={say('door.empty')} text={say('door.empty.way')} />;
  return (
    <section>
      <h2>{say('door.list')}</h2>
      <div className="hall-find">
        <Input
          allowClear
          value={typed}
          aria-label={say('door.search')}
          placeholder={say('door.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Segmented
          aria-label={say('door.show')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: say('door.all') },
            { value: 'missing', label: say('door.missing') },
          ]}
        />
      </div>
      {fit.length === 0 && <p>{say('door.none')}</p>}
      <ul className="hall-items">
        {fit.map((one) => (
          <DelegateRow
            key={one.id}
            one={one}
            onDay={sitting.day === today}
            closed={sitting.closedAt !== null}
            sittingId={sitting.id}
            again={again}
          />
        ))}
      </ul>
    </section>
  );
}

function AtDoor({ door, again }: { readonly door: Door; again(): void }) {
  const say = useRoom(room);
  const [{ code = '' }] = useAddress();
  useLive(again);
  const { sitting, quorum, today } = door;
  const lead = say('door.lead', { congress: sitting.congress, title: sitting.title });
  const closed = sitting.closedAt !== null;
  return (
    <div className="hall">
      <ScreenHeading title={say('screen.check-in')} lead={lead} />
      <QuorumPart quorum={quorum} />
      {closed && <Alert type="info" showIcon title={say('door.closed')} />}
      {!closed && sitting.day !== today && (
        <Alert type="info" showIcon title={say('door.another-day', { day: sitting.day })} />
      )}
      {door.codes && !closed && sitting.day === today && (
        <CodeField sittingId={sitting.id} code={code} again={again} />
      )}
      <List door={door} again={again} />
    </div>
  );
}

function Chosen({ sittingId }: { readonly sittingId: string }) {
  const input = { sittingId } as InputOf<typeof attendanceRead>;
  const asked = useAsk<typeof attendanceRead>('attendance.read', input);
  return (
    <Answered asked={asked} room={room}>
      {(door) => <AtDoor door={door} again={asked.again} />}
    </Answered>
  );
}

/** Where no sitting is named: those that are not over; the only one is shown at once. */
function Choose() {
  const say = useRoom(room);
  const { within } = useSurface();
  const asked = useRows('sitting.list', newestSittings);
  const rows = (asked.value?.rows ?? []).filter(({ stage }) => stage !== 'closed');
  const only = rows.length === 1 ? String(rows[0]?.['id']) : null;
  if (only !== null) return <Chosen sittingId={only} />;
  return (
    <>
      <ScreenHeading title={say('door.choose')} />
      <Answered asked={asked} room={room}>
        {() =>
          rows.length === 0 ? (
            <EmptyNote title={say('door.choose.none')} text={say('door.choose.way')}>
              <VerbButton verb="sitting.plan" primary />
            </EmptyNote>
          ) : (
            <ul className="hall-items">
              {rows.map((row) => (
                <li key={String(row['id'])}>
                  <PageLink href={within(`check-in?sittingId=${String(row['id'])}`)}>
                    {String(row['day'])} {String(row['title'])}
                  </PageLink>
                  <span className="soft">{String(row['congressTitle'])}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

/** Check-in for the staff: codes first, the list below. */
export function CheckInPage() {
  const [{ sittingId = '' }] = useAddress();
  return sittingId === '' ? <Choose /> : <Chosen sittingId={sittingId} />;
}
