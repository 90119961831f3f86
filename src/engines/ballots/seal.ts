import { canonicalJson } from '../../kernel/json.ts';
import { b64Length, equalBytes, fromB64, join, textOf, toB64, utf8 } from './bytes.ts';
import { derive } from './derive.ts';
import { portablePrimitives, sealChaCha } from './portable-primitives.ts';
import type { CheckingPrimitives } from './primitives.ts';
import { joinShares, shareAt } from './shamir.ts';

/** Sealing a filled-in ballot for t of n observers: docs/ballot-protocol.md, sections 6 and 9. */

/** For whom bodies of a round are sealed. */
export interface SealContext {
  readonly ctx: Uint8Array;
  readonly threshold: number;
  /** All observers in the order of the setup, with their X25519 public keys. */
  readonly observers: readonly { readonly number: number; readonly x25519: Uint8Array }[];
}

/** Everything that follows from k but for the keys of shares. */
function fromK(
  primitives: CheckingPrimitives,
  { ctx, threshold, observers }: SealContext,
  k: Uint8Array,
) {
  const e = derive(primitives, k, 'seal-key', 32);
  const E = primitives.x25519Public(e);
  const rest = Array.from({ length: threshold - 1 }, (_, at) =>
    derive(primitives, k, `seal-share-${at + 1}`, 32),
  );
  return {
    e,
    E,
    kc: primitives.sha256(join(utf8('mingzhang-seal-v1'), ctx, E, k)),
    shares: observers.map(({ number }) => shareAt([k, ...rest], number)),
    contentKey: () => derive(primitives, k, 'ballot-body', 32),
  };
}

/** The key of the share of one observer, by either side's secret; null for a point of small order. */
function shareKey(
  primitives: CheckingPrimitives,
  ctx: Uint8Array,
  agreed: {
    readonly secret: Uint8Array;
    readonly point: Uint8Array;
    readonly number: number;
    readonly E: Uint8Array;
  },
): Uint8Array | null {
  const input = primitives.x25519(agreed.secret, agreed.point);
  if (input === null) return null;
  const info = join(utf8('mingzhang-share-v1'), Uint8Array.of(agreed.number), agreed.E);
  return primitives.hkdf(input, ctx, info, 32);
}

/**
 * Seals a plain body under k (32 fresh random bytes). Equal k and equal body give equal bytes. Throws for an observer's key
 * of small order: `checkProof` refuses such keys.
 */
export function sealBody(context: SealContext, k: Uint8Array, plain: Uint8Array): Uint8Array {
  const made = fromK(portablePrimitives, context, k);
  const s = context.observers.map(({ number, x25519 }, at) => {
    const agreed = { secret: made.e, point: x25519, number, E: made.E };
    const key = shareKey(portablePrimitives, context.ctx, agreed);
    const share = made.shares[at];
    if (key === null || share === undefined) throw new RangeError('a sealing key of small order');
    return toB64(sealChaCha(key, share));
  });
  const c = toB64(sealChaCha(made.contentKey(), plain));
  return utf8(canonicalJson({ c, e: toB64(made.E), kc: toB64(made.kc), s }));
}

const tagLength = 16;
const sealedShareLength = 32 + tagLength;

/** How many bytes a sealed body has: all of a round have the same length. */
export function sealedLength(observers: number, bodySize: number): number {
  const frame = '{"c":"","e":"","kc":"","s":[]}'.length;
  const shares = observers * (b64Length(sealedShareLength) + 3) - (observers > 0 ? 1 : 0);
  return frame + b64Length(bodySize + tagLength) + 2 * b64Length(32) + shares;
}

const sealedForm =
  /^\{"c":"([A-Za-z0-9_-]+)","e":"([A-Za-z0-9_-]{43})","kc":"([A-Za-z0-9_-]{43})","s":\[("[A-Za-z0-9_-]{64}"(?:,"[A-Za-z0-9_-]{64}")*)\]\}$/;

interface Sealed {
  readonly c: Uint8Array;
  readonly E: Uint8Array;
  readonly kc: Uint8Array;
  readonly s: readonly Uint8Array[];
}

/** A sealed body in the one form it can have; null for any other bytes. */
function readSealed(body: Uint8Array, observers: number): Sealed | null {
  const parts = sealedForm.exec(textOf(body) ?? '');
  if (parts === null) return null;
  const [c, E, kc] = parts.slice(1, 4).map(fromB64);
  const s = (parts[4] ?? '').split(',').flatMap((quoted) => fromB64(quoted.slice(1, -1)) ?? []);
  if (!c || !E || !kc || s.length !== observers) return null;
  return { c, E, kc, s };
}

/** An opened sealing key of an observer, the secret in 32 bytes. */
export interface OpenedKey {
  readonly observer: number;
  readonly secret: Uint8Array;
}

interface Opener extends OpenedKey {
  /** Where the observer stands in the setup. */
  readonly place: number;
}

/** The first threshold-many keys by number that belong to their observers, each once; null where they are too few. */
function openersOf(
  primitives: CheckingPrimitives,
  { threshold, observers }: SealContext,
  keys: readonly OpenedKey[],
): readonly Opener[] | null {
  const openers = observers
    .flatMap(({ number, x25519 }, place) => {
      const key = keys.find(
        ({ observer, secret }) =>
          observer === number &&
          secret.length === 32 &&
          equalBytes(primitives.x25519Public(secret), x25519),
      );
      return key === undefined ? [] : [{ ...key, place }];
    })
    .sort((a, b) => a.observer - b.observer)
    .slice(0, threshold);
  return openers.length === threshold ? openers : null;
}

/**
 * Opens sealed bodies by the keys that observers published. Everything sealed is made again from k, so that the verdict is
 * the same whichever threshold-many keys there are: for another subset too, the bytes would be these. Answers the plain
 * body, or null: something does not decrypt, something differs, or the keys are too few.
 *
 * ChaCha20-Poly1305 gives one ciphertext for a key and a plaintext: what decrypts to the expected bytes is what sealing them
 * would give. And X25519(e, Oᵢ) is X25519(oᵢ, E), so the keys of openers' shares need not be agreed twice.
 */
export function bodyOpener(
  primitives: CheckingPrimitives,
  context: SealContext,
  keys: readonly OpenedKey[],
): (body: Uint8Array) => Uint8Array | null {
  const { ctx, observers } = context;
  const openers = openersOf(primitives, context, keys);
  if (openers === null) return () => null;
  const shareOf = (sealed: Sealed, at: number, secret: Uint8Array, point: Uint8Array) => {
    const number = observers[at]?.number ?? 0;
    const key = shareKey(primitives, ctx, { secret, point, number, E: sealed.E });
    return key && primitives.openChaCha(key, sealed.s[at] ?? new Uint8Array(0));
  };
  return (body) => {
    const sealed = readSealed(body, observers.length);
    if (sealed === null) return null;
    const opened = new Map<number, Uint8Array>();
    for (const { place, secret } of openers) {
      const value = shareOf(sealed, place, secret, sealed.E);
      if (value?.length !== 32) return null;
      opened.set(place, value);
    }
    const k = joinShares(
      openers.map(({ observer, place }) => ({
        x: observer,
        value: opened.get(place) ?? new Uint8Array(32),
      })),
    );
    const made = fromK(primitives, context, k);
    if (!equalBytes(made.E, sealed.E) || !equalBytes(made.kc, sealed.kc)) return null;
    const right = observers.every(({ x25519 }, at) => {
      const value = opened.get(at) ?? shareOf(sealed, at, made.e, x25519);
      return value !== null && equalBytes(value, made.shares[at] ?? new Uint8Array(0));
    });
    return right ? primitives.openChaCha(made.contentKey(), sealed.c) : null;
  };
}

/** Opens one sealed body: see `bodyOpener`, which is made once for many. */
export function openBody(
  primitives: CheckingPrimitives,
  context: SealContext,
  keys: readonly OpenedKey[],
  body: Uint8Array,
): Uint8Array | null {
  return bodyOpener(primitives, context, keys)(body);
}
