import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { PaperBlock } from '../../engines/documents/paper/paper.ts';
import type { PartId, Profile } from './edition/model.ts';

/** What naming a person in public stands on (个人信息保护法, articles 13 and 25). */
export const consentBases = ['consent', 'statutory-duty'] as const;
export type ConsentBasis = (typeof consentBases)[number];

/** What the person said after being told; `not-needed` where a duty is the basis. */
export const consentAnswers = ['given', 'refused', 'withdrawn', 'not-needed'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** Why a leaf is taken out of a published edition. */
export const withdrawalReasons = ['request', 'retention', 'minor'] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** A tick or count as people decided it; null where they left it to the records. */
export interface DecidedClaim {
  readonly item: string;
  readonly ticked: boolean | null;
  readonly conforming: number | null;
  readonly ground: string | null;
}

/** A disclosure being prepared. */
export interface Disclosure {
  readonly id: Uuid;
  readonly unionId: Uuid;
  readonly formId: string;
  readonly asOf: Day;
  readonly profile: Profile;
  readonly corrects: string | null;
  readonly why: string | null;
  readonly revision: number;
}

/** What stands in a section besides the form, and where it came from. */
export interface SectionContent {
  readonly part: PartId;
  /** Empty where nothing is there yet. */
  readonly blocks: readonly PaperBlock[];
  /** `records`: made from them; `written`: by people, and vouched for; `missing`: nothing yet. */
  readonly from: 'records' | 'written' | 'missing';
  /** A paper that stands for it or beside it, by hash. */
  readonly file: { readonly name: string; readonly sha256: string; readonly size: number } | null;
  /** Who vouches for what was written or attached, in which post, when. */
  readonly attested: { readonly by: string; readonly as: string; readonly on: Day } | null;
}

/** A row of the roster on its way into an edition; who may be named is decided before. */
export interface RosterLine {
  readonly row: number;
  readonly personId: Uuid;
  /** Cells in the form's official columns. */
  readonly full: readonly string[];
  /** Without rank and failures, and without a name where it may not be shown. */
  readonly reduced: readonly string[];
}
