import { useState } from 'react';
import { Button, Input, Segmented } from 'antd';
import { useRows, type Row } from '../../../surfaces/ui/asking.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSubmission } from '../../../surfaces/ui/form/use-submission.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { useLive } from '../../../surfaces/ui/screen/use-live.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';

const room = 'ballots';

/** Who holds what in a round, as the list tells it. */
interface Holder {
  readonly personId: string;
  readonly name: string;
  readonly unitName: string;
  readonly present: boolean;
  readonly way: 'electronic' | 'paper' | null;
  readonly called: boolean;
}

const holderOf = (row: Row): Holder => ({
  personId: String(row['personId']),
  name: String(row['personName']),
  unitName: String(row['unitName'] ?? ''),
  present: row['present'] === true,
  way: row['way'] === 'electronic' || row['way'] === 'paper' ? row['way'] : null,
  called: row['called'] === true,
});

const deeds = [
  'ballot.mark-present',
  'ballot.hand-paper',
  'ballot.call',
  'ballot.take-paper-back',
] as const;
type Deed = (typeof deeds)[number];

/** What can be done for somebody as things stand: one way to vote each. */
function deedsFor({ present, way, called }: Holder, marks: boolean): readonly Deed[] {
  if (way === 'electronic') return [];
  if (!present) return marks ? ['ballot.mark-present'] : [];
  if (way === 'paper') return ['ballot.take-paper-back'];
  return called ? ['ballot.hand-paper'] : ['ballot.hand-paper', 'ballot.call'];
}

function standing({ present, way, called }: Holder): string {
  if (way !== null) return `holder.${way}`;
  if (called) return 'holder.called';
  return present ? 'holder.none' : 'holder.absent';
}

interface Electors {
  readonly roundId: string;
  /** No sitting has a door, so that whoever is there is marked here. */
  readonly marks: boolean;
  again(): void;
}

function HolderLine(props: Electors & { readonly one: Holder }) {
  const { one, roundId, marks, again } = props;
  const say = useRoom(room);
  const { verbs } = useSurface();
  const doings = {
    'ballot.mark-present': useSubmission('ballot.mark-present', again),
    'ballot.hand-paper': useSubmission('ballot.hand-paper', again),
    'ballot.call': useSubmission('ballot.call', again),
    'ballot.take-paper-back': useSubmission('ballot.take-paper-back', again),
  };
  const offered = deedsFor(one, marks).filter((deed) => verbs.some(({ name }) => name === deed));
  const failure = deeds.map((deed) => doings[deed].failure).find((found) => found !== null);
  return (
    <li>
      <strong>{one.name}</strong>
      <span className="hint">{one.unitName}</span>
      <span>{say(standing(one))}</span>
      {offered.map((deed) => (
        <Button
          key={deed}
          size="small"
          loading={doings[deed].sending}
          aria-label={`${say(`verb.${deed}`)}：${one.name}`}
          onClick={() => void doings[deed].submit({ roundId, personId: one.personId })}
        >
          {say(`verb.${deed}`)}
        </Button>
      ))}
      {failure && <FailureNotice failure={failure} room={room} onRetry={again} />}
    </li>
  );
}

type Shown = 'none' | 'all';

/** Those who may vote: first who has no ballot yet, with paper for whoever has no phone. */
export function HoldersPart({ roundId, marks, again }: Electors) {
  const say = useRoom(room);
  const [shown, setShown] = useState<Shown>('none');
  const [search, setSearch] = useState('');
  const asked = useRows('ballot.holders', {
    ...{ filters: { roundId }, search: '', sort: '', offset: 0, limit: 200 },
  });
  useLive(asked.again);
  const typed = search.trim();
  const fits = (one: Holder): boolean =>
    (shown === 'all' || standing(one) === 'holder.none' || (marks && !one.present)) &&
    (one.name.includes(typed) || one.unitName.includes(typed));
  const both = (): void => {
    asked.again();
    again();
  };
  return (
    <section>
      <h2>{say('holders.title')}</h2>
      <div className="ballot-buttons">
        <Input
          allowClear
          value={search}
          style={{ maxWidth: 280 }}
          aria-label={say('holders.search')}
          placeholder={say('holders.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Segmented<Shown>
          aria-label={say('holders.show')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'none', label: say('holders.show.none') },
            { value: 'all', label: say('holders.show.all') },
          ]}
        />
      </div>
      <Answered asked={asked} room={room}>
        {({ rows, total }) => {
          const fit = rows.map(holderOf).filter(fits);
          return (
            <>
              {fit.length === 0 && (
                <p>{say(shown === 'none' ? 'holders.all-served' : 'holders.nobody')}</p>
              )}
              <ul className="ballot-list">
                {fit.map((one) => (
                  <HolderLine
                    key={one.personId}
                    one={one}
                    roundId={roundId}
                    marks={marks}
                    again={both}
                  />
                ))}
              </ul>
              {total > rows.length && <p className="hint">{say('holders.more', { total })}</p>}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
