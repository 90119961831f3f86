import type { ClipboardEvent } from 'react';
import { Input } from 'antd';
import { chinaTime } from '../../../surfaces/ui/china-time.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { WideTable } from '../../../surfaces/ui/table/wide-table.tsx';
import {
  cellKey,
  parseStudents,
  totalOf,
  type GridColumn,
  type GridTexts,
} from '../headcounts/grid.ts';
import type { UnitRecorded } from '../headcounts/read.ts';
import type { EducationLevel } from '../people/model.ts';

/** The grid, what stands in it, and what happens to it. */
export interface GridProps {
  readonly units: readonly UnitRecorded[];
  readonly levels: readonly EducationLevel[];
  readonly columns: readonly GridColumn[];
  readonly texts: GridTexts;
  /** Units of which something was changed and not saved. */
  readonly changed: ReadonlySet<string>;
  /** Null where this person may only look. */
  readonly onText: ((key: string, text: string) => void) | null;
  onPaste(at: { readonly row: number; readonly column: number }, text: string): boolean;
}

function Heads({ levels, columns }: Pick<GridProps, 'levels' | 'columns'>) {
  const say = useRoom('organisation');
  const ofLevel = columns.length / Math.max(1, levels.length);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="counts-unit">
          {say('field.unitId')}
        </th>
        {levels.map((level) => (
          <th key={level} scope="colgroup" colSpan={ofLevel}>
            {say(`choice.educationLevel.${level}`)}
          </th>
        ))}
        <th scope="col" rowSpan={2} className="figures">
          {say('counts.total')}
        </th>
        <th scope="col" rowSpan={2}>
          {say('counts.recorded')}
        </th>
      </tr>
      <tr>
        {columns.map(({ key, sex, minority }) => (
          <th key={key} scope="col">
            {say(`counts.${sex}.${minority ? 'minority' : 'han'}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function useCellName(): (unit: UnitRecorded, column: GridColumn) => string {
  const say = useRoom('organisation');
  return ({ unitName }, { educationLevel, sex, minority }) =>
    say('counts.cell', {
      unit: unitName,
      level: say(`choice.educationLevel.${educationLevel}`),
      group: say(`counts.${sex}.${minority ? 'minority' : 'han'}`),
    });
}

function Cells({
  unit,
  row,
  props,
}: {
  readonly unit: UnitRecorded;
  readonly row: number;
  readonly props: GridProps;
}) {
  const { columns, texts, onText, onPaste } = props;
  const nameOf = useCellName();
  return columns.map((column, at) => {
    const key = cellKey(unit.unitId, column.key);
    const text = texts[key] ?? '';
    const wrong = text.trim() !== '' && parseStudents(text) === null;
    const paste = (event: ClipboardEvent): void => {
      const copied = event.clipboardData.getData('text/plain');
      if (onPaste({ row, column: at }, copied)) event.preventDefault();
    };
    return (
      <td key={key} className="figures">
        {onText ? (
          <Input
            aria-label={nameOf(unit, column)}
            aria-invalid={wrong || undefined}
            className={wrong ? 'counts-wrong' : ''}
            inputMode="numeric"
            value={text}
            onChange={(event) => onText(key, event.target.value)}
            onPaste={paste}
          />
        ) : (
          text
        )}
      </td>
    );
  });
}

function Recorded({ unit, changed }: { readonly unit: UnitRecorded; readonly changed: boolean }) {
  const say = useRoom('organisation');
  const { at, by } = unit;
  if (changed) return <strong>{say('counts.unsaved')}</strong>;
  if (at === null) return say(unit.cells.length === 0 ? 'counts.none' : 'counts.unknown-when');
  const when = chinaTime(at);
  return by === null ? when : say('counts.recorded-by', { when, by });
}

function Foot({ units, columns, texts }: GridProps) {
  const say = useRoom('organisation');
  const ids = units.map(({ unitId }) => unitId);
  return (
    <tfoot>
      <tr>
        <th scope="row">{say('counts.school')}</th>
        {columns.map((column) => (
          <td key={column.key} className="figures">
            {totalOf(texts, ids, [column])}
          </td>
        ))}
        <td className="figures">{totalOf(texts, ids, columns)}</td>
        <td />
      </tr>
    </tfoot>
  );
}

/** Units down, groups of students across; totals follow what is typed. */
export function HeadCountGrid(props: GridProps) {
  const { units, columns, texts, changed } = props;
  const say = useRoom('organisation');
  return (
    <WideTable label={say('screen.head-counts')}>
      <table className="rows-table counts">
        <caption className="unseen">{say('screen.head-counts')}</caption>
        <Heads {...props} />
        <tbody>
          {units.map((unit, row) => (
            <tr key={unit.unitId}>
              <th scope="row">{unit.unitName}</th>
              <Cells unit={unit} row={row} props={props} />
              <td className="figures">{totalOf(texts, [unit.unitId], columns)}</td>
              <td className="counts-when">
                <Recorded unit={unit} changed={changed.has(unit.unitId)} />
              </td>
            </tr>
          ))}
        </tbody>
        <Foot {...props} />
      </table>
    </WideTable>
  );
}
