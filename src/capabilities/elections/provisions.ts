import { inForce, type StatedValue } from '../../charter/in-force.ts';
import { defineProvision, type AnyProvision, type Provision } from '../../charter/provision.ts';
import {
  count,
  fraction,
  oneOf,
  workingDays,
  yesNo,
  type ValueType,
} from '../../charter/value-type.ts';
import { countingRules, type CountingRules } from '../../engines/counting/model.ts';
import type { Day } from '../../kernel/day.ts';
import type { Fraction } from '../../kernel/fraction.ts';
import type { FrozenRules, RuleArticle } from './model.ts';

/** A share above nothing whose parts counting takes. */
function positiveShare(): ValueType<Fraction> {
  const any = fraction();
  const fit = (value: Fraction | null): Fraction | null =>
    value !== null && value.numerator >= 1 && value.denominator <= 1000 ? value : null;
  return {
    ...any,
    read: (stored) => fit(any.read(stored)),
    parse: (typed) => fit(any.parse(typed)),
  };
}

const share = (name: string, numerator: number, denominator: number): Provision<Fraction> =>
  defineProvision({
    name,
    type: positiveShare(),
    default: { numerator, denominator },
    source: 'congress-rules',
  });

const flag = (name: string, value: boolean): Provision<boolean> =>
  defineProvision({ name, type: yesNo(), default: value, source: 'practice' });

const times = (name: string): Provision<number> =>
  defineProvision({
    name,
    type: count('time', { min: 1, max: 10 }),
    default: 3,
    source: 'practice',
  });

/** How many of those entitled must be present: 三分之二以上. */
const quorum = share('election.quorum', 2, 3);
/** Whether more than that share is asked (超过), not that share (以上). */
const quorumExceeds = flag('election.quorum-exceeds', false);

/** Of what the majority is taken; `none`: most votes win. */
const majorityBase = defineProvision<'present' | 'expected' | 'returned' | 'valid' | 'none'>({
  name: 'election.majority-base',
  type: oneOf(['present', 'expected', 'returned', 'valid', 'none']),
  default: 'present',
  source: 'congress-rules',
});
const majority = share('election.majority', 1, 2);
/** Whether that share itself is enough (达到), not only more (超过). */
const majorityReaches = flag('election.majority-reaches', false);

/** What it takes in a further round. */
const further = defineProvision<'same' | 'third-of-returned' | 'most'>({
  name: 'election.further-majority',
  type: oneOf(['same', 'third-of-returned', 'most']),
  default: 'same',
  source: 'practice',
});

const exactSeats = flag('election.exact-seats', false);
const writeIns = defineProvision<CountingRules['writeIns']>({
  name: 'election.write-ins',
  type: oneOf(['free', 'per-against', 'off']),
  default: 'free',
  source: 'practice',
});
const writeInsElectable = flag('election.write-ins-electable', true);
const blank = defineProvision<CountingRules['blank']>({
  name: 'election.blank-ballot',
  type: oneOf(['valid', 'invalid']),
  default: 'valid',
  source: 'practice',
});
const tie = defineProvision<CountingRules['tie']>({
  name: 'election.tie',
  type: oneOf(['revote', 'vacant', 'hands']),
  default: 'revote',
  source: 'practice',
});
const tieRounds = times('election.tie-rounds');
const lastTie = defineProvision<CountingRules['lastTie']>({
  name: 'election.last-tie',
  type: oneOf(['presidium', 'lots']),
  default: 'presidium',
  source: 'practice',
});
const tooFew = defineProvision<CountingRules['tooFew']>({
  name: 'election.too-few',
  type: oneOf(['further-round', 'further-equal', 'reduce-seats', 'vacant']),
  default: 'further-round',
  source: 'practice',
});
const rounds = times('election.rounds');
/** By which share candidates outnumber the seats under 差额, rounded up. */
const margin = share('election.margin', 1, 5);
/** At most which share, rounded down; the whole (1/1) is no limit. */
const marginMost = share('election.margin-most', 1, 1);
/** Whether the next one may move up for somebody elected who declines. */
const declined = defineProvision<NonNullable<CountingRules['declined']>>({
  name: 'election.declined',
  type: oneOf(['further-round', 'next']),
  default: 'further-round',
  source: 'practice',
});
const order = defineProvision<CountingRules['order']>({
  name: 'election.order',
  type: oneOf(['strokes', 'votes']),
  default: 'strokes',
  source: 'practice',
});
const votesAnnounced = flag('election.votes-announced', true);

/** Working days for which the list of candidates is public before the vote. */
export const publicity = defineProvision({
  name: 'election.publicity-days',
  type: workingDays({ min: 0, max: 30 }),
  default: 5,
  source: 'practice',
});

/** Every provision of this room. */
export const electionsProvisions: readonly AnyProvision[] = [
  quorum,
  quorumExceeds,
  majorityBase,
  majority,
  majorityReaches,
  further,
  exactSeats,
  writeIns,
  writeInsElectable,
  blank,
  tie,
  tieRounds,
  lastTie,
  tooFew,
  rounds,
  margin,
  marginMost,
  declined,
  order,
  votesAnnounced,
  publicity,
];

const plain = ({ numerator, denominator }: Fraction) => ({ n: numerator, d: denominator });

const oneThird = {
  kind: 'share',
  base: 'returned',
  threshold: { n: 1, d: 3, op: '>=' },
} as const;

const furtherRequirements = {
  same: { kind: 'same' },
  'third-of-returned': oneThird,
  most: { kind: 'most' },
} as const;

/** The rules that hold on a day, and the articles that state them. */
export function rulesInForce(
  stated: readonly StatedValue[],
  day: Day,
): { readonly rules: FrozenRules; readonly articles: readonly RuleArticle[] } {
  const of = <V>(provision: Provision<V>): V => inForce(stated, provision, day).value;
  const base = of(majorityBase);
  const threshold = { ...plain(of(majority)), op: of(majorityReaches) ? '>=' : '>' };
  const most = of(marginMost);
  const counting = countingRules.parse({
    quorum: { ...plain(of(quorum)), op: of(quorumExceeds) ? '>' : '>=' },
    elected: base === 'none' ? { kind: 'most' } : { kind: 'share', base, threshold },
    electedFurther: furtherRequirements[of(further)],
    exactSeats: of(exactSeats),
    writeIns: of(writeIns),
    writeInsElectable: of(writeInsElectable),
    blank: of(blank),
    tie: of(tie),
    maxTieRounds: of(tieRounds),
    lastTie: of(lastTie),
    tooFew: of(tooFew),
    maxRounds: of(rounds),
    margin: plain(of(margin)),
    marginMost: most.numerator === most.denominator ? null : plain(most),
    declined: of(declined),
    order: of(order),
    votesAnnounced: of(votesAnnounced),
  });
  const articles = electionsProvisions.flatMap(({ name, ...rest }) => {
    const { article } = inForce(stated, { name, ...rest }, day);
    return article === null ? [] : [{ name, ...article }];
  });
  return { rules: { counting, publicityDays: of(publicity) }, articles };
}
