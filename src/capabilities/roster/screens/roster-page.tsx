import { useState } from 'react';
import { Button, Select } from 'antd';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { DayInput } from '../../../surfaces/ui/form/day-input.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { spans, type Span } from '../model.ts';
import type { RosterAnswer, rosterRead } from '../reading.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { RosterGrid } from './roster-grid.tsx';
import { figureNames, RosterFigures, type FigureName } from './roster-figures.tsx';
import { plainControl } from './plain-control.ts';
import './roster.css';

const room = 'roster';

const unionLabel = ({ name, unitName }: RosterAnswer['unions'][number]): string =>
  unitName === null || name.startsWith(unitName) ? name : `${unitName} ${name}`;

function Choices({ answer, onDone }: { readonly answer: RosterAnswer; onDone(): void }) {
  const say = useRoom(room);
  const [, change] = useAddress();
  const choosing = useSubmission('roster.choose-span', onDone);
  const { union, unions, span, day } = answer;
  if (union === null) return null;
  return (
    <div className="tools">
      <label className="filter">
        <span className="tool-label">{say('field.bodyId')}</span>
        <Select
          className="width-middle"
          value={union.id}
          options={unions.map((one) => ({ value: one.id, label: unionLabel(one) }))}
          onChange={(bodyId: string) => change({ bodyId, only: null }, true)}
        />
      </label>
      <label className="filter">
        <span className="tool-label">{say('field.day')}</span>
        <DayInput
          control={plainControl('roster-day')}
          day={day}
          onDay={(chosen) => change({ day: chosen, only: null }, true)}
        />
      </label>
      <label className="filter">
        <span className="tool-label">{say('field.span')}</span>
        <Select<Span>
          className="width-middle"
          value={span}
          disabled={!answer.today || choosing.sending}
          options={spans.map((value) => ({ value, label: say(`choice.span.${value}`) }))}
          onChange={(value) => void choosing.submit({ bodyId: union.id, span: value })}
        />
      </label>
      {choosing.failure && <FailureNotice failure={choosing.failure} room={room} />}
    </div>
  );
}

/** Everything that can be done with the roster as a whole. */
function Downloads({ answer }: { readonly answer: RosterAnswer }) {
  const say = useRoom(room);
  const { school } = useSurface();
  const { union, day, rows } = answer;
  if (union === null || rows.length === 0) return null;
  const asked = new URLSearchParams({ bodyId: union.id, day });
  const input = { bodyId: union.id, day };
  return (
    <div className="tools">
      <Button href={`/api/${school.slug}/official-roster.xlsx?${asked.toString()}`} download>
        {say('roster.official-sheet')}
      </Button>
      <PaperLinks verb="roster.paper" input={input} name={`${unionLabel(union)} ${day}`} />
    </div>
  );
}

function usePeriodInWords(): (answer: RosterAnswer) => string {
  const say = useRoom(room);
  return ({ period: { span, academicYear, half } }) =>
    say(`roster.period.${span}`, {
      ...{ year: academicYear, next: academicYear + 1, half: half ?? 1 },
    });
}

function Roster({ answer, again }: { readonly answer: RosterAnswer; again(): void }) {
  const say = useRoom(room);
  const periodInWords = usePeriodInWords();
  const [{ only = '' }, change] = useAddress();
  const [past, setPast] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const { union, rows, summary } = answer;
  if (union === null || summary === null) return null;
  const chosen = figureNames.find((name) => name === only) ?? null;
  const wanted = chosen ? new Set(summary[chosen].rows) : null;
  const shown = wanted ? rows.filter(({ row }) => wanted.has(row)) : rows;
  const choose = (name: FigureName | null): void => change({ only: name });
  return (
    <>
      <RosterFigures answer={answer} chosen={chosen} onChosen={choose} />
      {answer.today ? (
        <p className="hint">
          {say('roster.period', { period: periodInWords(answer) })} {say('roster.keys')}
        </p>
      ) : (
        <p className="hint">{say('roster.lead-past')}</p>
      )}
      <RosterGrid
        answer={answer}
        rows={shown}
        again={again}
        onHistory={({ personId: id, name }) => setPast({ id, name })}
      />
      {past && (
        <HistoryDialog
          personId={past.id}
          bodyId={union.id}
          name={past.name}
          onClose={() => setPast(null)}
        />
      )}
    </>
  );
}

/** The roster of a union on a day: who serves, what the form asks of them, edited in place, with its history. */
export function RosterPage() {
  const say = useRoom(room);
  const [{ bodyId, day }] = useAddress();
  const asked = useAsk<typeof rosterRead>('roster.read', {
    ...(bodyId ? { bodyId } : {}),
    ...(day ? { day } : {}),
  });
  const { value } = asked;
  const problems = value?.rows.filter(({ marks }) => marks.length > 0).length ?? 0;
  const lead =
    value && value.rows.length > 0
      ? say('roster.lead', { day: value.day, count: value.rows.length, problems })
      : undefined;
  const importing = value?.union ? { bodyId: value.union.id } : {};
  return (
    <>
      <ScreenHeading title={say('screen.roster')} lead={lead}>
        <VerbButton verb="roster.import" filled={importing} />
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {(answer) =>
          answer.union === null ? (
            <EmptyNote title={say('roster.no-union')} text={say('roster.no-union.way')}>
              <VerbButton verb="body.create" filled={{ kind: 'student-union' }} primary />
            </EmptyNote>
          ) : (
            <>
              <Choices answer={answer} onDone={asked.again} />
              {answer.rows.length === 0 ? (
                <EmptyNote title={say('roster.empty')} text={say('roster.empty.way')}>
                  <VerbButton verb="roster.import" filled={importing} primary />
                </EmptyNote>
              ) : (
                <Roster key={answer.union.id} answer={answer} again={asked.again} />
              )}
              <Downloads answer={answer} />
            </>
          )
        }
      </Answered>
    </>
  );
}
