import { unreachable } from '../../../kernel/unreachable.ts';
import type { CandidateId, Sheet } from '../model.ts';
import type { ElectionEvent, ElectionRecord, SheetEntered } from '../record.ts';

/** New names for ids: what the records call people, sheets and offices inside is nobody else's business. */
export interface Pseudonyms {
  readonly person: (id: CandidateId) => string;
  readonly office: (id: string) => string;
  readonly sheet: (id: string) => string;
  readonly resolution: (id: string) => string;
}

function numbered(ids: readonly string[], prefix: string): (id: string) => string {
  const names = new Map([...new Set(ids)].map((id, at) => [id, `${prefix}${at + 1}`]));
  return (id) => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`not part of the election: a ${prefix}`);
    return name;
  };
}

const sheetsOf = ({ sheet, entries }: SheetEntered): readonly Sheet[] => [sheet, ...entries];

/** Candidates in the order of their lists, then whoever was written in or barred; everything else as it happened. */
export function pseudonymsOf({ offices, events }: ElectionRecord): Pseudonyms {
  const listed = [...new Set(offices.flatMap(({ candidates }) => candidates))];
  const others = events.flatMap((event) => {
    if (event.kind === 'barred' || event.kind === 'declined') return [event.person];
    if (event.kind === 'resolution')
      return [
        ...('elected' in event.settlement ? event.settlement.elected : []),
        ...(event.declined ?? []),
      ];
    if (event.kind !== 'sheet') return [];
    return sheetsOf(event).flatMap(({ candidates, writeIns }) =>
      [...candidates, ...writeIns].map(({ id }) => id),
    );
  });
  const candidate = numbered(listed, 'candidate-');
  const written = numbered(others.filter((id) => !listed.includes(id)).sort(), 'written-');
  const ids = (kind: 'sheet' | 'resolution'): readonly string[] =>
    events.flatMap((event) => (event.kind === kind ? [event.id] : []));
  return {
    person: (id) => (listed.includes(id) ? candidate(id) : written(id)),
    office: numbered(
      offices.map(({ id }) => id),
      'office-',
    ),
    sheet: numbered(ids('sheet'), 'sheet-'),
    resolution: numbered(ids('resolution'), 'resolution-'),
  };
}

function renamedSheet(sheet: Sheet, { person }: Pseudonyms): Sheet {
  return {
    ...sheet,
    candidates: sheet.candidates.map((row) => ({ ...row, id: person(row.id) })),
    writeIns: sheet.writeIns
      .map((row) => ({ ...row, id: person(row.id) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function renamedEvent(event: ElectionEvent, names: Pseudonyms): ElectionEvent {
  const office = names.office(event.office);
  switch (event.kind) {
    case 'round-opened':
      return { ...event, office };
    case 'barred':
    case 'declined':
      return { ...event, office, person: names.person(event.person) };
    case 'sheet':
      return {
        ...event,
        office,
        id: names.sheet(event.id),
        replaces: event.replaces === null ? null : names.sheet(event.replaces),
        entries: event.entries.map((one) => renamedSheet(one, names)),
        sheet: renamedSheet(event.sheet, names),
      };
    case 'resolution': {
      const { settlement } = event;
      const elected =
        'elected' in settlement ? { elected: settlement.elected.map(names.person) } : {};
      const id = names.resolution(event.id);
      const declined =
        event.declined === undefined ? {} : { declined: event.declined.map(names.person) };
      return { ...event, office, id, settlement: { ...settlement, ...elected }, ...declined };
    }
    default:
      return unreachable(event);
  }
}

/** The same record under other names; it replays to the same result under them. */
export function renamedRecord(record: ElectionRecord, names: Pseudonyms): ElectionRecord {
  return {
    rules: record.rules,
    offices: record.offices.map((one) => ({
      ...one,
      id: names.office(one.id),
      candidates: one.candidates.map(names.person),
    })),
    events: record.events.map((event) => renamedEvent(event, names)),
  };
}
