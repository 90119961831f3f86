import { installation, type SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Json } from '../../../kernel/json.ts';
import type { Database } from '../database.ts';
import { asOperator, withSchool, type WideTransaction } from '../door.ts';
import { appendEntry } from './append.ts';
import { firstHash, type JournalActor } from './entry.ts';

/** An act upon the machine itself: who, what, on what, and what there is to say of it. */
export interface OperationEntry {
  readonly at: Instant;
  readonly by: 'operator' | 'job';
  /** `<thing>.<verb>`, as for actions. */
  readonly verb: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly before?: Json;
  readonly after?: Json;
}

const nobody = { accountId: null, capacityId: null, capacityRole: null };

const opening = `insert into journal_head (school_id, seq, hash) values ($1, 0, $2)
on conflict (school_id) do nothing`;

/** Opens the installation's own journal where it is not open yet. */
export async function ensureInstallationJournal(database: Database): Promise<void> {
  await withSchool(database, installation, ({ client }) =>
    client.query(opening, [installation, firstHash(installation)]),
  );
}

/** Writes an operation into the journal of a school within a transaction that reaches it. */
export async function appendOperation(
  { client }: Pick<WideTransaction, 'client'>,
  school: SchoolId,
  { at, by, verb, subject, before = null, after = null }: OperationEntry,
): Promise<void> {
  if (school === installation) await client.query(opening, [installation, firstHash(installation)]);
  const actor: JournalActor = { kind: by, ...nobody };
  const payload = { before, after, answer: null };
  await appendEntry(
    { client },
    { schoolId: school, at, verb, actor, subject, payload, request: null },
  );
}

/** Journals what was done to the whole installation: a backup, a restore, a reset of the demo. */
export async function journalOperation(database: Database, entry: OperationEntry): Promise<void> {
  await withSchool(database, installation, (tx) => appendOperation(tx, installation, entry));
}

/** The subject an erasure names in its own entry, which nobody can erase; `verify` knows lawful gaps by it. */
export const erasure = { verb: 'journal.erase-payload', subjectKind: 'journal-entry' } as const;

/**
 * Erases what an entry said (its before, after and answer) because the law asks for it (PIPL art. 47); the chain keeps
 * standing, since it holds only a salted hash of it. Answers false where there is nothing to erase. `reason` must hold no
 * personal data: it is journaled.
 */
export async function erasePayload(
  database: Database,
  {
    schoolId,
    seq,
    reason,
    at,
  }: {
    schoolId: SchoolId;
    seq: number;
    reason: string;
    at: Instant;
  },
): Promise<boolean> {
  return asOperator(
    database,
    async (tx) => {
      const { rowCount } = await tx.client.query(
        'delete from journal_payload where school_id = $1 and seq = $2',
        [schoolId, seq],
      );
      if (rowCount !== 1) return false;
      const subject = { kind: erasure.subjectKind, id: String(seq) };
      const entry = { at, by: 'operator', verb: erasure.verb, subject, after: { reason } } as const;
      await appendOperation(tx, schoolId, entry);
      return true;
    },
    { isolation: 'read committed' },
  );
}
