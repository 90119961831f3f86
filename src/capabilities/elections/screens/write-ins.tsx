import { Button } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { Typed } from './figures.ts';
import { PersonSearch } from './person-search.tsx';

/** People written in on ballots, with their votes. */
export function WriteIns(props: {
  readonly electionId: string;
  readonly rows: Typed['writeIns'];
  onRows(rows: Typed['writeIns']): void;
}) {
  const { electionId, rows, onRows } = props;
  const say = useRoom('elections');
  return (
    <>
      <h2>{say('field.writeIns')}</h2>
      {rows.map(({ personId, name, votes }) => (
        <div key={personId} className="sheet-figures sheet-line">
          <strong>{name}</strong>
          <label className="sheet-figure">
            {say('field.votes')}
            <input
              inputMode="numeric"
              aria-label={`${name} ${say('field.votes')}`}
              value={votes}
              onChange={({ target }) =>
                onRows(
                  rows.map((row) =>
                    row.personId === personId ? { ...row, votes: target.value } : row,
                  ),
                )
              }
            />
          </label>
          <Button onClick={() => onRows(rows.filter((row) => row.personId !== personId))}>
            {say('sheet.remove', { name })}
          </Button>
        </div>
      ))}
      <PersonSearch
        electionId={electionId}
        onChosen={({ personId, name }) => {
          if (!rows.some((row) => row.personId === personId))
            onRows([...rows, { personId, name, votes: '' }]);
        }}
      />
    </>
  );
}
