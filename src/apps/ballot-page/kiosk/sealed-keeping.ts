import { fromB64, join, textOf, toB64, toHex, utf8 } from '../../../engines/ballots/bytes.ts';
import { portablePrimitives, sealChaCha } from '../../../engines/ballots/portable-primitives.ts';
import type { KeptRound } from '../keep/kept.ts';
import type { Form } from '../keep/store.ts';
import { randomBytes } from '../waiting.ts';

// A kiosk keeps what was fetched on it under the recovery code alone: whoever opens its storage finds numbers that say
// nothing about whose they are, and cannot be read without the code on the voter's paper.

const saltLength = 32;

/** Under which name the ballot of a seed lies in a round. */
export function sealedName(seed: Uint8Array, ctx: Uint8Array): string {
  const name = portablePrimitives.hkdf(seed, ctx, utf8('mingzhang-kiosk-name-v1'), 32);
  return `ballot/${toHex(name)}`;
}

/** Writes and reads what is kept under a seed. Every writing has a key of its own, by a fresh salt. */
export function sealedForm(seed: Uint8Array, ctx: Uint8Array): Form<KeptRound> {
  const keyOf = (salt: Uint8Array): Uint8Array =>
    portablePrimitives.hkdf(seed, join(ctx, salt), utf8('mingzhang-kiosk-key-v1'), 32);
  return {
    write(kept) {
      const salt = randomBytes(saltLength);
      return toB64(join(salt, sealChaCha(keyOf(salt), utf8(JSON.stringify(kept)))));
    },
    read(stored) {
      const bytes = fromB64(String(stored)) ?? new Uint8Array();
      const salt = bytes.subarray(0, saltLength);
      const opened = portablePrimitives.openChaCha(keyOf(salt), bytes.subarray(saltLength));
      const text = opened === null ? null : textOf(opened);
      return text === null ? null : (JSON.parse(text) as KeptRound);
    },
  };
}
