import { sha256 as hashOf } from '@noble/hashes/sha2.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { countingRules, type CountingRules, type Sheet } from '../../../counting/model.ts';
import { ballotMessage, makeBallot, sealContext } from '../../ballot.ts';
import { fromB64, textOf, toB64, toHex, utf8 } from '../../bytes.ts';
import type { BoardEvent, Choices, Setup } from '../../model.ts';
import {
  certifySignature,
  makeObserverKeys,
  publicKeysOf,
  type ObserverSecret,
} from '../../observer-keys.ts';
import { portablePrimitives } from '../../portable-primitives.ts';
import type { CheckingPrimitives } from '../../primitives.ts';
import { ballotReader } from '../../reading.ts';
import { roundKeys } from '../../round-keys.ts';
import { sealBody } from '../../seal.ts';
import { bodySizeFor, contextOf, rulesHashOf, writeSetup } from '../../setup.ts';
import { acceptTokens, requestTokens } from '../../token.ts';
import { rulesIn } from '../../../counting/count-round.ts';
import { decideBoard } from '../decide-board.ts';
import { sheetsInForce, type PaperSheet, type Ruling } from '../paper.ts';
import { tallyBoard } from '../tally-board.ts';
import { listBallots, writeBoard, writeEvent, type BoardHead } from '../write-board.ts';

/** An issuer's key, however it signs. */
export interface SampleIssuer {
  readonly modulus: Uint8Array;
  readonly sign: (blinded: Uint8Array) => Uint8Array | null;
}

/** A ballot somebody casts: choices, a plain body of one's own making, or a seal that is broken. */
export type SampleBallot =
  | Choices
  | { readonly plain: string }
  | {
      readonly broken: 'share' | 'other-share' | 'content' | 'commitment';
      readonly choices: Choices;
    };

/** What a sample board is made of; what is not given is plain and small. */
export interface SampleInput {
  readonly issuers: readonly SampleIssuer[];
  readonly threshold?: number | null;
  readonly observers?: number;
  /** Observers who open, by number. */
  readonly opening?: readonly number[];
  readonly candidates?: number;
  readonly round?: Partial<Setup['round']>;
  readonly rules?: Partial<CountingRules>;
  readonly roster?: number | null;
  readonly ballots: readonly SampleBallot[];
  /** Issued by this channel beyond what was cast. */
  readonly unreturned?: number;
  readonly expected?: number;
  readonly present?: number;
  readonly paper?: readonly PaperSheet[];
  readonly rulings?: readonly Ruling[];
  /** Sheets and rulings that come after a first decision, which is therefore made twice. */
  readonly later?: readonly BoardEvent[];
  readonly certifying?: readonly number[];
  readonly seed?: string;
  /** Reads the ballots for the tally; thousands want Node's own. */
  readonly primitives?: CheckingPrimitives;
}

/** A board and everything it was made of. */
export interface SampleBoard {
  readonly setup: Setup;
  readonly ctx: Uint8Array;
  readonly events: readonly BoardEvent[];
  readonly ballots: readonly string[];
  readonly observers: readonly ObserverSecret[];
  readonly boxSecret: Uint8Array;
  readonly text: string;
}

/** Bytes that look random and are the same every time. */
export function diceOf(seed: string): (length: number) => Uint8Array {
  let turn = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      turn += 1;
      bytes.set(hashOf(utf8(`${seed}/${turn}`)).subarray(0, length - at), at);
    }
    return bytes;
  };
}

const { sha256 } = portablePrimitives;

function observersOf(
  { issuers, threshold = null, observers = 3 }: SampleInput,
  dice: (length: number) => Uint8Array,
) {
  return Array.from({ length: observers }, (_, at) => {
    const made = makeObserverKeys({
      number: at + 1,
      random: dice,
      seals: threshold !== null,
      coIssuer: false,
    });
    const modulus = at === 0 ? issuers[1]?.modulus : undefined;
    if (modulus === undefined) return made;
    // The co-issuer's key is the caller's; only its public half is proven here.
    const keys = { ...publicKeysOf(made.secret), rsa: toB64(modulus) };
    const { proof: _proof, ...proven } = keys;
    const message = utf8(
      `{"ed25519":"${proven.ed25519}","number":1,"rsa":"${proven.rsa}","x25519":${JSON.stringify(proven.x25519)}}`,
    );
    const proof = ed25519.sign(
      new Uint8Array([...utf8('mingzhang-key-v1'), ...sha256(message)]),
      made.secret.ed25519,
    );
    return { secret: made.secret, public: { ...keys, proof: toB64(proof) } };
  });
}

function setupOf(
  input: SampleInput,
  keys: readonly { readonly public: Omit<Setup['observers'][number], 'name'> }[],
  box: Uint8Array,
): Setup {
  const { issuers, threshold = null, candidates: listed = 3, roster = null } = input;
  const rules = countingRules.parse({
    ...(roster === null ? { writeIns: 'off' } : {}),
    ...input.rules,
  });
  const round: Setup['round'] = {
    number: 1,
    kind: 'first',
    lawNumber: 1,
    tieNumber: 0,
    seats: 2,
    contest: 'contested',
    ...input.round,
  };
  const candidates = Array.from({ length: listed }, (_, at) => ({
    id: `c${at + 1}`,
    name: `${'甲乙丙丁戊己庚辛壬癸'[at] ?? '某'}同学`,
  }));
  const office = { id: 'office-1', title: '主席团成员' };
  const about = { candidates, office, round, rules };
  return {
    v: 1,
    school: '云溪职业学院',
    title: '第十二次学生代表大会选举',
    elects: { body: '第十二次学生代表大会', on: '2026-11-21' },
    ...about,
    rulesHash: rulesHashOf(sha256, about),
    roster: roster === null ? null : { n: roster, root: toHex(sha256(utf8('roster'))) },
    issuers: issuers.map(({ modulus }, at) => ({ by: at === 0 ? 'server' : 1, n: toB64(modulus) })),
    seal: threshold === null ? null : { threshold },
    observers: keys.map((one, at) => ({ ...one.public, name: `监票人${at + 1}` })),
    box: toB64(box),
    bodySize: bodySizeFor({
      candidates: listed,
      seats: round.seats,
      writeIns: rulesIn(rules, round.kind).writeIns,
      rosterSize: roster,
    }),
    leastVoters: 1,
    page: null,
  };
}

/** A byte changed inside a sealed body, in canonical form all the same. */
function brokenBody(body: Uint8Array, part: 'share' | 'other-share' | 'content' | 'commitment') {
  const sealed = JSON.parse(textOf(body) ?? '') as {
    c: string;
    kc: string;
    e: string;
    s: string[];
  };
  const bent = (text: string): string => {
    const bytes = Uint8Array.from(fromB64(text) ?? []);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    return toB64(bytes);
  };
  const last = sealed.s.length - 1;
  if (part === 'content') sealed.c = bent(sealed.c);
  else if (part === 'commitment') sealed.kc = bent(sealed.kc);
  else
    sealed.s = sealed.s.map((one, at) => (at === (part === 'share' ? 0 : last) ? bent(one) : one));
  return utf8(JSON.stringify(sealed));
}

function castBallot(
  { setup, ctx, issuers }: Pick<SampleBoard, 'setup' | 'ctx'> & Pick<SampleInput, 'issuers'>,
  given: SampleBallot,
  dice: (length: number) => Uint8Array,
): string {
  const seed = dice(16);
  const moduli = issuers.map(({ modulus }) => modulus);
  const { blinded } = requestTokens({ seed, ctx, moduli });
  const signatures = issuers.map(({ sign }, at) => sign(blinded[at] ?? utf8('')) ?? utf8(''));
  const tokens = acceptTokens({ seed, ctx, moduli, signatures });
  if (tokens === null) throw new Error('the sample issuer signed wrongly');
  const k = dice(32);
  if ('m' in given) {
    const made = makeBallot({ setup, ctx, seed, tokens, choices: given, k });
    return textOf(made) ?? '';
  }
  const { secret, pk } = roundKeys(seed, ctx);
  const sealing = sealContext(setup, ctx);
  const text = 'plain' in given ? given.plain : JSON.stringify(given.choices);
  const plain = utf8(text.padEnd(setup.bodySize, ' ')).subarray(0, setup.bodySize);
  const whole = sealing === null ? plain : sealBody(sealing, k, plain);
  const body = 'plain' in given ? whole : brokenBody(whole, given.broken);
  const sig = ed25519.sign(ballotMessage(sha256, ctx, body), secret);
  return JSON.stringify({
    body: toB64(body),
    pk: toB64(pk),
    sig: toB64(sig),
    tok: tokens.map(toB64),
  });
}

/** The hash of the line of the last event of these. */
export function lastHash(events: readonly BoardEvent[]): Uint8Array {
  let head: BoardHead | null = null;
  let line = '';
  for (const event of events) ({ head, line } = writeEvent(sha256, head, event));
  return sha256(utf8(line));
}

/** The tally and the decision on everything that stands on the board so far. */
function counted(events: readonly BoardEvent[], setup: Setup, tally: Sheet): readonly BoardEvent[] {
  const attendance = events.find((one) => one.type === 'open-casting')?.payload;
  const paper = events.flatMap((one) => (one.type === 'paper-sheet' ? [one.payload] : []));
  const barred = events.flatMap((one) => (one.type === 'ruling' ? [one.payload.person] : []));
  const { expected = 0, present = 0 } = attendance ?? {};
  const sheets = [tally, ...sheetsInForce(paper)];
  const decision = decideBoard({ setup, expected, present, sheets, barred });
  const names = decision.elected
    .filter((id) => id.startsWith('w'))
    .map((id) => ({ id, name: `同学${id.slice(1)}` }));
  return [
    { type: 'tally', payload: tally },
    { type: 'decision', payload: decision },
    ...(names.length > 0 ? [{ type: 'names' as const, payload: names }] : []),
  ];
}

/** Signs the last decision of a board for some observers. */
export function certificates(
  events: readonly BoardEvent[],
  observers: readonly ObserverSecret[],
  numbers: readonly number[],
): readonly BoardEvent[] {
  const at = events.findLastIndex(({ type }) => type === 'decision');
  const hash = lastHash(events.slice(0, at + 1));
  return numbers.flatMap((number) => {
    const secret = observers.find((one) => one.number === number);
    if (secret === undefined) return [];
    return [
      {
        type: 'certify' as const,
        payload: { observer: number, sig: toB64(certifySignature(secret, hash)) },
      },
    ];
  });
}

/** Makes the whole board of a round in memory; the same input gives the same bytes, but for what issuers' keys are. */
export function sampleBoard(input: SampleInput): SampleBoard {
  const { seed = 'sample', threshold = null, unreturned = 0, paper = [], rulings = [] } = input;
  const dice = diceOf(seed);
  const keys = observersOf(input, dice);
  const boxSecret = dice(32);
  const setup = setupOf(input, keys, ed25519.getPublicKey(boxSecret));
  const ctx = contextOf(sha256, writeSetup(setup));
  const cast = input.ballots.map((one) => utf8(castBallot({ ...input, setup, ctx }, one, dice)));
  const list = listBallots(sha256, cast);
  const issued = cast.length + unreturned;
  const onPaper = sheetsInForce(paper).reduce((sum, one) => sum + one.issued, 0);
  const { present = issued + onPaper, expected = present } = input;
  const observers = keys.map(({ secret }) => secret);
  const opening =
    threshold === null
      ? []
      : (input.opening ?? Array.from({ length: threshold }, (_, at) => at + 1));
  const secrets = opening.map((number) => ({
    observer: number,
    secret: observers[number - 1]?.x25519 ?? new Uint8Array(32),
  }));
  const read = ballotReader(input.primitives ?? portablePrimitives, setup, ctx, secrets);
  const tally = tallyBoard({ setup, issued, ballots: list.ballots.map(read) });
  const events: BoardEvent[] = [
    { type: 'setup', payload: setup },
    { type: 'open-issuing', payload: {} },
    { type: 'open-casting', payload: { expected, present } },
    { type: 'close', payload: { box: cast.length, issued } },
    { type: 'issued', payload: { n: issued, root: toHex(sha256(utf8('issued'))) } },
    { type: 'ballots', payload: { n: list.n, root: list.root } },
    ...secrets.map(({ observer, secret }) => ({
      type: 'open' as const,
      payload: { observer, x25519: toB64(secret) },
    })),
    ...paper.map((payload) => ({ type: 'paper-sheet' as const, payload })),
    ...rulings.map((payload) => ({ type: 'ruling' as const, payload })),
  ];
  events.push(...counted(events, setup, tally));
  if (input.later !== undefined) {
    events.push(...input.later);
    events.push(...counted(events, setup, tally));
  }
  events.push(
    ...certificates(
      events,
      observers,
      input.certifying ?? opening.concat(threshold === null ? [1] : []),
    ),
  );
  const ballots = list.ballots.map((bytes) => textOf(bytes) ?? '');
  const text = writeBoard(sha256, events, ballots);
  return { setup, ctx, events, ballots, observers, boxSecret, text };
}
