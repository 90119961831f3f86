import { useCallback, useRef, type KeyboardEvent } from 'react';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { WideTable } from '../../../surfaces/ui/table/wide-table.tsx';
import type { GridRow, RosterAnswer } from '../reading.ts';
import { RosterGridRow } from './roster-grid-row.tsx';

const heads = [
  'field.row',
  'field.personName',
  'field.politicalStatus',
  'field.unitName',
  'field.grade',
  'field.rank',
  'field.failed',
  'field.postName',
  'field.mark',
] as const;

/** Up and down go to the same column of the next row. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from = event.target;
  // In a list of choices the keys choose.
  if (step === 0 || !(from instanceof HTMLInputElement)) return;
  const column = from.dataset['column'];
  const all = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>(
      `input[data-column="${column ?? ''}"]`,
    ),
  ];
  const next = all[all.indexOf(from) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/** The roster as a grid: what is the roster's own is edited in place, row by row. */
export function RosterGrid(props: {
  readonly answer: RosterAnswer;
  readonly rows: readonly GridRow[];
  again(): void;
  onHistory(row: GridRow): void;
}) {
  const say = useRoom('roster');
  const { verbs } = useSurface();
  const { answer, rows, again, onHistory } = props;
  const unsent = useRef(new Set<string>());
  const onDirty = useCallback((id: string, dirty: boolean): void => {
    if (dirty) unsent.current.add(id);
    else unsent.current.delete(id);
  }, []);
  const may = answer.today && verbs.some(({ name }) => name === 'roster.edit');
  return (
    <WideTable label={say('screen.roster')}>
      <LeaveGuard unsent={() => unsent.current.size > 0} />
      <table className="roster-grid" onKeyDown={moveBetweenRows}>
        <caption className="unseen">{say('screen.roster')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{say('roster.history')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RosterGridRow
              key={row.personId}
              row={row}
              answer={answer}
              may={may}
              again={again}
              onHistory={onHistory}
              onDirty={onDirty}
            />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
