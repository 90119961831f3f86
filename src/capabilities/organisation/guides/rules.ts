import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { overlap, reversed, within, type Days } from '../spans.ts';
import type { GuideKind } from './model.ts';

/** Everything a guide of a union is judged by; `others` leaves out the row itself where it is being corrected. */
export interface GuideCase {
  readonly kind: GuideKind;
  readonly days: Days;
  readonly person: Days;
  /** Whether the union is the school's own. */
  readonly ofSchool: boolean;
  /** The person's days in posts of the League, at the school or in the union's unit. */
  readonly leaguePosts: readonly (Days & { readonly kind: string })[];
  /** Who else guides this union in this kind. */
  readonly others: readonly Days[];
}

/**
 * Refuses a guide of a kind the union's level does not know (`guide-kind-school`, `guide-kind-unit`), one who holds no
 * post in the League in those days (`guide-no-post`; the deputy secretary holds that post, the secretary-general any),
 * and a second of a kind on a day. That a guide is a student or does it beside other work is recorded as it is: the
 * form's item judges it.
 */
export function judgeGuide(judged: GuideCase): readonly Refusal[] {
  const { kind, days, ofSchool, leaguePosts, others } = judged;
  const before = reversed(days);
  if (before.length > 0) return before;
  if (ofSchool && kind === 'unit-guide') return [refusal('guide-kind-school', 'kind')];
  if (!ofSchool && kind === 'deputy-secretary') return [refusal('guide-kind-unit', 'kind')];
  const fitting = leaguePosts.filter(
    (post) => kind !== 'deputy-secretary' || post.kind === 'deputy-secretary',
  );
  return [
    ...(within(days, judged.person) ? [] : [refusal('person-not-then', 'personId')]),
    ...(fitting.some((post) => within(days, post)) ? [] : [refusal('guide-no-post', 'personId')]),
    ...(others.some((other) => overlap(other, days)) ? [refusal('guide-taken', 'kind')] : []),
  ];
}
