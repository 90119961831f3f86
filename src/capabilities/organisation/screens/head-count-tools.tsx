import { useState } from 'react';
import { Button, Checkbox, Select } from 'antd';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { headcountCompute } from '../headcounts/actions.ts';
import { gridColumns, perMille, totalOf } from '../headcounts/grid.ts';
import type { HeadcountTable } from '../headcounts/read.ts';
import { educationLevels, type EducationLevel } from '../people/model.ts';
import type { HeadCountDraft } from './use-head-counts.ts';

const room = 'organisation';

/** Which semester is shown; it stands in the address. */
export function SemesterChoice({ table }: { readonly table: HeadcountTable }) {
  const say = useRoom(room);
  const [, change] = useAddress();
  return (
    <label className="filter">
      <span className="tool-label">{say('field.semesterId')}</span>
      <Select
        className="width-middle"
        value={table.semesterId}
        options={table.semesters.map(({ id, academicYear, half }) => ({
          value: id,
          label: say('counts.semester', { from: academicYear, to: academicYear + 1, half }),
        }))}
        onChange={(semesterId: string) => change({ semesterId }, true)}
      />
    </label>
  );
}

/** Which levels have columns. */
export function LevelChoice(props: {
  readonly shown: readonly EducationLevel[];
  onChosen(levels: readonly EducationLevel[]): void;
}) {
  const say = useRoom(room);
  return (
    <fieldset className="filter">
      <legend className="tool-label">{say('field.educationLevel')}</legend>
      <Checkbox.Group
        value={[...props.shown]}
        options={educationLevels.map((level) => ({
          value: level,
          label: say(`choice.educationLevel.${level}`),
        }))}
        onChange={(values) => props.onChosen(values as EducationLevel[])}
      />
    </fieldset>
  );
}

/** Fills the grid with those who are known by name; what is unknown of them is told, never guessed. */
export function FromRoster(props: { readonly semesterId: string; readonly draft: HeadCountDraft }) {
  const say = useRoom(room);
  const { client } = useSurface();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [told, setTold] = useState<string | null>(null);
  async function fill(): Promise<void> {
    setFailure(null);
    const answer = await client.ask<typeof headcountCompute>('headcount.compute', {
      semesterId: props.semesterId,
    });
    if (!answer.ok) return setFailure(answer.error);
    const { day, units } = answer.value;
    props.draft.fill(units);
    const unknown = units.reduce((sum, unit) => sum + unit.unknown, 0);
    const values = { day, count: units.length, unknown };
    setTold(say(unknown === 0 ? 'counts.filled' : 'counts.filled-unknown', values));
  }
  return (
    <>
      <Button onClick={() => void fill()}>{say('counts.from-roster')}</Button>
      {failure && <FailureNotice failure={failure} room={room} onRetry={() => void fill()} />}
      {told !== null && <p role="status">{told}</p>}
    </>
  );
}

/** How many students there are, and the shares that quotas ask for. */
export function Shares(props: { readonly table: HeadcountTable; readonly draft: HeadCountDraft }) {
  const say = useRoom(room);
  const ids = props.table.units.map(({ unitId }) => unitId);
  const columns = gridColumns(educationLevels);
  const count = (wanted: (column: (typeof columns)[number]) => boolean): number =>
    totalOf(props.draft.texts, ids, columns.filter(wanted));
  const total = count(() => true);
  const percent = (part: number): string => {
    const share = perMille(part, total);
    return share === null ? '—' : `${String(Math.floor(share / 10))}.${String(share % 10)}%`;
  };
  const women = count(({ sex }) => sex === 'female');
  const minority = count((column) => column.minority);
  const values = {
    total,
    women,
    minority,
    womenShare: percent(women),
    minorityShare: percent(minority),
  };
  const empty = props.table.units.filter(({ cells }) => cells.length === 0).length;
  return (
    <p className="counts-shares" aria-live="polite">
      {say('counts.shares', values)}
      {empty > 0 && ` ${say('counts.missing', { count: empty })}`}
    </p>
  );
}
