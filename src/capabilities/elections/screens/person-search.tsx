import { useState } from 'react';
import { Button } from 'antd';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSettled } from '../../../surfaces/ui/use-settled.ts';
import type { electionLookUp } from '../reading.ts';

interface Searching {
  readonly electionId: string;
  onChosen(person: { readonly personId: string; readonly name: string }): void;
}

/** Who was found, each a button; two of one name are told apart by their class. */
function Found({ electionId, search, onChosen }: Searching & { readonly search: string }) {
  const say = useRoom('elections');
  const asked = useAsk<typeof electionLookUp>('election.look-up', { electionId, search });
  const { value, failure } = asked;
  if (failure) return <FailureNotice failure={failure} room="elections" onRetry={asked.again} />;
  if (value === null) return null;
  if (value.people.length === 0) return <p role="status">{say('sheet.nobody')}</p>;
  return (
    <div className="election-buttons">
      {value.people.map((person) => (
        <Button key={person.personId} onClick={() => onChosen(person)}>
          {[person.name, person.className ?? person.unitName]
            .filter((part) => part !== null)
            .join(' · ')}
        </Button>
      ))}
    </div>
  );
}

/** Looks somebody up in the roster by name or number. */
export function PersonSearch({ electionId, onChosen }: Searching) {
  const say = useRoom('elections');
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 250);
  return (
    <>
      <label className="sheet-search">
        {say('sheet.write-in')}
        <input value={typed} maxLength={40} onChange={({ target }) => setTyped(target.value)} />
      </label>
      {search !== '' && (
        <Found
          electionId={electionId}
          search={search}
          onChosen={(person) => {
            setTyped('');
            onChosen(person);
          }}
        />
      )}
    </>
  );
}
