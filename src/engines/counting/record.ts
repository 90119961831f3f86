import { z } from 'zod';
import { candidateId, contests, countingRules, largestCount, sheet } from './model.ts';

/** An election as it is recorded: what was settled beforehand, and what happened. Events may stand in any order. */

const reference = z.string().min(1).max(100);
const people = z.number().int().min(0).max(largestCount);

/** Who settled something, and when: a body, never a person. */
export const authority = z
  .strictObject({
    body: z.string().min(1).max(200),
    on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  })
  .readonly();
export type Authority = z.infer<typeof authority>;

/** What is elected: a post or a number of equal seats, with its list. */
export const office = z
  .strictObject({
    id: reference,
    seats: z.number().int().min(1).max(1000),
    contest: z.enum(contests),
    candidates: z
      .array(candidateId)
      .max(500)
      .refine((ids) => new Set(ids).size === ids.length)
      .readonly(),
  })
  .readonly();
export type Office = z.infer<typeof office>;

/**
 * Why a round is held. `further` is 另行选举 (only the seats still open), `rerun` is 重选 (the round before was void:
 * the same candidates, everything again), `reconvened` follows a meeting that had no quorum and therefore no round.
 */
export const callings = ['first', 'further', 'tie', 'rerun', 'reconvened'] as const;
export type Calling = (typeof callings)[number];

/** A box: ballots on paper, counted and entered by hand; or the electronic one. */
export const channelKinds = ['paper', 'electronic'] as const;
export const channel = z
  .strictObject({ id: z.string().min(1).max(100), kind: z.enum(channelKinds) })
  .readonly();
export type Channel = z.infer<typeof channel>;

export const roundOpened = z
  .strictObject({
    kind: z.literal('round-opened'),
    office: reference,
    /** Counts the openings of this office from 1, those without quorum included. */
    round: z.number().int().min(1).max(100),
    is: z.enum(callings),
    expected: people,
    present: people,
    channels: z.array(channel).min(1).max(100).readonly(),
  })
  .readonly();

export const sheetEntered = z
  .strictObject({
    kind: z.literal('sheet'),
    id: reference,
    office: reference,
    round: z.number().int().min(1).max(100),
    /** The sheet that this one corrects; that one stays in the record. */
    replaces: reference.nullable(),
    /** What two people (and a third who looked where they differed) each entered; empty where a machine counted. */
    entries: z.array(sheet).max(9).readonly(),
    sheet,
  })
  .readonly();

/** Somebody written in who cannot be elected. */
export const barred = z
  .strictObject({
    kind: z.literal('barred'),
    office: reference,
    person: candidateId,
    reason: z.enum(['not-eligible', 'declined']),
    by: authority,
  })
  .readonly();

/**
 * Somebody elected who does not take the seat, told before the result is certified: they decline, cannot serve any
 * more, or turn out not to be eligible. The votes stay as they were; the seat is open again.
 */
export const declined = z
  .strictObject({
    kind: z.literal('declined'),
    office: reference,
    /** The last round held when it was told. */
    round: z.number().int().min(1).max(100),
    person: candidateId,
    reason: z.enum(['declined', 'unable', 'not-eligible']),
    by: authority,
  })
  .readonly();

/** How seats that voting left open were settled, or that a round was annulled for a breach outside its numbers. */
export const settlement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reduce-seats') }).readonly(),
  z.strictObject({ kind: z.literal('vacant') }).readonly(),
  z.strictObject({ kind: z.literal('annul') }).readonly(),
  ...(['lots', 'presidium', 'hands', 'next'] as const).map((kind) =>
    z
      .strictObject({ kind: z.literal(kind), elected: z.array(candidateId).max(500).readonly() })
      .readonly(),
  ),
]);
export type Settlement = z.infer<typeof settlement>;

export const resolved = z
  .strictObject({
    kind: z.literal('resolution'),
    id: reference,
    office: reference,
    /** The round it follows. */
    round: z.number().int().min(1).max(100),
    settlement,
    /** Those who declined and whose seats it settles; absent where it settles what voting left open. */
    declined: z.array(candidateId).min(1).max(500).readonly().exactOptional(),
    by: authority,
  })
  .readonly();

export const electionEvent = z.discriminatedUnion('kind', [
  roundOpened,
  sheetEntered,
  barred,
  declined,
  resolved,
]);
export type ElectionEvent = z.infer<typeof electionEvent>;
export type RoundOpened = z.infer<typeof roundOpened>;
export type SheetEntered = z.infer<typeof sheetEntered>;
export type DeclinedEvent = z.infer<typeof declined>;
export type Resolved = z.infer<typeof resolved>;

/** Everything that decides an election. */
export const electionRecord = z
  .strictObject({
    rules: countingRules,
    offices: z.array(office).min(1).max(100).readonly(),
    events: z.array(electionEvent).max(10_000).readonly(),
  })
  .readonly();
export type ElectionRecord = z.infer<typeof electionRecord>;
