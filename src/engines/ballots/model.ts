import { z } from 'zod';
import { candidateId, contests, countingRules, roundKinds, sheet } from '../counting/model.ts';
import { authority } from '../counting/record.ts';

/** The messages of a ballot round: docs/ballot-protocol.md, sections 3, 6 and 9. */

const text = z.string().min(1).max(500);
const count = z.number().int().min(0).max(1_000_000);

/** base64url without padding, of so many bytes at most. */
const b64 = (bytes: number) =>
  z
    .string()
    .min(1)
    .max(Math.ceil((bytes * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/);

/** base64url of exactly so many bytes. */
const exactly = (bytes: number) => b64(bytes).length(Math.ceil((bytes * 4) / 3));

/** SHA-256 in hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** An RSA modulus of 2048, 3072 or 4096 bits. */
const modulus = b64(512).min(342);

/** Number of an observer, from 1. */
const observerNumber = z.number().int().min(1).max(9);

/** Keys of an observer (监票人), made in their browser for one round. */
export const observerKeys = z
  .strictObject({
    number: observerNumber,
    /** Certifies, and proves that the keys are theirs. */
    ed25519: exactly(32),
    /** Seals; null in a round without seal. */
    x25519: exactly(32).nullable(),
    /** Signs tokens beside the server; the co-issuer's alone. */
    rsa: modulus.nullable(),
  })
  .readonly();
export type ObserverKeys = z.infer<typeof observerKeys>;

export const observer = z
  .strictObject({ ...observerKeys.unwrap().shape, name: text, proof: exactly(64) })
  .readonly();
export type Observer = z.infer<typeof observer>;

export const issuer = z
  .strictObject({ by: z.union([z.literal('server'), observerNumber]), n: modulus })
  .readonly();
export type Issuer = z.infer<typeof issuer>;

const round = z
  .strictObject({
    number: z.number().int().min(1).max(100),
    kind: z.enum(roundKinds),
    lawNumber: z.number().int().min(1).max(100),
    tieNumber: z.number().int().min(0).max(100),
    seats: z.number().int().min(1).max(1000),
    contest: z.enum(contests),
  })
  .readonly();

const named = z.strictObject({ id: candidateId, name: text }).readonly();

export const setup = z
  .strictObject({
    v: z.literal(1),
    school: text,
    title: text,
    elects: authority,
    office: z.strictObject({ id: z.string().min(1).max(100), title: text }).readonly(),
    round,
    candidates: z.array(named).min(1).max(500).readonly(),
    rules: countingRules,
    rulesHash: hash,
    roster: z
      .strictObject({ n: z.number().int().min(1).max(1_000_000), root: hash })
      .readonly()
      .nullable(),
    issuers: z.array(issuer).min(1).max(2).readonly(),
    seal: z
      .strictObject({ threshold: z.number().int().min(1).max(9) })
      .readonly()
      .nullable(),
    observers: z.array(observer).max(9).readonly(),
    box: exactly(32),
    bodySize: z.number().int().min(192).max(16_384).multipleOf(64),
    leastVoters: z.number().int().min(1).max(1000),
    page: hash.nullable(),
  })
  .readonly();
export type Setup = z.infer<typeof setup>;

/** The longest ballot the box reads, in bytes. */
export const longestBallot = 32 * 1024;

/** A ballot as it is cast and published. */
export const castBallot = z
  .strictObject({
    body: b64(24 * 1024),
    pk: exactly(32),
    sig: exactly(64),
    tok: z.array(b64(512)).min(1).max(2).readonly(),
  })
  .readonly();
export type CastBallot = z.infer<typeof castBallot>;

/** A sealed body. */
export const sealedBody = z
  .strictObject({
    c: b64(17 * 1024),
    e: exactly(32),
    kc: exactly(32),
    s: z.array(exactly(48)).min(1).max(9).readonly(),
  })
  .readonly();
export type SealedBody = z.infer<typeof sealedBody>;

/** What somebody marked. */
export const choices = z
  .strictObject({
    m: z
      .string()
      .max(500)
      .regex(/^[YNA-]*$/),
    w: z.array(count).max(500).readonly(),
  })
  .readonly();
export type Choices = z.infer<typeof choices>;

const listed = z.strictObject({ n: count, root: hash }).readonly();
const nothing = z.strictObject({}).readonly();

/** The outcome of a round in the words of the board. */
export const boardDecision = z
  .strictObject({
    kind: z.enum(['no-quorum', 'void', 'inconsistent', 'decided']),
    needed: count.nullable(),
    elected: z.array(candidateId).max(1000).readonly(),
    tied: z.array(candidateId).max(1000).readonly(),
    open: count.nullable(),
  })
  .readonly();
export type BoardDecision = z.infer<typeof boardDecision>;

/** Payloads by the type of event. */
export const payloads = {
  setup,
  'open-issuing': nothing,
  'open-casting': z.strictObject({ expected: count, present: count }).readonly(),
  close: z.strictObject({ box: count, issued: count }).readonly(),
  issued: listed,
  ballots: listed,
  open: z.strictObject({ observer: observerNumber, x25519: exactly(32) }).readonly(),
  'paper-sheet': z
    .strictObject({
      id: z.string().min(1).max(100),
      replaces: z.string().min(1).max(100).nullable(),
      entries: z.array(sheet).max(9).readonly(),
      sheet,
    })
    .readonly(),
  ruling: z
    .strictObject({
      person: candidateId,
      reason: z.enum(['not-eligible', 'declined']),
      by: authority,
    })
    .readonly(),
  tally: sheet,
  decision: boardDecision,
  names: z.array(named).min(1).max(1000).readonly(),
  certify: z.strictObject({ observer: observerNumber, sig: exactly(64) }).readonly(),
  void: z.strictObject({ reason: text }).readonly(),
} as const;

/** What can happen on a board. */
export type EventType = keyof typeof payloads;

/** The payload of a type of event. */
export type PayloadOf<T extends EventType> = z.infer<(typeof payloads)[T]>;

/** One event, its payload beside it. */
export type BoardEvent = {
  readonly [T in EventType]: { readonly type: T; readonly payload: PayloadOf<T> };
}[EventType];

/** The second line of an event. */
export const eventLine = z
  .strictObject({
    height: count,
    parent: hash.nullable(),
    payload: hash,
    type: z.enum(Object.keys(payloads) as [EventType, ...EventType[]]),
  })
  .readonly();
export type EventLine = z.infer<typeof eventLine>;

/** Phases in their order, and `void`. */
export const phases = [
  'keys',
  'issuing',
  'casting',
  'closed',
  'opened',
  'counted',
  'certified',
  'void',
] as const;
export type Phase = (typeof phases)[number];

/** Name of the electronic channel of a round, as counting's sheets call it. */
export const electronicChannel = 'electronic-1';
