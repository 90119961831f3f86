import { describe, expect, it } from 'vitest';
import { bytesOf, numberOf } from '../ballots/big-numbers.ts';
import { castChecker } from '../ballots/cast-check.ts';
import { portablePrimitives } from '../ballots/portable-primitives.ts';
import { ballotReader } from '../ballots/reading.ts';
import { modulusOf, signBlinded } from '../ballots/rsa.ts';
import { diceOf } from '../ballots/samples/dice.ts';
import { nodeKeyOf } from '../ballots/samples/primitives-contract.ts';
import { sampleKeys } from '../ballots/samples/sample-keys.ts';
import { sampleRound } from '../ballots/samples/sample-round.ts';
import { acceptTokens, requestTokens } from '../ballots/token.ts';
import { blindSigner, newIssuerKey, signBlindedNatively } from './issuer-key.ts';
import { nodePrimitives } from './node-primitives.ts';

const dice = diceOf('issuer');
const fresh = newIssuerKey(2048);
const [sample] = sampleKeys;
const pem = nodeKeyOf(sample).export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the server’s key', () => {
  it('signs what a phone finalizes', () => {
    const request = { seed: dice(16), ctx: dice(32), moduli: [fresh.modulus] };
    const [blinded] = requestTokens(request).blinded;
    const signature = signBlindedNatively(fresh.privatePem, blinded ?? dice(1));
    expect(signature).toHaveLength(256);
    expect(acceptTokens({ ...request, signatures: [signature ?? dice(1)] })).toHaveLength(1);
  });

  it('signs as the portable code does, and the same again', () => {
    const sign = blindSigner(pem);
    for (let turn = 0; turn < 4; turn += 1) {
      const blinded = bytesOf(numberOf(dice(256)) % sample.n, 256);
      expect(sign(blinded)).toEqual(signBlinded(sample, blinded, dice));
      expect(sign(blinded)).toEqual(signBlindedNatively(pem, blinded));
    }
  });

  it('does not sign 0, 1, n and above, nor another length', () => {
    const signed = (value: bigint) => signBlindedNatively(pem, bytesOf(value, 256));
    for (const value of [0n, 1n, sample.n, sample.n + 1n, 2n ** 2048n - 1n])
      expect(signed(value)).toBeNull();
    for (const length of [0, 1, 255, 257])
      expect(signBlindedNatively(pem, dice(length))).toBeNull();
    expect(signed(2n)).not.toBeNull();
    expect(signed(sample.n - 1n)).toEqual(bytesOf(sample.n - 1n, 256));
  });

  it('is another one every time', () => {
    expect(fresh.modulus).toHaveLength(256);
    expect(newIssuerKey(2048).modulus).not.toEqual(fresh.modulus);
    expect(fresh.modulus).not.toEqual(modulusOf(sample));
  });
});

describe('both implementations', () => {
  it('say the same of every ballot, good, changed and broken', () => {
    const round = sampleRound({ name: 'both', issuers: 2, threshold: 2, voters: 3 });
    const { setup, ctx, openedKeys } = round;
    const all = [portablePrimitives, nodePrimitives].map((primitives) => ({
      check: castChecker(primitives, setup, ctx),
      read: ballotReader(primitives, setup, ctx, openedKeys),
    }));
    const ballots = round.voters.flatMap(({ ballot }) => {
      const at = (numberOf(dice(4)) % BigInt(ballot.length)).toString();
      const changed = Uint8Array.from(ballot);
      changed[Number(at)] = (changed[Number(at)] ?? 0) ^ 1;
      return [ballot, changed, ballot.subarray(1)];
    });
    const [portable, native] = all.map(({ check, read }) =>
      ballots.map((ballot) => ({ verdict: check(ballot), read: read(ballot) })),
    );
    expect(native).toEqual(portable);
    expect(native?.filter(({ verdict }) => verdict.ok)).toHaveLength(3);
    expect(native?.filter(({ read }) => read !== null).length).toBeGreaterThanOrEqual(3);
  });
});
