import { bytesOf, inverse, numberOf, publicPower } from './big-numbers.ts';
import { join, utf8 } from './bytes.ts';
import { isModulus } from './modulus.ts';
import { encodePss, pssVerifier } from './pss.ts';
import { roundKeys } from './round-keys.ts';

/** Tokens: RSABSSA-SHA384-PSS-Deterministic of RFC 9474, docs/ballot-protocol.md, section 5. */

/** Who asks for tokens of which round. */
export interface TokenRequest {
  readonly seed: Uint8Array;
  readonly ctx: Uint8Array;
  /** The moduli of all issuers in the order of the setup, big-endian. */
  readonly moduli: readonly Uint8Array[];
}

/** What every issuer signs blindly and everybody checks: `"mingzhang-token-v1" ‖ ctx ‖ pk`. */
export function tokenMessage(ctx: Uint8Array, pk: Uint8Array): Uint8Array {
  return join(utf8('mingzhang-token-v1'), ctx, pk);
}

/**
 * Blind of RFC 9474, section 4.2: what the phone sends, one for each issuer, of the modulus's length. The same request
 * gives the same bytes. Throws for a modulus that is none: the page has checked the setup before.
 */
export function requestTokens({ seed, ctx, moduli }: TokenRequest): {
  readonly pk: Uint8Array;
  readonly blinded: readonly Uint8Array[];
} {
  const keys = roundKeys(seed, ctx);
  const message = tokenMessage(ctx, keys.pk);
  const blinded = moduli.map((modulus, i) => {
    const n = numberOf(modulus);
    const factor = publicPower(keys.blindOf(i, modulus), n);
    const encoded = numberOf(encodePss(message, keys.saltOf(i), modulus.length));
    return bytesOf((encoded * factor) % n, modulus.length);
  });
  return { pk: keys.pk, blinded };
}

/**
 * Finalize of RFC 9474, section 4.4, of all signatures, each verified. Null where one is missing or does not hold: then the
 * phone must not cast, since a token that fails may be a mark.
 */
export function acceptTokens({
  seed,
  ctx,
  moduli,
  signatures,
}: TokenRequest & { readonly signatures: readonly Uint8Array[] }): Uint8Array[] | null {
  const keys = roundKeys(seed, ctx);
  const message = tokenMessage(ctx, keys.pk);
  const tokens = moduli.flatMap((modulus, i) => {
    const signature = signatures[i];
    if (!isModulus(modulus) || signature?.length !== modulus.length) return [];
    const n = numberOf(modulus);
    const factor = inverse(keys.blindOf(i, modulus), n);
    if (factor === null) return [];
    const token = bytesOf((numberOf(signature) * factor) % n, modulus.length);
    return pssVerifier(modulus)(message, token) ? [token] : [];
  });
  return tokens.length === moduli.length && signatures.length === moduli.length ? tokens : null;
}
