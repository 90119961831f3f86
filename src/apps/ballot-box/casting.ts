import { equalBytes } from '../../engines/ballots/bytes.ts';
import { receiptMessage } from '../../engines/ballots/receipt.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { OpenRound, RegisteredSetup } from './open-round.ts';

/** Why a ballot was not taken: docs/ballot-protocol.md, section 7. */
export type CastRefusal =
  | 'malformed'
  | 'token-refused'
  | 'signature-refused'
  | 'round-unknown'
  | 'cast-already'
  | 'not-open'
  | 'closed'
  | 'not-stored';

/** What a phone is answered. */
export type CastAnswer =
  | { readonly ok: true; readonly h: Uint8Array; readonly receipt: Uint8Array }
  | { readonly ok: false; readonly code: CastRefusal };

/** An answer that nothing was taken. */
export const refused = (code: CastRefusal): CastAnswer => ({ ok: false, code });

/**
 * Checks a ballot, has it on the disk, and signs its receipt. Whoever sends the same ballot again has the same receipt, also
 * after the close: its answer was lost, perhaps, in the last second.
 */
export async function castInto(
  { store, queue, key }: OpenRound,
  { ctx, check }: RegisteredSetup,
  bytes: Uint8Array,
): Promise<CastAnswer> {
  const phase = store.phase();
  if (phase !== 'casting' && phase !== 'closed') return refused('not-open');
  const checked = check(bytes);
  if (!checked.ok) return refused(phase === 'closed' ? 'closed' : checked.code);
  const { pk, h } = checked;
  const receipt = (): CastAnswer => ({ ok: true, h, receipt: key.sign(receiptMessage(ctx, h)) });
  if (phase === 'closed') {
    const there = store.find(pk);
    return there !== null && equalBytes(there, bytes) ? receipt() : refused('closed');
  }
  const kept = await queue.add({ pk, bytes });
  switch (kept) {
    case 'stored':
    case 'same':
      return receipt();
    case 'other':
      return refused('cast-already');
    case 'not-casting':
      return refused('closed');
    case 'not-stored':
      return refused('not-stored');
    default:
      return unreachable(kept);
  }
}
