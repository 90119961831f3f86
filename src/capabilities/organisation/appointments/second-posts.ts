import { inForce, type StatedValue } from '../../../charter/in-force.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { secondPostClubs, secondPostLevels, secondPostWithin } from '../provisions.ts';
import { overlap, type Days } from '../spans.ts';
import type { SecondPostApprover } from './model.ts';

/** What the charter says of second posts on a day. */
export interface SecondPostRules {
  readonly within: 'with-ground' | 'forbidden';
  readonly levels: 'approved' | 'forbidden' | 'allowed';
  /** Whether a post in the school union's department for clubs beside one in a unit's union is the charter's own wish. */
  readonly clubs: boolean;
}

/** The rules of a day. */
export function secondPostRules(stated: readonly StatedValue[], day: Day): SecondPostRules {
  return {
    within: inForce(stated, secondPostWithin, day).value,
    levels: inForce(stated, secondPostLevels, day).value,
    clubs: inForce(stated, secondPostClubs, day).value,
  };
}

/** A post in a union, as rules on second posts look at it. */
export interface UnionPlace {
  readonly unionId: Uuid;
  /** Null for the school's union. */
  readonly unitId: Uuid | null;
  /** Whether its department serves clubs. */
  readonly forClubs: boolean;
}

/** Another post of the same person. */
export interface OtherPost extends UnionPlace, Days {
  readonly postName: string;
  readonly bodyName: string;
}

/** A post somebody is to hold beside others, and what is said for it. */
export interface SecondPostCase {
  readonly days: Days;
  readonly place: UnionPlace;
  readonly others: readonly OtherPost[];
  readonly ground: string | null;
  readonly approver: SecondPostApprover | null;
  /** Whether whoever enters it answers for the whole school. */
  readonly bySchool: boolean;
}

/** Whether two posts stand at the school and in a unit. */
const atTwoLevels = (a: UnionPlace, b: UnionPlace): boolean =>
  (a.unitId === null) !== (b.unitId === null);

const clubsAtSchool = (place: UnionPlace): boolean => place.unitId === null && place.forClubs;

/**
 * One person holds one post. Within one level a ground must be stated, unless the charter knows no second post at all;
 * at the school and in a unit 学生处 or 团委 approves it, as charters say, and only the school's own keepers enter so.
 */
export function judgeSecondPosts(
  judged: SecondPostCase,
  rules: SecondPostRules,
): readonly Refusal[] {
  const second = judged.others.find((other) => overlap(other, judged.days));
  if (!second) return [];
  const values = { post: second.postName, body: second.bodyName };
  if (!atTwoLevels(judged.place, second)) {
    if (rules.within === 'forbidden') return [refusal('second-post-forbidden', 'postId', values)];
    return judged.ground === null ? [refusal('second-post', 'secondPostGround', values)] : [];
  }
  if (rules.levels === 'allowed') return [];
  if (rules.clubs && (clubsAtSchool(judged.place) || clubsAtSchool(second))) return [];
  if (rules.levels === 'forbidden') return [refusal('second-post-forbidden', 'postId', values)];
  if (!judged.bySchool) return [refusal('second-post-by-school', 'postId', values)];
  return judged.ground === null || judged.approver === null
    ? [refusal('second-post-approval', 'secondPostApprover', values)]
    : [];
}
