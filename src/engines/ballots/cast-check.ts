import { ballotForm } from './ballot-form.ts';
import { ballotMessage } from './ballot.ts';
import { fromB64 } from './bytes.ts';
import type { Setup } from './model.ts';
import type { CheckingPrimitives } from './primitives.ts';
import { tokenMessage } from './token.ts';

/** Why a ballot is refused, by itself: docs/ballot-protocol.md, section 7. */
export type CastRefusal = 'malformed' | 'token-refused' | 'signature-refused';

/** What is said of one ballot. */
export type CastVerdict =
  | {
      readonly ok: true;
      /** Ballot key, 32 bytes: one ballot for each. */
      readonly pk: Uint8Array;
      /** Hash of the ballot, 32 bytes. */
      readonly h: Uint8Array;
    }
  | { readonly ok: false; readonly code: CastRefusal };

/**
 * Checks ballots of one round: form and length, every token, the signature, in this order. Takes any bytes and throws for
 * none. What the body says is not looked at: a ballot that reads as nothing is cast, and counted 废票.
 */
export function castChecker(
  primitives: CheckingPrimitives,
  setup: Setup,
  ctx: Uint8Array,
): (bytes: Uint8Array) => CastVerdict {
  const form = ballotForm(setup);
  const verifiers = setup.issuers.map(({ n }) =>
    primitives.tokenVerifier(fromB64(n) ?? new Uint8Array(0)),
  );
  return (bytes) => {
    const ballot = form.read(bytes);
    if (ballot === null) return { ok: false, code: 'malformed' };
    const { pk, sig, tok, body } = ballot;
    const message = tokenMessage(ctx, pk);
    const signed = tok.every((token, at) => verifiers[at]?.(message, token) === true);
    if (!signed) return { ok: false, code: 'token-refused' };
    if (!primitives.verifyEd25519(pk, ballotMessage(primitives.sha256, ctx, body), sig))
      return { ok: false, code: 'signature-refused' };
    return { ok: true, pk, h: primitives.sha256(bytes) };
  };
}
