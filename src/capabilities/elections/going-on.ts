import type { RoundOpened } from '../../engines/counting/record.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { ToldRound } from './announcement.ts';
import { conductOf, peopleIn, roundAt } from './conduct.ts';
import { eventsIn } from './events.ts';
import { labelsOf, loadElection } from './holding.ts';
import { namesIn } from './reading.ts';

/** The last round of an office as a hall may see it: how far it is, and what was announced of it. */
export interface RoundGoingOn {
  readonly office: number;
  readonly officeTitle: string;
  readonly seats: number;
  readonly round: number;
  readonly is: RoundOpened['is'];
  readonly expected: number;
  readonly present: number;
  /** Ballots handed out; null while a box is not told of. */
  readonly issued: number | null;
  readonly boxes: number;
  /** Boxes whose sheet stands. */
  readonly counted: number;
  /** Null until it is announced: nobody in the hall knows before the observer (监票人) says it. */
  readonly announced: ToldRound | null;
}

/** The last round of each office of an election that has one, in the order of offices; empty for an unknown id. */
export async function roundsGoingOn(
  tx: SchoolTransaction,
  electionId: Uuid,
): Promise<readonly RoundGoingOn[]> {
  const held = await loadElection(tx, electionId);
  if (held === null) return [];
  const conduct = conductOf(held);
  const events = eventsIn(held.events);
  const found = await namesIn(tx, held, peopleIn(conduct));
  const names = { ...found.people, ...labelsOf(held.candidates) };
  return conduct.offices.flatMap(({ office, result }) => {
    const last = result.rounds.at(-1);
    // An annulled round is held again: nothing of it is shown.
    if (last === undefined || last.resolution?.settlement.kind === 'annul') return [];
    const { boxes, announced } = roundAt(events, office.number, last);
    const given = boxes.map(({ issued }) => issued);
    const { round, is, expected, present } = last.opened;
    return {
      ...{ office: office.number, officeTitle: office.title, seats: last.call.seats, round, is },
      ...{ expected, present, boxes: boxes.length },
      issued: given.reduce<number | null>(
        (sum, one) => (sum === null || one === null ? null : sum + one),
        0,
      ),
      counted: boxes.filter(({ sheet, reopened }) => sheet !== null && reopened === null).length,
      announced:
        announced === null
          ? null
          : { decision: announced, rules: held.rules.counting, names, elector: held.row.elector },
    };
  });
}
