import { z } from 'zod';
import {
  choice,
  day,
  instant,
  personal,
  reference,
  text,
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
import { accountNames, accountOfPerson } from '../access/accounts/reads.ts';
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

async function namesOf(
  tx: SchoolTransaction,
  lines: readonly JournalLine[],
): Promise<ReadonlyMap<Uuid, string>> {
  const ids = [...new Set(lines.flatMap(({ actor }) => actor.accountId ?? []))];
  return accountNames(tx, ids);
}

const whoWhy = 'who answers for an act of the union';

function rowOf(line: JournalLine, names: ReadonlyMap<Uuid, string>) {
  const { seq, at, verb, actor, subject } = line;
  return {
    id: String(seq),
    seq,
    at,
    verb,
    actor: actor.kind,
    personName: actor.accountId === null ? null : (names.get(actor.accountId) ?? null),
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
    verb: text(60).optional(),
    subjectKind: text(40).optional(),
    subjectId: text(60).optional(),
    personId: reference('person').optional(),
    since: day().optional(),
    until: day().optional(),
  }),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    seq: whole(),
    at: instant(),
    verb: text(60),
    actor: choice(actorKinds),
    personName: personal(text(60), whoWhy).nullable(),
    role: choice(roles).nullable(),
    subjectKind: text(40),
    subjectId: text(60),
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
    const names = await namesOf(tx, lines);
    return ok({
      rows: lines.map((line) => rowOf(line, names)),
      total,
    });
  },
});

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
    return ok({
      ...rowOf(entry, await namesOf(tx, [entry])),
      erased: payload === null,
      before: payload?.before ?? null,
      after: payload?.after ?? null,
    });
  },
});
