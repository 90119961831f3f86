import { createHash, randomBytes } from 'node:crypto';
import { makeBallot } from '../../../engines/ballots/ballot.ts';
import { fromB64, toB64, toHex } from '../../../engines/ballots/bytes.ts';
import type { Setup } from '../../../engines/ballots/model.ts';
import { makeObserverKeys } from '../../../engines/ballots/observer-keys.ts';
import { bodySizeFor, contextOf, rulesHashOf, writeSetup } from '../../../engines/ballots/setup.ts';
import { acceptTokens, requestTokens } from '../../../engines/ballots/token.ts';
import { countingRules } from '../../../engines/counting/model.ts';
import { blindSigner, newIssuerKey } from '../../../engines/native-signing/issuer-key.ts';

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest());

/** A round of an invented election, its issuer among us. */
export interface VotingRound {
  readonly setup: Setup;
  readonly bytes: Uint8Array;
  readonly ctx: Uint8Array;
  /** Hex. */
  readonly context: string;
  /** A new voter: their seed and tokens. */
  readonly voter: () => Voter;
}

/** Somebody who fetched a ballot. */
export interface Voter {
  /** The blinded value, as it was sent to the issuer. */
  readonly blinded: Uint8Array;
  /** Fills in and signs: `Y`, `N`, `A` or `-` for each of three candidates. */
  readonly fill: (marks?: string) => Uint8Array;
}

const candidates = ['甲', '乙', '丙'].map((name, at) => ({
  id: `c${at + 1}`,
  name: `候选人${name}`,
}));

function setupOf(box: Uint8Array, modulus: Uint8Array, sealed: boolean): Setup {
  const rules = countingRules.parse({ writeIns: 'off' });
  const office = { id: 'presidium', title: '主席团成员' };
  const round: Setup['round'] = {
    ...{ number: 1, kind: 'first', lawNumber: 1, tieNumber: 0, seats: 2 },
    contest: 'contested',
  };
  const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
  const observers = [1, 2, 3].map((number) => ({
    ...makeObserverKeys({ number, random, seals: true, coIssuer: false }).public,
    name: `监票人${number}`,
  }));
  return {
    ...{ v: 1, school: '江南示范大学', title: '第一次代表大会', office, round, candidates, rules },
    elects: { body: '代表大会', on: '2026-11-21' },
    rulesHash: rulesHashOf(sha256, { candidates, office, round, rules }),
    roster: null,
    issuers: [{ by: 'server', n: toB64(modulus) }],
    ...(sealed ? { seal: { threshold: 2 }, observers } : { seal: null, observers: [] }),
    box: toB64(box),
    bodySize: bodySizeFor({ candidates: 3, seats: 2, writeIns: 'off', rosterSize: null }),
    leastVoters: 10,
    page: null,
  };
}

/** Makes a round for a box of this receipt key. */
export function votingRound(box: Uint8Array, sealed = false): VotingRound {
  const { privatePem, modulus } = newIssuerKey(2048);
  const sign = blindSigner(privatePem);
  const setup = setupOf(box, modulus, sealed);
  const bytes = writeSetup(setup);
  const ctx = contextOf(sha256, bytes);
  const voter = (): Voter => {
    const seed = new Uint8Array(randomBytes(16));
    const k = new Uint8Array(randomBytes(32));
    const { blinded } = requestTokens({ seed, ctx, moduli: [modulus] });
    const signatures = blinded.map((value) => sign(value) ?? new Uint8Array());
    const tokens = acceptTokens({ seed, ctx, moduli: [modulus], signatures });
    if (tokens === null) throw new Error('the tokens do not hold');
    return {
      blinded: blinded[0] ?? new Uint8Array(),
      fill: (marks = 'YYN') =>
        makeBallot({ setup, ctx, seed, tokens, k, choices: { m: marks, w: [] } }),
    };
  };
  return { setup, bytes, ctx, context: toHex(ctx), voter };
}

/** The members of a ballot, to be tampered with. */
export function partsOf(ballot: Uint8Array): {
  body: string;
  pk: string;
  sig: string;
  tok: string[];
} {
  return JSON.parse(Buffer.from(ballot).toString());
}

/** The hash of a ballot, hex, and its key, hex. */
export function namesOf(ballot: Uint8Array): { readonly h: string; readonly pk: string } {
  return {
    h: toHex(sha256(ballot)),
    pk: toHex(fromB64(partsOf(ballot).pk) ?? new Uint8Array()),
  };
}
