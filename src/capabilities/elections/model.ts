import { z } from 'zod';
import { countingRules, type Contest } from '../../engines/counting/model.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';

/** What is elected: 主席团 · 学生委员会 · 学代会代表 · 班委会 · 其他. */
export const whats = ['presidium', 'committee', 'delegates', 'class-committee', 'other'] as const;

/** One of them. */
export type What = (typeof whats)[number];

/**
 * The body that elects: 学代会 · 全体学生大会 · 单位的代表会议 · 班会 · 学生委员会 · 常务委员会 · 常任代表会议 · 党团组织 · 主席团 ·
 * 其他. Bodies that may not are among them: whoever enters one is told the rule it breaks.
 */
export const electingBodies = [
  'congress',
  'assembly',
  'unit-meeting',
  'class-meeting',
  'committee',
  'standing-committee',
  'standing-delegates',
  'party-or-league',
  'presidium',
  'other',
] as const;

/** One of them. */
export type ElectingMeeting = (typeof electingBodies)[number];

/** 筹备 · 名单公布 · 选举进行中 · 已确认 · 已取消. */
export const electionStates = ['preparing', 'published', 'open', 'certified', 'cancelled'] as const;

/** One of them. */
export type ElectionState = (typeof electionStates)[number];

/** 监票人 · 计票人. */
export const tellerRoles = ['monitor', 'counter'] as const;

/** One of them. */
export type TellerRole = (typeof tellerRoles)[number];

/** Kinds of channel by which ballots come in. A channel is named by its kind, and a number where there are several. */
export const channelKinds = ['paper', 'electronic'] as const;

/** One of them. */
export type ChannelKind = (typeof channelKinds)[number];

/** Name of a channel: `paper-1` is the first ballot box, `electronic-1` the one that phones cast into. */
export const channelName = /^(?:paper|electronic)-[1-9]\d?$/;

/** The rules of an election, as they were on the day it was prepared. */
export const frozenRules = z
  .strictObject({
    counting: countingRules,
    /** Working days for which the list of candidates is public. */
    publicityDays: z.number().int().min(0).max(30),
  })
  .readonly();

/** Those rules. */
export type FrozenRules = z.infer<typeof frozenRules>;

/** An article that states one of the rules. */
export interface RuleArticle {
  readonly name: string;
  readonly id: Uuid;
  readonly document: string;
  readonly number: string;
}

/** The thing of another room for which an election is held: a congress, a unit's choosing of delegates. */
export interface ElectionSubject {
  readonly kind: string;
  readonly id: Uuid;
}

/** What is voted on by one ballot paper. */
export interface WantedOffice {
  readonly title: string;
  readonly seats: number;
  /** The post of organisation that whoever is elected is appointed to. */
  readonly postId?: Uuid | null | undefined;
  /** 差额 unless said otherwise. */
  readonly mode?: Contest | undefined;
  readonly candidates?:
    | readonly {
        readonly personId: Uuid;
        readonly candidacyId?: Uuid | null | undefined;
      }[]
    | undefined;
}

/** An election as it is asked for. */
export interface WantedElection {
  readonly what: What;
  readonly elector: ElectingMeeting;
  /** As the papers call it: 第十二次学生代表大会. */
  readonly electorName: string;
  readonly title: string;
  readonly day: Day;
  /** The body whose posts are filled; none for delegates. */
  readonly bodyId?: Uuid | null | undefined;
  /** The unit it belongs to; null is the school itself. That of the body where there is one. */
  readonly unitId?: Uuid | null | undefined;
  readonly subject?: ElectionSubject | null | undefined;
  readonly offices: readonly WantedOffice[];
}
