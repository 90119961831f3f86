import { ed25519 } from '@noble/curves/ed25519.js';
import { defaultRules, type CountingRules } from '../../counting/model.ts';
import { makeBallot } from '../ballot.ts';
import { toB64 } from '../bytes.ts';
import type { Choices, Setup } from '../model.ts';
import { makeObserverKeys, type ObserverSecret } from '../observer-keys.ts';
import { portablePrimitives } from '../portable-primitives.ts';
import type { RandomBytes } from '../primes.ts';
import { modulusOf, signBlinded, type RsaKey } from '../rsa.ts';
import type { OpenedKey } from '../seal.ts';
import { bodySizeFor, contextOf, rulesHashOf, writeSetup } from '../setup.ts';
import { acceptTokens, requestTokens } from '../token.ts';
import { diceOf } from './dice.ts';
import { sampleKeys } from './sample-keys.ts';

/** What a sample round is made of; what is not given is small and plain. */
export interface SampleRoundInput {
  /** Names the dice: equal names give equal rounds. */
  readonly name?: string;
  readonly issuers?: 1 | 2;
  /** How many observers open; null: no seal. */
  readonly threshold?: number | null;
  readonly observers?: number;
  readonly candidates?: number;
  readonly seats?: number;
  readonly writeIns?: CountingRules['writeIns'];
  /** How many can be written in; 0: no list. */
  readonly roster?: number;
  readonly voters?: number;
  /** What a voter marks; anything that fits, where it is not given. */
  readonly choose?: (voter: number) => Choices;
}

/** A phone of a sample round. */
export interface SampleVoter {
  readonly seed: Uint8Array;
  readonly blinded: readonly Uint8Array[];
  readonly signatures: readonly Uint8Array[];
  readonly tokens: readonly Uint8Array[];
  readonly choices: Choices;
  readonly ballot: Uint8Array;
}

/** A round in memory, with everybody's secrets. */
export interface SampleRound {
  readonly setup: Setup;
  readonly setupBytes: Uint8Array;
  readonly ctx: Uint8Array;
  /** RSA keys in the order of the issuers. */
  readonly issuerKeys: readonly RsaKey[];
  readonly moduli: readonly Uint8Array[];
  readonly observerSecrets: readonly ObserverSecret[];
  /** What all observers would publish. */
  readonly openedKeys: readonly OpenedKey[];
  readonly boxSecret: Uint8Array;
  readonly voters: readonly SampleVoter[];
  /** Makes one more phone, which chooses this. */
  readonly vote: (choices: Choices) => SampleVoter;
}

function setupOf(input: Required<SampleRoundInput>, keys: Pick<Setup, 'observers' | 'box'>): Setup {
  const { candidates, seats, writeIns, roster, threshold, issuers } = input;
  const parts = {
    candidates: Array.from({ length: candidates }, (_, at) => ({
      id: `c${at + 1}`,
      name: `候选人${at + 1}`,
    })),
    office: { id: 'chair', title: '学生会主席' },
    round: {
      number: 1,
      kind: 'first',
      lawNumber: 1,
      tieNumber: 0,
      seats,
      contest: 'contested',
    },
    rules: { ...defaultRules, writeIns },
  } as const;
  const coIssuer = sampleKeys[1];
  return {
    ...parts,
    ...keys,
    v: 1,
    school: '东湖大学',
    title: '第三次学生代表大会选举',
    elects: { body: '学生代表大会', on: '2026-11-21' },
    rulesHash: rulesHashOf(portablePrimitives.sha256, parts),
    roster: roster === 0 ? null : { n: roster, root: '0'.repeat(64) },
    issuers: [
      { by: 'server', n: toB64(modulusOf(sampleKeys[0])) },
      ...(issuers === 2 ? [{ by: 1, n: toB64(modulusOf(coIssuer)) }] : []),
    ],
    seal: threshold === null ? null : { threshold },
    bodySize: bodySizeFor({ candidates, seats, writeIns, rosterSize: roster }),
    leastVoters: 10,
    page: null,
  };
}

function observersOf(
  { observers, threshold, issuers }: Required<SampleRoundInput>,
  dice: RandomBytes,
) {
  return Array.from({ length: observers }, (_, at) =>
    makeObserverKeys({
      number: at + 1,
      random: dice,
      seals: threshold !== null,
      coIssuer: issuers === 2 && at === 0,
      rsa: sampleKeys[1],
    }),
  );
}

/** Any choices of a round, the same for the same voter: marks go round, people written in are few. */
function anyChoices(
  { candidates, seats, roster }: Required<SampleRoundInput>,
  voter: number,
): Choices {
  const m = Array.from({ length: candidates }, (_, at) => 'YNA-'[(voter + at * (voter + 1)) % 4]);
  const written = Math.min(voter % 3, seats, roster);
  return { m: m.join(''), w: Array.from({ length: written }, (_, at) => (voter + at) % roster) };
}

function castersOf(round: Omit<SampleRound, 'voters' | 'vote'>, dice: RandomBytes) {
  const { setup, ctx, issuerKeys, moduli } = round;
  return (choices: Choices): SampleVoter => {
    const seed = dice(16);
    const { blinded } = requestTokens({ seed, ctx, moduli });
    const signatures = issuerKeys.flatMap((key, at) => {
      const value = blinded[at];
      return (value && signBlinded(key, value, dice)) ?? [];
    });
    const tokens = acceptTokens({ seed, ctx, moduli, signatures });
    if (tokens === null) throw new Error('a sample token does not hold');
    const ballot = makeBallot({ setup, ctx, seed, tokens, choices, k: dice(32) });
    return { seed, blinded, signatures, tokens, choices, ballot };
  };
}

/** Makes a whole round. A voter takes some tens of milliseconds, above all for the RSA signature. */
export function sampleRound(given: SampleRoundInput = {}): SampleRound {
  const input: Required<SampleRoundInput> = {
    name: 'sample',
    issuers: 1,
    threshold: null,
    observers: 3,
    candidates: 3,
    seats: 2,
    writeIns: 'free',
    roster: 40,
    voters: 3,
    choose: (voter) => anyChoices(input, voter),
    ...given,
  };
  const dice = diceOf(input.name);
  const observers = observersOf(input, dice);
  const boxSecret = dice(32);
  const setup = setupOf(input, {
    observers: observers.map((made, at) => ({ ...made.public, name: `监票人${at + 1}` })),
    box: toB64(ed25519.getPublicKey(boxSecret)),
  });
  const setupBytes = writeSetup(setup);
  const issuerKeys = sampleKeys.slice(0, input.issuers);
  const observerSecrets = observers.map(({ secret }) => secret);
  const round = {
    setup,
    setupBytes,
    ctx: contextOf(portablePrimitives.sha256, setupBytes),
    issuerKeys,
    moduli: issuerKeys.map(modulusOf),
    observerSecrets,
    openedKeys: observerSecrets.flatMap(({ number, x25519 }) =>
      x25519 === null ? [] : [{ observer: number, secret: x25519 }],
    ),
    boxSecret,
  };
  const vote = castersOf(round, dice);
  const voters = Array.from({ length: input.voters }, (_, voter) => vote(input.choose(voter)));
  return { ...round, voters, vote };
}
