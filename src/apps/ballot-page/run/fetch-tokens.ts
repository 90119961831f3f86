import { fromB64, fromHex, toB64 } from '../../../engines/ballots/bytes.ts';
import { acceptTokens, requestTokens } from '../../../engines/ballots/token.ts';
import type { RoundAtHand } from '../answers.ts';
import type { Asked, Issuer } from '../issuer.ts';
import type { KeptRound, Keeping } from '../keep/kept.ts';
import { backoff, wait } from '../waiting.ts';
import { bytesIn, moduliOf } from './read-round.ts';

/** How asking for tokens stands, for the eye. */
export type Fetching = 'asking' | 'co-issuer' | 'unreachable';

/** What it takes to ask for tokens. */
export interface FetchParts {
  readonly round: RoundAtHand;
  readonly issuer: Issuer;
  readonly keeping: Keeping<KeptRound>;
  readonly tell: (how: Fetching) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds between two looks whether the co-issuing observer has signed. */
const patience = 3000;

/** What can pass by itself and is asked again. */
const passing: ReadonlySet<string> = new Set(['unreachable', 'fault', 'unavailable', 'busy']);

type Signed = Asked<{ readonly signatures: readonly (string | null)[] }>;

/** Asks until every issuer has signed, or somebody says no; null where the page was left. */
async function untilSigned(
  { round, issuer, tell, signal }: FetchParts,
  blinded: readonly string[],
): Promise<Signed | null> {
  for (let failures = 0; !signal.aborted;) {
    const signed = await issuer.issue(round.id, blinded);
    if (signed.ok) {
      if (signed.value.signatures.every((one) => one !== null)) return signed;
      failures = 0;
      tell('co-issuer');
      await wait(patience, signal);
    } else {
      if (!passing.has(signed.code)) return signed;
      tell('unreachable');
      await wait(backoff(failures), signal);
      failures += 1;
    }
  }
  return null;
}

/**
 * Fetches the tokens of a round: blinded values that follow from the seed alone, so that asking again, from here or
 * another device, asks for the same. A token that does not verify is kept as such: nothing is ever cast with it.
 * Answers the code of a refusal, or null when what is kept says how it went.
 */
export async function fetchTokens(parts: FetchParts, kept: KeptRound): Promise<string | null> {
  const moduli = moduliOf(parts.round.setup);
  const seed = bytesIn(kept.seed);
  const ctx = fromHex(kept.ctx) ?? new Uint8Array();
  parts.tell('asking');
  const { blinded } = requestTokens({ seed, ctx, moduli });
  const signed = await untilSigned(parts, blinded.map(toB64));
  if (signed === null) return null;
  if (!signed.ok) {
    if (signed.code !== 'other-request') return signed.code;
    await parts.keeping.change((before) => before && { ...before, wrongCode: true });
    return null;
  }
  const read = signed.value.signatures.map((one) => fromB64(one ?? '') ?? new Uint8Array());
  const tokens = acceptTokens({ seed, ctx, moduli, signatures: read });
  await parts.keeping.change(
    (before) =>
      before && (tokens ? { ...before, tokens: tokens.map(toB64) } : { ...before, tokenBad: true }),
  );
  return null;
}
