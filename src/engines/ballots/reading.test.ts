import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/json.ts';
import { ballotForm } from './ballot-form.ts';
import { ballotMessage, sealContext } from './ballot.ts';
import { toB64, utf8 } from './bytes.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { ballotReader } from './reading.ts';
import { roundKeys } from './round-keys.ts';
import { diceOf } from './samples/dice.ts';
import { sampleRound } from './samples/sample-round.ts';
import { sealBody } from './seal.ts';

const round = sampleRound({ name: 'reading', threshold: 2, voters: 2 });
const { setup, ctx, openedKeys } = round;
const [voter] = round.voters;
if (voter === undefined) throw new Error('voters were made');
const { seed, tokens, ballot, choices } = voter;
const reader = (keys = openedKeys) => ballotReader(portablePrimitives, setup, ctx, keys);

/** A ballot with a good token and signature, and any body. */
function withBody(body: Uint8Array): Uint8Array {
  const { secret, pk } = roundKeys(seed, ctx);
  const sig = ed25519.sign(ballotMessage(portablePrimitives.sha256, ctx, body), secret);
  const members = { body: toB64(body), pk: toB64(pk), sig: toB64(sig), tok: tokens.map(toB64) };
  return utf8(canonicalJson(members));
}

function sealed(plain: Uint8Array): Uint8Array {
  const context = sealContext(setup, ctx);
  if (context === null) throw new Error('the round is sealed');
  return sealBody(context, diceOf('reading')(32), plain);
}

describe('reading a ballot', () => {
  it('gives the choices by any two of three keys', () => {
    const pairs = openedKeys.flatMap((one) => openedKeys.map((other) => [one, other]));
    const readings = pairs.map((keys) => reader(keys)(ballot));
    expect(readings.filter((one) => one === null)).toHaveLength(3);
    expect(readings.filter((one) => one !== null)).toEqual(
      Array.from({ length: 6 }, () => choices),
    );
  });

  it('gives nothing before the keys are there, and none of another round opens it', () => {
    const other = sampleRound({ name: 'elsewhere', threshold: 2, voters: 0 });
    expect(reader([])(ballot)).toBeNull();
    expect(reader(openedKeys.slice(0, 1))(ballot)).toBeNull();
    expect(reader(other.openedKeys)(ballot)).toBeNull();
    const elsewhere = ballotReader(portablePrimitives, other.setup, other.ctx, other.openedKeys);
    expect(elsewhere(ballot)).toBeNull();
  });

  it('is 废票 where the body says nothing, well sealed or not', () => {
    const read = reader();
    const { bodyLength } = ballotForm(setup);
    expect(read(withBody(new Uint8Array(bodyLength).fill(7)))).toBeNull();
    expect(read(withBody(utf8(' '.repeat(bodyLength))))).toBeNull();
    const text = (value: string) => utf8(value.padEnd(setup.bodySize));
    expect(read(withBody(sealed(text('nothing'))))).toBeNull();
    expect(read(withBody(sealed(text('{"m":"YYYY","w":[]}'))))).toBeNull();
    expect(read(withBody(sealed(text('{"m":"YYY","w":[40]}'))))).toBeNull();
    expect(read(withBody(sealed(text('{"m":"YYY","w":[39]}'))))).toEqual({ m: 'YYY', w: [39] });
  });

  it('answers null for any bytes and for a setup whose seal is broken', () => {
    for (const bytes of [new Uint8Array(0), ballot.subarray(1), new Uint8Array(40_000)])
      expect(reader()(bytes)).toBeNull();
    const observers = setup.observers.map((one) => ({ ...one, x25519: null }));
    const broken = ballotReader(portablePrimitives, { ...setup, observers }, ctx, openedKeys);
    expect(broken(ballot)).toBeNull();
    const high = { ...setup, seal: { threshold: 9 } };
    expect(ballotReader(portablePrimitives, high, ctx, openedKeys)(ballot)).toBeNull();
  });
});
