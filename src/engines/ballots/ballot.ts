import { ed25519 } from './curve25519.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { fromB64, join, toB64, utf8 } from './bytes.ts';
import type { Choices, Setup } from './model.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { roundKeys } from './round-keys.ts';
import { sealBody, type SealContext } from './seal.ts';

/** Filling in and signing a ballot: docs/ballot-protocol.md, section 6. */

/**
 * The plain body: choices filled up with spaces to `bodySize` bytes. Numbers of people written in may come in any order.
 * Throws where they do not fit: the page offers no such choices.
 */
export function choicesBytes({ m, w }: Choices, bodySize: number): Uint8Array {
  const numbers = [...new Set(w)].sort((a, b) => a - b);
  const written = utf8(canonicalJson({ m, w: numbers }));
  if (written.length > bodySize) throw new RangeError('the choices are longer than a ballot');
  const plain = new Uint8Array(bodySize).fill(0x20);
  plain.set(written);
  return plain;
}

/** For whom a round's ballots are sealed; null where they are not, or where an observer's sealing key is missing. */
export function sealContext(
  { seal, observers }: Pick<Setup, 'seal' | 'observers'>,
  ctx: Uint8Array,
): SealContext | null {
  if (seal === null) return null;
  const keys = observers.flatMap(({ number, x25519 }) => {
    const key = fromB64(x25519 ?? '');
    return key?.length === 32 ? [{ number, x25519: key }] : [];
  });
  if (keys.length !== observers.length) return null;
  return { ctx, threshold: seal.threshold, observers: keys };
}

/** What the ballot's key signs: `ctx ‖ H(body)`. */
export function ballotMessage(
  sha256: (bytes: Uint8Array) => Uint8Array,
  ctx: Uint8Array,
  body: Uint8Array,
): Uint8Array {
  return join(ctx, sha256(body));
}

/** What a ballot is made of. */
export interface BallotInput {
  readonly setup: Setup;
  readonly ctx: Uint8Array;
  readonly seed: Uint8Array;
  /** What `acceptTokens` answered. */
  readonly tokens: readonly Uint8Array[];
  readonly choices: Choices;
  /** 32 fresh random bytes for this ballot, kept until it is cast: the same bytes give the same ballot. Unused without seal. */
  readonly k: Uint8Array;
}

/**
 * The bytes to cast. The same input gives the same bytes, whatever the device. Throws for choices that do not fit and for a
 * setup whose seal is broken.
 */
export function makeBallot({ setup, ctx, seed, tokens, choices, k }: BallotInput): Uint8Array {
  const { secret, pk } = roundKeys(seed, ctx);
  const plain = choicesBytes(choices, setup.bodySize);
  const sealing = sealContext(setup, ctx);
  if (setup.seal !== null && sealing === null) throw new RangeError('a sealing key is missing');
  if (sealing !== null && k.length !== 32) throw new RangeError('k has 32 bytes');
  const body = sealing === null ? plain : sealBody(sealing, k, plain);
  const message = ballotMessage(portablePrimitives.sha256, ctx, body);
  return utf8(
    canonicalJson({
      body: toB64(body),
      pk: toB64(pk),
      sig: toB64(ed25519.sign(message, secret)),
      tok: tokens.map(toB64),
    }),
  );
}
