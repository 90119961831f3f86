import { useState } from 'react';
import { Alert, Button, Progress } from 'antd';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useMany, type Many } from '../../../surfaces/ui/form/use-many.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { gridColumns, levelsOf } from '../headcounts/grid.ts';
import type { headcountRead, HeadcountTable } from '../headcounts/read.ts';
import { educationLevels, type EducationLevel } from '../people/model.ts';
import { HeadCountGrid } from './head-count-grid.tsx';
import { FromRoster, LevelChoice, SemesterChoice, Shares } from './head-count-tools.tsx';
import { useHeadCountDraft, type HeadCountDraft } from './use-head-counts.ts';
import './head-counts.css';

const room = 'organisation';

/** The levels the school counts: those in the address, else those something was recorded of, else all. */
function useLevels(table: HeadcountTable) {
  const [{ levels }, change] = useAddress();
  const recorded = levelsOf(table.units.flatMap(({ cells }) => cells));
  const usual = recorded.length === 0 ? educationLevels : recorded;
  const chosen = educationLevels.filter((level) => levels?.split('.').includes(level));
  const shown = chosen.length === 0 ? usual : chosen;
  const choose = (values: readonly EducationLevel[]): void => change({ levels: values.join('.') });
  return [shown, choose] as const;
}

function Saving({ draft, many }: { readonly draft: HeadCountDraft; readonly many: Many }) {
  const say = useRoom(room);
  const [saved, setSaved] = useState<number | null>(null);
  const { progress, failed } = many;
  const count = draft.changed.size;
  async function save(): Promise<void> {
    const acts = draft.acts();
    const done = await many.run(acts);
    setSaved(done);
    if (done === acts.length) draft.forget();
  }
  return (
    <>
      <div className="counts-save">
        <Button
          type="primary"
          disabled={count === 0 || draft.wrong > 0}
          loading={progress !== null}
          onClick={() => void save()}
        >
          {count === 0 ? say('counts.save-none') : say('counts.save', { count })}
        </Button>
        {progress && (
          <Progress
            aria-label={say('counts.saving', progress)}
            percent={Math.round((progress.done * 100) / progress.total)}
            style={{ maxWidth: 240 }}
          />
        )}
        <span role="status">
          {draft.wrong > 0 && say('counts.wrong', { count: draft.wrong })}
          {draft.wrong === 0 && progress === null && saved !== null && count === 0 && (
            <>{say('counts.saved', { count: saved })}</>
          )}
        </span>
      </div>
      {failed && (
        <>
          <p>{say('counts.failed', { unit: failed.label })}</p>
          <FailureNotice failure={failed.failure} room={room} onRetry={() => void save()} />
        </>
      )}
    </>
  );
}

function PasteNote({ note }: { readonly note: { rows: number; unknown: readonly string[] } }) {
  const say = useRoom(room);
  const names = note.unknown.join('、');
  const known = note.unknown.length === 0;
  return (
    <Alert
      type={known ? 'info' : 'warning'}
      showIcon
      role="status"
      title={say('counts.pasted', { count: note.rows })}
      {...(known ? {} : { description: say('counts.pasted-unknown', { names }) })}
    />
  );
}

function Table({
  table,
  semesterId,
}: {
  readonly table: HeadcountTable;
  readonly semesterId: string;
}) {
  const say = useRoom(room);
  const { verbs, within } = useSurface();
  const draft = useHeadCountDraft(table);
  const many = useMany('headcount.record');
  const [shown, choose] = useLevels(table);
  const [note, setNote] = useState<{ rows: number; unknown: readonly string[] } | null>(null);
  const columns = gridColumns(shown);
  const may = verbs.some(({ name }) => name === 'headcount.record');
  function paste(at: { readonly row: number; readonly column: number }, text: string): boolean {
    if (!/[\t\n]/.test(text.trim())) return false;
    setNote(draft.paste(columns, at, text));
    return true;
  }
  return (
    <>
      <div className="counts-tools">
        <SemesterChoice table={table} />
        <LevelChoice shown={shown} onChosen={choose} />
        {may && <FromRoster semesterId={semesterId} draft={draft} />}
      </div>
      {may && <p className="hint">{say('counts.how')}</p>}
      {note && <PasteNote note={note} />}
      <HeadCountGrid
        units={table.units}
        levels={shown}
        columns={columns}
        texts={draft.texts}
        changed={draft.changed}
        onText={may ? draft.type : null}
        onPaste={paste}
      />
      <Shares table={table} draft={draft} />
      {may && <Saving draft={draft} many={many} />}
      <p className="hint">
        <PageLink href={within(`see/headcount.list?f.semesterId=${semesterId}`)}>
          {say('counts.rows')}
        </PageLink>
      </p>
      <LeaveGuard unsent={() => draft.changed.size > 0} />
    </>
  );
}

function Shown({ table }: { readonly table: HeadcountTable }) {
  const say = useRoom(room);
  if (table.semesterId === null)
    return (
      <EmptyNote title={say('counts.no-semester')} text={say('counts.no-semester.way')}>
        <VerbButton verb="semester.create" primary />
      </EmptyNote>
    );
  if (table.units.length === 0)
    return (
      <>
        <SemesterChoice table={table} />
        <EmptyNote title={say('counts.no-unit')} text={say('counts.no-unit.way')}>
          <VerbButton verb="unit.create" primary />
        </EmptyNote>
      </>
    );
  return <Table key={table.semesterId} table={table} semesterId={table.semesterId} />;
}

/** How many students each unit has, by level, sex and ethnic minority: what quotas of delegates are made of. */
export function HeadCounts() {
  const say = useRoom(room);
  const [{ semesterId }] = useAddress();
  const asked = useAsk<typeof headcountRead>(
    'headcount.read',
    semesterId === undefined ? {} : { semesterId },
  );
  return (
    <>
      <ScreenHeading title={say('screen.head-counts')} lead={say('counts.lead')}>
        <Button className="print-button" onClick={() => window.print()}>
          {say('counts.print')}
        </Button>
      </ScreenHeading>
      <Answered asked={asked} room={room}>
        {(table) => <Shown table={table} />}
      </Answered>
    </>
  );
}
