import { useState, type FormEvent } from 'react';
import { Button, Input } from 'antd';
import type { AnswerOf, InputOf } from '../../../../engines/actions/verb.ts';
import { useAsk, useRows } from '../../../../surfaces/ui/asking.ts';
import { chinaTime } from '../../../../surfaces/ui/china-time.ts';
import { FailureNotice } from '../../../../surfaces/ui/failure-notice.tsx';
import { LeaveGuard } from '../../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../../surfaces/ui/screen/paper-links.tsx';
import { PaperView } from '../../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../../surfaces/ui/surface.tsx';
import type { minutesPaperRead } from '../minutes.ts';
import { newestSittings } from './newest-sittings.ts';
import './hall.css';

const room = 'congress';

type Minutes = AnswerOf<typeof minutesPaperRead>;

/** What a person adds: who records, and what was said; then the signature. */
function Form(props: { readonly told: Minutes; readonly sittingId: string; again(): void }) {
  const { told, sittingId, again } = props;
  const say = useRoom(room);
  const [recorderName, setRecorder] = useState(told.recorderName);
  const [remarks, setRemarks] = useState(told.remarks ?? '');
  const [saved, setSaved] = useState(false);
  const done = (): void => {
    setSaved(true);
    again();
  };
  const writing = useSubmission('minutes.write', done);
  const signing = useSubmission('minutes.sign', again);
  const dirty = recorderName !== told.recorderName || remarks !== (told.remarks ?? '');
  function save(event: FormEvent): void {
    event.preventDefault();
    setSaved(false);
    const { revision } = told;
    const said = remarks.trim() === '' ? null : remarks;
    void writing.submit({ sittingId, revision, recorderName, remarks: said });
  }
  const failure = writing.failure ?? signing.failure;
  return (
    <form onSubmit={save}>
      <LeaveGuard unsent={() => dirty} />
      <h2>{say('minutes.form')}</h2>
      {failure && <FailureNotice failure={failure} room={room} />}
      {saved && !dirty && <p role="status">✓ {say('minutes.saved')}</p>}
      <p>
        <label htmlFor="recorder">{say('field.recorderName')}</label>
        <Input
          id="recorder"
          required
          maxLength={60}
          value={recorderName}
          onChange={(event) => setRecorder(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor="remarks">{say('field.remarks')}</label>
        <Input.TextArea
          id="remarks"
          rows={8}
          maxLength={20_000}
          value={remarks}
          onChange={(event) => setRemarks(event.target.value)}
        />
      </p>
      <div className="hall-buttons">
        <Button type="primary" htmlType="submit" loading={writing.sending}>
          {say('minutes.save')}
        </Button>
        {told.closedAt !== null && told.revision > 0 && (
          <Button
            disabled={dirty}
            loading={signing.sending}
            onClick={() => void signing.submit({ sittingId, revision: told.revision })}
          >
            {say('minutes.sign')}
          </Button>
        )}
      </div>
      <p className="soft">
        {say(told.closedAt === null ? 'minutes.not-closed' : 'minutes.sign.way')}
      </p>
    </form>
  );
}

function Told(props: { readonly told: Minutes; readonly sittingId: string; again(): void }) {
  const { told, sittingId, again } = props;
  const say = useRoom(room);
  const { language } = useSurface();
  const { signedAt, title, paper } = told;
  return (
    <div className="hall">
      <ScreenHeading title={say('screen.minutes')} lead={say('minutes.lead', { title })} />
      {signedAt === null ? (
        <Form key={told.revision} told={told} sittingId={sittingId} again={again} />
      ) : (
        <p role="status">✓ {say('minutes.signed', { at: chinaTime(signedAt) })}</p>
      )}
      <h2>{say('minutes.preview')}</h2>
      <PaperLinks
        verb="minutes.paper"
        input={{ sittingId, language }}
        name={say('paper.minutes', { title })}
      />
      <PaperView blocks={paper.blocks} />
    </div>
  );
}

function Chosen({ sittingId }: { readonly sittingId: string }) {
  const { language } = useSurface();
  const input = { sittingId, language } as InputOf<typeof minutesPaperRead>;
  const asked = useAsk<typeof minutesPaperRead>('minutes.paper', input);
  return (
    <Answered asked={asked} room={room}>
      {(told) => <Told told={told} sittingId={sittingId} again={asked.again} />}
    </Answered>
  );
}

function Choose() {
  const say = useRoom(room);
  const { within } = useSurface();
  const asked = useRows('sitting.list', newestSittings);
  return (
    <>
      <ScreenHeading title={say('screen.minutes')} lead={say('sitting.choose')} />
      <Answered asked={asked} room={room}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={say('door.choose.none')} text={say('door.choose.way')} />
          ) : (
            <ul className="hall-items">
              {rows.map((row) => (
                <li key={String(row['id'])}>
                  <PageLink href={within(`minutes?sittingId=${String(row['id'])}`)}>
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

/** The minutes of a sitting: assembled of what happened, completed and signed by a person. */
export function MinutesPage() {
  const [{ sittingId = '' }] = useAddress();
  return sittingId === '' ? <Choose /> : <Chosen sittingId={sittingId} />;
}
