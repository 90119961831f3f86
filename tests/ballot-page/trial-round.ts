import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { fromB64, toB64 } from '../../src/engines/ballots/bytes.ts';
import type { Setup } from '../../src/engines/ballots/model.ts';
import { makeObserverKeys } from '../../src/engines/ballots/observer-keys.ts';
import { readRsaKey, signBlinded, type RsaKey } from '../../src/engines/ballots/rsa.ts';
import { bodySizeFor, rulesHashOf, writeSetup } from '../../src/engines/ballots/setup.ts';
import { countingRules, type CountingRules } from '../../src/engines/counting/model.ts';
import { blindSigner, newIssuerKey } from '../../src/engines/native-signing/issuer-key.ts';

/** SHA-256. */
export const sha256 = (bytes: Uint8Array | string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** Random bytes. */
export const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** A key such as a co-issuing observer's page makes, quickly. */
function coIssuerKey(): RsaKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { p = '', q = '' } = privateKey.export({ format: 'jwk' });
  const hex = (text: string): string =>
    BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`).toString(16);
  const key = readRsaKey(JSON.stringify({ p: hex(p), q: hex(q) }));
  if (key === null) throw new Error('no key');
  return key;
}

/** People who can be written in. */
export const people = [
  '赵一鸣 机电系 机电2401',
  '钱多多 护理系 护理2402',
  '孙小圣 护理系 护理2301',
];

/** What a round may have otherwise than usual. */
export interface TrialOptions {
  readonly sealed?: boolean;
  readonly rules?: Partial<CountingRules>;
}

/** A round, and who signs in it. */
export interface TrialRound {
  readonly setup: Setup;
  readonly bytes: Uint8Array;
  readonly sign: (blinded: Uint8Array) => Uint8Array | null;
  /** Null where nobody signs beside the server. */
  readonly coSign: ((blinded: Uint8Array) => Uint8Array | null) | null;
}

/** Makes a round for a box of this receipt key. */
export function trialRound(
  box: Uint8Array,
  { sealed = false, rules: special = {} }: TrialOptions,
): TrialRound {
  const { privatePem, modulus } = newIssuerKey();
  const second = sealed ? coIssuerKey() : null;
  const rules = countingRules.parse(special);
  const candidates = ['林知秋', '高明远', '沈若溪'].map((name, at) => ({ id: `c${at + 1}`, name }));
  const office = { id: 'presidium', title: '主席团成员' };
  const round: Setup['round'] = {
    ...({ number: 1, kind: 'first', lawNumber: 1, tieNumber: 0, seats: 2 } as const),
    contest: 'contested',
  };
  const observers = ['周正', '吴平', '郑和'].map((name, at) => {
    const coIssuer = at === 0 && second !== null;
    const own = coIssuer ? { rsa: second } : {};
    return {
      ...makeObserverKeys({ number: at + 1, random, seals: true, coIssuer, ...own }).public,
      name,
    };
  });
  const roster =
    rules.writeIns === 'off'
      ? null
      : { n: people.length, root: Buffer.from(sha256(JSON.stringify(people))).toString('hex') };
  const issuers: Setup['issuers'] = [
    { by: 'server', n: toB64(modulus) },
    ...(sealed ? [{ by: 1, n: observers[0]?.rsa ?? '' }] : []),
  ];
  const setup: Setup = {
    ...{ v: 1, school: '云岭职业学院', title: '第三次学生代表大会选举' },
    elects: { body: '第三次学生代表大会', on: '2026-11-21' },
    ...{ office, round, candidates, rules, roster, issuers, leastVoters: 10, page: null },
    rulesHash: rulesHashOf(sha256, { candidates, office, round, rules }),
    ...(sealed ? { seal: { threshold: 2 }, observers } : { seal: null, observers: [] }),
    box: toB64(box),
    bodySize: bodySizeFor({
      ...{ candidates: 3, seats: 2, writeIns: rules.writeIns },
      rosterSize: roster?.n ?? null,
    }),
  };
  return {
    setup,
    bytes: writeSetup(setup),
    sign: blindSigner(privatePem),
    coSign: second && ((blinded) => signBlinded(second, blinded, random)),
  };
}

/** The members of a ballot. */
export function partsOf(ballot: string): { body: string; pk: string; sig: string; tok: string[] } {
  return JSON.parse(ballot);
}

/** What is written on a ballot that is not sealed. */
export function writtenOn(ballot: string): { readonly m: string; readonly w: readonly number[] } {
  return JSON.parse(Buffer.from(fromB64(partsOf(ballot).body) ?? []).toString());
}
