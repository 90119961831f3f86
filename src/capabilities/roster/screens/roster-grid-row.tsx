import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from 'antd';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { politicalStatuses, type PoliticalStatus } from '../../organisation/people/model.ts';
import { readLine } from '../lines/read-line.ts';
import type { GridRow, RosterAnswer } from '../reading.ts';

interface RowProps {
  readonly row: GridRow;
  readonly answer: RosterAnswer;
  readonly may: boolean;
  again(): void;
  onHistory(row: GridRow): void;
  onDirty(id: string, dirty: boolean): void;
}

/** What was typed into a row and not saved; what is left out was not touched. */
interface Typed {
  readonly rank?: string;
  readonly failed?: boolean | null;
  readonly status?: PoliticalStatus | null;
  /** From when, where the status really changed; empty corrects a mistake. */
  readonly statusSince?: string;
}

const room = 'roster';

const choiceOf = (failed: boolean | null): string => (failed === null ? '' : failed ? 'yes' : 'no');
const failedOf = (choice: string): boolean | null => (choice === '' ? null : choice === 'yes');

/** What is typed, what differs from what stands there, and the saving of it with the version that was seen. */
function useRow({ row, answer, again, onDirty }: RowProps) {
  const [typed, setTyped] = useState<Typed>({});
  const [saved, setSaved] = useState(false);
  const submission = useSubmission('roster.edit', () => {
    setTyped({});
    setSaved(true);
    again();
  });
  const standing = row.standing;
  const failed = typed.failed === undefined ? (standing?.failed ?? null) : typed.failed;
  const rank = typed.rank ?? row.shownRank ?? '';
  const status = typed.status === undefined ? row.status : typed.status;
  const dirty =
    rank !== (row.shownRank ?? '') ||
    failed !== (standing?.failed ?? null) ||
    status !== row.status;
  const { personId } = row;
  useEffect(() => {
    onDirty(personId, dirty);
    return () => onDirty(personId, false);
  }, [onDirty, personId, dirty]);
  const problems = readLine({ name: '某某', rank }, 2000).problems;
  function change(part: Typed): void {
    setTyped({ ...typed, ...part });
    setSaved(false);
  }
  function save(): void {
    const { union, period } = answer;
    if (!dirty || union === null || problems.length > 0) return;
    void submission.submit({
      ...{ personId, bodyId: union.id, revision: row.revision, ...period },
      ...(typed.rank === undefined ? {} : { rank: rank.trim() === '' ? null : rank }),
      ...(typed.failed === undefined ? {} : { failed }),
      ...(typed.status === undefined || status === row.status ? {} : { status }),
      ...(typed.statusSince ? { statusSince: typed.statusSince } : {}),
    });
  }
  const { statusSince = '' } = typed;
  const undo = (): void => setTyped({});
  return {
    ...{ rank, failed, status, statusSince, dirty, saved, problems },
    ...{ submission, change, save, undo },
  };
}

type RowState = ReturnType<typeof useRow>;
type CellProps = Pick<RowProps, 'row' | 'may'> & { readonly state: RowState };

function StatusCell({ row, may, state }: CellProps) {
  const say = useRoom(room);
  const { status } = state;
  const unknown = say('roster.status-unknown');
  if (!may) return status === null ? unknown : say(`choice.status.${status}`);
  const since = `${row.name} ${say('field.statusSince')}`;
  return (
    <div>
      <select
        aria-label={`${row.name} ${say('field.politicalStatus')}`}
        value={status ?? ''}
        onChange={({ target }) =>
          state.change({ status: (target.value || null) as PoliticalStatus | null })
        }
      >
        <option value="">{unknown}</option>
        {politicalStatuses.map((one) => (
          <option key={one} value={one}>
            {say(`choice.status.${one}`)}
          </option>
        ))}
      </select>
      {status !== row.status && row.status !== null && status !== null && (
        <label>
          <span className="hint">{say('field.statusSince')}</span>
          <input
            type="date"
            aria-label={since}
            title={say('hint.statusSince')}
            value={state.statusSince}
            onChange={({ target }) => state.change({ statusSince: target.value })}
          />
        </label>
      )}
    </div>
  );
}

function RankCell({ row, may, state }: CellProps) {
  const say = useRoom(room);
  const [problem] = state.problems;
  if (!may) return row.shownRank ?? '';
  const id = `rank-${row.personId}`;
  return (
    <div>
      <input
        type="text"
        data-column="rank"
        aria-label={`${row.name} ${say('field.rank')}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        maxLength={60}
        value={state.rank}
        onChange={({ target }) => state.change({ rank: target.value })}
      />
      {problem && (
        <p id={id} className="roster-problem">
          {say(`refusal.${problem.code}`, problem.values)}{' '}
          {say(`refusal.${problem.code}.way`, problem.values)}
        </p>
      )}
    </div>
  );
}

function FailedCell({ row, may, state }: CellProps) {
  const say = useRoom(room);
  const answers = { '': 'roster.unknown', no: 'roster.no', yes: 'roster.yes' } as const;
  const value = choiceOf(state.failed) as keyof typeof answers;
  if (!may) return value === '' ? '' : say(answers[value]);
  return (
    <select
      aria-label={`${row.name} ${say('field.failed')}`}
      value={value}
      onChange={({ target }) => state.change({ failed: failedOf(target.value) })}
    >
      {Object.entries(answers).map(([one, key]) => (
        <option key={one} value={one}>
          {say(key)}
        </option>
      ))}
    </select>
  );
}

function Told({ props, state }: { readonly props: RowProps; readonly state: RowState }) {
  const say = useRoom(room);
  const { failure } = state.submission;
  const { row, again } = props;
  const meanwhile =
    failure?.kind === 'refused' &&
    failure.refusals.some(({ code }) => code.startsWith('changed-meanwhile'));
  return (
    <>
      {failure && <FailureNotice failure={failure} room={room} onRetry={state.save} />}
      {meanwhile && (
        <Button size="small" onClick={again}>
          {say('roster.fresh')}
        </Button>
      )}
      <span role="status">
        {state.dirty && say('roster.unsaved', { row: row.row })}
        {!state.dirty && state.saved && say('roster.saved', { row: row.row })}
      </span>
    </>
  );
}

function Cell(props: {
  readonly label: string;
  readonly fixed?: boolean;
  /** Nothing stands in it: a phone leaves it out. */
  readonly none?: boolean;
  readonly children: ReactNode;
}) {
  const { label, fixed = false, none = false, children } = props;
  return (
    <td data-label={label} className={none ? 'roster-none' : fixed ? 'roster-fixed' : ''}>
      <div>{children}</div>
    </td>
  );
}

/** One row of the grid: Enter saves it; another officer's change is told, and what was typed stays. */
export function RosterGridRow(props: RowProps) {
  const say = useRoom(room);
  const { shownAt } = useSurface();
  const { row, may, onHistory } = props;
  const state = useRow(props);
  const page = shownAt('person', row.personId);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    state.save();
  };
  return (
    <tr className={state.dirty ? 'roster-row-changed' : ''} onKeyDown={onKeyDown}>
      <Cell label={say('field.row')}>{row.row}</Cell>
      <th scope="row">{page ? <PageLink href={page}>{row.name}</PageLink> : row.name}</th>
      <Cell label={say('field.politicalStatus')}>
        <StatusCell row={row} may={may} state={state} />
      </Cell>
      <Cell label={say('field.unitName')}>{row.unitName}</Cell>
      <Cell label={say('field.grade')} fixed>
        {row.grade}
      </Cell>
      <Cell label={say('field.rank')}>
        <RankCell row={row} may={may} state={state} />
      </Cell>
      <Cell label={say('field.failed')}>
        <FailedCell row={row} may={may} state={state} />
      </Cell>
      <Cell label={say('field.postName')}>
        {row.departmentName} {row.postName}
      </Cell>
      <Cell label={say('field.mark')} none={row.marks.length === 0}>
        <ul className="roster-marks">
          {row.marks.map((mark) => (
            <li key={mark}>{say(`choice.mark.${mark}`)}</li>
          ))}
        </ul>
      </Cell>
      <td>
        <div className="roster-row-tools">
          {state.dirty && (
            <>
              <Button
                size="small"
                type="primary"
                loading={state.submission.sending}
                disabled={state.problems.length > 0}
                onClick={state.save}
              >
                {say('roster.save')}
              </Button>
              <Button size="small" onClick={state.undo}>
                {say('roster.undo')}
              </Button>
            </>
          )}
          <Button
            size="small"
            type="text"
            aria-label={`${row.name} ${say('roster.history')}`}
            onClick={() => onHistory(row)}
          >
            {say('roster.history')}
          </Button>
          <Told props={props} state={state} />
        </div>
      </td>
    </tr>
  );
}
