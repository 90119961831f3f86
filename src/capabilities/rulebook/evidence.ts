import {
  inForce,
  type CitedArticle,
  type Provided,
  type StatedValue,
} from '../../charter/in-force.ts';
import type { Provision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact, FactName, FactOf } from '../../facts/fact.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import { percentOf } from './percent.ts';
import type { Uuid } from '../../kernel/id.ts';
import { schoolStudentUnionSql } from '../organisation/reads.ts';
import {
  awardsBasis,
  congressInterval,
  congressMonth,
  delegatesElector,
  delegatesLeast,
  delegatesProposer,
  headsElector,
  presidiumContested,
  presidiumElector,
  reviewOffices,
  reviewStudents,
  reviewTimes,
  reviewWho,
  trainingTimes,
} from './provisions.ts';

/** The values that the school's articles state on a day. */
interface Said {
  readonly stated: readonly StatedValue[];
  readonly asOf: Day;
}

const of = <V>({ stated, asOf }: Said, provision: Provision<V>): Provided<V> =>
  inForce(stated, provision, asOf);

/** What an article states of a provision; null where none does, since a default is no rule of the school. */
function said<V>(all: Said, provision: Provision<V>): V | null {
  const { value, article } = of(all, provision);
  return article === null ? null : value;
}

/** A fact of the school's own student union by an article that states `provision`; nothing where none does. */
function ruled<V, N extends FactName>(
  all: Said,
  provision: Provision<V>,
  name: N,
  value: (stated: V, article: CitedArticle) => FactOf<N>['value'] | null,
): readonly Fact[] {
  const { value: stated, article, since } = of(all, provision);
  const made = article === null ? null : value(stated, article);
  if (article === null || made === null) return [];
  const fact: FactOf<N> = {
    ...{ name, value: made, level: 'school', basis: 'rule', grain: 'aggregate' },
    ...{ coverage: 'complete', day: since as unknown as PartialDay | null },
    source: { kind: 'record', thing: 'article', id: article.id },
  };
  // A union of all names is what `Fact` is; the compiler cannot follow one name through it.
  return [fact as unknown as Fact];
}

/** Heads chosen by the presidium are the usual way and no election; only an election is told. */
const elections = (all: Said): readonly Fact[] => [
  ...ruled(all, presidiumElector, 'presidium.elected', (by) => ({
    ...{ by, office: 'presidium', contested: said(all, presidiumContested), alternative: null },
  })),
  ...ruled(all, headsElector, 'presidium.elected', (by) =>
    by === 'presidium' || by === 'party-or-league' || by === 'other'
      ? null
      : { by, office: 'heads', contested: null, alternative: null },
  ),
];

const congress = (all: Said): readonly Fact[] => [
  ...ruled(all, congressInterval, 'congress.cycle', (months) => {
    const years = Math.ceil(months / 12);
    return { minYears: years, maxYears: years, month: said(all, congressMonth), of: 'congress' };
  }),
  ...ruled(all, delegatesLeast, 'delegates.minimum', (share) => ({
    percent: percentOf(share),
  })),
  ...ruled(all, delegatesProposer, 'delegates.step', (by) => ({ step: 'nominated', by })),
  ...ruled(all, delegatesElector, 'delegates.step', (by) => ({ step: 'elected', by })),
];

const review = (all: Said): readonly Fact[] => [
  ...ruled(all, trainingTimes, 'training.rule', (perYear) => ({ perYear })),
  ...ruled(all, reviewTimes, 'review.report', (perYear) => ({
    ...{ perYear, who: said(all, reviewWho) ?? 'unknown', to: 'review-committee' },
  })),
  ...ruled(all, reviewStudents, 'review.committee', (majority) => ({
    ...{ students: null, members: null, majority, offices: said(all, reviewOffices) ?? false },
  })),
  ...ruled(all, awardsBasis, 'awards.basis', (by) => ({ by })),
];

/** What the articles in force on a day say beyond what other rooms state of them. */
export const rulesSaid = (all: Said): readonly Fact[] => [
  ...elections(all),
  ...congress(all),
  ...review(all),
];

/**
 * What the charter says of the school's own student union, by that union's id. A graduate union and units' unions have
 * rules of their own, which are not kept by provisions. Two statements, sent together.
 */
export async function rulebookEvidence(
  tx: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, readonly Fact[]>> {
  const [stated, unions] = await Promise.all([
    readStatedValues(tx),
    tx.client.query<{ readonly id: Uuid }>({
      name: 'own-student-union',
      text: schoolStudentUnionSql('$1', '$2::date'),
      values: [tx.schoolId, asOf],
    }),
  ]);
  const facts = rulesSaid({ stated, asOf });
  return new Map(unions.rows.map(({ id }) => [id, facts]));
}
