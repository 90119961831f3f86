import { useState, type KeyboardEvent } from 'react';
import { Button, Checkbox } from 'antd';
import type { AnswerOf } from '../../../engines/actions/verb.ts';
import type { SheetDifference } from '../../../engines/counting/compare-entries.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { electionSheet } from '../reading.ts';
import { figuresOf, lineCheck, typedFrom, validOf, wholeOf, type Typed } from './figures.ts';
import { WriteIns } from './write-ins.tsx';
import './elections.css';

type SheetTold = AnswerOf<typeof electionSheet>;
interface Place {
  readonly electionId: string;
  readonly office: number;
  readonly round: number;
  readonly channel: string;
}

/** Enter goes on to the next place, as on a calculator; the last one leaves it to the button. */
function toNextPlace(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  const places = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.sheet-figure input')];
  const next = places[places.indexOf(event.target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}

function Figure(props: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  onValue(value: string): void;
}) {
  const { label, name, value, onValue } = props;
  return (
    <label className="sheet-figure">
      {label}
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label={name}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    </label>
  );
}

/** One candidate's three numbers, and whether they add up. */
function CandidateLine(props: {
  readonly name: string;
  readonly beside: string | null;
  readonly line: Typed['lines'][string];
  readonly valid: number | null;
  onLine(line: Typed['lines'][string]): void;
}) {
  const { name, beside, line, valid, onLine } = props;
  const say = useRoom('elections');
  const check = lineCheck(line, valid);
  return (
    <fieldset className="sheet-line">
      <legend>
        {name} {beside !== null && <span className="hint">{beside}</span>}
      </legend>
      <div className="sheet-figures">
        {(['yes', 'no', 'abstain'] as const).map((mark) => (
          <Figure
            key={mark}
            label={say(`field.${mark}`)}
            name={`${name} ${say(`field.${mark}`)}`}
            value={line[mark]}
            onValue={(value) => onLine({ ...line, [mark]: value })}
          />
        ))}
        <p className="sheet-check" role="status">
          {check.kind === 'fits' && `✓ ${say('sheet.fits', { sum: check.sum })}`}
          {check.kind === 'off' && (
            <strong>✗ {say('sheet.off', { sum: check.sum, valid: valid ?? 0 })}</strong>
          )}
        </p>
      </div>
    </fieldset>
  );
}

function SheetForm(props: {
  readonly place: Place;
  readonly told: SheetTold;
  onDone(answer: unknown): void;
}) {
  const { place, told } = props;
  const say = useRoom('elections');
  const [begun] = useState(() =>
    typedFrom(
      told.candidates.map(({ personId }) => personId),
      told.own,
      {},
    ),
  );
  const [typed, setTyped] = useState(begun);
  const [recounted, setRecounted] = useState(false);
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState(false);
  const { sending, failure, submit } = useSubmission('election.enter', (answer) => {
    setSent(true);
    props.onDone(answer);
  });
  const valid = validOf(typed);
  const issued = told.box.issued ?? 0;
  const over = (wholeOf(typed.returned) ?? 0) > issued;
  const dirty = (): boolean => !sent && JSON.stringify(typed) !== JSON.stringify(begun);
  return (
    <form
      onKeyDown={toNextPlace}
      onSubmit={(event) => {
        event.preventDefault();
        const figures = figuresOf(typed);
        setMissing(figures === null);
        if (figures !== null) void submit({ ...place, ...figures, recounted });
      }}
    >
      <LeaveGuard unsent={dirty} />
      <p>{say('sheet.issued', { issued })}</p>
      <div className="sheet-figures">
        {(['returned', 'invalid'] as const).map((of) => (
          <Figure
            key={of}
            label={say(`field.${of}`)}
            name={say(`field.${of}`)}
            value={typed[of]}
            onValue={(value) => setTyped({ ...typed, [of]: value })}
          />
        ))}
        <p className="sheet-check" role="status">
          {valid === null ? say('sheet.valid-open') : say('sheet.valid', { valid })}
        </p>
      </div>
      {over && (
        <Checkbox checked={recounted} onChange={({ target }) => setRecounted(target.checked)}>
          {say('field.recounted')} — {say('hint.recounted')}
        </Checkbox>
      )}
      {told.candidates.map(({ personId, name, className }) => (
        <CandidateLine
          key={personId}
          name={name}
          beside={className}
          line={typed.lines[personId] ?? { yes: '', no: '', abstain: '' }}
          valid={valid}
          onLine={(line) => setTyped({ ...typed, lines: { ...typed.lines, [personId]: line } })}
        />
      ))}
      {told.writeIns && (
        <WriteIns
          electionId={place.electionId}
          rows={typed.writeIns}
          onRows={(writeIns) => setTyped({ ...typed, writeIns })}
        />
      )}
      <p role="status">{missing && <strong>{say('sheet.missing')}</strong>}</p>
      {failure && <FailureNotice failure={failure} room="elections" />}
      <Button type="primary" size="large" htmlType="submit" loading={sending}>
        {say(told.own === null ? 'sheet.send' : 'sheet.send-again')}
      </Button>
    </form>
  );
}

/** The cells in which the first two entries differ, side by side. */
function Differences({ told }: { readonly told: SheetTold }) {
  const say = useRoom('elections');
  const nameOf = (id: string): string =>
    told.candidates.find(({ personId }) => personId === id)?.name ?? say('field.writeIns');
  const label = ({ cell }: SheetDifference): string =>
    cell.kind === 'ballots'
      ? say(`field.${cell.of}`)
      : cell.kind === 'marks'
        ? `${nameOf(cell.id)} ${say(`field.${cell.of}`)}`
        : `${say('field.writeIns')} ${nameOf(cell.id)}`;
  const [first = '', second = ''] = told.entrants;
  return (
    <>
      <h2>{say('sheet.differences', { count: told.differences.length })}</h2>
      <p>{say('sheet.differences.way')}</p>
      <DataTable
        label={say('sheet.compare')}
        rows={told.differences}
        keyOf={(row) => JSON.stringify(row.cell)}
        columns={[
          { label: say('sheet.cell'), cell: label },
          { label: first, figures: true, cell: (row) => row.first ?? '—' },
          { label: second, figures: true, cell: (row) => row.second ?? '—' },
        ]}
      />
    </>
  );
}

function SheetPart(props: { readonly place: Place; readonly told: SheetTold; again(): void }) {
  const { place, told, again } = props;
  const say = useRoom('elections');
  const { within } = useSurface();
  const [done, setDone] = useState<string | null>(null);
  const accepted = told.accepted !== null && told.box.reopened === null;
  const number = told.box.channel.replace('paper-', '');
  const back = `${within('election')}?electionId=${place.electionId}`;
  return (
    <div className="election">
      <ScreenHeading
        title={say('sheet.title', { office: told.office, number })}
        lead={<PageLink href={back}>{told.title}</PageLink>}
      />
      {done !== null && (
        <p role="status">
          <strong>{say(`progress.${done}`)}</strong>
        </p>
      )}
      {told.box.reopened !== null && <p>{say('sheet.reopened', { reason: told.box.reopened })}</p>}
      {accepted && <p>{say('sheet.accepted')}</p>}
      {told.differences.length > 0 && <Differences told={told} />}
      {!accepted && told.counts && told.box.issued === null && <p>{say('box.not-issued')}</p>}
      {!accepted && told.counts && told.box.issued !== null && (
        <SheetForm
          key={`${told.box.reopened ?? ''} ${told.own === null}`}
          place={place}
          told={told}
          onDone={(answer) => {
            setDone((answer as { readonly progress: string }).progress);
            again();
          }}
        />
      )}
      {!told.counts && !accepted && <p>{say('sheet.for-tellers', { entered: told.entered })}</p>}
    </div>
  );
}

/** A teller's page: one sheet, big numbers, a running check; the other's numbers only where both are in. */
export function CountPage() {
  const say = useRoom('elections');
  const [{ electionId = '', office = '', round = '', channel = '' }] = useAddress();
  const place = { electionId, office: Number(office), round: Number(round), channel };
  const asked = useAsk<typeof electionSheet>('election.sheet', place);
  if (electionId === '' || channel === '')
    return <EmptyNote title={say('sheet.choose')} text={say('sheet.choose.way')} />;
  return (
    <Answered asked={asked} room="elections">
      {(told) => <SheetPart place={place} told={told} again={asked.again} />}
    </Answered>
  );
}
