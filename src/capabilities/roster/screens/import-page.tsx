import { useState } from 'react';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import type { rosterRead } from '../reading.ts';
import type { Examined } from '../taking/actions.ts';
import { ImportCheck } from './import-check.tsx';
import { ImportStart, type Started } from './import-start.tsx';
import './roster.css';

const room = 'roster';

/** A file that was checked, and for what. */
interface Checked {
  readonly started: Started;
  readonly told: Examined;
}

/** Imports a roster as people keep it: the file, a dry run with corrections in a grid, one commit. */
export function RosterImportPage() {
  const say = useRoom(room);
  const [{ bodyId }] = useAddress();
  const [checked, setChecked] = useState<Checked | null>(null);
  const asked = useAsk<typeof rosterRead>('roster.read', bodyId ? { bodyId } : {});
  return (
    <>
      <ScreenHeading title={say('screen.roster-import')} lead={say('import.lead')} />
      <Answered asked={asked} room={room}>
        {(answer) => {
          if (answer.union === null)
            return (
              <EmptyNote title={say('roster.no-union')} text={say('roster.no-union.way')}>
                <VerbButton verb="body.create" filled={{ kind: 'student-union' }} primary />
              </EmptyNote>
            );
          return checked === null ? (
            <ImportStart
              answer={answer}
              onChecked={(started, told) => setChecked({ started, told })}
            />
          ) : (
            <ImportCheck
              started={checked.started}
              told={checked.told}
              onAgain={() => setChecked(null)}
            />
          );
        }}
      </Answered>
    </>
  );
}
