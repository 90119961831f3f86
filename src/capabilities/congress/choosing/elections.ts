import { and, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { day, rowId, text } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { inForce } from '../../../charter/in-force.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { prepareElection, prepareRefusals } from '../../elections/prepare.ts';
import { resultOf } from '../../elections/reads.ts';
import { choosers } from '../grants.ts';
import { floorsBind } from '../provisions.ts';
import { congressById } from '../reads.ts';
import { floorRefusals, refuseShortfalls, shortfalls, type Shortfall } from '../rules.ts';
import { delegate, electoralUnit } from '../tables.ts';
import { recordsOf } from './records.ts';
import { choosingRefusals, floorsOfUnit, holdChoosing, listedIn } from './units.ts';

const room = 'congress';

interface UnitNames {
  readonly name: string;
  readonly kind: string;
}

async function unitNames({ client, schoolId }: SchoolTransaction, id: Uuid): Promise<UnitNames> {
  const { rows } = await client.query<UnitNames>({
    name: 'electoral-unit-names',
    text: 'select name, kind from unit where school_id = $1 and id = $2',
    values: [schoolId, id],
  });
  return rows[0] ?? { name: '', kind: '' };
}

/**
 * Prepares the unit's secret ballot in the room of elections: the list as it was approved, as many seats as the unit
 * has, 差额 where more stand than are elected. How it is opened, counted and certified is the law of that room.
 */
export const delegationPrepareElection = defineAction({
  name: 'delegation.prepare-election',
  room,
  may: choosers,
  offered: { step: ['elect'], electionId: [null] },
  refuses: [...choosingRefusals, ...prepareRefusals, 'election-prepared', 'list-short'],
  input: z.object({
    electoralUnitId: rowId(),
    day: day(),
    /** As papers call the meeting that elects. */
    meeting: text(100),
    title: text(100),
  }),
  run: async ({ electoralUnitId, day: on, meeting, title }, context) => {
    const { tx } = context;
    const held = await holdChoosing(context, electoralUnitId, ['elect']);
    if (!held.ok) return held;
    const { unit, congress } = held.value;
    if (unit.electionId !== null) return err([refusal('election-prepared')]);
    const [listed, names] = await Promise.all([listedIn(tx, unit.id), unitNames(tx, unit.unitId)]);
    if (listed.length < unit.seats)
      return err([refusal('list-short', [], { seats: unit.seats, found: listed.length })]);
    const prepared = await prepareElection(context, {
      what: 'delegates',
      elector: names.kind === 'class' ? 'class-meeting' : 'unit-meeting',
      electorName: meeting,
      title,
      day: on,
      unitId: unit.unitId,
      subject: { kind: 'electoral-unit', id: unit.id },
      offices: [
        {
          title: congress.title.length > 94 ? congress.title : `${congress.title}代表`,
          seats: unit.seats,
          mode: listed.length > unit.seats ? 'contested' : 'equal',
          candidates: listed.map(({ personId }) => ({ personId })),
        },
      ],
    });
    if (!prepared.ok) return prepared;
    const electionId = prepared.value.id;
    await tx.db
      .update(electoralUnit)
      .set({ electionId })
      .where(and(eq(electoralUnit.schoolId, tx.schoolId), eq(electoralUnit.id, unit.id)));
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: { electionId: null },
      after: { electionId },
      answer: { electionId },
    });
  },
});

/** The last number given out in a congress, which is held so that no two units give out the same. */
async function lastNumber(tx: SchoolTransaction, congressId: Uuid): Promise<number> {
  await congressById(tx, congressId, 'update');
  const rows = await tx.db
    .select({ last: max(delegate.number) })
    .from(delegate)
    .where(and(eq(delegate.schoolId, tx.schoolId), eq(delegate.congressId, congressId)));
  return rows[0]?.last ?? 0;
}

/** Who of these is a delegate of the congress already. */
async function already(tx: SchoolTransaction, congressId: Uuid): Promise<ReadonlySet<Uuid>> {
  const rows = await tx.db
    .select({ personId: delegate.personId })
    .from(delegate)
    .where(and(eq(delegate.schoolId, tx.schoolId), eq(delegate.congressId, congressId)));
  return new Set(rows.map(({ personId }) => personId));
}

/** What whoever takes a result is told. */
export interface ResultTaken {
  readonly delegates: number;
  /** Seats to which nobody was elected. */
  readonly open: number;
  /** Floors that are missed where the school's article lets them only be told. */
  readonly missed: readonly Shortfall[];
}

/**
 * Takes over who was elected in the unit's certified election: each becomes a delegate with a number, pending until
 * the credentials group has examined them. Floors are judged again on those elected: refused or told, as the article says.
 */
export const delegationTakeResult = defineAction({
  name: 'delegation.take-result',
  room,
  may: choosers,
  offered: { step: ['elect'] },
  refuses: [
    ...choosingRefusals,
    ...floorRefusals,
    'election-missing',
    'election-uncertified',
    'nobody-elected',
  ],
  input: z.object({ electoralUnitId: rowId() }),
  run: async ({ electoralUnitId }, context: Context) => {
    const { tx, newId, today } = context;
    const held = await holdChoosing(context, electoralUnitId, ['elect']);
    if (!held.ok) return held;
    const { unit } = held.value;
    const result = unit.electionId === null ? null : await resultOf(tx, unit.electionId);
    if (result === null) return err([refusal('election-missing')]);
    if (result.certified === null) return err([refusal('election-uncertified')]);
    const elected = result.offices.flatMap((office) => office.elected);
    if (elected.length === 0) return err([refusal('nobody-elected')]);
    const [records, stated, last] = await Promise.all([
      recordsOf(
        tx,
        elected.map(({ personId }) => personId),
        result.certified.day,
      ),
      readStatedValues(tx),
      lastNumber(tx, unit.congressId),
    ]);
    const missed = shortfalls(floorsOfUnit(unit), records);
    if (missed.length > 0 && inForce(stated, floorsBind, today).value)
      return err(refuseShortfalls(missed));
    const known = await already(tx, unit.congressId);
    const fresh = elected.filter(({ personId }) => !known.has(personId));
    const rows = fresh.map(({ personId, yes }, at) => ({
      ...{ schoolId: tx.schoolId, id: newId(), congressId: unit.congressId },
      ...{ electoralUnitId: unit.id, personId, number: last + at + 1 },
      ...{ elected: result.day, votes: yes },
    }));
    if (rows.length > 0) await tx.db.insert(delegate).values(rows);
    const open = result.offices.reduce((all, office) => all + office.open, 0);
    const answer: ResultTaken = { delegates: elected.length, open, missed };
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: null,
      after: { electionId: unit.electionId, delegates: rows.map(({ personId }) => personId), open },
      answer,
    });
  },
});
