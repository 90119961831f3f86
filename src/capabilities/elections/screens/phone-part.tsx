import { useRows } from '../../../surfaces/ui/asking.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { Election, Office } from './round-part.tsx';

/** The way to hold the next round of an office by phone; nothing where this person may not. */
export function ByPhone({ told, office }: { readonly told: Election; readonly office: Office }) {
  const filled = { electionId: told.id, office: String(office.number) };
  return <VerbButton verb="ballot.prepare" filled={filled} about={office.title} />;
}

/** Rounds of the election that are held by phone, each with its page. */
export function PhoneRounds({ told }: { readonly told: Election }) {
  const say = useRoom('elections');
  const words = useRoomWords();
  const { verbs, within } = useSurface();
  const may = verbs.some(({ name }) => name === 'ballot.rounds');
  const filters = { electionId: told.id };
  const query = { filters, search: '', sort: '', offset: 0, limit: 50 };
  const { value } = useRows('ballot.rounds', query, may);
  const rows = value?.rows ?? [];
  if (!may || rows.length === 0) return null;
  return (
    <>
      <h2>{say('phone.rounds')}</h2>
      <ul className="election-list">
        {rows.map((row) => (
          <li key={String(row['id'])}>
            <PageLink href={`${within('ballot-round')}?roundId=${String(row['id'])}`}>
              {say('phone.round', {
                office: String(row['officeTitle']),
                round: Number(row['round']),
              })}
            </PageLink>
            <span>{words.find('ballots', `phase.${String(row['phase'])}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
