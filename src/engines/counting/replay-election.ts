import type { ElectionRecord } from './record.ts';
import { eventsOf, replayOffice } from './replay-office.ts';
import type { Replay, ReplayFault } from './replay-model.ts';

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** Faults of the record as a whole, before any office is looked at. */
function recordFaults({ offices, events }: ElectionRecord): readonly ReplayFault[] {
  const known = new Set(offices.map(({ id }) => id));
  const sheets = events.flatMap((event) => (event.kind === 'sheet' ? [event] : []));
  return [
    ...repeated(offices.map(({ id }) => id)).map((office) => ({
      code: 'office-twice' as const,
      office,
      round: null,
      thing: '',
    })),
    ...[...new Set(events.map(({ office }) => office))]
      .filter((office) => !known.has(office))
      .sort()
      .map((office) => ({ code: 'office-unknown' as const, office, round: null, thing: '' })),
    ...repeated(sheets.map(({ id }) => id)).map((id) => {
      const found = sheets.find((one) => one.id === id);
      const { office, round } = found ?? { office: '', round: null };
      return { code: 'sheet-id-twice' as const, office, round, thing: id };
    }),
  ];
}

/**
 * A whole election from its record: every round decided again, who is elected to what, which seats are open, and what
 * is due next. The order of events does not matter; rounds have numbers, sheets and resolutions name their round, and a
 * correction names the sheet it replaces. A correction that changes an earlier round makes later rounds that it no
 * longer calls for faults, instead of leaving their result standing.
 */
export function replayElection(record: ElectionRecord): Replay {
  const replayed = record.offices.map((office) =>
    replayOffice(record.rules, office, eventsOf(record.events, office.id)),
  );
  return {
    offices: replayed.map(({ result }) => result),
    faults: [...recordFaults(record), ...replayed.flatMap(({ faults }) => faults)],
  };
}
