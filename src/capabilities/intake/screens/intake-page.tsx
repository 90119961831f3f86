import { useState } from 'react';
import { Button, InputNumber, Progress, Select } from 'antd';
import type { Day } from '../../../kernel/day.ts';
import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import { DayInput } from '../../../surfaces/ui/form/day-input.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { spans, type Period, type Span } from '../../roster/model.ts';
import { periodOn } from '../../roster/period.ts';
import { unionKinds, type UnionKind } from '../model.ts';
import './intake.css';

const room = 'intake';
const endings = '.docx,.doc,.pdf,.html,.htm,.txt,.md,.xlsx,.csv';

/** A page of the web is kept as the text it is: nothing that a browser would run is stored. */
function asKept(file: File): File {
  return /\.(?:html?|md|txt)$/i.test(file.name)
    ? new File([file], file.name, { type: 'text/plain' })
    : file;
}

/** Uploads a document, has it read, and goes on to its drafts. */
function useReadingIn() {
  const { client, go, within } = useSurface();
  const flash = useFlash();
  const say = useRoom(room);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const begin = useSubmission('intake.begin', (answer) => {
    const { id } = answer as { readonly id: string };
    const pathname = within('intake-drafts');
    flash(say('done.intake.begin'), pathname);
    go(`${pathname}?intakeId=${id}`);
  });
  async function start(file: File, asked: Readonly<Record<string, unknown>>): Promise<void> {
    setFailure(null);
    setShare(0);
    const stop = new AbortController();
    const kept = await client.upload({
      file: asKept(file),
      onProgress: setShare,
      signal: stop.signal,
    });
    setShare(null);
    if (!kept.ok) return setFailure(kept.error);
    await begin.submit({ ...asked, file: kept.value.sha256 });
  }
  return { share, reading: begin.sending, failure: failure ?? begin.failure, start };
}

/** The period the ranks of a roster are of. */
function PeriodFields(props: { readonly period: Period; onPeriod(period: Period): void }) {
  const say = useRoom(room);
  const { period, onPeriod } = props;
  const halfOf = (span: Span) => (span === 'term' ? (period.half ?? 1) : null);
  return (
    <>
      <label className="filter">
        <span className="tool-label">{say('field.span')}</span>
        <Select<Span>
          className="width-middle"
          value={period.span}
          options={spans.map((value) => ({ value, label: say(`choice.span.${value}`) }))}
          onChange={(span) => onPeriod({ ...period, span, half: halfOf(span) })}
        />
      </label>
      <label className="filter">
        <span className="tool-label">{say('field.academicYear')}</span>
        <InputNumber
          min={1990}
          max={2200}
          precision={0}
          value={period.academicYear}
          onChange={(year) => year !== null && onPeriod({ ...period, academicYear: year })}
        />
      </label>
      {period.span === 'term' && (
        <label className="filter">
          <span className="tool-label">{say('field.half')}</span>
          <Select<1 | 2>
            value={period.half ?? 1}
            options={[1, 2].map((value) => ({ value: value as 1 | 2, label: value }))}
            onChange={(half) => onPeriod({ ...period, half })}
          />
        </label>
      )}
    </>
  );
}

/** What is asked before a document is read: whose it is, from when it holds, what its ranks are of. */
function Start() {
  const say = useRoom(room);
  const [file, setFile] = useState<File | null>(null);
  const [unionKind, setUnionKind] = useState<UnionKind>('student-union');
  const [since, setSince] = useState('');
  const [chosen, setChosen] = useState<Period | null>(null);
  const period = chosen ?? (since === '' ? null : periodOn('year', since as Day));
  const { share, reading, failure, start } = useReadingIn();
  const send = (): void => {
    if (file && period) void start(file, { unionKind, since, ...period });
  };
  return (
    <section
      aria-label={say('verb.intake.begin')}
      className="intake-start"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [dropped] = event.dataTransfer.files;
        if (dropped) setFile(dropped);
      }}
    >
      <label>
        <span className="tool-label">{say('intake.file')}</span>
        <input
          type="file"
          accept={endings}
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </label>
      <p className="hint">{say('intake.file.hint')}</p>
      {file && <p role="status">{say('intake.chosen', { name: file.name })}</p>}
      <div className="tools">
        <label className="filter">
          <span className="tool-label">{say('field.unionKind')}</span>
          <Select<UnionKind>
            className="width-middle"
            value={unionKind}
            options={unionKinds.map((value) => ({
              value,
              label: say(`choice.unionKind.${value}`),
            }))}
            onChange={setUnionKind}
          />
        </label>
        <label className="filter">
          <span className="tool-label">{say('field.since')}</span>
          <DayInput
            control={{
              ...{ id: 'intake-since', disabled: false, status: '' },
              ...{ 'aria-describedby': undefined, 'aria-invalid': undefined },
              'aria-required': true,
            }}
            day={since}
            onDay={setSince}
          />
        </label>
        {period && <PeriodFields period={period} onPeriod={setChosen} />}
      </div>
      <p className="hint">{say('hint.since')}</p>
      <p>
        <Button
          type="primary"
          disabled={file === null || period === null}
          loading={share !== null || reading}
          onClick={send}
        >
          {say('intake.start')}
        </Button>
      </p>
      <p role="status">{reading && say('intake.reading')}</p>
      {share !== null && (
        <Progress percent={Math.round(share * 100)} aria-label={say('intake.sending')} />
      )}
      {failure && <FailureNotice failure={failure} room={room} onRetry={send} />}
    </section>
  );
}

const recent = { filters: {}, search: '', sort: '', offset: 0, limit: 20 };

function EarlierCard({ row }: { readonly row: Row }) {
  const say = useRoom(room);
  const { within } = useSurface();
  const [accepted, dismissed, leftOpen] = ['accepted', 'dismissed', 'leftOpen'].map((name) =>
    Number(row[name]),
  );
  return (
    <li className="card">
      <h3>{String(row['fileName'])}</h3>
      <p>{say('intake.since-day', { day: String(row['since']) })}</p>
      <p>
        {say('intake.counts', {
          ...{ accepted: accepted ?? 0, dismissed: dismissed ?? 0, leftOpen: leftOpen ?? 0 },
        })}
      </p>
      {row['closedAt'] === null ? (
        <Button href={`${within('intake-drafts')}?intakeId=${String(row['id'])}`}>
          {say('intake.open')}
        </Button>
      ) : (
        <p className="hint">{say('intake.closed')}</p>
      )}
    </li>
  );
}

/** Where a school begins: its last disclosure goes in here, and what was begun before is gone on with. */
export function IntakePage() {
  const say = useRoom(room);
  const asked = useRows('intake.list', recent);
  return (
    <>
      <ScreenHeading title={say('screen.intake')} lead={say('intake.lead')} />
      <Start />
      <h2>{say('intake.earlier')}</h2>
      <Answered asked={asked} room={room}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="hint">{say('intake.none')}</p>
          ) : (
            <ul className="cards">
              {rows.map((row) => (
                <EarlierCard key={String(row['id'])} row={row} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}
