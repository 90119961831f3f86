import { createPrivateKey, createPublicKey, publicEncrypt, constants } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bitsOf, bytesOf, numberOf, power } from './big-numbers.ts';
import { toHex, utf8 } from './bytes.ts';
import { isModulus } from './modulus.ts';
import { isPrimeSteps } from './primes.ts';
import {
  makeRsaKey,
  makeRsaKeySlowly,
  modulusOf,
  readRsaKey,
  signBlinded,
  writeRsaKey,
} from './rsa.ts';
import { diceOf } from './samples/dice.ts';
import { nodeKeyOf } from './samples/primitives-contract.ts';
import { sampleKeys } from './samples/sample-keys.ts';

const dice = diceOf('rsa');
const [sample] = sampleKeys;

function isPrime(candidate: bigint): boolean {
  const steps = isPrimeSteps(candidate, dice);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('primes', () => {
  it('are told from composites, strong pseudoprimes and Carmichael numbers included', () => {
    const primes = [2n ** 89n - 1n, 2n ** 107n - 1n, 2n ** 127n - 1n, 2n ** 521n - 1n];
    expect(primes.map(isPrime)).toEqual([true, true, true, true]);
    const composites = [
      primes.reduce((product, prime) => product * prime, 1n),
      // A strong pseudoprime to every prime base below 38 (Sorenson and Webster).
      3317044064679887385961981n,
      // A Carmichael number of three factors 6m+1, 12m+1, 18m+1.
      carmichael(),
      2n ** 521n + 1n,
      sample.n,
    ];
    expect(composites.map(isPrime)).toEqual(composites.map(() => false));
  });

  function carmichael(): bigint {
    for (let m = 2n ** 30n; ; m += 1n) {
      const factors = [6n * m + 1n, 12n * m + 1n, 18n * m + 1n];
      if (factors.every((factor) => power(2n, factor - 1n, factor) === 1n))
        return factors.reduce((product, factor) => product * factor, 1n);
    }
  }
});

describe('a key', () => {
  it('of 2048 bits is one that OpenSSL takes', () => {
    const began = performance.now();
    const key = makeRsaKey(diceOf('fresh'), 2048);
    // Some tenths of a second on a quiet machine; this one may be busy.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(isModulus(modulusOf(key))).toBe(true);
    expect(bitsOf(key.n)).toBe(2048);
    expect(key.n).toBe(key.p * key.q);
    expect(power(power(5n, key.e, key.n), key.d, key.n)).toBe(5n);
    const made = nodeKeyOf(key);
    expect(made.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(createPrivateKey(made.export({ type: 'pkcs8', format: 'pem' })).type).toBe('private');
  }, 60_000);

  it('is made in steps, between which other things happen', async () => {
    let pauses = 0;
    const key = await makeRsaKeySlowly(diceOf('fresh'), 2048, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(pauses).toBeGreaterThan(10);
    expect(key).toEqual(makeRsaKey(diceOf('fresh'), 2048));
  }, 60_000);

  it('is written as text and read again, and no other text is one', () => {
    expect(readRsaKey(writeRsaKey(sample))).toEqual(sample);
    const { p, q } = sample;
    for (const text of [
      '',
      '{}',
      writeRsaKey({ ...sample, p: p + 2n ** 600n, q: 3n }),
      writeRsaKey({ ...sample, p: 0n }),
      writeRsaKey({ ...sample, q: p }),
      ` ${writeRsaKey({ ...sample, q })}`,
    ])
      expect(readRsaKey(text)).toBeNull();
  });
});

describe('a blind signature', () => {
  const publicKey = createPublicKey(nodeKeyOf(sample));

  it('is what the key gives, by OpenSSL', () => {
    const blinded = bytesOf(numberOf(dice(256)) % sample.n, 256);
    const signature = signBlinded(sample, blinded, dice);
    const again = publicEncrypt(
      { key: publicKey, padding: constants.RSA_NO_PADDING },
      signature ?? dice(1),
    );
    expect(toHex(again)).toBe(toHex(blinded));
  });

  it('is not given for 0, 1, n and above, nor for another length', () => {
    const signed = (value: bigint) => signBlinded(sample, bytesOf(value, 256), dice);
    for (const value of [0n, 1n, sample.n, sample.n + 1n, 2n ** 2048n - 1n])
      expect(signed(value)).toBeNull();
    for (const length of [0, 255, 257, 512])
      expect(signBlinded(sample, dice(length), dice)).toBeNull();
    // n − 1 is between 1 and n; its signature is itself, and helps nobody.
    expect(numberOf(signed(sample.n - 1n) ?? dice(1))).toBe(sample.n - 1n);
  });

  it('does not leave when it is wrong: a fault would give the key away', () => {
    const blinded = bytesOf(numberOf(utf8('a blinded value')), 256);
    expect(signBlinded({ ...sample, d: sample.d + 2n }, blinded, dice)).toBeNull();
    expect(signBlinded({ ...sample, p: sample.p + 2n }, blinded, dice)).toBeNull();
    expect(signBlinded(sample, blinded, dice)).not.toBeNull();
  });
});
