import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import type { SchoolTransaction } from '../door.ts';
import { payloadHash } from './entry.ts';

/** What an earlier call with the same idempotency key did and was told. */
export interface EarlierAnswer {
  readonly verb: string;
  readonly accountId: Uuid | null;
  /** Undefined where the payload has been erased since. */
  readonly answer: Json | undefined;
  /** Whether it asked the very same. */
  asked(input: string): boolean;
}

const finding = {
  name: 'journal-find-answer',
  text: `select e.verb, e.account_id, p.salt, p.payload, p.request_hash
from journal_entry e left join journal_payload p on p.school_id = e.school_id and p.seq = e.seq
where e.school_id = $1 and e.key = $2`,
};

interface Row {
  readonly verb: string;
  readonly account_id: Uuid | null;
  readonly salt: Buffer | null;
  readonly payload: string | null;
  readonly request_hash: Buffer | null;
}

/** Looks up what was done under a key; null where nothing was. */
export async function findAnswer(tx: SchoolTransaction, key: Uuid): Promise<EarlierAnswer | null> {
  const { rows } = await tx.client.query<Row>({ ...finding, values: [tx.schoolId, key] });
  const row = rows[0];
  if (!row) return null;
  const { salt, payload, request_hash: requestHash } = row;
  const told = payload === null ? null : (JSON.parse(payload) as { readonly answer: Json });
  return {
    verb: row.verb,
    accountId: row.account_id,
    answer: told?.answer,
    asked: (input) =>
      salt !== null && requestHash !== null && payloadHash(salt, input).equals(requestHash),
  };
}
