import { useRef, useState } from 'react';
import { Button } from 'antd';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useFlash } from '../../../surfaces/ui/flash.tsx';
import { LeaveGuard } from '../../../surfaces/ui/form/leave-guard.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Day } from '../../../kernel/day.ts';
import { schoolYearOf } from '../period.ts';
import type { Taken } from '../taking/carry-out.ts';
import type { Examined } from '../taking/actions.ts';
import { CreationsNote, type MayMake } from './creations.tsx';
import type { Started } from './import-start.tsx';
import { LinesGrid } from './lines-grid.tsx';
import { isPlaced, useLines } from './use-lines.ts';

const room = 'roster';

/** The second step: the lines with what is wrong, what would be made, and the one commit. */
export function ImportCheck(props: {
  readonly started: Started;
  readonly told: Examined;
  onAgain(): void;
}) {
  const say = useRoom(room);
  const { within, go } = useSurface();
  const flash = useFlash();
  const { started, told, onAgain } = props;
  const draft = useLines(told, schoolYearOf(started.since as Day));
  const [may, setMay] = useState<MayMake>({ people: true, places: true });
  const done = useRef(false);
  const importing = useSubmission('roster.import', (answer) => {
    done.current = true;
    const taken = answer as Taken & { readonly lines: number };
    const address = within(`roster?bodyId=${started.bodyId}`);
    flash(say('import.done', { ...taken }), new URL(address, window.location.origin).pathname);
    go(address);
  });
  const { failure, sending } = importing;
  // What the server refused stands at its cells; the rest is told below. Taken over once for each failure.
  const [placed, setPlaced] = useState<Failure | null>(null);
  if (failure !== placed) {
    setPlaced(failure);
    if (failure?.kind === 'refused') draft.refused(failure.refusals);
  }
  const { bodyId, since, period, file } = started;
  const commit = (): void => {
    void importing.submit({
      ...{ bodyId, since, file, span: period.span, academicYear: period.academicYear },
      ...(period.half === null ? {} : { half: period.half }),
      ...{ createPeople: may.people, createPlaces: may.places, lines: draft.toSend() },
    });
  };
  return (
    <section aria-label={say('import.step-check')}>
      <LeaveGuard unsent={() => draft.dirty && !done.current} />
      {told.ignored.length > 0 && (
        <p className="hint">{say('import.ignored', { columns: told.ignored.join('、') })}</p>
      )}
      <LinesGrid draft={draft} />
      <CreationsNote creations={told.creations} may={may} onMay={setMay} />
      {failure && !isPlaced(failure) && (
        <FailureNotice failure={failure} room={room} onRetry={commit} />
      )}
      <div className="roster-commit">
        <Button
          type="primary"
          loading={sending}
          disabled={draft.wrong > 0 || draft.lines.length === 0}
          onClick={commit}
        >
          {say('import.commit', { lines: draft.lines.length })}
        </Button>
        <Button onClick={onAgain}>{say('import.again')}</Button>
        {draft.wrong > 0 && <span>{say('import.wrong', { count: draft.wrong })}</span>}
      </div>
    </section>
  );
}
