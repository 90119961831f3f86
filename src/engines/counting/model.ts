import { z } from 'zod';

/**
 * The words of counting. E 应到 `expected`, P 实到 `present`, I 发出 `issued`, R 收回 `returned`, X 无效 `invalid`,
 * V = R − X 有效 `valid`, S 应选名额 `seats`. All are whole numbers; the totals of a round are sums over its channels.
 */

/** More people or ballots than any school has; keeps every product exact. */
export const largestCount = 1_000_000;

const count = z.number().int().min(0).max(largestCount);
const fractionPart = z.number().int().min(1).max(1000);

/** Names a candidate or a person written in. What it is made of is the caller's; here it is only compared. */
export const candidateId = z.string().min(1).max(100);
export type CandidateId = z.infer<typeof candidateId>;

/** A share to be passed: `>` is 超过, `>=` is 以上 or 达到. */
export const threshold = z
  .strictObject({ n: fractionPart, d: fractionPart, op: z.enum(['>', '>=']) })
  .readonly();
export type Threshold = z.infer<typeof threshold>;

/** A plain share, such as the fifth by which candidates outnumber seats. */
export const share = z.strictObject({ n: fractionPart, d: fractionPart }).readonly();
export type Share = z.infer<typeof share>;

/** Of what a share is taken: 应到, 实到, 收回 (参加投票), 有效票. */
export const bases = ['expected', 'present', 'returned', 'valid'] as const;
export type Base = (typeof bases)[number];

/** What it takes to be elected: a share of a base, or merely most votes (at least one). */
export const requirement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), base: z.enum(bases), threshold }).readonly(),
  z.strictObject({ kind: z.literal('most') }).readonly(),
]);
export type Requirement = z.infer<typeof requirement>;

const majority = {
  kind: 'share',
  base: 'present',
  threshold: { n: 1, d: 2, op: '>' },
} as const satisfies Requirement;

/** Everything an election regulation (选举办法) may settle about counting; what it does not settle is the default. */
export const countingRules = z
  .strictObject({
    /** How many of 应到 must be present. */
    quorum: threshold.default({ n: 2, d: 3, op: '>=' }),
    /** What it takes to be elected in the first round. */
    elected: requirement.default(majority),
    /** What it takes in a further round (另行选举). */
    electedFurther: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('same') }).readonly(),
        ...requirement.options,
      ])
      .default({ kind: 'same' }),
    /** Fewer choices than seats make a ballot invalid as well. More always do (多选). */
    exactSeats: z.boolean().default(false),
    /** 另选他人: not at all, freely within the seats, or only as many as 反对 were marked. */
    writeIns: z.enum(['off', 'free', 'per-against']).default('free'),
    /** Whether somebody written in can be elected (if eligible and accepting). */
    writeInsElectable: z.boolean().default(true),
    /** A ballot on which nothing is marked: all 弃权, or invalid. */
    blank: z.enum(['valid', 'invalid']).default('valid'),
    /** Equal votes for the last seat: vote again on the tied, leave the seat open, or a show of hands. */
    tie: z.enum(['revote', 'vacant', 'hands']).default('revote'),
    /** Tie rounds in a row after which somebody must decide. */
    maxTieRounds: z.number().int().min(1).max(10).default(3),
    /** Who decides a tie that voting does not end: the 主席团, or lots. */
    lastTie: z.enum(['presidium', 'lots']).default('presidium'),
    /**
     * Fewer elected than seats: a further round (contested if the slate was), one with as many candidates as seats,
     * or a resolution to have fewer seats or to leave them open.
     */
    tooFew: z
      .enum(['further-round', 'further-equal', 'reduce-seats', 'vacant'])
      .default('further-round'),
    /** Rounds of one election, ties not counted. */
    maxRounds: z.number().int().min(1).max(10).default(3),
    /** By which share of the seats candidates outnumber them under 差额, rounded up. */
    margin: share.default({ n: 1, d: 5 }),
    /** At most which share, rounded down but never below the least; null: no limit. */
    marginMost: share.nullable().default(null),
    /** How those elected are announced: 姓氏笔画 or by votes. */
    order: z.enum(['strokes', 'votes']).default('strokes'),
    /**
     * Whether the next one with enough votes may move up for somebody elected who declines; as a rule the seat is voted
     * on again. Absent in regulations that settle nothing, so that older published counts keep their fingerprint.
     */
    declined: z.enum(['further-round', 'next']).exactOptional(),
    /** Whether votes are announced. */
    votesAnnounced: z.boolean().default(true),
  })
  .readonly();
export type CountingRules = z.infer<typeof countingRules>;

/** The rules of a regulation that settles nothing. */
export const defaultRules: CountingRules = countingRules.parse({});

/** 差额 or 等额. */
export const contests = ['contested', 'equal'] as const;
export type Contest = (typeof contests)[number];

/** The votes of one listed candidate on one sheet. */
export const candidateVotes = z
  .strictObject({ id: candidateId, yes: count, no: count, abstain: count })
  .readonly();
export type CandidateVotes = z.infer<typeof candidateVotes>;

/** The votes of somebody written in; each is a 赞成. */
export const writeInVotes = z.strictObject({ id: candidateId, votes: count }).readonly();
export type WriteInVotes = z.infer<typeof writeInVotes>;

/** What was counted in one channel (a ballot box, or the electronic box) in one round for one office. */
export const sheet = z
  .strictObject({
    channel: z.string().min(1).max(100),
    issued: count,
    returned: count,
    invalid: count,
    candidates: z.array(candidateVotes).max(500).readonly(),
    writeIns: z.array(writeInVotes).max(5000).readonly(),
  })
  .readonly();
export type Sheet = z.infer<typeof sheet>;

/** First round, further round for the seats still open, round among the tied. */
export const roundKinds = ['first', 'further', 'tie'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Everything one round is decided by. */
export interface RoundInput {
  readonly rules: CountingRules;
  readonly kind: RoundKind;
  /** 1 for the first round, one more with every further round; a tie round keeps the number of the round it ends. */
  readonly number: number;
  /** 0, or which of the tie rounds in a row this is, from 1. */
  readonly tieNumber: number;
  readonly seats: number;
  /** How the list of the first round was made. */
  readonly contest: Contest;
  /** The list, in its order. */
  readonly candidates: readonly CandidateId[];
  readonly expected: number;
  readonly present: number;
  readonly sheets: readonly Sheet[];
  /** People written in who cannot be elected: not eligible, or not accepting. */
  readonly barred: readonly CandidateId[];
}
