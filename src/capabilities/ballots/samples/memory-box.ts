import { ed25519 } from '@noble/curves/ed25519.js';
import { createHash } from 'node:crypto';
import { toHex } from '../../../engines/ballots/bytes.ts';
import { castChecker } from '../../../engines/ballots/cast-check.ts';
import { contextOf } from '../../../engines/ballots/setup.ts';
import type { Setup } from '../../../engines/ballots/model.ts';
import { blindSigner, newIssuerKey } from '../../../engines/native-signing/issuer-key.ts';
import { nodePrimitives } from '../../../engines/native-signing/node-primitives.ts';
import { BoxRefused, type BallotBox, type BoxState } from '../box.ts';
import type { RoundKeys } from '../round-keys-store.ts';

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

interface Kept {
  readonly key: Uint8Array;
  setup: Uint8Array | null;
  phase: BoxState['phase'];
  readonly ballots: Map<string, Uint8Array>;
}

/** A ballot box that a test casts into. */
export interface CastingBox extends BallotBox {
  /** Casts as a phone does; answers the code of a refusal, or null. */
  cast(round: string, ballot: Uint8Array): string | null;
}

/** A ballot box that keeps everything in memory and checks every cast as the real one does; for tests and the probe. */
export function memoryBox(): CastingBox {
  const rounds = new Map<string, Kept>();
  const found = (round: string): Kept => {
    const kept = rounds.get(round);
    if (!kept) throw new BoxRefused('round-unknown');
    return kept;
  };
  return {
    address: () => Promise.resolve({ kind: 'port', port: 4801 }),
    newKey: (round) => {
      const kept = rounds.get(round) ?? {
        ...{ key: ed25519.utils.randomSecretKey(), setup: null },
        ...{ phase: 'issuing' as const, ballots: new Map<string, Uint8Array>() },
      };
      rounds.set(round, kept);
      return Promise.resolve(ed25519.getPublicKey(kept.key));
    },
    register: (round, setup) => {
      found(round).setup = setup;
      return Promise.resolve();
    },
    openCasting: (round) => {
      found(round).phase = 'casting';
      return Promise.resolve();
    },
    state: (round) => {
      const { phase, ballots } = found(round);
      return Promise.resolve({ phase, cast: ballots.size });
    },
    close: (round) => {
      const kept = found(round);
      kept.phase = 'closed';
      const hashed = [...kept.ballots.values()].map((bytes) => ({
        bytes,
        h: toHex(sha256(bytes)),
      }));
      return Promise.resolve(
        hashed.toSorted((a, b) => (a.h < b.h ? -1 : 1)).map(({ bytes }) => bytes),
      );
    },
    forget: (round) => {
      rounds.delete(round);
      return Promise.resolve();
    },
    cast: (round, ballot) => {
      const { setup, phase, ballots } = found(round);
      if (setup === null || phase !== 'casting') return phase === 'closed' ? 'closed' : 'not-open';
      const read = JSON.parse(new TextDecoder().decode(setup)) as Setup;
      const verdict = castChecker(nodePrimitives, read, contextOf(sha256, setup))(ballot);
      if (!verdict.ok) return verdict.code;
      const pk = toHex(verdict.pk);
      const before = ballots.get(pk);
      if (before && toHex(before) !== toHex(ballot)) return 'cast-already';
      ballots.set(pk, ballot);
      return null;
    },
  };
}

function signerOf() {
  const { modulus, privatePem } = newIssuerKey(2048);
  return { modulus, sign: blindSigner(privatePem) };
}

/** Keys of rounds in memory. Making one takes a while, so rounds may be given the same: tests are not secret. */
export function memoryKeys(): RoundKeys {
  const made = new Map<'key', ReturnType<typeof signerOf>>();
  const key = () => {
    const known = made.get('key') ?? signerOf();
    made.set('key', known);
    return known;
  };
  const rounds = new Set<string>();
  return {
    make: (round) => {
      rounds.add(round);
      return Promise.resolve(key().modulus);
    },
    sign: (round, blinded) => Promise.resolve(rounds.has(round) ? key().sign(blinded) : null),
    destroy: (round) => {
      rounds.delete(round);
      return Promise.resolve();
    },
  };
}

/** Where rounds of a test have their ballots and keys. */
export interface BallotStores {
  readonly box: CastingBox;
  readonly keys: RoundKeys;
}

/** Both in memory. */
export const inMemory = (): BallotStores => ({ box: memoryBox(), keys: memoryKeys() });
