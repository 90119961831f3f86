import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { ByPhone } from './phone-part.tsx';
import { ResolveForm, openFor } from './resolve-form.tsx';
import type { Election, Office } from './round-part.tsx';

interface Step {
  readonly told: Election;
  readonly office: Office;
  again(): void;
}

/** The address of a sheet's page. */
export function useSheetAddress() {
  const { within } = useSurface();
  return (electionId: string, office: number, round: number, channel: string): string => {
    const place = { electionId, office: String(office), round: String(round), channel };
    return `${within('count')}?${new URLSearchParams(place).toString()}`;
  };
}

/** The boxes of the round that is counted: how many ballots, and the way to each sheet. */
function Boxes({ told, office, again }: Step) {
  const say = useRoom('elections');
  const addressOf = useSheetAddress();
  const round = office.rounds.at(-1);
  if (!round) return null;
  return (
    <ul className="election-list">
      {round.boxes.map((box) => {
        const { channel, kind, issued } = box;
        const byHand = kind === 'paper';
        const accepted = 'sheet' in box && box.sheet !== null && box.reopened === null;
        const given = { electionId: told.id, office: office.number, round: round.round, channel };
        const label = byHand
          ? say('box.name', { number: channel.replace('paper-', '') })
          : say('box.electronic');
        const free = 'sheet' in box && box.sheet === null;
        return (
          <li key={channel}>
            <strong>{label}</strong>
            <span>{issued === null ? say('box.not-issued') : say('box.issued', { issued })}</span>
            <span>{accepted ? say('box.accepted') : say('box.waits')}</span>
            {told.mine.holds && free && byHand && (
              <InPlaceForm
                verb="election.issue"
                given={given}
                initial={issued === null ? { issued: round.present } : { issued }}
                about={`${office.title} ${label}`}
                primary={issued === null}
                onDone={again}
              />
            )}
            {issued !== null && byHand && (told.mine.counts || told.mine.watches) && (
              <PageLink href={addressOf(told.id, office.number, round.round, channel)}>
                {say(accepted ? 'box.look' : 'box.enter')}
              </PageLink>
            )}
            {told.mine.watches && accepted && byHand && (
              <InPlaceForm
                verb="election.reopen-sheet"
                given={given}
                about={`${office.title} ${label}`}
                onDone={again}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** People written in, who may turn out not to be eligible or not to accept: that is recorded before the announcement. */
function WrittenIn({ told, office, again }: Step) {
  const say = useRoom('elections');
  const round = office.rounds.at(-1);
  if (round?.decision?.kind !== 'decided') return null;
  const written = round.decision.working.tallies.filter(({ listed, barred }) => !listed && !barred);
  if (written.length === 0) return null;
  return (
    <ul className="election-list">
      {written.map(({ id, yes }) => (
        <li key={id}>
          <span>{say('told.written-in', { name: told.names[id] ?? '', yes })}</span>
          <InPlaceForm
            verb="election.bar"
            given={{
              ...{ electionId: told.id, office: office.number, round: round.round },
              personId: id,
            }}
            initial={{ body: say('resolve.presidium-of-meeting') }}
            about={told.names[id] ?? ''}
            onDone={again}
          />
        </li>
      ))}
    </ul>
  );
}

/** Those announced as elected, any of whom may turn out not to serve: that is recorded before the result is certified. */
function Declining({ told, office, again }: Step) {
  const say = useRoom('elections');
  const { verbs } = useSurface();
  const round = office.rounds.at(-1);
  const may = verbs.some(({ name }) => name === 'election.decline');
  if (!may || !round?.announced || office.elected.length === 0) return null;
  return (
    <details>
      <summary>{say('decline.title')}</summary>
      <p className="hint">{say('decline.lead')}</p>
      <ul className="election-list">
        {office.elected.map(({ id }) => (
          <li key={id}>
            <span>{told.names[id] ?? ''}</span>
            <InPlaceForm
              verb="election.decline"
              given={{
                ...{ electionId: told.id, office: office.number, round: round.round },
                personId: id,
              }}
              initial={{ body: say('resolve.presidium-of-meeting') }}
              about={told.names[id] ?? ''}
              onDone={again}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Attendance as a round's form begins: that of the round before, or all students where they elect as a whole. */
export function attendedBefore({ students }: Election, office: Office | undefined) {
  const round = office?.rounds.at(-1);
  if (round) return { expected: round.expected, present: round.present };
  return students === null ? {} : { expected: students };
}

/** What an office waits for, said first, and what to do about it. */
export function OfficeStep({ told, office, again }: Step) {
  const say = useRoom('elections');
  const round = office.rounds.at(-1);
  const { holds, watches } = told.mine;
  const about = office.title;
  const given = { electionId: told.id, office: office.number };
  const open = openFor(office);
  const opening = office.waits === 'round' && holds;
  return (
    <div>
      <p>
        <strong>{say(`waits.${office.waits}`)}</strong>
      </p>
      {opening && office.next && office.next.is !== 'first' && (
        <p>{say(`next.${office.next.is}`, { seats: office.next.seats })}</p>
      )}
      {opening && (
        <div className="election-buttons">
          <InPlaceForm
            verb="election.open-round"
            given={{ ...given, tellersApproved: true }}
            initial={attendedBefore(told, office)}
            about={about}
            primary
            onDone={again}
          />
          <ByPhone told={told} office={office} />
        </div>
      )}
      {round && office.waits !== 'round' && <Boxes told={told} office={office} again={again} />}
      {office.waits === 'announcement' && holds && <WrittenIn {...{ told, office, again }} />}
      {office.waits === 'announcement' && watches && round && (
        <InPlaceForm
          verb="election.announce"
          given={{ ...given, round: round.round }}
          about={about}
          primary
          onDone={again}
        />
      )}
      {holds && open !== null && round && (
        <details open={office.waits === 'resolution'}>
          <summary>{say('verb.election.resolve')}</summary>
          <ResolveForm
            electionId={told.id}
            office={office}
            round={round.round}
            names={told.names}
            open={open}
            onDone={again}
          />
        </details>
      )}
      {holds && <Declining {...{ told, office, again }} />}
    </div>
  );
}
