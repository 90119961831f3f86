import { rulesIn } from '../counting/count-round.ts';
import { equalBytes, fromB64 } from './bytes.ts';
import { readCanonical } from './canonical.ts';
import { setup as setupShape, type Setup } from './model.ts';
import { isModulus } from './modulus.ts';
import type { CheckingPrimitives } from './primitives.ts';
import { bodySizeFor, rulesHashOf, writeSetup } from './setup.ts';

/** Reading a setup that came from anywhere: docs/ballot-protocol.md, section 3. */

type Sha256 = CheckingPrimitives['sha256'];

function issuersFit({ issuers, observers }: Setup): boolean {
  const [first, second] = issuers;
  const keys = issuers.map(({ n }) => n);
  const signing = observers.filter(({ rsa }) => rsa !== null);
  const owner = second === undefined ? null : second.by;
  return (
    first?.by === 'server' &&
    owner !== 'server' &&
    new Set(keys).size === keys.length &&
    keys.every((n) => isModulus(fromB64(n) ?? new Uint8Array(0))) &&
    signing.every(({ number, rsa }) => number === owner && rsa === second?.n) &&
    signing.length === (owner === null ? 0 : 1)
  );
}

function observersFit({ seal, observers }: Setup): boolean {
  return (
    observers.every(({ number }, at) => number === at + 1) &&
    observers.every(({ x25519 }) => (x25519 === null) === (seal === null)) &&
    (seal === null || seal.threshold <= observers.length)
  );
}

/** Whether every key is written in its one spelling: the shapes hold it to its letters alone. */
function isSpelt({ box, observers }: Setup): boolean {
  const keys = observers.flatMap(({ ed25519, x25519, proof }) => [ed25519, x25519, proof]);
  return [box, ...keys].every((key) => key === null || fromB64(key) !== null);
}

/**
 * Whether the parts of a setup fit together, as section 3 demands beside their shapes: issuers and the co-issuer's key,
 * observers numbered from 1, sealing keys exactly where there is a seal, a threshold that can be reached, candidates
 * listed once, the hash of the rules, no list where nobody can be written in, and the size of a ballot.
 */
export function setupFits(sha256: Sha256, setup: Setup): boolean {
  const { candidates, rules, round, roster } = setup;
  const ids = candidates.map(({ id }) => id);
  const { writeIns } = rulesIn(rules, round.kind);
  return (
    isSpelt(setup) &&
    issuersFit(setup) &&
    observersFit(setup) &&
    new Set(ids).size === ids.length &&
    (roster === null || writeIns !== 'off') &&
    setup.rulesHash === rulesHashOf(sha256, setup) &&
    setup.bodySize ===
      bodySizeFor({
        candidates: candidates.length,
        seats: round.seats,
        writeIns,
        rosterSize: roster?.n ?? null,
      })
  );
}

/** The setup of these bytes; null where they are not canonical, not of its shape, or do not fit together. */
export function readSetup(sha256: Sha256, bytes: Uint8Array): Setup | null {
  const parsed = setupShape.safeParse(readCanonical(bytes));
  if (!parsed.success || !setupFits(sha256, parsed.data)) return null;
  // A rule left out would have been read as its default, and the bytes would not say what is counted by.
  return equalBytes(writeSetup(parsed.data), bytes) ? parsed.data : null;
}
