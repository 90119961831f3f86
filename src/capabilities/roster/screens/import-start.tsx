import { useRef, useState } from 'react';
import { Button, InputNumber, Progress, Select } from 'antd';
import type { Uuid } from '../../../kernel/id.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { DayInput } from '../../../surfaces/ui/form/day-input.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { spans, type Period, type Span } from '../model.ts';
import { periodOn, schoolYearOf } from '../period.ts';
import type { RosterAnswer } from '../reading.ts';
import type { Examined, rosterExamine } from '../taking/actions.ts';
import { plainControl } from './plain-control.ts';

const room = 'roster';

/** What was chosen before the file was checked. */
export interface Started {
  readonly bodyId: string;
  readonly since: string;
  readonly period: Period;
  readonly file: string;
}

const endings = '.xlsx,.docx,.csv,.txt,.pdf';

/** The first day of the school year of a day: rosters are made when it begins. */
const firstDay = (day: Day): string => `${schoolYearOf(day)}-09-01`;

/** Uploads a file and asks what taking it over would do. */
function useExamining(onChecked: (file: string, told: Examined) => void) {
  const { client } = useSurface();
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function examine(file: File, asked: { bodyId: string; since: string }): Promise<void> {
    setFailure(null);
    setShare(0);
    const stop = new AbortController();
    const stored = await client.upload({ file, onProgress: setShare, signal: stop.signal });
    if (!stored.ok) {
      setShare(null);
      return setFailure(stored.error);
    }
    const { sha256 } = stored.value;
    const told = await client.ask<typeof rosterExamine>('roster.examine', {
      ...{ file: sha256, bodyId: asked.bodyId as Uuid, since: asked.since as Day },
    });
    setShare(null);
    if (told.ok) onChecked(sha256, told.value);
    else setFailure(told.error);
  }
  return { share, failure, examine };
}

/** The period ranks are of: the span, the school year, and of a term its half. */
function PeriodChoice(props: { readonly period: Period; onPeriod(period: Period): void }) {
  const say = useRoom(room);
  const { period, onPeriod } = props;
  return (
    <>
      <label className="filter">
        <span className="tool-label">{say('field.span')}</span>
        <Select<Span>
          className="width-middle"
          value={period.span}
          options={spans.map((value) => ({ value, label: say(`choice.span.${value}`) }))}
          onChange={(span) =>
            onPeriod({ ...period, span, half: span === 'term' ? (period.half ?? 1) : null })
          }
        />
      </label>
      <label className="filter">
        <span className="tool-label">{say('field.academicYear')}</span>
        <InputNumber
          min={1990}
          max={2200}
          precision={0}
          value={period.academicYear}
          title={say('hint.academicYear')}
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

/** The first step: whose roster, since when, ranks of which period, and the file. */
export function ImportStart(props: {
  readonly answer: RosterAnswer;
  onChecked(started: Started, told: Examined): void;
}) {
  const say = useRoom(room);
  const { answer, onChecked } = props;
  const [bodyId, setBodyId] = useState<string>(answer.union?.id ?? '');
  const [since, setSince] = useState(firstDay(answer.day));
  const [period, setPeriod] = useState(() => periodOn(answer.span, answer.day));
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const { share, failure, examine } = useExamining((sha256, told) =>
    onChecked({ bodyId, since, period, file: sha256 }, told),
  );
  const start = (): void => {
    if (chosen) void examine(chosen, { bodyId, since });
  };
  return (
    <section aria-label={say('import.step-file')}>
      <div className="tools">
        <label className="filter">
          <span className="tool-label">{say('field.bodyId')}</span>
          <Select
            className="width-middle"
            value={bodyId}
            options={answer.unions.map(({ id, name, unitName }) => ({
              value: id as string,
              label: unitName === null || name.startsWith(unitName) ? name : `${unitName} ${name}`,
            }))}
            onChange={setBodyId}
          />
        </label>
        <label className="filter">
          <span className="tool-label">{say('field.since')}</span>
          <DayInput control={plainControl('roster-since')} day={since} onDay={setSince} />
        </label>
        <PeriodChoice period={period} onPeriod={setPeriod} />
      </div>
      <p className="hint">{say('hint.academicYear')}</p>
      <label>
        <span className="tool-label">{say('field.file')}</span>
        <input
          ref={file}
          type="file"
          accept={endings}
          onChange={({ target }) => setChosen(target.files?.[0] ?? null)}
        />
      </label>
      <p>
        <Button
          type="primary"
          disabled={chosen === null || since === ''}
          loading={share !== null}
          onClick={start}
        >
          {say('import.examine')}
        </Button>
      </p>
      {share !== null && (
        <Progress percent={Math.round(share * 100)} aria-label={say('import.examine')} />
      )}
      {failure && <FailureNotice failure={failure} room={room} onRetry={start} />}
    </section>
  );
}
