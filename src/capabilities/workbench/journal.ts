import { z } from 'zod';
import {
  choice,
  day,
  instant,
  personal,
  reference,
  rowId,
  text,
  thingKind,
  verbName,
  whole,
} from '../../engines/actions/fields.ts';
import { defineList, defineQuery, type Context } from '../../engines/actions/verb.ts';
import { readEntries, readEntry, type JournalLine } from '../../engines/storage/journal/read.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { accountOfPerson, accountOwners, type AccountOwner } from '../access/accounts/reads.ts';
import { namesOfIds } from '../organisation/names/reads.ts';
import { roles, type Role } from '../organisation/roles.ts';
import { journalReaders } from './grants.ts';

// The journal is looked into from here, because it tells of every room and names people by what the rooms below know.

const actorKinds = ['person', 'visitor', 'operator', 'job', 'anonymous'] as const;

/** Midnight in China at the beginning of a day. */
const midnight = (on: Day): Instant => `${addDays(on, -1)}T16:00:00.000Z` as Instant;

/** The accounts whose acts are wanted and may be seen; null for everybody's. */
async function accountsWanted(
  { tx, actor, authority }: Context,
  personId: Uuid | undefined,
): Promise<readonly Uuid[] | null> {
  const own = actor.kind === 'person' ? [actor.accountId] : [];
  if (authority.reach === 'school' && personId === undefined) return null;
  if (authority.reach === 'school' && personId !== undefined)
    return accountOfPerson(tx, personId).then((found) => (found === null ? [] : [found.id]));
  const others =
    personId !== undefined && (authority.reach !== 'self' || authority.personId !== personId);
  return others ? [] : own;
}

async function ownersOf(
  tx: SchoolTransaction,
  lines: readonly JournalLine[],
): Promise<ReadonlyMap<Uuid, AccountOwner>> {
  const ids = [...new Set(lines.flatMap(({ actor }) => actor.accountId ?? []))];
  return accountOwners(tx, ids);
}

const whoWhy = 'who answers for an act of the union';

function rowOf(line: JournalLine, owners: ReadonlyMap<Uuid, AccountOwner>) {
  const { seq, at, verb, actor, subject } = line;
  const owner = actor.accountId === null ? undefined : owners.get(actor.accountId);
  return {
    id: String(seq),
    seq,
    at,
    verb,
    actor: actor.kind,
    personId: owner?.personId ?? null,
    personName: owner?.name ?? null,
    role: actor.capacityRole as Role | null,
    subjectKind: subject.kind,
    subjectId: subject.id,
  };
}

/** Who did what, when, in which capacity, to what; the newest first. */
export const journalList = defineList({
  name: 'journal.list',
  room: 'workbench',
  may: journalReaders,
  refuses: [],
  input: z.object({
    verb: verbName().optional(),
    subjectKind: thingKind().optional(),
    subjectId: z.string().max(100).meta({ kind: 'id' }).optional(),
    personId: reference('person').optional(),
    since: day().optional(),
    until: day().optional(),
  }),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    seq: whole(),
    at: instant(),
    verb: verbName(),
    actor: choice(actorKinds),
    personId: personal(rowId(), whoWhy).nullable(),
    personName: personal(text(60), whoWhy).nullable(),
    role: choice(roles).nullable(),
    subjectKind: thingKind(),
    subjectId: z.string().meta({ kind: 'id' }),
  }),
  sortable: ['at'],
  newestFirst: true,
  searchable: false,
  run: async ({ filters, sort, offset, limit }, context) => {
    const { tx } = context;
    const { verb, subjectKind, subjectId, personId, since, until } = filters;
    const { lines, total } = await readEntries(
      tx,
      {
        accountIds: await accountsWanted(context, personId),
        verb,
        subjectKind,
        subjectId,
        since: since === undefined ? null : midnight(since),
        until: until === undefined ? null : midnight(addDays(until, 1)),
      },
      { descending: sort.descending, offset, limit },
    );
    const owners = await ownersOf(tx, lines);
    return ok({
      rows: lines.map((line) => rowOf(line, owners)),
      total,
    });
  },
});

const anyUuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** One entry with the state before and after it; nothing of them is left where the payload was erased. */
export const journalRead = defineQuery({
  name: 'journal.read',
  room: 'workbench',
  may: journalReaders,
  refuses: ['entry-unknown'],
  input: z.object({ seq: whole(1, Number.MAX_SAFE_INTEGER) }),
  run: async ({ seq }, context) => {
    const { tx, actor, authority } = context;
    const entry = await readEntry(tx, seq);
    const own = actor.kind === 'person' && entry?.actor.accountId === actor.accountId;
    if (entry === null || (authority.reach !== 'school' && !own))
      return err([refusal('entry-unknown', 'seq')]);
    const { payload } = entry;
    const told = JSON.stringify([entry.subject.id, payload]);
    const [owners, names] = await Promise.all([
      ownersOf(tx, [entry]),
      namesOfIds(tx, [...new Set(told.match(anyUuid))] as Uuid[]),
    ]);
    return ok({
      ...rowOf(entry, owners),
      erased: payload === null,
      before: payload?.before ?? null,
      after: payload?.after ?? null,
      /** What the ids in it stand for. */
      names,
    });
  },
});
