import { join, utf8 } from './bytes.ts';
import type { CheckingPrimitives } from './primitives.ts';

/** The box's receipt: docs/ballot-protocol.md, section 7. */

/** What the box signs: `"mingzhang-receipt-v1" ‖ ctx ‖ h`. */
export function receiptMessage(ctx: Uint8Array, h: Uint8Array): Uint8Array {
  return join(utf8('mingzhang-receipt-v1'), ctx, h);
}

/** Whether a receipt is the box's for the ballot of this hash. */
export function checkReceipt(
  primitives: CheckingPrimitives,
  boxKey: Uint8Array,
  ctx: Uint8Array,
  h: Uint8Array,
  receipt: Uint8Array,
): boolean {
  return primitives.verifyEd25519(boxKey, receiptMessage(ctx, h), receipt);
}
