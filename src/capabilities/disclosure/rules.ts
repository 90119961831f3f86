import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { isConforming, type JudgedForm } from '../evaluation/judge-form.ts';
import type { PublishedItem } from './edition/model.ts';
import type { DecidedClaim } from './model.ts';

/** Refuses a claim on an item the form has not, and one that is none of the item's kind. */
export function judgeClaim(judged: JudgedForm, claim: DecidedClaim): readonly Refusal[] {
  const school = judged.school.some(({ key }) => key === claim.item);
  const counted = judged.secondLevel.find(({ key }) => key === claim.item);
  if (!school && !counted) return [refusal('item-unknown', 'item')];
  if (school && claim.conforming !== null) return [refusal('item-is-ticked', 'conforming')];
  if (counted && claim.ticked !== null) return [refusal('item-is-counted', 'ticked')];
  if (counted && claim.conforming !== null && claim.conforming > counted.total)
    return [refusal('more-than-unions', 'conforming', { total: counted.total })];
  return [];
}

/** Items claimed against the records without a ground: each keeps the disclosure from being approved. */
export function ungroundedClaims(
  items: readonly PublishedItem[],
  judged: JudgedForm,
): readonly string[] {
  return items
    .filter(({ key, claim, ground, standing }) => {
      if (ground !== null) return false;
      if ('ticked' in claim) return claim.ticked && !isConforming(standing);
      const counted = judged.secondLevel.find((one) => one.key === key);
      return counted !== undefined && claim.conforming > counted.conforming;
    })
    .map(({ key }) => key);
}

/** What keeps a disclosure from being approved. */
export interface Obstacles {
  /** Items claimed against the records without a ground. */
  readonly ungrounded: readonly string[];
  /** Findings of the audit that nobody explained. */
  readonly unexplained: readonly string[];
  /** Sections of the form with nothing in them. */
  readonly empty: readonly string[];
}

/** Refuses what still has obstacles, naming them by number. */
export function judgeObstacles({ ungrounded, unexplained, empty }: Obstacles): readonly Refusal[] {
  return [
    ...(ungrounded.length > 0
      ? [
          refusal('claims-ungrounded', [], {
            count: ungrounded.length,
            items: ungrounded.join(' '),
          }),
        ]
      : []),
    ...(unexplained.length > 0
      ? [refusal('findings-unexplained', [], { count: unexplained.length })]
      : []),
    ...(empty.length > 0
      ? [refusal('sections-empty', [], { count: empty.length, sections: empty.join(' ') })]
      : []),
  ];
}

/** Roles whose approval of this very content is missing. */
export function missingApprovals(
  required: readonly string[],
  given: readonly { readonly role: string; readonly content: string }[],
  content: string,
): readonly string[] {
  return required.filter(
    (role) => !given.some((one) => one.role === role && one.content === content),
  );
}
