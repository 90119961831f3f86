import { readStatedValues } from '../../../charter/reads.ts';
import type { Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { holdPost, type PostAndBody } from '../bodies/reads.ts';
import { unionOf } from '../bodies/rules.ts';
import { capsAfterwards, capsOfPost, type CapOutcome } from '../caps/reads.ts';
import { holdPerson } from '../people/reads.ts';
import { overlap } from '../spans.ts';
import {
  daysHeld,
  holdTerm,
  isAtOrAbove,
  placeInUnion,
  postsInUnions,
  type AppointmentRow,
} from './reads.ts';
import { judgeAppointment, judgeElection } from './rules.ts';
import {
  judgeSecondPosts,
  secondPostRules,
  type OtherPost,
  type UnionPlace,
} from './second-posts.ts';

/** Codes `judgeWanted` can refuse with. */
export const judging = [
  'post-unknown',
  'person-unknown',
  'term-unknown',
  'administrator-by-its-verbs',
  'dates-reversed',
  'post-not-then',
  'person-not-then',
  'term-not-then',
  'appointment-overlaps',
  'no-seat-left',
  'second-post',
  'second-post-forbidden',
  'second-post-approval',
  'second-post-by-school',
  'election-not-elected',
] as const;

/** What is wrong with an appointment, and the post it fills; null where that is not within reach. */
export interface Judged {
  readonly refusals: readonly Refusal[];
  readonly filled: PostAndBody | null;
}

type Wanted = Omit<AppointmentRow, 'schoolId'>;

/**
 * Judges an appointment as it would be. Whoever appoints holds the post, then the person: so the last seat goes to one,
 * and nobody gets two posts of a union, or a post while leaving, from two calls at once.
 */
export async function judgeWanted(context: Context, wanted: Wanted): Promise<Judged> {
  const filled = await holdPost(context.tx, context.authority, wanted.postId);
  if (filled === null) return { refusals: [refusal('post-unknown', 'postId')], filled };
  if (filled.body.kind === 'administration')
    return { refusals: [refusal('administrator-by-its-verbs', 'postId')], filled };
  return { refusals: await judgeFilling(context, wanted, filled), filled };
}

async function judgeFilling(
  context: Context,
  wanted: Wanted,
  { post, body }: PostAndBody,
): Promise<readonly Refusal[]> {
  const { tx } = context;
  const { personId, termId } = wanted;
  // A person of the school may serve any unit: only the post must lie within reach.
  // The person is held before their posts are read, or two calls would not see each other's.
  const person = await holdPerson(tx, { reach: 'school' }, personId);
  const term = termId === null ? null : await holdTerm(tx, termId, 'share');
  const [others, place, inUnions, ownsTerm] = await Promise.all([
    daysHeld(tx, post.id),
    placeInUnion(tx, body.id),
    postsInUnions(tx, personId),
    term === null || isAtOrAbove(tx, { bodyId: body.id, ownerId: term.bodyId }),
  ]);
  if (person === null) return [refusal('person-unknown', 'personId')];
  if (termId !== null && (term === null || !ownsTerm)) return [refusal('term-unknown', 'termId')];
  const other = <T extends { readonly id: Uuid }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ id }) => id !== wanted.id);
  const judged = { days: wanted, personId, post, body, person, term, others: other(others) };
  const refusals = [...judgeAppointment(judged), ...judgeElection(wanted)];
  // Days in the wrong order make every other judgement meaningless.
  if (place === null || refusals.some(({ code }) => code === 'dates-reversed')) return refusals;
  const elsewhere = other(inUnions).filter((one) => one.postId !== post.id);
  return [...refusals, ...(await secondPosts(context, { wanted, place, elsewhere }))];
}

/** Judges the other posts a person holds in unions. What the charter says is read only where there are any. */
async function secondPosts(
  { tx, authority }: Context,
  {
    wanted,
    place,
    elsewhere,
  }: {
    readonly wanted: Wanted;
    readonly place: UnionPlace;
    readonly elsewhere: readonly OtherPost[];
  },
): Promise<readonly Refusal[]> {
  const others = elsewhere.filter((one) => overlap(one, wanted));
  if (others.length === 0) return [];
  const judged = {
    ...{ days: wanted, place, others, ground: wanted.secondPostGround },
    ...{ approver: wanted.secondPostApprover, bySchool: authority.reach === 'school' },
  };
  return judgeSecondPosts(judged, secondPostRules(await readStatedValues(tx), wanted.since));
}

/**
 * Which caps of its union are broken by one more holder of a post; none outside unions. Asked after the appointment was
 * written.
 */
export async function capsOfFilling(
  tx: SchoolTransaction,
  filled: PostAndBody | null,
  day: Day,
): Promise<CapOutcome> {
  const unionId = filled === null ? null : unionOf(filled.body);
  if (filled === null || unionId === null) return { warnings: [], refusals: [] };
  const caps = capsOfPost(filled.post.kind);
  return capsAfterwards(tx, { unionId, bodyId: filled.body.id, caps, day, field: 'postId' });
}
