import { createHash } from 'node:crypto';
import { z } from 'zod';
import { rowId } from '../../engines/actions/fields.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import type { CountFile } from '../../engines/counting/published/model.ts';
import { countFileText, publishCount } from '../../engines/counting/published/publish.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import {
  boardOf,
  conductOf,
  officeKey,
  peopleIn,
  recordOf,
  roundAt,
  type Conduct,
} from './conduct.ts';
import { eventsIn } from './events.ts';
import { isFar, reading } from './grants.ts';
import { labelsOf, loadElection, type Held } from './holding.ts';
import { namesIn } from './reading.ts';
import { inOrderOfStrokes } from './strokes.ts';

const room = 'elections';

/** What has been announced of every office: its rounds in order, and who has a seat by them. */
function announcedOffices(held: Held, conduct: Conduct) {
  const events = eventsIn(held.events);
  return conduct.offices.map(({ office, result }) => {
    const rounds = result.rounds.flatMap((round) => {
      const { announced } = roundAt(events, office.number, round);
      if (announced === null) return [];
      const { opened, resolution, call } = round;
      const declined = result.declined.filter((one) => one.round === opened.round);
      const { round: number, is } = opened;
      const board = boardOf(events, office.number, number);
      return [
        {
          ...{ round: number, is, seats: call.seats, decision: announced, resolution, declined },
          ...(board === null ? {} : { board }),
        },
      ];
    });
    const told = new Set(rounds.map(({ round }) => round));
    return {
      number: office.number,
      title: office.title,
      seats: office.seats,
      mode: office.mode,
      rounds,
      elected: result.elected.filter(({ round }) => told.has(round)),
      open: result.open,
      reduced: result.reduced,
    };
  });
}

/** What was announced of an election so far, with names; null for an unknown id. For halls and papers. */
export async function announcedOf(tx: SchoolTransaction, electionId: Uuid) {
  const held = await loadElection(tx, electionId);
  if (held === null) return null;
  const conduct = conductOf(held);
  const names = await namesIn(tx, held, peopleIn(conduct));
  const { id, title, what, electorName, elector, day, state, unitId } = held.row;
  const certified = held.events.find(({ kind }) => kind === 'certified') ?? null;
  return {
    ...{ id, title, what, electorName, elector, day, state, unitId },
    unitName: names.unitName,
    bodyName: names.bodyName,
    rules: held.rules.counting,
    certifiedAt: certified?.at ?? null,
    offices: announcedOffices(held, conduct),
    tellers: held.tellers.map(({ name, role }) => ({ name, role })),
    names: { ...names.people, ...labelsOf(held.candidates) },
  };
}

/** What was announced, as `announcedOf` answers it. */
export type Announced = NonNullable<Awaited<ReturnType<typeof announcedOf>>>;

/** The result of an election as announced: rounds with their arithmetic, and who is elected. */
export const electionResult = defineQuery({
  name: 'election.result',
  room,
  may: reading,
  refuses: ['election-unknown'],
  input: z.object({ electionId: rowId() }),
  run: async ({ electionId }, { tx, authority }) => {
    const announced = await announcedOf(tx, electionId);
    return announced === null || isFar(authority, announced.unitId)
      ? err([refusal('election-unknown', 'electionId')])
      : ok(announced);
  },
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function schoolName({ client, schoolId }: SchoolTransaction): Promise<string> {
  const { rows } = await client.query<{ name: string }>({
    name: 'election-school-name',
    text: `select name from school where id = $1`,
    values: [schoolId],
  });
  return rows[0]?.name ?? '';
}

/**
 * The published count of an election: rules, sheets and decisions, no names but those of candidates and the elected.
 * Refuses `count-unfinished` and `count-faulty`.
 */
export async function countOf(
  tx: SchoolTransaction,
  held: Held,
  { names }: Pick<Announced, 'names'>,
): Promise<Result<CountFile, readonly Refusal[]>> {
  return publishCount(sha256, {
    school: await schoolName(tx),
    title: held.row.title,
    elects: { body: held.row.electorName, on: held.row.day },
    offices: held.offices.map(({ number, title, overrideReason }) => ({
      ...{ id: officeKey(number), title, override: overrideReason },
    })),
    names: new Map(Object.entries(names)),
    record: recordOf(held),
  });
}

/** SHA-256 of the published count, as a signed report bears it; null before the result is certified. */
export async function fingerprintOf(
  tx: SchoolTransaction,
  announced: Announced,
): Promise<string | null> {
  if (announced.certifiedAt === null) return null;
  const held = await loadElection(tx, announced.id);
  const file = held === null ? null : await countOf(tx, held, announced);
  return file?.ok ? file.value.hash : null;
}

/** That count as a file that anybody recomputes with `mingzhang verify`. */
export const electionFile = defineQuery({
  name: 'election.file',
  room,
  may: reading,
  refuses: ['election-unknown', 'certify-first', 'count-unfinished', 'count-faulty'],
  input: z.object({ electionId: rowId() }),
  run: async ({ electionId }, { tx, authority }) => {
    const [held, announced] = await Promise.all([
      loadElection(tx, electionId),
      announcedOf(tx, electionId),
    ]);
    if (held === null || announced === null || isFar(authority, held.row.unitId))
      return err([refusal('election-unknown', 'electionId')]);
    if (held.row.state !== 'certified') return err([refusal('certify-first', 'electionId')]);
    const file = await countOf(tx, held, announced);
    if (!file.ok) return file;
    const { hash } = file.value;
    return ok({
      name: `${held.row.title}-${hash.slice(0, 8)}.json`,
      hash,
      text: countFileText(file.value),
    });
  },
});

/** The elected of an office in the order of strokes, with their names. */
export function electedPeople(
  { names }: Pick<Announced, 'names'>,
  { elected }: Announced['offices'][number],
) {
  return inOrderOfStrokes(
    elected.map(({ id, yes, round, by }) => ({
      personId: id,
      name: names[id] ?? '',
      yes,
      round,
      by,
    })),
  );
}
