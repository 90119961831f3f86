import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { rulesIn } from '../../counting/count-round.ts';
import { checkCode, bodySizeFor, rulesHashOf } from '../setup.ts';
import { base32Typed, fromB64, join, toBase32, utf8 } from '../bytes.ts';
import type { Observer, Setup } from '../model.ts';
import { isModulus } from '../modulus.ts';
import type { CheckingPrimitives } from '../primitives.ts';
import { failed, type BoardFailure } from './checks.ts';

const nothing = new Uint8Array(0);

/** Bytes of base64url that a schema and the reader of boards have let through. */
export const bytesOf = (text: string): Uint8Array => fromB64(text) ?? nothing;

function provesKeys(primitives: CheckingPrimitives, observer: Observer): boolean {
  const { name: _name, proof, ...keys } = observer;
  const message = join(
    utf8('mingzhang-key-v1'),
    primitives.sha256(utf8(canonicalJson(keys as unknown as Json))),
  );
  return primitives.verifyEd25519(bytesOf(keys.ed25519), message, bytesOf(proof));
}

function issuerFailures({ issuers, observers }: Setup): readonly BoardFailure[] {
  const [first, second] = issuers;
  const signing = observers.filter(({ rsa }) => rsa !== null);
  const belongs =
    second === undefined
      ? signing.length === 0
      : signing.length === 1 && signing[0]?.number === second.by && signing[0].rsa === second.n;
  return [
    ...issuers.flatMap(({ n }, at) =>
      isModulus(bytesOf(n)) ? [] : [failed('V04', `issuer-${at + 1}`, 'modulus')],
    ),
    ...(first?.by === 'server' ? [] : [failed('V04', 'issuer-1', 'issuer')]),
    ...(belongs && second?.by !== 'server' && first?.n !== second?.n
      ? []
      : [failed('V04', 'issuer-2', 'issuer')]),
  ];
}

/** Any secret tells a point of small order, which would agree with everybody on nothing. */
const anySecret = new Uint8Array(32).fill(1);

/** V04: everybody proved their keys, and the keys fit together. */
export function keyFailures(primitives: CheckingPrimitives, setup: Setup): readonly BoardFailure[] {
  const { observers, seal } = setup;
  return [
    ...issuerFailures(setup),
    ...observers.flatMap((observer, at) => {
      const place = `observer-${observer.number}`;
      const sealing =
        observer.x25519 === null
          ? seal === null
          : seal !== null && primitives.x25519(anySecret, bytesOf(observer.x25519)) !== null;
      return [
        ...(provesKeys(primitives, observer) ? [] : [failed('V04', place, 'proof')]),
        ...(observer.number === at + 1 ? [] : [failed('V04', place, 'number')]),
        ...(sealing ? [] : [failed('V04', place, 'sealing')]),
      ];
    }),
    ...(seal !== null && seal.threshold > observers.length
      ? [
          failed('V04', 'setup', 'threshold', {
            threshold: seal.threshold,
            observers: observers.length,
          }),
        ]
      : []),
  ];
}

/** V05: the check code is the one that was read off a screen. */
export function codeFailures(ctx: Uint8Array, expected: string | null): readonly BoardFailure[] {
  if (expected === null) return [];
  const found = checkCode(ctx);
  return base32Typed(expected) === toBase32(ctx.subarray(0, 5))
    ? []
    : [failed('V05', 'setup', 'code', { found, expected })];
}

/** Whether a list can fill its seats, or somebody else can be elected to them. */
function fillsSeats({ candidates, rules, round }: Setup): boolean {
  const { writeIns, writeInsElectable } = rulesIn(rules, round.kind);
  return candidates.length >= round.seats || (writeIns !== 'off' && writeInsElectable);
}

/** V07 without a count file: the hash of the rules, and that list, round and size of a ballot make sense. */
export function ruleFailures(
  sha256: CheckingPrimitives['sha256'],
  setup: Setup,
): readonly BoardFailure[] {
  const { candidates, rules, round, roster } = setup;
  const ids = candidates.map(({ id }) => id);
  const { writeIns } = rulesIn(rules, round.kind);
  const bodySize = bodySizeFor({
    candidates: ids.length,
    seats: round.seats,
    writeIns,
    rosterSize: roster?.n ?? null,
  });
  const wrong: readonly (readonly [boolean, string, BoardFailure['values']?])[] = [
    [setup.rulesHash !== rulesHashOf(sha256, setup), 'hash'],
    [new Set(ids).size !== ids.length, 'candidate-twice'],
    [!fillsSeats(setup), 'seats', { seats: round.seats, candidates: ids.length }],
    [round.kind === 'tie' && ids.length <= round.seats, 'tied'],
    [(round.kind === 'tie') !== round.tieNumber > 0, 'tie-number'],
    [roster !== null && writeIns === 'off', 'roster'],
    [setup.bodySize !== bodySize, 'body-size', { found: setup.bodySize, expected: bodySize }],
  ];
  return wrong.flatMap(([is, code, values]) => (is ? [failed('V07', 'setup', code, values)] : []));
}
